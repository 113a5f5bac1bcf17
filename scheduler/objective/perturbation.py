"""Perturbation: how far what people were told is from where it is now, times how many it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.clock import MINUTES_A_DAY, minutes_between
from scheduler.objective.term import measured
from scheduler.programme.cohorts import due

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Occurrence, Programme, Put, Session
    from scheduler.timetable.model import Item, Timetable

    Window = tuple[int, int]

OTHER_DAY, OTHER_HALF, OTHER_START, FARTHEST = 25, 17, 10, 14
HALF_HOUR, NOON = 30, 12 * 60
OTHER_LENGTH = 3
ROOM, ROOM_OF_GROUPS = 5, 2
QUARTER, MOST_QUARTERS = 15, 4
ALL_PEOPLE, NEAR = 3, 1
TENTH = 10


def weight_of_change(programme: Programme) -> int:
    """Return what a point counts: the programme's weight, a tenth of it for ``some``, nothing if nothing is to stay."""
    weight, published = programme.weights.get(Perturbation.name, 0), programme.published
    if published is None or published.keep == "nothing":
        return 0
    return max(1, weight // TENTH) if weight and published.keep == "some" else weight


@dataclass(frozen=True)
class Perturbation:
    """Points for each published session, meal or break that is still held: its day, half-day, start, length, rooms.

    Places are compared by number of the day and clock time, so that a shift of all dates costs nothing. What is new or
    gone costs nothing here; fixtures, near items and parts of meals follow others, or the director.
    """

    programme: Programme
    name: str = "perturbation"
    unit: str = "points"

    def _items(self) -> Mapping[str, Put]:
        """Return where each item was; not of what has begun, for it is there still."""
        items = self.programme.published.items if self.programme.published else {}
        return {name: put for name, put in items.items() if name not in self.programme.begun}

    def _sessions(self) -> Iterator[tuple[Session, Put]]:
        items = self._items()
        return ((session, items[session.id]) for session in self.programme.formal if session.id in items)

    def _meals(self) -> Iterator[tuple[Occurrence, Put]]:
        items = self._items()
        placed = (one for one in self.programme.occurrences if not one.fixed)
        return ((one, items[one.id]) for one in placed if one.id in items)

    def _factor(self, session: Session, put: Put) -> int:
        """Return how many thirds of all people a session concerns, and one more if it is soon."""
        people = len(self.programme.people)
        # Whoever must be told: parts that are still to be confirmed bind nobody, and count here.
        told = due(self.programme, session) | {part.person for part in session.parts if part.person}
        some = ALL_PEOPLE if session.audience is None or not people else 0
        return (some or max(1, -(-ALL_PEOPLE * len(told) // people))) + NEAR * self._soon(put)

    def _soon(self, put: Put) -> bool:
        """Return whether it was to begin less than 24 hours after the moment before which all is as it was."""
        published, clock = self.programme.published, self.programme.clock
        until = published.until if published else None
        starts = [clock.moment(minute) for minute in clock.showing(put.day, put.minute)]
        return until is not None and any(0 <= minutes_between(until, start) < MINUTES_A_DAY for start in starts)

    def post(self, decision: Decision) -> Linear:
        """Post for each item its most points, less what it saves by being as near as it is."""
        return decision.total(
            [
                *(self._post_session(decision, session, put) for session, put in self._sessions()),
                *(self._post_meal(decision, one, put) for one, put in self._meals()),
            ]
        )

    def _post_session(self, decision: Decision, session: Session, put: Put) -> Linear:
        held, today = decision.held(session.id), decision.on(session.id, put.day)
        saved: list[Linear] = [(OTHER_DAY - OTHER_HALF) * today]
        before: Linear = today
        for more, fewer in pairwise((OTHER_HALF, FARTHEST, *reversed(range(OTHER_START, FARTHEST)), 0)):
            near = [minute for minute in self._readings if _points(minute, put.minute) <= fewer]
            literals = _starts_in(decision, session.id, self._windows(put.day, near))
            decision.require(decision.total(literals) <= before)
            before = decision.total(literals)
            saved.append((more - fewer) * before)
        same = decision.choice()
        decision.require(decision.minutes(session.id) >= put.minutes, same)
        decision.require(decision.minutes(session.id) <= put.minutes, same)
        saved.append(OTHER_LENGTH * same)
        rooms = sorted(room for room in {*put.rooms} if room in self.programme.room_by_id)
        each = ROOM_OF_GROUPS if session.groups else ROOM
        stay = [decision.in_room(session.id, room) for room in rooms]
        stay = [decision.all_of([here, held]) for here in stay] if session.optional else stay
        most = OTHER_DAY + OTHER_LENGTH + each * len(set(put.rooms))
        return self._factor(session, put) * (most * held - decision.total([*saved, each * decision.total(stay)]))

    @property
    def _readings(self) -> range:
        return range(0, MINUTES_A_DAY, self.programme.clock.grid)

    def _windows(self, day: int, readings: Iterable[int]) -> list[Window]:
        """Return the windows of event minutes at which the clock of a day shows one of some readings."""
        clock = self.programme.clock
        return _runs((minute for reading in readings for minute in clock.showing(day, reading)), clock.grid)

    def _post_meal(self, decision: Decision, one: Occurrence, put: Put) -> Linear:
        low, high = decision.minute(one.window.start), decision.minute(one.window.end)
        saved = []
        for most in range(0, MOST_QUARTERS * QUARTER, QUARTER):
            windows: list[Window] = []
            for day in (one.day, one.day + 1):
                sooner = put.minute + (put.day - day) * MINUTES_A_DAY
                windows += self._windows(day, [minute for minute in self._readings if abs(minute - sooner) <= most])
            there = [(first, last) for first, last in windows if first <= high and low <= last]
            saved.append(decision.total(_starts_in(decision, one.id, there)))
        return MOST_QUARTERS - decision.total(saved)

    def measure(self, timetable: Timetable) -> Measure:
        """Lay each item beside what was published of it."""
        shares = {}
        for session, put in self._sessions():
            item = timetable.by_id.get(session.id)
            if item is not None:
                rooms = (ROOM_OF_GROUPS if session.groups else ROOM) * len({*put.rooms} - {*item.rooms})
                length = OTHER_LENGTH if item.minutes != put.minutes else 0
                shares[item.id] = self._factor(session, put) * (self._place(item, put) + length + rooms)
        for one, put in self._meals():
            meal = timetable.by_id.get(one.id)
            if meal is not None:
                shares[meal.id] = min(MOST_QUARTERS, -(-abs(self._away(meal, put)) // QUARTER))
        return measured(shares)

    def _place(self, item: Item, put: Put) -> int:
        if self.programme.clock.day_of_date(item.day) != put.day:
            return OTHER_DAY
        if (item.start.hour >= NOON // 60) != (put.minute >= NOON):
            return OTHER_HALF
        away = abs(self._away(item, put))
        return min(FARTHEST, OTHER_START + away // HALF_HOUR) if away > 0 else 0

    def _away(self, item: Item, put: Put) -> int:
        """Return by how many minutes on the clock an item starts later than it was to."""
        days = self.programme.clock.day_of_date(item.day) - put.day
        return days * MINUTES_A_DAY + item.start.hour * 60 + item.start.minute - put.minute

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "what people were told and is now otherwise, times how many it concerns"


def _points(minute: int, published: int) -> int:
    """Return what another start on the same day costs."""
    if minute == published:
        return 0
    if min(minute, published) < NOON <= max(minute, published):
        return OTHER_HALF
    return min(OTHER_START + abs(minute - published) // HALF_HOUR, FARTHEST)


def _runs(minutes: Iterable[int], grid: int) -> list[Window]:
    """Return minutes on the grid as windows from the first to the last of each run of them."""
    runs: list[Window] = []
    for minute in sorted(minutes):
        if runs and minute - runs[-1][1] == grid:
            runs[-1] = runs[-1][0], minute
        else:
            runs.append((minute, minute))
    return runs


def _starts_in(decision: Decision, item: str, windows: Iterable[Window]) -> list[Literal]:
    """Return for each window a literal that implies that an item starts in it; the solver wants them to hold."""
    literals = []
    for low, high in windows:
        literals.append(decision.choice())
        decision.require(decision.start(item) >= low, literals[-1])
        decision.require(decision.start(item) <= high, literals[-1])
    return literals
