"""The head of a calendar file: what the calendar is called, and how often to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from icalendar import Calendar, vDuration

from scheduler.export.values import Text

PRODID = "-//session-timetable//timetable//EN"
_LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Head:
    """What is said of a calendar as a whole.

    Parameters
    ----------
    about
        A few lines on what it holds.
    zone
        IANA name.
    color
        By its name in CSS.
    source
        Where the calendar is looked up again; empty for a file that is only passed on.
    method
        ``CANCEL`` for a message that takes events back; nothing for a feed or a file.
    """

    name: str
    about: str
    zone: str
    color: str
    source: str = ""
    method: str = ""


def head_component(head: Head) -> Calendar:
    """Return a calendar without events."""
    # Not Calendar.new(): it gives the calendar itself a random UID.
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", PRODID)
    whole.add("CALSCALE", "GREGORIAN")
    if head.method:
        whole.add("METHOD", head.method)
    # The library knows no type for these four and would write them as they are, unescaped; so each is a Text.
    name = Text(head.name)
    whole.add("NAME", name)
    whole.add("X-WR-CALNAME", name)
    whole.add("X-WR-CALDESC", Text(head.about))
    whole.add("X-WR-TIMEZONE", Text(head.zone))
    # RFC 7986 gives REFRESH-INTERVAL no default type; the library's own property for it leaves VALUE out.
    whole.add("REFRESH-INTERVAL", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", vDuration(_LOOK_AGAIN))
    if head.source:
        whole.add("SOURCE", head.source)
    whole.add("COLOR", head.color)
    return whole
