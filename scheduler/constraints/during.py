"""Order, the part about parts of meals: a session that is held during a meal, a break or a fixture."""

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
    from scheduler.programme.model import Occurrence, Programme, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class PartOf:
    """A session lies whole in the item that it is a part of, in its room, on the grid; each is held once."""

    session: Session
    meal: Occurrence
    programme: Programme

    @property
    def name(self) -> str:
        """``order:speech-during-dinner@day-1``."""
        return f"order:{self.session.id}-during-{self.meal.id}"

    @property
    def source(self) -> Source:
        """Where ``during`` was written."""
        return self.session.where("during")

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session.id, self.meal.id})

    def post(self, decision: Decision) -> None:
        """Post both ends; the grid is the kernel's unit."""
        name, meal, held = self.session.id, self.meal.id, decision.held(self.session.id)
        decision.require(decision.start(name) >= decision.start(meal), held)
        decision.require(decision.end(name) <= decision.end(meal), held)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for it, then compare it with the meal."""
        name, meal = self.session.id, timetable.by_id.get(self.meal.id)
        held = [item for item in timetable.items if item.id == name]
        if len(held) != 1 and not (self.session.optional and not held):
            yield broken(self, f"{name} is held {len(held)} times, not once")
        for item in held:
            if item.inside != self.meal.id or item.rooms != ((self.meal.room,) if self.meal.room else ()):
                where = f"in {', '.join(item.rooms) or 'no room'}"
                yield broken(self, f"{name} is {where}, as a part of {item.inside or 'nothing'}, not of {self.meal.id}")
            if meal is not None and not (meal.since <= item.since and item.until <= meal.until):
                yield broken(self, f"{name} at {words.span(item)} is not inside {meal.title} at {words.span(meal)}")
            clock = self.programme.clock
            if not (clock.on_grid(item.start) and clock.on_grid(item.end)):
                yield broken(self, f"{name} at {words.span(item)} is off the {clock.grid}-minute grid")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.session.id} is a part of {self.meal.title}"


def parts_of_meals(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each session that is a part of an item."""
    for session in programme.sessions:
        if session.during is not None:
            yield PartOf(session, programme.occurrence_by_id[session.during], programme)
