"""Small programmes of two mornings, as text, in which a test plants what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme import Programme, read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
programme: planted
title: Planted
first_day: Tue 2025-03-11
last_day: Wed 2025-03-12
timezone: Europe/London
expected: 20
rooms: [{id: hall, name: Hall, layouts: {theatre: 30}}]
hours: {day 1: 09:00-12:00, day 2: 09:00-12:00}
limits: {run: 90, pause: 20, formal_per_day: 150, sessions_per_day: 3, informal_per_day: 0}
people: [{id: host, name: Host, departs: day 1 10:00}, {id: guest, name: Guest, arrives: day 2 09:00}]
"""


def written(folder: Path, text: str, head: str = HEAD) -> Programme:
    """Read a programme of which `text` stands from line 11 on."""
    path = folder / "planted.yaml"
    path.write_text(head + text, encoding="utf-8")
    return read(path)


def sessions(*lengths: object, keys: str = "") -> str:
    entries = [
        f"  - {{id: s{n}, title: Session {n}, format: plenary, minutes: {m}{keys}}}" for n, m in enumerate(lengths, 1)
    ]
    return "sessions:\n" + "\n".join(entries) + "\n"


def entry(name: str, minutes: object, keys: str) -> str:
    return f"  - {{id: {name}, title: Title, format: plenary, minutes: {minutes}, {keys}}}\n"
