"""Damages to plant in the sound calendar, each with what the lint must say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.damaged_times import TIMES, ZONES
from tests.sound_calendar import SOUND, raw, swap

if TYPE_CHECKING:
    from tests.sound_calendar import Damage

LONG = "DESCRIPTION:One\\nTwo\\\\three\\; and as it goes on the line is folded in its m\n iddle"
DAMAGES: dict[str, tuple[Damage, tuple[str, ...]]] = {
    "LF": (raw(b"UID:one\r\n", b"UID:one\n"), ("line 23: ended by LF, not by CRLF",)),
    "LF everywhere": (
        lambda data: data.replace(b"\r", b""),
        tuple(f"line {number}: ended by LF, not by CRLF" for number in range(1, 61)),
    ),
    "CR for a line end": (
        raw(b"19700101T000000Z\r\n", b"19700101T000000Z\r"),
        (
            "line 22: VEVENT without STATUS",
            "line 25: DTSTAMP is not a moment in UTC",
            "line 25: control character U+000D",
        ),
    ),
    "no end": (lambda data: data[:-2], ("line 60: the last line is not ended",)),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data, ("line 1: the file begins with a byte order mark",)),
    "control": (raw(b"puis", b"pu\x07s"), ("line 29: control character U+0007",)),
    "CR": (raw(b"puis", b"pu\rs"), ("line 29: control character U+000D",)),
    "NUL": (raw(b"puis", b"pu\x00s"), ("line 29: control character U+0000",)),
    "C1": (raw(b"puis", b"pu\xc2\x85s"), ("line 29: control character U+0085",)),
    "line that ends too soon": (
        swap("One\\n", "One\n"),
        ("line 31: not a line of the form NAME;PARAMETER=VALUE:VALUE",),
    ),
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
    "link that is not quoted": (
        swap("SUMMARY:Night", "SUMMARY;ALTREP=http://example.org/:Night"),
        ("line 43: ALTREP is not quoted",),
    ),
    "parameter with a comma": (
        swap("SUMMARY:Night", "SUMMARY;X-BY=Night, train:Night"),
        ("line 43: X-BY has more than one value: one with a comma must be quoted",),
    ),
    "parameter with a semicolon": (
        swap("SUMMARY:Night", "SUMMARY;X-BY=Night; train:Night"),
        ("line 36: VEVENT without SUMMARY", "line 43: not a line of the form NAME;PARAMETER=VALUE:VALUE"),
    ),
    "parameter twice": (
        swap(";TZID=Europe/London:", ";TZID=Europe/London;TZID=Europe/London:"),
        ("line 27: a second TZID",),
    ),
    "comma": (swap("caf", ", caf"), ("line 29: SUMMARY is not escaped",)),
    "semicolon": (swap("One\\n", "On;\\n"), ("line 30: DESCRIPTION is not escaped",)),
    "backslash": (swap("Night train", "Night\\train"), ("line 43: SUMMARY is not escaped",)),
    "name": (swap("Trade\\,", "Trade,"), ("line 5: NAME is not escaped",)),
    "category": (swap("a\\,b", "a;b"), ("line 33: CATEGORIES is not escaped",)),
    "UID twice": (swap("UID:two", "UID:one"), ("line 37: UID of the event at line 22 again",)),
    "no UID": (swap("UID:one\n", ""), ("line 22: VEVENT without UID",)),
    "two UIDs": (swap("UID:one\n", "UID:one\nUID:four\n"), ("line 24: a second UID",)),
    "two places": (
        swap("GEO:50.906;-0.361", "GEO:50.906;-0.361\nGEO:50.906;-0.361"),
        ("line 33: a second GEO",),
    ),
    "empty UID": (swap("UID:one", "UID:"), ("line 23: UID is not an identifier",)),
    "UID of the calendar": (swap("VERSION", "UID:x\nVERSION"), ("line 2: VCALENDAR with UID",)),
    "blank in a UID": (swap("UID:two", "UID:two three"), ("line 37: UID is not an identifier",)),
    "METHOD in a feed": (
        swap("NAME", "METHOD:PUBLISH\nNAME"),
        ("line 5: METHOD in a feed or file: only a message has one",),
    ),
    "METHOD twice": (
        swap("NAME", "METHOD:REQUEST\nMETHOD:CANCEL\nNAME"),
        ("line 5: METHOD in a feed or file: only a message has one", "line 6: a second METHOD"),
    ),
    "no VERSION": (swap("VERSION:2.0\n", ""), ("line 1: VCALENDAR without VERSION",)),
    "old VERSION": (swap("VERSION:2.0", "VERSION:1.0"), ("line 2: VERSION is not 2.0",)),
    "no PRODID": (swap("PRODID:-//example//EN\n", ""), ("line 1: VCALENDAR without PRODID",)),
    "empty PRODID": (swap("PRODID:-//example//EN", "PRODID:"), ("line 3: PRODID is not the name of a product",)),
    "no CALSCALE": (swap("CALSCALE:GREGORIAN\n", ""), ("line 1: VCALENDAR without CALSCALE",)),
    "CALSCALE": (swap("GREGORIAN", "JULIAN"), ("line 4: CALSCALE is not GREGORIAN",)),
    "interval": (swap(";VALUE=DURATION:PT1H", ":PT1H"), ("line 6: REFRESH-INTERVAL without VALUE=DURATION",)),
    "interval in words": (swap(":PT1H", ":hourly"), ("line 6: REFRESH-INTERVAL is not a length of time",)),
    "interval of nothing": (swap(":PT1H", ":PT"), ("line 6: REFRESH-INTERVAL is not a length of time",)),
    "TTL": (swap("NAME", "X-PUBLISHED-TTL:1H\nNAME"), ("line 5: X-PUBLISHED-TTL is not a length of time",)),
    "zone of the calendar": (swap("NAME", "X-WR-TIMEZONE:GMT+1\nNAME"), ("line 5: X-WR-TIMEZONE is no IANA zone",)),
    "source": (swap("NAME", "SOURCE;VALUE=URI:agenda.ics\nNAME"), ("line 5: SOURCE is not a link",)),
    "link": (swap("SEQUENCE:12", "SEQUENCE:12\nURL:www.example.org"), ("line 39: URL is not a link",)),
    "organizer": (
        swap("SEQUENCE:12", "SEQUENCE:12\nORGANIZER:mailto:one@example.org"),
        ("line 39: ORGANIZER in a feed or file: only a message has one",),
    ),
    "attendee": (
        swap("SEQUENCE:12", "SEQUENCE:12\nATTENDEE:mailto:one@example.org"),
        ("line 39: ATTENDEE in a feed or file: only a message has one",),
    ),
    "local DTSTAMP": (
        swap("DTSTAMP:19700101T000000Z", "DTSTAMP:19700101T000000"),
        ("line 25: DTSTAMP is not a moment in UTC",),
    ),
    "DTSTAMP of no day": (swap("20181020T120000Z", "20180231T120000Z"), ("line 39: DTSTAMP is not a moment in UTC",)),
    "changed before it was there": (
        swap("SEQUENCE:12", "SEQUENCE:12\nCREATED:20181020T120000Z\nLAST-MODIFIED:20181020T115959Z"),
        ("line 40: LAST-MODIFIED is before CREATED",),
    ),
    "CREATED": (swap("SEQUENCE:12", "SEQUENCE:12\nCREATED:20181020"), ("line 39: CREATED is not a moment in UTC",)),
    "no DTSTAMP": (swap("DTSTAMP:20181020T120000Z\n", ""), ("line 36: VEVENT without DTSTAMP",)),
    "SEQUENCE": (swap("SEQUENCE:12", "SEQUENCE:-1"), ("line 38: SEQUENCE is not a whole number from 0",)),
    "SEQUENCE in other digits": (
        swap("SEQUENCE:12", "SEQUENCE:١٢"),
        ("line 38: SEQUENCE is not a whole number from 0",),
    ),
    "STATUS": (swap("CONFIRMED", "Confirmed"), ("line 40: STATUS is not TENTATIVE, CONFIRMED or CANCELLED",)),
    "blank after STATUS": (
        swap("CONFIRMED", "CONFIRMED "),
        ("line 40: STATUS is not TENTATIVE, CONFIRMED or CANCELLED",),
    ),
    "TRANSP": (swap("TRANSP:TRANSPARENT", "TRANSP:FREE"), ("line 34: TRANSP is not OPAQUE or TRANSPARENT",)),
    "GEO": (swap("50.906;-0.361", "50.906,-0.361"), ("line 32: GEO is not LATITUDE;LONGITUDE",)),
    "GEO off the globe": (swap("50.906;-0.361", "90.1;-0.361"), ("line 32: GEO is not LATITUDE;LONGITUDE",)),
    "no title": (swap("SUMMARY:Night train", "SUMMARY:"), ("line 43: SUMMARY is not a title",)),
    "no SUMMARY": (swap("SUMMARY:Night train\n", ""), ("line 36: VEVENT without SUMMARY",)),
    "alarm": (swap("TRIGGER:-PT15M\n", ""), ("line 44: VALARM without TRIGGER",)),
    "alarm by mail": (swap("ACTION:DISPLAY", "ACTION:EMAIL"), ("line 45: ACTION is not DISPLAY",)),
    "task": (
        swap("END:VCALENDAR", "BEGIN:VTODO\nUID:four\nEND:VTODO\nEND:VCALENDAR"),
        ("line 60: VTODO: a calendar of ours holds events and time zones alone",),
    ),
    "event in an event": (
        swap("BEGIN:VALARM", "BEGIN:VEVENT\nEND:VEVENT\nBEGIN:VALARM"),
        ("line 44: VEVENT within an event",),
    ),
    "no events": (
        lambda data: data[: data.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n",
        ("line 1: a calendar without events",),
    ),
    "ENDs in the wrong order": (
        swap("END:VALARM\nEND:VEVENT", "END:VEVENT\nEND:VALARM"),
        ("line 44: BEGIN:VALARM without its END", "line 49: END:VALARM without its BEGIN"),
    ),
    "no END of the calendar": (swap("END:VCALENDAR\n", ""), ("line 1: BEGIN:VCALENDAR without its END",)),
    "no END": (swap("END:VALARM\n", ""), ("line 44: BEGIN:VALARM without its END",)),
    "END of nothing": (swap("END:VALARM", "END:VALARM\nEND:VTODO"), ("line 49: END:VTODO without its BEGIN",)),
    "property outside": (swap("BEGIN:VCALENDAR", "X-A:1\nBEGIN:VCALENDAR"), ("line 1: X-A outside of any component",)),
    "prose before": (
        lambda data: b"Dear all\r\n" + data,
        ("line 1: not a line of the form NAME;PARAMETER=VALUE:VALUE",),
    ),
    "property after": (lambda data: data + b"X-A:1\r\n", ("line 61: X-A outside of any component",)),
    "prose after": (
        lambda data: data + b"--\r\n",
        ("line 61: not a line of the form NAME;PARAMETER=VALUE:VALUE",),
    ),
    "empty line after": (lambda data: data + b"\r\n", ("line 61: an empty line",)),
    "event outside": (lambda data: data + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", ("line 61: VEVENT outside of VCALENDAR",)),
    "two calendars": (lambda data: data + SOUND, ("line 61: a second VCALENDAR",)),
    "continuation of nothing": (lambda data: b" x\r\n" + data, ("line 1: continues a line that is not there",)),
    **TIMES,
    **ZONES,
}
