"""A meeting with one of everything that decides whose calendar an item is in, and where a timetable has each item."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """
house: Old House
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 30}}
  - {id: nook, name: Nook, layouts: {breakout: 12}}
  - {id: loft, name: Loft, layouts: {breakout: 12}}
meals:
  - {id: breakfast, title: Breakfast, between: 07:00-09:00, minutes: 45, on: mornings-after-a-night, people: residents}
  - {id: dinner, title: Dinner, between: 19:00-22:00, minutes: 90, on: nights}
breaks: [{id: tea, title: Tea, between: 15:00-16:30, minutes: 30, on: day 1}]
"""
EVENT = """
programme: harbour
title: Harbours
note: Off the record.
first_day: Mon 2027-05-10
last_day: Tue 2027-05-11
timezone: Europe/Lisbon
house: house.yaml
organizer: {name: Office, email: office@example.org}
fixtures:
  - {id: board, title: The board, at: day 2 08:15, minutes: 30, people: [board], private: yes}
  - {id: photo, title: Photograph, at: day 1 18:10, minutes: 10}
  - {id: tour, title: A tour, at: day 1 18:30, minutes: 20, people: [mayor], attendance: optional}
people:
  - {id: host, name: Host, organisation: The house, email: host@example.org, tags: [board]}
  - {id: porto, name: Harbour master, tags: [board, mayor]}
  - {id: late, name: Late, arrives: day 2 10:00, tags: mayor}
  - {id: early, name: Early, departs: day 1 15:15}
  - {id: away, name: Away, unavailable: day 2 09:00-10:00}
  - {id: far, name: Far, remote: yes, timezone: Europe/Paris}
  - {id: distant, name: Distant, remote: yes, timezone: America/Los_Angeles, tags: mayor}
  - {id: near, name: Near, tags: day-guest}
  - {id: out, name: Out, email: out@example.org, tags: mayor}
sessions:
  - {id: talk, title: Talk, format: plenary, minutes: 60, chair: host, speakers: ["late*", "*Minister", out]}
  - id: work
    title: Work
    format: group
    minutes: 60
    groups: 2
    questions: ["Why, and for whom?"]
    facilitators: [porto, host]
    parts: [{title: Answers, minutes: 15, speakers: [far, porto]}, {title: Rest}]
  - {id: circle, title: Circle, format: plenary, minutes: 30, audience: [mayor], optional: yes}
  - {id: toast, title: Toast, during: dinner, minutes: 15, speakers: [far]}
  - {id: word, during: board, minutes: 10, speakers: [porto]}
  - {id: film, title: Film, format: plenary, cancelled: yes}
withdrawn: [out]
"""
PLACES = {
    "talk": "10 14:00-15:00 1 hall",
    "tea@day-1": "10 15:00-15:30 -",
    "circle": "10 15:30-16:00 2 hall",
    "photo": "10 18:10-18:20 -",
    "tour": "10 18:30-18:50 -",
    "dinner@day-1": "10 19:30-21:00 -",
    "toast": "10 20:00-20:15 -",
    "breakfast@day-2": "11 07:30-08:15 -",
    "board": "11 08:15-08:45 -",
    "word": "11 08:20-08:30 -",
    "work": "11 09:00-10:00 3 nook loft",
}


def instant(text: str) -> datetime:
    """Return ``10 14:00`` of May 2027 in Lisbon."""
    return datetime.strptime(f"2027-05-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo("Europe/Lisbon"))


def minute(text: str) -> int:
    return int(instant(text).timestamp()) // 60


def document(places: dict[str, str]) -> dict[str, Any]:
    """Return a draft, as far as the model reads it."""
    return {"items": [_entry(key, *text.split()) for key, text in places.items()]}


def _entry(key: str, day: str, times: str, number: str, *rooms: str) -> dict[str, Any]:
    start, end = (instant(f"{day} {clock}").isoformat() for clock in times.split("-"))
    return {"id": key, "start": start, "end": end, "number": number.strip("-") or None, "rooms": list(rooms)}


def harbour(folder: Path, *edits: tuple[str, str]) -> Path:
    """Write the meeting, with words replaced that are there once."""
    texts = {"event.yaml": EVENT, "house.yaml": HOUSE}
    for old, new in edits:
        assert sum(text.count(old) for text in texts.values()) == 1, f"to be replaced once: {old}"
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "event.yaml"
