"""Rooms for what is drawn: side by side each session has its own, with seats for those who come."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.generator.words import span

if TYPE_CHECKING:
    from tests.generator.side_by_side.frame import Frame
    from tests.generator.side_by_side.guests import Guests
    from tests.generator.side_by_side.plan import Entry

ROOMS = (("hall", "Great Hall"), ("oak", "Oak"), ("elm", "Elm"), ("forum", "Forum"), ("ash", "Ash"), ("bay", "Bay"))
LARGE = ("hall", "forum")
CHANGEOVER = 10  # the default: minutes that a room needs between two layouts
LAYOUTS = ("theatre", "roundtable", "workshop", "breakout")


def assign(drawn: Frame) -> None:
    """Give every session rooms that nobody else has at its time; a group has two, or is none."""
    rng = drawn.rng
    most = max(sum(s.slot == other.slot for other in drawn.sessions) for s in drawn.sessions)
    count = max(most, rng.choice(drawn.size.rooms))
    names = [name for name, _ in ROOMS[:count]]
    for session in drawn.sessions:
        taken = {room for other in drawn.sessions if other.overlaps(session) for room in other.rooms}
        free = [name for name in names if name not in taken]
        small = [name for name in free if name not in LARGE]
        if session.format == "group" and len(small) > 1:
            pair = rng.sample(small, 2)
            session.rooms = tuple(name for name in names if name in pair)
            continue
        if session.format == "group":
            session.format = "plenary"
        large = [name for name in free if name in LARGE]
        session.rooms = (rng.choice(free if session.tracks else large),)


def furnish(drawn: Frame, guests: Guests, kind: str) -> list[Entry]:
    """Return the rooms that sessions are in, each with the layouts that it is drawn in, and sometimes one more."""
    rng = drawn.rng
    used = {room for session in drawn.sessions for room in session.rooms}
    found = []
    for name, title in ROOMS:
        if name not in used:
            continue
        seats: dict[str, int] = {}
        for session in drawn.sessions:
            if name in session.rooms:
                seats[session.layout] = max(seats.get(session.layout, 1), guests.heads(session))
        spare = (0,) if kind == "tight" else (0, 0, 2, 5, 25)
        layouts: Entry = {layout: seats[layout] + rng.choice(spare) for layout in LAYOUTS if layout in seats}
        if kind != "tight" and rng.random() < 0.3:
            layouts.setdefault(rng.choice(LAYOUTS[:3]), rng.choice((3, 8, 30)))
        entry: Entry = {"id": name, "name": title, "layouts": layouts}
        if closed := _closed(drawn, name, kind):
            entry["closed"] = closed
        found.append(entry)
    rng.shuffle(found)
    return found


def _closed(drawn: Frame, room: str, kind: str) -> list[str]:
    """Return a time at which nothing is held in a room, or none."""
    rng = drawn.rng
    day = rng.choice(range(1, drawn.days + 1))
    start = rng.choice(range(540, 1020, drawn.grid))
    end = start + rng.choice((60, 120))
    busy = any(room in s.rooms and s.start < end and start < s.end for s in drawn.on(day))
    share = {"tight": 0.5, "loose": 0.0}.get(kind, 0.2)
    return [] if busy or rng.random() >= share else [f"day {day} {span(start, end)}"]


def changeover(drawn: Frame, kind: str) -> int:
    """Return how long it takes to set out a room anew: as long as there is time, or less."""
    gaps = [CHANGEOVER, 20]
    for one, two in combinations(sorted(drawn.sessions, key=lambda s: (s.day, s.start)), 2):
        if one.day == two.day and set(one.rooms) & set(two.rooms) and one.layout != two.layout:
            gaps.append(two.start - one.end)
    most = min(gaps)
    return most if kind == "tight" else drawn.rng.choice([n for n in (0, 5, CHANGEOVER, 20) if n <= most])


def walks(drawn: Frame, guests: Guests, kind: str) -> Entry:
    """Return ways between some of the rooms, each as long as those who walk them have time, or shorter."""
    rng = drawn.rng
    gaps: dict[frozenset[str], int] = {}
    for one, two in combinations(sorted(drawn.sessions, key=lambda s: (s.day, s.start)), 2):
        if one.day == two.day and two.start >= one.end and guests.due(one) & guests.due(two):
            for pair in (frozenset({a, b}) for a in one.rooms for b in two.rooms if a != b):
                gaps[pair] = min(gaps.get(pair, 30), two.start - one.end)
    pairs = sorted(sorted(pair) for pair, gap in gaps.items() if gap >= CHANGEOVER // 2)
    share = {"tight": 0.8, "loose": 0.1}.get(kind, 0.4)
    found: dict[str, Entry] = {}
    for one, two in rng.sample(pairs, min(len(pairs), 3)):
        most = gaps[frozenset({one, two})]
        if rng.random() < share:
            found.setdefault(one, {})[two] = (
                most if kind == "tight" else rng.choice([n for n in (5, 10, 15) if n <= most])
            )
    return dict(found)
