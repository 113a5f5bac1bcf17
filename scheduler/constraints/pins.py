"""Pins: a session's start, its room, or both, as the director said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Pin, Programme, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Pinned:
    """A session starts at a moment, is in a room, or both."""

    pin: Pin
    session: Session

    @property
    def name(self) -> str:
        """``pins:s4``."""
        return f"pins:{self.pin.session}"

    @property
    def source(self) -> Source:
        """Where the pin was written."""
        return self.pin.source

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.pin.session})

    def post(self, decision: Decision) -> None:
        """Post the window that begins at the pin, the start, and the room."""
        if self.pin.at is not None:
            at = decision.minute(self.pin.at)
            decision.lies_in(self.pin.session, [(at, at + self.session.minutes.most)])
            decision.require(decision.start(self.pin.session) <= at, decision.held(self.pin.session))
        if self.pin.room is not None:
            decision.require(decision.in_room(self.pin.session, self.pin.room) >= 1, decision.held(self.pin.session))

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare start and room."""
        item = timetable.by_id.get(self.pin.session)
        if item is None:
            return
        if self.pin.at is not None and item.start != self.pin.at:
            yield broken(self, f"{item.id} starts at {words.moment(item.start)}, not {words.moment(self.pin.at)}")
        if self.pin.room is not None and self.pin.room not in item.rooms:
            yield broken(self, f"{item.id} is in {', '.join(item.rooms) or 'no room'}, not {self.pin.room}")

    def explain(self) -> str:
        """Return the rule in words."""
        at = f" starts at {words.moment(self.pin.at)}" if self.pin.at else ""
        room = f" is in {self.pin.room}" if self.pin.room else ""
        return f"{self.pin.session}{at}{' and' * bool(at and room)}{room}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint a pin."""
    for pin in programme.pins:
        yield Pinned(pin, programme.session_by_id[pin.session])
