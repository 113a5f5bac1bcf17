"""The stream kernel: the verbs of `scheduler.decision` where everybody attends every session.

Sessions are placed by segment and position (`places`), so order and disjointness are built in; people, breaks and
hours are therefore part of the structure, not rows that could be left out.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, ClassVar, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels import leaning
from scheduler.solve.kernels.kernel import Kernel
from scheduler.solve.kernels.loose import inside
from scheduler.solve.kernels.stream import beside, between, idle, informal, missed, moves, order, stretches
from scheduler.solve.kernels.stream.seats import Seats
from scheduler.solve.kernels.stream.stream import build

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scheduler.decision import Linear, Literal, Need, Seat, Span, Way
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Placed
    from scheduler.solve.kernels.literals import Literal as Chosen
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.options import KernelName

_MOST_ROOMS = 30
"""Rooms of one sum: a higher power of two, times the sessions, would leave the solver's integers."""


class StreamKernel(Kernel):
    """A `scheduler.decision.Decision` over one stream of sessions.

    Parameters
    ----------
    programme
        What is to be decided.
    run
        The limit of a stretch in minutes, or None where it is not a rule.
    """

    name: ClassVar[KernelName] = "stream"

    def __init__(self, programme: Programme, run: int | None = None) -> None:
        self.stream = build(programme, run)
        super().__init__(self.stream)
        self._on: dict[tuple[str, int], cp_model.IntVar] = {}
        self._starts: dict[str, cp_model.IntVar] = {}
        self._seats = Seats(self.stream, self.seated)
        self._informal: dict[tuple[int, frozenset[str]], Linear] = {}

    def sessions_meet(self, one: str, other: str) -> bool:  # noqa: ARG002 - in a stream any two do
        """Return whether two sessions are never side by side."""
        return True

    def slots(self, session: str) -> cp_model.LinearExpr:
        """Return how many slots a session lasts."""
        return cp_model.LinearExpr.sum([position.y[session] for _, _, position in self.stream.places(session)])

    def places(self, solver: cp_model.CpSolver) -> Iterator[Placed]:
        """Yield where a solver placed the sessions that are held."""
        grid = self.stream.grid
        for _, _, position in self.stream.positions():
            for name, here in position.x.items():
                if solver.value(here):
                    yield name, grid * solver.value(position.start), grid * solver.value(position.y[name])

    def settle_places(self, solver: cp_model.CpSolver) -> None:
        """Leave days, stretches and orders as a solver has them."""
        for _, _, position in self.stream.positions():
            for here in position.x.values():
                self.model.add(here == solver.value(here))

    def day_places(self, session: str) -> Mapping[int, list[cp_model.IntVar]]:
        """Return by day the literals of the positions that a session can have."""
        days: dict[int, list[cp_model.IntVar]] = {}
        for made, _, position in self.stream.places(session):
            days.setdefault(made.segment.day, []).append(position.x[session])
        return days

    def room_sums(self) -> Iterator[cp_model.LinearExpr]:
        """Yield one sum for all sessions, of some rooms at a time, the last rooms first.

        None of them is held beside another one, so each takes its rooms as if it were alone.
        """
        rooms = self.programme.rooms
        for first in reversed(range(0, len(rooms), _MOST_ROOMS)):
            yield cp_model.LinearExpr.sum(
                [
                    2**rank * self.seated(session.id, room.id)
                    for session in self.programme.formal
                    for rank, room in enumerate(rooms[first : first + _MOST_ROOMS])
                ]
            )

    def start_slot(self, session: str) -> cp_model.IntVar:
        """Return the slot in which a session starts."""
        if session not in self._starts:
            places = list(self.stream.places(session))
            low = min((made.segment.low for made, _, _ in places), default=0)
            high = max((made.segment.high for made, _, _ in places), default=0)
            slot = self.model.new_int_var(low, high, f"start {session}")
            for _, _, position in places:
                self.model.add(slot == position.start).only_enforce_if(position.x[session])
            if self.programme.session_by_id[session].optional:
                self.model.add(slot == low).only_enforce_if(~self.stream.kept[session])
            self._starts[session] = slot
        return self._starts[session]

    def on(self, session: str, day: int) -> Literal:
        """Return whether a session is on a day."""
        if (session, day) not in self._on:
            literal = self.model.new_bool_var(f"{session} on day {day}")
            here = [place.x[session] for made, _, place in self.stream.places(session) if made.segment.day == day]
            self.model.add(cp_model.LinearExpr.sum(here) == literal)
            self._on[session, day] = literal
        return cast("Literal", self._on[session, day])

    def lies_in(self, session: str, windows: Iterable[tuple[int, int]]) -> None:
        """Require a session, if it is held, to lie whole in one of some disjoint windows of event minutes."""
        if session in self.loose:
            inside(self.model, self.loose[session], list(windows))
            return
        grid = self.stream.grid
        slots = [(-(-start // grid), end // grid) for start, end in windows]
        least = self.programme.session_by_id[session].minutes.least // grid
        for made, _, position in self.stream.places(session):
            low, high = made.segment.low, made.segment.high
            open_ = [(max(a, low), min(b, high)) for a, b in slots]
            self._keep(made, position, session, [(a, b) for a, b in open_ if b - a >= least])

    def _keep(self, made: Stand, position: Position, session: str, windows: list[tuple[int, int]]) -> None:
        """Post that a session, if it has this position, lies in one of some windows of slots."""
        here = position.x[session]
        if not windows:
            self.model.add(here == 0)
            return
        chosen = [here] if len(windows) == 1 else [self.model.new_bool_var("window") for _ in windows]
        if len(windows) > 1:
            self.model.add(cp_model.LinearExpr.sum(chosen) == here)
        # A segment always starts and ends between `floor` and `ceiling`, so a window can be written as one row without
        # an enforcement literal, which the linear relaxation sees.
        for literal, (start, end) in zip(chosen, windows, strict=True):
            if start > made.segment.low:
                self.model.add(position.start >= made.segment.floor + (start - made.segment.floor) * literal)
            if end < made.segment.high:
                self.model.add(position.end <= made.segment.ceiling - (made.segment.ceiling - end) * literal)

    def disjoint(self, one: str, other: str) -> None:
        """Require two items not to overlap: in a stream no two sessions and blocking items of one day ever do.

        What is left to post is an item that runs past midnight, and what lies beside the stream.
        """
        if one in self.loose or other in self.loose:
            self.first_of(one, other)
        elif other in self.programme.occurrence_by_id and one in self.stream.kept:
            segments = [(made.segment, position.x[one]) for made, _, position in self.stream.places(one)]
            self.clear_of_late(one, other, [(segment.day, segment.low, here) for segment, here in segments])

    def room_holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Require a room to be used by one of some sessions at a time: in a stream no two are held at one time."""

    def parted(self, ones: Collection[Seat], others: Collection[Seat], minutes: int, *when: Literal) -> None:
        """Require so many minutes between each of some sessions and each of others, whichever comes first."""
        literals = cast("tuple[Chosen, ...]", when)
        between.parted(self._seats, ones, others, minutes, literals)
        if between.always_parted(self.stream, minutes):
            return
        for pair in product(ones, others):
            rooms = [self.in_room(session, room) for session, room in pair if room is not None]
            self.apart((pair[0][0], pair[1][0]), minutes, *rooms, *when)

    def leans(self, near: str) -> None:
        """Require a near item to lie in the pause next to its session, at that edge of it."""
        item = self.programme.near_by_id[near]
        leaning.lean(self.stream, item, beside.neighbours(self.stream, item), self.start, self.minutes)

    def follows(self, later: str, earlier: str) -> None:
        """Require one session to start no earlier than another one ends."""
        order.follows(self.stream, later, earlier)

    def precedes(self, earlier: str, later: str) -> Literal:
        """Return at least whether both of two sessions are held in this order."""
        return cast("Literal", order.precedes(self.stream, earlier, later))

    def next_to(self, earlier: str, later: str) -> Literal:
        """Return a literal that implies: `later` follows on the same day, no session and one meal or break between."""
        return cast("Literal", order.next_to(self.stream, earlier, later))

    def opens(self, session: str, day: int, *, numbered: bool, among: Collection[str] | None = None) -> Literal:
        """Return whether no other (numbered) session comes before it on that day. Exact."""
        return cast("Literal", order.opens(self.stream, session, day, numbered=numbered, among=among))

    def closes(self, session: str, day: int) -> Literal:
        """Return whether a session is the last one of a day. Exact."""
        return cast("Literal", order.closes(self.stream, session, day))

    def first_after(self, session: str, occurrence: str) -> Literal:
        """Return whether a session is the first one after a meal, break or fixture on its day. Exact."""
        return cast("Literal", order.first_after(self.stream, session, occurrence))

    def formal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the minutes that some sessions have on a day."""
        places = [place for made in self.stream.stands.get(day, []) for place in made.positions]
        lengths = [y for place in places for name, y in place.y.items() if name in sessions]
        return cast("Linear", self.stream.grid * cp_model.LinearExpr.sum(lengths))

    def informal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the informal minutes of a day; see `scheduler.decision.Decision.informal`."""
        key = (day, frozenset(sessions))
        if key not in self._informal:
            self._informal[key] = cast("Linear", informal.informal(self.stream, day, sessions))
        return self._informal[key]

    def sessions_around(self, occurrence: str) -> tuple[Linear, Linear]:
        """Return the numbers of sessions before and after a meal, break or fixture on its day."""
        day = self.programme.occurrence_by_id[occurrence].day
        stands, rows = self.stream.stands[day], self.stream.boundaries[day]
        most = len(self.programme.formal)
        before, after = (
            self.model.new_int_var(0, most, f"sessions {word} {occurrence}") for word in ("before", "after")
        )
        for rank, row in enumerate(rows):
            if occurrence in row.who:
                for number, here in (
                    (before, [p.used for made in stands if made.segment.rank <= rank for p in made.positions]),
                    (after, [p.used for made in stands if made.segment.rank > rank for p in made.positions]),
                ):
                    self.model.add(number == cp_model.LinearExpr.sum(here)).only_enforce_if(row.who[occurrence])
        return cast("Linear", before), cast("Linear", after)

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require every formal end before an occurrence, on its day, to be so many minutes before its start."""
        day = self.programme.occurrence_by_id[occurrence].day
        start = cast("cp_model.LinearExpr", self.start(occurrence))
        for rank, row in enumerate(self.stream.boundaries[day]):
            for made in self.stream.stands[day]:
                if occurrence in row.who and made.segment.rank <= rank:
                    self.model.add(self.stream.grid * made.end + minutes <= start).only_enforce_if(
                        [made.used, row.who[occurrence]],
                    )

    def spans(self, day: int, sessions: Collection[str]) -> Iterable[Span]:
        """Return every piece of a day that could be a stretch for those who are due in some sessions."""
        return cast("Iterable[Span]", stretches.spans(self.stream, day, sessions))

    def close_pairs(self, sessions: Iterable[str]) -> Linear:
        """Return the number of pairs in one stretch or in neighbouring ones."""
        return cast("Linear", stretches.close_pairs(self.stream, sessions))

    def idle(self, needs: Iterable[Need], ways: Iterable[Way]) -> Linear:
        """Return at least the minutes between sessions of one hours range that nothing needs."""
        return cast("Linear", idle.Idle(self._seats, list(needs), list(ways)).total())

    def missed(self, sessions: Collection[str], away: Iterable[tuple[int, int]], items: Iterable[str]) -> Linear:
        """Return at least how many of some sessions overlap a window of event minutes or an item."""
        return cast("Linear", missed.missed(self.stream, sessions, list(away), list(items)))

    def moves(self, rooms: Mapping[str, Collection[str]]) -> Linear:
        """Return at least how often the one-room sessions of a day change the room."""
        return cast("Linear", moves.moves(self._seats, rooms))

    def intruders(self, sessions: Collection[str]) -> Linear:
        """Return at least how many sessions come between the first and the last of some."""
        return cast("Linear", order.intruders(self.stream, sessions))
