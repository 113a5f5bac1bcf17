"""The interval kernel: the verbs of `scheduler.decision` where sessions may be side by side.

Each session has one start, and one segment of one day (`plan`); those that meet do not overlap. What comes before what
is told by literals of pairs, which are made where a verb asks for them (`order`).
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, ClassVar, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels import leaning, pieces
from scheduler.solve.kernels.interval import close, missed, moves
from scheduler.solve.kernels.interval.idle import Idle
from scheduler.solve.kernels.interval.informal import Informal
from scheduler.solve.kernels.interval.lots import Lots
from scheduler.solve.kernels.interval.order import Order
from scheduler.solve.kernels.interval.plan import build, inside
from scheduler.solve.kernels.interval.rooms import Rooms
from scheduler.solve.kernels.kernel import Kernel
from scheduler.solve.kernels.loose import inside as loose_inside
from scheduler.solve.kernels.skeleton import FAR
from scheduler.solve.kernels.ties import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scheduler.decision import Linear, Literal, Need, Seat, Span, Way
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Placed
    from scheduler.solve.options import KernelName


class IntervalKernel(Kernel):
    """A `scheduler.decision.Decision` over sessions that may be side by side.

    Parameters
    ----------
    programme
        What is to be decided.
    run
        The limit of a stretch in minutes, or None where it is not a rule.
    """

    name: ClassVar[KernelName] = "interval"

    def __init__(self, programme: Programme, run: int | None = None) -> None:
        self.plan = build(programme, run)
        super().__init__(self.plan)
        self.order = Order(self.plan, lambda session, day: cast("cp_model.IntVar", self.on(session, day)))
        self._on: dict[tuple[str, int], cp_model.IntVar] = {}
        self._rooms_of = Rooms(self.plan, self.seated)
        self.lots = Lots(self.plan)
        self._informal_of = Informal(self.order, self.lots)
        self._informal: dict[tuple[int, frozenset[str]], Linear] = {}

    # --- what a kernel is read by ---
    def start_slot(self, session: str) -> cp_model.LinearExpr:
        """Return the slot in which a session starts."""
        return self.plan.timed[session].start

    def slots(self, session: str) -> cp_model.LinearExpr:
        """Return how many slots a session lasts."""
        return self.plan.timed[session].length

    def places(self, solver: cp_model.CpSolver) -> Iterator[Placed]:
        """Yield where a solver placed the sessions that are held."""
        for name, timed in self.plan.timed.items():
            if solver.value(self.plan.kept[name]):
                yield name, self.plan.grid * solver.value(timed.start), self.plan.grid * solver.value(timed.length)

    def settle_places(self, solver: cp_model.CpSolver) -> None:
        """Leave days, stretches and orders of sessions that meet as a solver has them."""
        for name, timed in self.plan.timed.items():
            for index, here in timed.x.items():
                self.model.add(here == solver.value(here))
                near = (other for other in self.plan.neighbours[name] if index in self.plan.timed[other].x)
                for other in sorted(near) if solver.value(here) else ():
                    later = self.plan.timed[other]
                    if solver.value(later.x[index]) and solver.value(timed.end) <= solver.value(later.start):
                        self.model.add(timed.end <= later.start)

    def day_places(self, session: str) -> Mapping[int, list[cp_model.IntVar]]:
        """Return by day the literals of the segments that a session can be in."""
        days: dict[int, list[cp_model.IntVar]] = {}
        for index, here in self.plan.timed[session].x.items():
            days.setdefault(self.plan.segments[index].day, []).append(here)
        return days

    def apart_starts(self, solver: cp_model.CpSolver) -> Iterator[cp_model.LinearExpr]:
        """Yield one sum of how far apart sessions start that a solver has side by side."""
        plan = self.plan
        held = [name for name in sorted(plan.timed) if solver.value(plan.kept[name])]
        spans = {name: (solver.value(plan.timed[name].start), solver.value(plan.timed[name].end)) for name in held}
        found = []
        for one, other in combinations(held, 2):
            (start, end), (since, until) = spans[one], spans[other]
            if start < until and since < end:
                apart = self.model.new_int_var(0, FAR, f"{one} from {other}")
                self.model.add(apart >= plan.timed[one].start - plan.timed[other].start)
                self.model.add(apart >= plan.timed[other].start - plan.timed[one].start)
                found.append(apart)
        if found:
            yield cp_model.LinearExpr.sum(found)

    def sessions_meet(self, one: str, other: str) -> bool:
        """Return whether two sessions are never side by side."""
        return other in self.plan.neighbours[one]

    def room_sums(self) -> Iterator[cp_model.LinearExpr]:
        """Yield sums in which the rooms of an earlier session outweigh those of all later ones."""
        rooms = self.programme.rooms
        rows = []
        for session in sorted(self.programme.formal, key=lambda session: session.id):
            if session.groups:
                rows += [(1 * self.seated(session.id, room.id), 2) for room in reversed(rooms)]
                continue
            ranks = [rank * self.seated(session.id, room.id) for rank, room in enumerate(rooms)]
            rows.append((cp_model.LinearExpr.sum(ranks), len(rooms)))
        yield from chunks(rows)

    # --- one item ---
    def on(self, session: str, day: int) -> Literal:
        """Return whether a session is on a day."""
        if (session, day) not in self._on:
            literal = self.model.new_bool_var(f"{session} on day {day}")
            self.model.add(self.plan.within(session, self.plan.of_day(day)) == literal)
            self._on[session, day] = literal
        return cast("Literal", self._on[session, day])

    def lies_in(self, session: str, windows: Iterable[tuple[int, int]]) -> None:
        """Require a session, if it is held, to lie whole in one of some disjoint windows of event minutes."""
        if session in self.loose:
            loose_inside(self.model, self.loose[session], list(windows))
            return
        slots = [(-(-start // self.plan.grid), end // self.plan.grid) for start, end in windows]
        inside(self.plan, session, slots)

    def room_holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Require a room to be used by one of some sessions at a time, whether they meet or not."""
        self._rooms_of.holds_one(room, sessions)

    # --- order ---
    def first_of(self, one: str, other: str) -> cp_model.IntVar:
        """Return which of two items comes first; they do not overlap if both are held."""
        if one in self.plan.kept and other in self.plan.kept:
            return self.order.before(one, other)
        return super().first_of(one, other)

    def disjoint(self, one: str, other: str) -> None:
        """Require two items not to overlap: sessions that meet, and blocking items of one day, never do.

        What is left to post is an item that runs past midnight, and what lies beside the sessions.
        """
        if one in self.loose or other in self.loose:
            self.first_of(one, other)
        elif other in self.programme.occurrence_by_id and one in self.plan.kept:
            segments = [(self.plan.segments[index], here) for index, here in self.plan.timed[one].x.items()]
            self.clear_of_late(one, other, [(segment.day, segment.low, here) for segment, here in segments])

    def parted(self, ones: Collection[Seat], others: Collection[Seat], minutes: int, *when: Literal) -> None:
        """Require so many minutes between each of some sessions and each of others, whichever comes first."""
        for pair in product(sorted(ones, key=str), sorted(others, key=str)):
            rooms = [self.in_room(session, room) for session, room in pair if room is not None]
            self.apart((pair[0][0], pair[1][0]), minutes, *rooms, *when)

    def leans(self, near: str) -> None:
        """Require a near item to lie in the pause next to its session, at that edge of it."""
        item = self.programme.near_by_id[near]
        leaning.lean(self.plan, item, self.order.beside(item), self.start, self.minutes)

    def follows(self, later: str, earlier: str) -> None:
        """Require one session to start no earlier than another one ends."""
        self.order.follows(later, earlier)

    def precedes(self, earlier: str, later: str) -> Literal:
        """Return at least whether both of two sessions are held in this order."""
        return cast("Literal", self.order.precedes(earlier, later))

    def next_to(self, earlier: str, later: str) -> Literal:
        """Return a literal that implies: `later` follows on the same day, no session and one meal or break between."""
        return cast("Literal", self.order.next_to(earlier, later))

    def opens(self, session: str, day: int, *, numbered: bool, among: Collection[str] | None = None) -> Literal:
        """Return whether no other (numbered) session comes before it on that day. Exact."""
        return cast("Literal", self.order.opens(session, day, numbered=numbered, among=among))

    def closes(self, session: str, day: int) -> Literal:
        """Return whether a session is the last one of a day. Exact."""
        return cast("Literal", self.order.closes(session, day))

    def first_after(self, session: str, occurrence: str) -> Literal:
        """Return whether a session is the first one after a meal, break or fixture on its day. Exact."""
        return cast("Literal", self.order.first_after(session, occurrence))

    # --- days and stretches ---
    def formal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the minutes that some sessions have on a day."""
        here, timed = self.plan.of_day(day), self.plan.timed
        lengths = [y for name in timed if name in sessions for index, y in timed[name].y.items() if index in here]
        return cast("Linear", self.plan.grid * cp_model.LinearExpr.sum(lengths))

    def informal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the informal minutes of a day; see `scheduler.decision.Decision.informal`."""
        key = (day, frozenset(sessions))
        if key not in self._informal:
            self._informal[key] = cast("Linear", self._informal_of.informal(day, sessions))
        return self._informal[key]

    def sessions_around(self, occurrence: str) -> tuple[Linear, Linear]:
        """Return the numbers of sessions before and after a meal, break or fixture on its day."""
        day, most = self.programme.occurrence_by_id[occurrence].day, len(self.programme.formal)
        before, after = (
            self.model.new_int_var(0, most, f"sessions {word} {occurrence}") for word in ("before", "after")
        )
        for rank, row in enumerate(self.plan.boundaries[day]):
            if occurrence in row.who:
                here = self.plan.of_day(day)
                earlier = [index for index in here if self.plan.segments[index].rank <= rank]
                for number, some in ((before, earlier), (after, here[len(earlier) :])):
                    count = cp_model.LinearExpr.sum([self.plan.within(name, some) for name in self.plan.timed])
                    self.model.add(number == count).only_enforce_if(row.who[occurrence])
        return cast("Linear", before), cast("Linear", after)

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require every formal end before an occurrence, on its day, to be so many minutes before its start."""
        day = self.programme.occurrence_by_id[occurrence].day
        start = cast("cp_model.LinearExpr", self.start(occurrence))
        for rank, row in enumerate(self.plan.boundaries[day]):
            earlier = [index for index in self.plan.of_day(day) if self.plan.segments[index].rank <= rank]
            for timed in self.plan.timed.values() if occurrence in row.who else ():
                for here in (timed.x[index] for index in earlier if index in timed.x):
                    late = self.model.add(self.plan.grid * timed.end + minutes <= start)
                    late.only_enforce_if([here, row.who[occurrence]])

    def spans(self, day: int, sessions: Collection[str]) -> Iterable[Span]:
        """Return every piece of a day that could be a stretch for those who are due in some sessions."""
        return cast("Iterable[Span]", pieces.spans(self.plan, self.lots(day, sessions, exact=False)))

    def close_pairs(self, sessions: Iterable[str]) -> Linear:
        """Return the number of pairs that meet in one stretch or in neighbouring ones."""
        return cast("Linear", close.close_pairs(self.plan, frozenset(sessions)))

    def idle(self, needs: Iterable[Need], ways: Iterable[Way]) -> Linear:
        """Return at least the minutes between sessions of one hours range that nothing needs."""
        return cast("Linear", Idle(self.order, self.seated, list(needs), list(ways)).total())

    def missed(self, sessions: Collection[str], away: Iterable[tuple[int, int]], items: Iterable[str]) -> Linear:
        """Return at least how many of some sessions overlap a window of event minutes or an item."""
        return cast("Linear", missed.missed(self.plan, sessions, list(away), list(items)))

    def moves(self, rooms: Mapping[str, Collection[str]]) -> Linear:
        """Return at least how often the one-room sessions of a day change the room."""
        return cast("Linear", moves.moves(self.order, self.seated, rooms))

    def intruders(self, sessions: Collection[str]) -> Linear:
        """Return at least how many sessions come between the first and the last of some."""
        return cast("Linear", self.order.intruders(sessions))
