"""Where sessions run side by side the sums call nothing impossible that is there, with limits as tight as can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from scheduler.constraints import constraints_of
from scheduler.explain.days import days_of
from scheduler.explain.preflight import preflight
from scheduler.objective import costs
from scheduler.programme.model import After, Pin, Programme, Session
from tests.builders import a_clock
from tests.facts import item_of_day, limits, placed, session
from tests.side_by_side import ROOMS, some, split

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

EVENTS = 120
CLOCK = a_clock(days=2, grid=15)
LENGTHS = (30, 45, 60, 75)


def text(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


class Day:
    """A day that is filled from nine o'clock on, now with a session for all, now with two side by side."""

    def __init__(self, rng: Random, number: int) -> None:
        self.rng, self.number, self.now = rng, number, 9 * 60
        self.sessions: list[Session] = []
        self.rows: list[str] = []

    def add(self, name: str, whom: str, start: int, room: str) -> int:
        """Hold a session, and return when it ends."""
        length = self.rng.choice(LENGTHS)
        made = some(name, whom, length) if whom else session(name, length)
        self.sessions.append(made)
        self.rows.append(f"{name} {self.number} {text(start)}-{text(start + length)} {room}")
        return start + length

    def all_of_them(self, name: str) -> None:
        """Hold a session for everybody."""
        self.now = self.add(name, "", self.now, "hall")

    def two(self, name: str) -> None:
        """Hold a session for each of two people; the second may begin a little later."""
        later = self.now + self.rng.choice((0, 0, 15, 30))
        ends = self.add(f"{name}a", "ann", self.now, "hall"), self.add(f"{name}b", "ben", later, "barn")
        self.now = max(ends)


def planted(seed: int) -> tuple[Programme, Timetable]:
    """Return a programme and its timetable; its hours end with the last session, and its limits are met exactly."""
    rng = Random(f"side by side {seed}")  # noqa: S311 - made-up programmes, nothing secret
    days = [Day(rng, number) for number in CLOCK.days]
    teas = []
    for day in days:
        pieces = [day.all_of_them, day.two, day.two, *([day.all_of_them] * rng.randint(0, 1))]
        rng.shuffle(pieces)
        for number, piece in enumerate(pieces):
            piece(f"d{day.number}s{number}")
            if number == len(pieces) // 2 - 1:
                tea = f"{text(day.now)}-{text(day.now + 30)}"
                teas.append(item_of_day(CLOCK, "tea", day.number, tea, "break"))
                day.now += 30
    sessions = [made for day in days for made in day.sessions]
    whole = split(
        *_with_rules(sessions, rng),
        clock=CLOCK,
        rooms=ROOMS,
        occurrences=tuple(teas),
        hours={day.number: f"09:00-{text(day.now)}" for day in days},
    )
    timetable = placed(whole, *(row for day in days for row in day.rows))
    return _tight(whole, timetable, rng), timetable


def _with_rules(sessions: list[Session], rng: Random) -> list[Session]:
    """Let some sessions come after one before them that is for everybody, or on their day."""
    found = []
    for number, one in enumerate(sessions):
        before = [other for other in sessions[:number] if other.audience is None]
        after = (After(rng.choice(before).id),) if before and rng.random() < 0.5 else ()
        on = (int(one.id[1]),) if rng.random() < 0.4 else None
        found.append(replace(one, after=after, on=on))
    return found


def _tight(whole: Programme, timetable: Timetable, rng: Random) -> Programme:
    """Return the programme with limits that the timetable meets exactly, and pins for some of its sessions."""
    pinned = [item for item in timetable.sessions if rng.random() < 0.3]
    whole = replace(whole, pins=tuple(Pin(item.id, item.start, item.rooms[0]) for item in pinned))
    broken = True
    numbers = {"run": 15, "formal_per_day": 15, "sessions_per_day": 1}
    while broken:
        whole = replace(whole, limits=limits(**numbers))
        names = {rule.name for rule in constraints_of(whole) if next(iter(rule.check(timetable)), None)}
        broken = bool(names)
        numbers["run"] += 15 * any(name.startswith("rest:") for name in names)
        numbers["formal_per_day"] += 15 * any("-formal" in name for name in names)
        numbers["sessions_per_day"] += any("-sessions" in name for name in names)
        assert all(name.startswith(("rest:", "load:")) for name in names), names
    return whole


def test_nothing_is_impossible_that_is_planted() -> None:
    naive = beside = 0
    for seed in range(EVENTS):
        whole, timetable = planted(seed)
        assert not whole.all_meet
        assert preflight(whole).impossible == (), seed
        assert costs(whole, timetable)
        room = sum(day.room for day in days_of(whole))
        naive += sum(one.minutes.least for one in whole.formal) > room
        rows = timetable.sessions
        beside += any(one.overlaps(other) for one, other in pairwise(rows))
    # Sums over all sessions would have called most of them impossible.
    assert naive >= EVENTS * 0.6
    assert beside >= EVENTS * 0.9


def test_what_sessions_for_everybody_cannot_do_is_still_seen() -> None:
    seen = 0
    for seed in range(0, EVENTS, 4):
        whole, _ = planted(seed)
        less = replace(whole, limits=replace(whole.limits, run=15))
        seen += bool(preflight(less).impossible)
    assert seen == len(range(0, EVENTS, 4))
