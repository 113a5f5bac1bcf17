"""Calendar files written by hand from what must be in them, right unless words are replaced."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.calendar_model import uid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.calendar_model import Standing

LISBON = """BEGIN:VTIMEZONE
TZID:Europe/Lisbon
BEGIN:DAYLIGHT
DTSTART:20260329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def file(standings: Mapping[str, Standing], *edits: tuple[str, str]) -> bytes:
    """Return a file with all of these events, in words of its own, with words replaced that are there once."""
    events = "".join(event(key, one) for key, one in standings.items())
    for old, new in edits:
        assert events.count(old) == 1, f"to be replaced once: {old}"
        events = events.replace(old, new)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{LISBON}{events}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def event(key: str, one: Standing) -> str:
    visible = one.visible
    changed = ["What changed: nearly all."] if one.sequence else []
    told = escaped("\n".join([*changed, *(f"It has {words.upper()}" for _, words in visible.told)]))
    return (
        f"BEGIN:VEVENT\nUID:{uid('harbour', key)}\nSEQUENCE:{one.sequence}\nDTSTAMP:{stamp(one.changed)}\n"
        f"CREATED:{stamp(one.created)}\nLAST-MODIFIED:{stamp(one.changed)}\n"
        f"STATUS:{'CONFIRMED' if one.live else 'CANCELLED'}\n"
        f"DTSTART{moment(visible.start)}\nDTEND{moment(visible.end)}\nSUMMARY:{escaped(visible.summary)}\n"
        f"LOCATION:{escaped(visible.place)[:3]}\n {escaped(visible.place)[3:]}\nDESCRIPTION:{told}\nEND:VEVENT\n"
    )


def escaped(text: str) -> str:
    for old, new in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(old, new)
    return text


def stamp(instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%SZ}"


def moment(value: int | date) -> str:
    if isinstance(value, date):
        return f";VALUE=DATE:{value:%Y%m%d}"
    there = datetime.fromtimestamp(value * 60, UTC).astimezone(ZoneInfo("Europe/Lisbon"))
    return f";TZID=Europe/Lisbon:{there:%Y%m%dT%H%M%S}"
