"""A sound calendar file, and damages to plant in it, each with what the lint must say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Written by hand, not by the exporter: what the two have in common is what the standard says.
SOUND = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
CALSCALE:GREGORIAN
NAME:Trade\\, aid
REFRESH-INTERVAL;VALUE=DURATION:PT1H
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:20170326T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20171029T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:one
SEQUENCE:0
DTSTAMP:19700101T000000Z
STATUS:TENTATIVE
DTSTART;TZID=Europe/London:20181024T123000
DTEND;TZID="Europe/London":20181024T133000
SUMMARY:Déjeuner\\, puis café
DESCRIPTION:One\\nTwo\\\\three\\; and as it goes on the line is folded in its m
 iddle\\, twice if need be
GEO:50.906;-0.361
CATEGORIES:meal,a\\,b
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:two
SEQUENCE:12
DTSTAMP:20181020T120000Z
STATUS:CONFIRMED
DTSTART:20181028T003000Z
DTEND:20181028T010000Z
SUMMARY:Night train
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Soon
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:three
SEQUENCE:0
DTSTAMP:19700101T000000Z
STATUS:CANCELLED
DTSTART;VALUE=DATE:20181024
DTEND;VALUE=DATE:20181027
SUMMARY:The stay
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def swap(old: str, new: str, count: int = 1) -> Callable[[bytes], bytes]:
    """Return a damage that replaces the first `count` places of `old`, which must be there."""

    def damage(data: bytes) -> bytes:
        before = old.replace("\n", "\r\n").encode()
        assert before in data
        return data.replace(before, new.replace("\n", "\r\n").encode(), count)

    return damage


def raw(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return damage


LONG = "DESCRIPTION:One\\nTwo\\\\three\\; and as it goes on the line is folded in its m\n iddle"
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], tuple[str, ...]]] = {
    "LF": (raw(b"UID:one\r\n", b"UID:one\n"), ("line 23: ended by LF, not by CRLF",)),
    "no end": (lambda data: data[:-2], ("line 59: the last line is not ended",)),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, ("line 1: the file begins with a byte order mark",)),
    "control": (raw(b"puis", b"pu\x07s"), ("line 29: control character U+0007",)),
    "CR": (raw(b"puis", b"pu\rs"), ("line 29: control character U+000D",)),
    "C1": (raw(b"puis", b"pu\xc2\x85s"), ("line 29: control character U+0085",)),
    "empty line": (swap("UID:one\n", "UID:one\n\n"), ("line 24: an empty line",)),
    "76 octets": (swap(LONG, LONG.replace("m\n i", "mi\n ")), ("line 30: 76 octets, more than 75",)),
    "76 octets of 75 characters": (
        swap("SUMMARY:Night train", "SUMMARY:" + "x" * 66 + "é"),
        ("line 43: 76 octets, more than 75",),
    ),
    "torn character": (raw("Déj".encode(), b"D\xc3\r\n \xa9j"), ("line 29: a fold splits a character",)),
    "Latin-1": (raw("Déj".encode(), b"D\xe9j"), ("line 29: not UTF-8",)),
    "no line": (
        swap("GEO:50.906;-0.361", "GEO 50.906"),
        ("line 32: not a line of the form NAME;PARAMETER=VALUE:VALUE",),
    ),
    "quote": (
        swap('"Europe/London"', '"Europe/London'),
        (
            "line 22: VEVENT without DTEND",
            "line 28: not a line of the form NAME;PARAMETER=VALUE:VALUE",
        ),
    ),
    "comma": (swap("caf", ", caf"), ("line 29: SUMMARY is not escaped",)),
    "semicolon": (swap("One\\n", "On;\\n"), ("line 30: DESCRIPTION is not escaped",)),
    "backslash": (swap("Night train", "Night\\train"), ("line 43: SUMMARY is not escaped",)),
    "name": (swap("Trade\\,", "Trade,"), ("line 5: NAME is not escaped",)),
    "category": (swap("a\\,b", "a;b"), ("line 33: CATEGORIES is not escaped",)),
    "UID twice": (swap("UID:two", "UID:one"), ("line 37: UID of the event at line 22 again",)),
    "no UID": (swap("UID:one\n", ""), ("line 22: VEVENT without UID",)),
    "two UIDs": (swap("UID:one\n", "UID:one\nUID:four\n"), ("line 24: a second UID",)),
    "empty UID": (swap("UID:one", "UID:"), ("line 23: UID is not an identifier",)),
    "UID of the calendar": (swap("VERSION", "UID:x\nVERSION"), ("line 2: VCALENDAR with UID",)),
    "METHOD twice": (swap("NAME", "METHOD:REQUEST\nMETHOD:CANCEL\nNAME"), ("line 6: a second METHOD",)),
    "no VERSION": (swap("VERSION:2.0\n", ""), ("line 1: VCALENDAR without VERSION",)),
    "old VERSION": (swap("VERSION:2.0", "VERSION:1.0"), ("line 2: VERSION is not 2.0",)),
    "no PRODID": (swap("PRODID:-//example//EN\n", ""), ("line 1: VCALENDAR without PRODID",)),
    "empty PRODID": (swap("PRODID:-//example//EN", "PRODID:"), ("line 3: PRODID is empty",)),
    "no CALSCALE": (swap("CALSCALE:GREGORIAN\n", ""), ("line 1: VCALENDAR without CALSCALE",)),
    "CALSCALE": (swap("GREGORIAN", "JULIAN"), ("line 4: CALSCALE is not GREGORIAN",)),
    "interval": (swap(";VALUE=DURATION:PT1H", ":PT1H"), ("line 6: REFRESH-INTERVAL without VALUE=DURATION",)),
    "attendee": (
        swap("SEQUENCE:12", "SEQUENCE:12\nATTENDEE:mailto:one@example.org"),
        ("line 39: ATTENDEE in a file without METHOD",),
    ),
    "local DTSTAMP": (
        swap("DTSTAMP:19700101T000000Z", "DTSTAMP:19700101T000000"),
        ("line 25: DTSTAMP is not a moment in UTC",),
    ),
    "DTSTAMP of no day": (swap("20181020T120000Z", "20180231T120000Z"), ("line 39: DTSTAMP is not a moment in UTC",)),
    "CREATED": (swap("SEQUENCE:12", "SEQUENCE:12\nCREATED:20181020"), ("line 39: CREATED is not a moment in UTC",)),
    "no DTSTAMP": (swap("DTSTAMP:20181020T120000Z\n", ""), ("line 36: VEVENT without DTSTAMP",)),
    "SEQUENCE": (swap("SEQUENCE:12", "SEQUENCE:-1"), ("line 38: SEQUENCE is not a whole number from 0",)),
    "STATUS": (swap("CONFIRMED", "Confirmed"), ("line 40: STATUS is not TENTATIVE, CONFIRMED or CANCELLED",)),
    "TRANSP": (swap("TRANSP:TRANSPARENT", "TRANSP:FREE"), ("line 34: TRANSP is not OPAQUE or TRANSPARENT",)),
    "GEO": (swap("50.906;-0.361", "50.906,-0.361"), ("line 32: GEO is not LATITUDE;LONGITUDE",)),
    "GEO off the globe": (swap("50.906;-0.361", "90.1;-0.361"), ("line 32: GEO is not LATITUDE;LONGITUDE",)),
    "no title": (swap("SUMMARY:Night train", "SUMMARY:"), ("line 43: SUMMARY is not a title",)),
    "no SUMMARY": (swap("SUMMARY:Night train\n", ""), ("line 36: VEVENT without SUMMARY",)),
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
    "no DTEND": (swap("DTEND:20181028T010000Z\n", ""), ("line 36: VEVENT without DTEND",)),
    "DURATION": (
        swap("DTEND:20181028T010000Z", "DTEND:20181028T010000Z\nDURATION:PT30M"),
        ("line 43: VEVENT with DURATION",),
    ),
    "RRULE": (swap("UID:two", "UID:two\nRRULE:FREQ=DAILY"), ("line 38: VEVENT with RRULE",)),
    "RDATE": (swap("UID:two", "UID:two\nRDATE:20181029T003000Z"), ("line 38: VEVENT with RDATE",)),
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
            "line 27: DTSTART by VTIMEZONE Europe/London is another instant than by the zone itself",
            "line 28: DTEND by VTIMEZONE Europe/London is another instant than by the zone itself",
        ),
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
    "unknown zone": (
        lambda data: data.replace(b"Europe/London", b"Europe/Atlantis"),
        ("line 27: TZID Europe/Atlantis is no IANA zone", "line 28: TZID Europe/Atlantis is no IANA zone"),
    ),
    "path for a zone": (
        lambda data: data.replace(b"Europe/London", b"../etc/passwd"),
        ("line 27: TZID ../etc/passwd is no IANA zone", "line 28: TZID ../etc/passwd is no IANA zone"),
    ),
    "alarm": (swap("TRIGGER:-PT15M\n", ""), ("line 44: VALARM without TRIGGER",)),
    "no END": (swap("END:VALARM\n", ""), ("line 44: BEGIN:VALARM without its END",)),
    "END of nothing": (swap("END:VALARM", "END:VALARM\nEND:VTODO"), ("line 49: END:VTODO without its BEGIN",)),
    "property outside": (swap("BEGIN:VCALENDAR", "X-A:1\nBEGIN:VCALENDAR"), ("line 1: X-A outside of any component",)),
    "event outside": (lambda data: data + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", ("line 60: VEVENT outside of VCALENDAR",)),
    "two calendars": (lambda data: data + SOUND, ("line 60: a second VCALENDAR",)),
    "continuation of nothing": (lambda data: b" x\r\n" + data, ("line 1: continues a line that is not there",)),
}
