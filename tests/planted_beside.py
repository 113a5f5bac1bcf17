"""The timetables that programmes with sessions side by side were made from, as the oracle sees them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle.calendar import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tests.generator.side_by_side import Held
    from tests.oracle.model import Items, Programme


def items_of(programme: Programme, held: Iterable[Held]) -> Items:
    """Return the items of a timetable; what has a room of its own is in it."""
    found = {}
    for one in held:
        asked = programme.items[one.id]
        span = programme.dates.instant(one.day, one.start), programme.dates.instant(one.day, one.end)
        found[one.id] = replace(asked, span=span, rooms=one.rooms or tuple(oracle.texts(asked.raw.get("room"))))
    return found


def faults(programme: Programme, items: Items) -> list[str]:
    """Return whatever the oracle finds wrong, but for the numbers."""
    missing = programme.items.keys() ^ items.keys()
    return [f"items: {key}" for key in sorted(missing)] + [
        fault for rule in oracle.RULES for fault in rule(programme, items)
    ]


def calendar(programme: Programme, items: Items, numbers: Mapping[str, str]) -> bytes:
    """Return a draft's calendar, in UTC; sessions have these numbers."""
    lines = ["BEGIN:VCALENDAR"]
    for key, item in items.items():
        number = f"{numbers[key]}. " if numbers.get(key) else ""
        rooms = "\\; ".join(programme.rooms[room].get("name", room) for room in item.rooms)
        start, end = (f"{datetime.fromtimestamp(at * 60, UTC):%Y%m%dT%H%M%SZ}" for at in item.span)
        uid = uuid.uuid5(NAMESPACE, f"{programme.id}/draft/{key}")
        lines += ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{number}{key}", f"DTSTART:{start}", f"DTEND:{end}"]
        lines += [f"LOCATION:{rooms}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def judged(path: Path, held: Iterable[Held]) -> tuple[list[str], dict[str, str]]:
    """Return what the oracle says of a timetable in a calendar, with the numbers that it wants, and these."""
    programme = oracle.read(path)
    items = items_of(programme, held)
    wanted = {key: number for key, (*_, number) in oracle.agenda(path, calendar(programme, items, {})).items()}
    return oracle.judge(path, calendar(programme, items, wanted)), {key: text for key, text in wanted.items() if text}
