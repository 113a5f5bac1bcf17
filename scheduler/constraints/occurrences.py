"""What meals, breaks and fixtures have in common: each is held once, in its window, and nothing formal overlaps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import kept_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.clock import Clock
    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Near, Occurrence, Programme
    from scheduler.timetable.model import Timetable

_FAMILIES = {"meal": "meals", "break": "breaks", "fixture": "fixtures"}


@dataclass(frozen=True)
class Held:
    """An occurrence is held once, whole inside its window, for its minutes, in its room; on the grid if it can move."""

    occurrence: Occurrence
    clock: Clock

    @property
    def name(self) -> str:
        """``meals:lunch@day-2``."""
        return f"{_FAMILIES[self.occurrence.family]}:{self.occurrence.id}"

    @property
    def source(self) -> Source:
        """Where the meal, break or fixture was written."""
        return self.occurrence.source

    @property
    def items(self) -> frozenset[str]:
        """The item that it is about."""
        return frozenset({self.occurrence.id})

    def post(self, decision: Decision) -> None:
        """Post its window and its minutes."""
        one = self.occurrence
        decision.require(decision.start(one.id) >= decision.minute(one.window.start))
        decision.require(decision.end(one.id) <= decision.minute(one.window.end))
        decision.require(decision.minutes(one.id) >= one.minutes.least)
        decision.require(decision.minutes(one.id) <= one.minutes.most)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for it, then at its times and its room."""
        one = self.occurrence
        held = [item for item in timetable.items if item.id == one.id]
        if len(held) != 1:
            yield broken(self, f"{one.id} is held {len(held)} times, not once")
        for item in held:
            if not one.window.contains(item.start, item.end):
                window = words.interval(one.window.start, one.window.end)
                yield broken(self, f"{one.id} is at {words.span(item)}, not inside {window}")
            if not one.minutes.least <= item.minutes <= one.minutes.most:
                yield broken(self, f"{one.id} lasts {item.minutes} minutes, not {one.minutes}")
            if one.family != "fixture" and not (self.clock.on_grid(item.start) and self.clock.on_grid(item.end)):
                yield broken(self, f"{one.id} at {words.span(item)} is off the {self.clock.grid}-minute grid")
            if item.rooms != ((one.room,) if one.room else ()):
                yield broken(self, f"{one.id} is in {', '.join(item.rooms) or 'no room'}, not {one.room or 'in none'}")

    def explain(self) -> str:
        """Return the rule in words."""
        one = self.occurrence
        return (
            f"{one.title} is held for {one.minutes} minutes inside {words.interval(one.window.start, one.window.end)}"
        )


@dataclass(frozen=True)
class Clear:
    """A session does not overlap an item that its people attend."""

    session: str
    occurrence: Occurrence | Near

    @property
    def name(self) -> str:
        """``meals:s4-and-lunch@day-2``."""
        return f"{_FAMILIES[getattr(self.occurrence, 'family', 'fixture')]}:{self.session}-and-{self.occurrence.id}"

    @property
    def source(self) -> Source:
        """Where the meal, break or fixture was written."""
        return self.occurrence.source

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session, self.occurrence.id})

    def post(self, decision: Decision) -> None:
        """Post that the two are disjoint."""
        decision.disjoint(self.session, self.occurrence.id)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the two intervals."""
        formal, informal = timetable.by_id.get(self.session), timetable.by_id.get(self.occurrence.id)
        if formal and informal and formal.overlaps(informal):
            both = f"{words.span(formal)} overlaps {informal.title} at {words.span(informal)}"
            yield broken(self, f"{self.session} at {both}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.session} does not overlap {self.occurrence.title}"


def of_family(programme: Programme, family: str) -> Iterator[Constraint]:
    """Yield what holds for every occurrence that was written as a `family` (meal, break or fixture)."""
    for occurrence in programme.occurrences:
        if occurrence.family == family:
            yield Held(occurrence, programme.clock)
            for session in programme.formal:
                if kept_from(programme, session, occurrence):
                    yield Clear(session.id, occurrence)
