"""Damages to the times and time zones of the sound calendar, each with what the lint must say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sound_calendar import swap

if TYPE_CHECKING:
    from tests.sound_calendar import Damage

TIMES: dict[str, tuple[Damage, tuple[str, ...]]] = {
    "end before start": (swap("20181024T133000", "20181024T113000"), ("line 28: DTEND is not after DTSTART",)),
    "end at start": (
        swap("DTEND:20181028T010000Z", "DTEND:20181028T003000Z"),
        ("line 42: DTEND is not after DTSTART",),
    ),
    "stay of no day": (swap("DATE:20181027", "DATE:20181024"), ("line 56: DTEND is not after DTSTART",)),
    "end of another type": (
        swap("DTEND;VALUE=DATE:20181027", "DTEND:20181027T000000Z"),
        ("line 56: DTEND of another type or zone than DTSTART",),
    ),
    "end in another zone": (
        swap('DTEND;TZID="Europe/London":20181024T133000', "DTEND:20181024T123000Z"),
        ("line 28: DTEND of another type or zone than DTSTART",),
    ),
    "end in the zone of another place": (
        swap('DTEND;TZID="Europe/London"', "DTEND;TZID=Europe/Paris"),
        ("line 28: DTEND of another type or zone than DTSTART", "line 28: no VTIMEZONE Europe/Paris"),
    ),
    "no DTSTART": (swap("DTSTART:20181028T003000Z\n", ""), ("line 36: VEVENT without DTSTART",)),
    "no DTEND": (swap("DTEND:20181028T010000Z\n", ""), ("line 36: VEVENT without DTEND",)),
    "DURATION": (
        swap("DTEND:20181028T010000Z", "DTEND:20181028T010000Z\nDURATION:PT30M"),
        ("line 43: VEVENT with DURATION",),
    ),
    "RRULE": (swap("UID:two", "UID:two\nRRULE:FREQ=DAILY"), ("line 38: VEVENT with RRULE",)),
    "RDATE": (swap("UID:two", "UID:two\nRDATE:20181029T003000Z"), ("line 38: VEVENT with RDATE",)),
    "EXDATE": (swap("UID:two", "UID:two\nEXDATE:20181029T003000Z"), ("line 38: VEVENT with EXDATE",)),
    "EXRULE": (swap("UID:two", "UID:two\nEXRULE:FREQ=DAILY"), ("line 38: VEVENT with EXRULE",)),
    "RECURRENCE-ID": (
        swap("UID:two", "UID:two\nRECURRENCE-ID:20181028T003000Z"),
        ("line 38: VEVENT with RECURRENCE-ID",),
    ),
    "day with a time": (swap("DATE:20181027", "DATE:20181027T000000"), ("line 56: DTEND is no date",)),
    "day that is called a time": (
        swap("DTSTART;VALUE=DATE:20181024", "DTSTART;VALUE=DATE-TIME:20181024"),
        ("line 55: DTSTART is no date and time", "line 56: DTEND of another type or zone than DTSTART"),
    ),
    "time of a type that no time has": (
        lambda data: data.replace(b":20181028T0", b";VALUE=PERIOD:20181028T0"),
        ("line 41: DTSTART with VALUE=PERIOD", "line 42: DTEND with VALUE=PERIOD"),
    ),
    "day in a zone": (
        lambda data: data.replace(b";VALUE=DATE:", b";VALUE=DATE;TZID=Europe/London:"),
        ("line 55: DTSTART is a day, and in a time zone", "line 56: DTEND is a day, and in a time zone"),
    ),
    "days that are not free": (
        swap("The stay\nTRANSP:TRANSPARENT", "The stay\nTRANSP:OPAQUE"),
        ("line 55: whole days that are not TRANSP:TRANSPARENT",),
    ),
    "days that say nothing of free": (
        swap("The stay\nTRANSP:TRANSPARENT", "The stay"),
        ("line 55: whole days that are not TRANSP:TRANSPARENT",),
    ),
    "day in other digits": (swap("DATE:20181027", "DATE:٢٠١٨١٠٢٧"), ("line 56: DTEND is no date",)),
    "day with dashes": (swap("DATE:20181027", "DATE:2018-10-27"), ("line 56: DTEND is no date",)),
    "no day": (swap("DATE:20181027", "DATE:20181032"), ("line 56: DTEND is no date",)),
    "no time": (swap("T123000", "T243000"), ("line 27: DTSTART is no date and time",)),
    "date for a time": (swap("20181024T123000", "20181024"), ("line 27: DTSTART is no date and time",)),
    "offset in a time": (
        swap("20181028T003000Z", "20181028T003000+0100"),
        ("line 41: DTSTART with a fixed offset", "line 42: DTEND of another type or zone than DTSTART"),
    ),
    "no zone": (
        swap("DTSTART;TZID=Europe/London", "DTSTART"),
        ("line 27: DTSTART in no time zone", "line 28: DTEND of another type or zone than DTSTART"),
    ),
    "zone and Z": (
        swap("T123000\n", "T123000Z\n"),
        ("line 27: DTSTART with both TZID and Z", "line 28: DTEND of another type or zone than DTSTART"),
    ),
}
ZONES: dict[str, tuple[Damage, tuple[str, ...]]] = {
    "zone not in the file": (
        swap("TZID:Europe/London", "TZID:Europe/Paris"),
        ("line 27: no VTIMEZONE Europe/London", "line 28: no VTIMEZONE Europe/London"),
    ),
    "zone without a name": (
        swap("TZID:Europe/London\n", ""),
        (
            "line 7: VTIMEZONE without TZID",
            "line 26: no VTIMEZONE Europe/London",
            "line 27: no VTIMEZONE Europe/London",
        ),
    ),
    "offset by one hour": (
        swap("TZOFFSETTO:+0100", "TZOFFSETTO:+0200"),
        (
            "line 18: TZOFFSETFROM is not the offset before this change",
            "line 27: DTSTART by VTIMEZONE Europe/London is another instant than by the zone itself",
            "line 28: DTEND by VTIMEZONE Europe/London is another instant than by the zone itself",
        ),
    ),
    "offset before a change": (
        swap("TZOFFSETFROM:+0100", "TZOFFSETFROM:+0200"),
        ("line 18: TZOFFSETFROM is not the offset before this change",),
    ),
    "offset before the first change": (
        swap("TZOFFSETFROM:+0000", "TZOFFSETFROM:-0100"),
        ("line 12: TZOFFSETFROM is not the offset before this change",),
    ),
    "offset twice": (
        swap("TZOFFSETTO:+0100", "TZOFFSETTO:+0100\nTZOFFSETTO:+0200"),
        ("line 14: a second TZOFFSETTO",),
    ),
    "zone that begins late": (
        lambda data: (
            data.replace(b"DTSTART:2017", b"DTSTART:2019")
            .replace(b"0326T01", b"0331T01")
            .replace(b"1029T02", b"1027T02")
        ),
        (
            "line 27: DTSTART by VTIMEZONE Europe/London is another instant than by the zone itself",
            "line 28: DTEND by VTIMEZONE Europe/London is another instant than by the zone itself",
        ),
    ),
    "wrong Sunday": (
        lambda data: data.replace(b"=10;BYDAY=-1SU", b"=10;BYDAY=2SU").replace(b"20171029T02", b"20171008T02"),
        (
            "line 27: DTSTART by VTIMEZONE Europe/London is another instant than by the zone itself",
            "line 28: DTEND by VTIMEZONE Europe/London is another instant than by the zone itself",
        ),
    ),
    "start off its rule": (swap("20171029T020000", "20171028T020000"), ("line 17: DTSTART is not a day of its RRULE",)),
    "rule of another form": (
        swap("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "FREQ=YEARLY;UNTIL=20300101;BYMONTH=10;BYDAY=-1SU"),
        ("line 17: RRULE of another form than FREQ=YEARLY;BYMONTH=m;BYDAY=nDD",),
    ),
    "RDATE in the zone": (
        swap("DTSTART:20171029T020000", "DTSTART:20171029T020000\nRDATE:20181028T020000"),
        ("line 17: RDATE in a VTIMEZONE: Outlook does not follow it",),
    ),
    "zone without offset": (swap("TZOFFSETTO:+0000\n", ""), ("line 15: STANDARD without TZOFFSETTO",)),
    "zone with a bad offset": (
        swap("TZOFFSETFROM:+0100", "TZOFFSETFROM:1"),
        ("line 15: STANDARD with a time or an offset that cannot be read",),
    ),
    "zone from no day": (
        swap("DTSTART:20171029T020000", "DTSTART:20170229T020000"),
        ("line 15: STANDARD with a time or an offset that cannot be read",),
    ),
    "zone twice": (
        lambda data: data.replace(
            b"BEGIN:VEVENT", data[data.index(b"BEGIN:VTIMEZONE") : data.index(b"BEGIN:VEVENT")] + b"BEGIN:VEVENT", 1
        ),
        ("line 22: a second VTIMEZONE Europe/London",),
    ),
    "clocks go forward": (
        lambda data: data.replace(b"20181024T1", b"20180325T0").replace(b"T023000", b"T013000"),
        ("line 27: DTSTART does not exist: the clocks go forward over it",),
    ),
    "hour that happens twice": (
        lambda data: data.replace(b"20181024T123000", b"20181028T013000").replace(b"20181024T13", b"20181028T03"),
        ("line 27: DTSTART happens twice: it must be written in UTC",),
    ),
    "fixed zone": (
        lambda data: data.replace(b"Europe/London", b"Etc/GMT-1"),
        ("line 27: TZID Etc/GMT-1 is a fixed offset", "line 28: TZID Etc/GMT-1 is a fixed offset"),
    ),
    "offset for a zone": (
        lambda data: data.replace(b"Europe/London", b"UTC+01"),
        ("line 27: TZID UTC+01 is a fixed offset", "line 28: TZID UTC+01 is a fixed offset"),
    ),
    "UTC for a zone": (
        lambda data: data.replace(b"Europe/London", b"Etc/UTC"),
        ("line 27: TZID Etc/UTC is UTC: write Z", "line 28: TZID Etc/UTC is UTC: write Z"),
    ),
    "UTC alone for a zone": (
        lambda data: data.replace(b"Europe/London", b"UTC"),
        ("line 27: TZID UTC is UTC: write Z", "line 28: TZID UTC is UTC: write Z"),
    ),
    "unknown zone": (
        lambda data: data.replace(b"Europe/London", b"Europe/Atlantis"),
        ("line 27: TZID Europe/Atlantis is no IANA zone", "line 28: TZID Europe/Atlantis is no IANA zone"),
    ),
    "zone with escapes": (
        swap("DTSTART;TZID=Europe/London", "DTSTART;TZID=Europe^^^'London"),
        (
            'line 27: TZID Europe^"London is no IANA zone',
            'line 27: no VTIMEZONE Europe^"London',
            "line 28: DTEND of another type or zone than DTSTART",
        ),
    ),
    "path for a zone": (
        lambda data: data.replace(b"Europe/London", b"../etc/passwd"),
        ("line 27: TZID ../etc/passwd is no IANA zone", "line 28: TZID ../etc/passwd is no IANA zone"),
    ),
}
