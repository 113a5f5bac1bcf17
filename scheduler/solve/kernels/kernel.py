"""What the kernels have in common: items by id, what lies beside the sessions, and rooms."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, cast

from scheduler.decision import Decision
from scheduler.solve.kernels.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from ortools.sat.python import cp_model

    from scheduler.decision import Linear, Literal
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.frame import Frame
    from scheduler.solve.kernels.loose import Loose
    from scheduler.solve.options import KernelName

Placed = tuple[str, int, int]
"""A session, the event minute at which it starts, and its minutes."""
Kept = Any
"""A comparison that a model can be given; the solver's stubs have no public name for it."""


class Kernel(Saying, Decision):
    """A `scheduler.decision.Decision` that can be solved and read.

    Parameters
    ----------
    frame
        The blocking items of each day, and what lies beside the sessions.
    """

    name: ClassVar[KernelName]

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.model = frame.model
        self._rooms: dict[tuple[str, str], cp_model.IntVar] = {}
        self._orders: dict[tuple[str, str], cp_model.IntVar] = {}
        self._either_of: dict[tuple[str, str], Literal] = {}

    @property
    def programme(self) -> Programme:
        """What is to be decided."""
        return self.frame.programme

    @property
    def loose(self) -> dict[str, Loose]:
        """What lies beside the sessions, by id."""
        return self.frame.loose

    # --- what each kernel has in its own way, in slots ---
    @abstractmethod
    def start_slot(self, session: str) -> cp_model.LinearExpr:
        """Return the slot in which a session starts."""

    @abstractmethod
    def slots(self, session: str) -> cp_model.LinearExpr:
        """Return how many slots a session lasts."""

    @abstractmethod
    def places(self, solver: cp_model.CpSolver) -> Iterator[Placed]:
        """Yield where a solver placed the sessions that are held."""

    @abstractmethod
    def settle_places(self, solver: cp_model.CpSolver) -> None:
        """Leave days, stretches and orders as a solver has them."""

    @abstractmethod
    def day_places(self, session: str) -> Mapping[int, list[cp_model.IntVar]]:
        """Return by day the literals of the places that a session can have; one of all holds where it is held."""

    def keep_days(self, solver: cp_model.CpSolver) -> Iterator[Kept]:
        """Yield what leaves each session on the day that a solver has it on."""
        for session in self.frame.kept:
            days = self.day_places(session)
            today = _day(days, solver)
            for day, places in days.items() if today is not None else ():
                yield sum(places) == int(day == today)

    def keep_places(self, solver: cp_model.CpSolver, free: Collection[int]) -> Iterator[Kept]:
        """Yield what leaves all places as a solver has them, but on some days, and keeps on these what is there."""
        for session in self.frame.kept:
            days = self.day_places(session)
            today = _day(days, solver)
            for day, places in days.items():
                if day not in free:
                    stay = today is not None and today not in free
                    yield from (place == (solver.value(place) if stay else 0) for place in places)
                elif today is not None and today not in free:
                    yield from (place == 0 for place in places)

    def apart_starts(self, solver: cp_model.CpSolver) -> Iterator[cp_model.LinearExpr]:
        """Yield by how much sessions that a solver has side by side start apart; nothing where none can be."""
        del solver
        return iter(())

    @abstractmethod
    def sessions_meet(self, one: str, other: str) -> bool:
        """Return whether two sessions are never side by side."""

    @abstractmethod
    def room_sums(self) -> Iterator[cp_model.LinearExpr]:
        """Yield what is to be made small, one after the other, for each session to take the first rooms that fit."""

    # --- one item ---
    def minute(self, moment: datetime) -> int:
        """Return the event minute of a moment."""
        return self.programme.clock.minute(moment)

    def held(self, item: str) -> Literal:
        """Return whether an item is held."""
        if item in self.frame.kept:
            return cast("Literal", self.frame.kept[item])
        if item in self.loose:
            return cast("Literal", self.loose[item].held)
        return cast("Literal", self.model.new_constant(1))

    def start(self, item: str) -> Linear:
        """Return the event minute at which an item starts."""
        if item in self.loose:
            return cast("Linear", self.loose[item].start)
        if item in self.frame.kept:
            return cast("Linear", self.frame.grid * self.start_slot(item))
        occurrence = self.programme.occurrence_by_id[item]
        if occurrence.minutes.least == occurrence.window.minutes:
            return cast("Linear", self.minute(occurrence.window.start))
        return cast("Linear", self.frame.grid * self.frame.held[item].start)

    def end(self, item: str) -> Linear:
        """Return the event minute at which an item ends."""
        return self.start(item) + self.minutes(item)

    def minutes(self, item: str) -> Linear:
        """Return how long an item lasts."""
        if item in self.loose:
            return cast("Linear", self.loose[item].minutes)
        if item in self.frame.kept:
            return cast("Linear", self.frame.grid * self.slots(item))
        occurrence = self.programme.occurrence_by_id[item]
        if occurrence.minutes.least == occurrence.minutes.most:
            return cast("Linear", occurrence.minutes.least)
        held = self.frame.held[item]
        return cast("Linear", self.frame.grid * (held.end - held.start))

    def in_room(self, session: str, room: str) -> Literal:
        """Return whether a session uses a room."""
        if (session, room) not in self._rooms:
            self._rooms[session, room] = self.model.new_bool_var(f"{session} in {room}")
        return cast("Literal", self._rooms[session, room])

    def seated(self, session: str, room: str) -> cp_model.IntVar:
        """Return whether a session uses a room, as the solver's own literal."""
        return cast("cp_model.IntVar", self.in_room(session, room))

    def outside(self, item: str, low: int, high: int, *when: Literal) -> None:
        """Require an item, if it is held and some literals hold, not to overlap a window of event minutes."""
        before = self.model.new_bool_var(f"{item} before")
        held = (self.held(item), *when)
        self.require(self.end(item) <= low, *held, cast("Literal", before))
        self.require(self.start(item) >= high, *held, cast("Literal", ~before))

    # --- order ---
    def first_of(self, one: str, other: str) -> cp_model.IntVar:
        """Return which of two items comes first; they do not overlap if both are held."""
        if (other, one) in self._orders:
            return cast("cp_model.IntVar", ~self._orders[other, one])
        if (one, other) not in self._orders:
            first = self.model.new_bool_var(f"{one} before {other}")
            both = (self.held(one), self.held(other))
            self.require(self.end(one) <= self.start(other), *both, cast("Literal", first))
            self.require(self.end(other) <= self.start(one), *both, cast("Literal", ~first))
            self._orders[one, other] = first
        return self._orders[one, other]

    def apart(self, pair: tuple[str, str], minutes: int, *when: Literal) -> None:
        """Require so many minutes between two items, whichever comes first, if both are held and the literals hold."""
        one, other = pair
        formal = one in self.frame.kept and other in self.frame.kept
        known = formal and self.sessions_meet(one, other)
        first = cast("Literal", self.first_of(one, other)) if known else self._either(one, other)
        both = (self.held(one), self.held(other), *when)
        self.require(self.end(one) + minutes <= self.start(other), *both, first)
        self.require(self.end(other) + minutes <= self.start(one), *both, ~first)

    def _either(self, one: str, other: str) -> Literal:
        """Return which of two items comes first, where they are apart; they need not be."""
        if (one, other) not in self._either_of:
            self._either_of[one, other] = self.choice()
        return self._either_of[one, other]

    # --- days ---
    def clear_of_late(self, session: str, item: str, places: Sequence[tuple[int, int, cp_model.IntVar]]) -> None:
        """Keep a session clear of a blocking item that runs past midnight.

        Parameters
        ----------
        places
            Day and first slot of each segment that the session can be in, and whether it is.
        """
        occurrence = self.programme.occurrence_by_id[item]
        latest = self.minute(occurrence.window.end)
        for day, low, here in places:
            if day > occurrence.day and self.frame.grid * low < latest:
                self.require(self.start(session) >= self.end(item), cast("Literal", here))


def _day(days: Mapping[int, list[cp_model.IntVar]], solver: cp_model.CpSolver) -> int | None:
    """Return the day that a solver has a session on; None if it is left out."""
    return next((day for day, places in days.items() if any(solver.value(place) for place in places)), None)
