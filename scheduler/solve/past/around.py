"""A kernel that leaves out what a rule says of the past: of pairs that have begun, or of everything that has."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, cast

from scheduler.constraints.past import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scheduler.decision import Decision, Linear, Literal, Seat, Span
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel


class Around:
    """A `scheduler.decision.Decision` that says everything but what is about items alone that have begun.

    Parameters
    ----------
    kernel
        It says the rest.
    past
        Ids of what has begun.
    facts
        Ids of what nothing can move, the past among them.
    """

    def __init__(self, kernel: Kernel, past: Collection[str], facts: Collection[str]) -> None:
        self.kernel = kernel
        self.past = frozenset(past)
        self.facts = frozenset(facts)

    def __getattr__(self, verb: str) -> object:
        """Return a verb that knows nothing of the past."""
        return getattr(self.kernel, verb)

    def _over(self, *items: str) -> bool:
        """Return whether nothing is left to say of some items."""
        return self.facts.issuperset(items) and not self.past.isdisjoint(items)

    def lies_in(self, session: str, windows: Iterable[tuple[int, int]]) -> None:
        """Require a session to lie in one of some windows."""
        if not self._over(session):
            self.kernel.lies_in(session, windows)

    def outside(self, item: str, low: int, high: int, *when: Literal) -> None:
        """Require an item not to overlap a window."""
        if not self._over(item):
            self.kernel.outside(item, low, high, *when)

    def disjoint(self, one: str, other: str) -> None:
        """Require two items not to overlap."""
        if not self._over(one, other):
            self.kernel.disjoint(one, other)

    def apart(self, pair: tuple[str, str], minutes: int, *when: Literal) -> None:
        """Require so many minutes between two items."""
        if not self._over(*pair):
            self.kernel.apart(pair, minutes, *when)

    def parted(self, ones: Collection[Seat], others: Collection[Seat], minutes: int, *when: Literal) -> None:
        """Require so many minutes between each of some sessions and each of others."""
        begun, rest = ([seat for seat in ones if (seat[0] in self.past) is over] for over in (True, False))
        new = [seat for seat in others if seat[0] not in self.past]
        for some, more in ((begun, new), (rest, others)):
            if some and more:
                self.kernel.parted(frozenset(some), frozenset(more), minutes, *when)

    def room_holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Require a room to be used by one of some sessions at a time."""
        to_come = frozenset(sessions) - self.past
        self.kernel.room_holds_one(room, to_come)
        for pair in product(sorted(to_come), sorted(self.past.intersection(sessions))):
            if not self.kernel.sessions_meet(*pair):
                self.kernel.apart(pair, 0, *(self.kernel.in_room(session, room) for session in pair))

    def follows(self, later: str, earlier: str) -> None:
        """Require one session to start no earlier than another one ends."""
        if not self._over(later, earlier):
            self.kernel.follows(later, earlier)

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require formal ends before an occurrence to be so many minutes before it."""
        if not self._over(occurrence):  # then the sessions before it have begun, too
            self.kernel.quiet_before(occurrence, minutes)


class Beyond(Around):
    """A `scheduler.decision.Decision` that says only what is about items alone that have not begun."""

    def _over(self, *items: str) -> bool:
        """Return whether one of some items has begun."""
        return not self.past.isdisjoint(items)

    def on(self, session: str, day: int) -> Literal:
        """Return whether a session that has not begun is on a day; one that has is on none."""
        if session in self.past:
            return cast("Literal", self.kernel.model.new_constant(0))
        return self.kernel.on(session, day)

    def parted(self, ones: Collection[Seat], others: Collection[Seat], minutes: int, *when: Literal) -> None:
        """Require so many minutes between each of some sessions and each of others."""
        some, more = (frozenset(seat for seat in seats if seat[0] not in self.past) for seats in (ones, others))
        if some and more:
            self.kernel.parted(some, more, minutes, *when)

    def room_holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Require a room to be used by one of those of some sessions at a time which have not begun."""
        self.kernel.room_holds_one(room, frozenset(sessions) - self.past)

    def formal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the minutes that those of some sessions which have not begun have on a day."""
        return self.kernel.formal(day, frozenset(sessions) - self.past)

    def spans(self, day: int, sessions: Collection[str]) -> Iterable[Span]:
        """Return every piece that could be a stretch of those of some sessions which have not begun."""
        return self.kernel.spans(day, frozenset(sessions) - self.past)

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require every end of a session that has not begun, before an occurrence, to be so many minutes before it."""
        kernel = self.kernel
        day = kernel.programme.occurrence_by_id[occurrence].day
        for session in kernel.programme.formal:
            if self._over(occurrence, session.id):
                continue
            here, before = (kernel.held(session.id), kernel.on(session.id, day)), kernel.choice()
            kernel.require(kernel.start(occurrence) - kernel.end(session.id) >= minutes, *here, before)
            kernel.require(kernel.start(session.id) - kernel.end(occurrence) >= 0, *here, ~before)


def around(kernel: Kernel, programme: Programme) -> Decision:
    """Return a decision for a rule that holds beside the past."""
    return cast("Decision", Around(kernel, programme.begun, facts(programme)))


def beyond(kernel: Kernel, programme: Programme) -> Decision:
    """Return a decision for a rule that gives way to the past."""
    return cast("Decision", Beyond(kernel, programme.begun, facts(programme)))
