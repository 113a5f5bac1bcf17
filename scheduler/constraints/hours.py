"""Hours: each session is held once, inside its day's hours, on the grid, no shorter and no longer than it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.clock import Clock
    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Duration, Programme, Window
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class InHours:
    """A session lies whole in one of the ranges of its day's hours, and starts and ends on the grid."""

    session: str
    hours: tuple[Window, ...]
    clock: Clock
    source: Source
    optional: bool = False

    @property
    def name(self) -> str:
        """``hours:s4``."""
        return f"hours:{self.session}"

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.session})

    def post(self, decision: Decision) -> None:
        """Post one window for each range of hours; the grid is the kernel's unit."""
        decision.lies_in(
            self.session,
            [(decision.minute(window.start), decision.minute(window.end)) for window in self.hours],
        )

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for the session, then for its range of hours."""
        held = [item for item in timetable.items if item.id == self.session]
        if len(held) != 1 and not (self.optional and not held):
            yield broken(self, f"{self.session} is held {len(held)} times, not once")
        for item in held:
            if not any(window.contains(item.start, item.end) for window in self.hours):
                yield broken(self, f"{self.session} is at {words.span(item)}, outside the hours")
            if not (self.clock.on_grid(item.start) and self.clock.on_grid(item.end)):
                yield broken(self, f"{self.session} at {words.span(item)} is off the {self.clock.grid}-minute grid")

    def explain(self) -> str:
        """Return the rule in words."""
        once = "at most once" if self.optional else "once"
        return f"{self.session} is held {once}, inside the hours, on the {self.clock.grid}-minute grid"


@dataclass(frozen=True)
class Length:
    """A session lasts from its least to its most minutes."""

    session: str
    minutes: Duration
    source: Source

    @property
    def name(self) -> str:
        """``hours:s4-length``."""
        return f"hours:{self.session}-length"

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.session})

    def post(self, decision: Decision) -> None:
        """Post both ends."""
        length = decision.minutes(self.session)
        decision.require(length >= self.minutes.least, decision.held(self.session))
        decision.require(length <= self.minutes.most)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure it in real minutes."""
        item = timetable.by_id.get(self.session)
        if item and not self.minutes.least <= item.minutes <= self.minutes.most:
            yield broken(self, f"{self.session} lasts {item.minutes} minutes, not {self.minutes}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.session} lasts {self.minutes} minutes"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield two constraints a session; a part of a meal keeps to its meal, not to the hours."""
    hours = tuple(window for day in sorted(programme.hours) for window in programme.hours[day])
    for session in programme.sessions:
        if session.during is None:
            yield InHours(session.id, hours, programme.clock, session.source, session.optional)
        yield Length(session.id, session.minutes, session.where("minutes"))
