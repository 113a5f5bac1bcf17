"""A sound calendar file, written by hand, and how to damage it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Damage = Callable[[bytes], bytes]

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
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def swap(old: str, new: str, count: int = 1) -> Damage:
    """Return a damage that replaces the first `count` places of `old`, which must be there."""

    def damage(data: bytes) -> bytes:
        before = old.replace("\n", "\r\n").encode()
        assert before in data
        return data.replace(before, new.replace("\n", "\r\n").encode(), count)

    return damage


def raw(old: bytes, new: bytes) -> Damage:
    def damage(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return damage
