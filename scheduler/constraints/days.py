"""Order, the part that sets days and hours: ``on``, ``between``, ``same_day``, ``other_day``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.moments import whole_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Session, Window
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Inside:
    """A session lies whole in one of some windows; ``key`` is what the director wrote: ``on`` or ``between``."""

    session: Session
    key: str
    windows: tuple[Window, ...]

    @property
    def name(self) -> str:
        """``order:s4-on``, ``order:s4-between``."""
        return f"order:{self.session.id}-{self.key}"

    @property
    def source(self) -> Source:
        """Where the key was written."""
        return self.session.where(self.key)

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.session.id})

    def post(self, decision: Decision) -> None:
        """Post the windows."""
        windows = [(decision.minute(window.start), decision.minute(window.end)) for window in self.windows]
        decision.lies_in(self.session.id, windows)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for a window that holds the session."""
        item = timetable.by_id.get(self.session.id)
        if item and not any(window.contains(item.start, item.end) for window in self.windows):
            yield broken(self, f"{item.id} is at {words.span(item)}, not inside {words.windows(self.windows)}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.session.id} lies inside {words.windows(self.windows)}"


@dataclass(frozen=True)
class SharesDay:
    """Two sessions are on one day, or on different days."""

    session: Session
    other: str
    same: bool
    programme: Programme

    @property
    def _key(self) -> str:
        return "same_day" if self.same else "other_day"

    @property
    def name(self) -> str:
        """``order:s4-same-day-s1``, ``order:s4-other-day-s1``."""
        return f"order:{self.session.id}-{self._key.replace('_', '-')}-{self.other}"

    @property
    def source(self) -> Source:
        """Where the key was written."""
        return self.session.where(self._key)

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session.id, self.other})

    def post(self, decision: Decision) -> None:
        """Post one row a day."""
        for day in self.programme.clock.days:
            one, other = decision.on(self.session.id, day), decision.on(self.other, day)
            if self.same:
                both = (decision.held(self.session.id), decision.held(self.other))
                decision.require(one - other >= 0, *both)
            else:
                decision.require(one + other <= 1)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the dates."""
        one, other = timetable.by_id.get(self.session.id), timetable.by_id.get(self.other)
        if one and other and (one.day == other.day) is not self.same:
            yield broken(self, f"{one.id} at {words.span(one)} and {other.id} at {words.span(other)}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.session.id} and {self.other} are on {'one day' if self.same else 'different days'}"


def constraints(session: Session, programme: Programme) -> Iterator[Constraint]:
    """Yield what sets the day or the hours of one session."""
    if session.on is not None:
        yield Inside(session, "on", tuple(whole_day(programme.clock, day) for day in session.on))
    if session.between is not None:
        yield Inside(session, "between", session.between)
    for same, others in ((True, session.same_day), (False, session.other_day)):
        for other in others:
            yield SharesDay(session, other, same, programme)
