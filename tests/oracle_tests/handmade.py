"""Calendars written by hand, line by line, for programmes that are written here too."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

SPACE = uuid.UUID("f4325a8c-8899-518b-bb7d-29ba02088fcf")
Edit = tuple[str, str]

LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def written(folder: Path, texts: dict[str, str], *edits: Edit) -> Path:
    """Write files with some words replaced, each of which is there once, and return the path of the first."""
    for old, new in edits:
        assert sum(text.count(old) for text in texts.values()) == 1, f"to be replaced once: {old}"
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder / next(iter(texts))


def event(uid: str, summary: str, text: str, house: str) -> str:
    """Return an event of October 2018 for ``27 09:00-10:00 Hall; Red Room``."""
    day, times, room = (text + " ").split(" ", 2)
    start, end = (f"201810{day}T{clock.replace(':', '')}00" for clock in times.split("-"))
    place = ", ".join(filter(None, [room.strip(), house])).replace(";", "\\;").replace(",", "\\,")
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{summary}\nDTSTART;TZID=Europe/London:{start}\n"
        f"DTEND;TZID=Europe/London:{end}\nLOCATION:{place[:9]}\n {place[9:]}\nEND:VEVENT\n"
    )


def numbers(programme: dict[str, Any], places: dict[str, str]) -> dict[str, str]:
    """Return the beginnings of the titles of numbered sessions, in the order in which they start."""
    numbered = {
        raw["id"]
        for raw in programme.get("sessions", [])
        if "during" not in raw and raw.get("numbered", "yes") in {"yes", "true"}
    }
    order = sorted(numbered & places.keys(), key=places.__getitem__)
    return {item: f"{number}. " for number, item in enumerate(order, 1)}


def events(path: Path, places: dict[str, str], *, draft: bool = True) -> str:
    """Return an event for each item that has a place, with the id as its title."""
    programme = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 (nothing but text)
    house = ""
    if "house" in programme:
        house = (path.parent / programme["house"]).read_text("utf-8").partition("house: ")[2].partition("\n")[0]
    first = f"{programme['programme']}/draft" if draft else programme["programme"]
    shown = {item: text for item, text in places.items() if text}
    number = numbers(programme, shown) if draft else {}
    return "".join(
        event(str(uuid.uuid5(SPACE, f"{first}/{item}")), number.get(item, "") + item, text, house)
        for item, text in shown.items()
    )


def calendar(text: str) -> bytes:
    return f"BEGIN:VCALENDAR\n{LONDON}{text}END:VCALENDAR\n".replace("\n", "\r\n").encode()
