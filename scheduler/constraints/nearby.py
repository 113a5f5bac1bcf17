"""Order, the part about near items: what stands right next to a session, or at that edge of the pause beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.check_rooms import suitable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision, Linear
    from scheduler.errors import Source
    from scheduler.programme.model import Near, Programme
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class NextTo:
    """A near item is held exactly if its session is, right next to it: the way to its room lies between."""

    near: Near
    programme: Programme

    @property
    def name(self) -> str:
        """``order:photo-near-s1``."""
        return f"order:{self.near.id}-near-{self.near.session}"

    @property
    def source(self) -> Source:
        """Where the near item was written."""
        return self.near.source

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.near.id, self.near.session})

    def post(self, decision: Decision) -> None:
        """Post its start from the end of the session, or its end from the start."""
        near = self.near
        if near.in_pause:
            decision.leans(near.id)
            return
        held, walk = decision.held(near.id), self._walk(decision)
        if near.side == "after":
            distance = decision.start(near.id) - decision.end(near.session) - walk
        else:
            distance = decision.start(near.session) - decision.end(near.id) - walk
        decision.require(distance >= 0, held)
        decision.require(distance <= 0, held)

    def _walk(self, decision: Decision) -> Linear:
        session = self.programme.session_by_id[self.near.session]
        rooms = [room.id for room in suitable(session, self.programme)]
        minutes = {room: self.programme.walk((room,), (self.near.room,)) if self.near.room else 0 for room in rooms}
        return decision.largest(decision.in_room(session.id, room) * walk for room, walk in minutes.items() if walk)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare it with its session, or with the pause beside that."""
        near = self.near
        held = [item for item in timetable.items if item.id == near.id]
        session = timetable.by_id.get(near.session)
        if len(held) != (session is not None):
            yield broken(self, f"{near.id} is held {len(held)} times, and {near.session} {int(session is not None)}")
            return
        begun = near.id in self.programme.begun  # its room and its length are as they were
        for item in held if session else ():
            if not begun and item.rooms != ((near.room,) if near.room else ()):
                yield broken(
                    self, f"{near.id} is in {', '.join(item.rooms) or 'no room'}, not {near.room or 'in none'}"
                )
            if not begun and item.minutes != near.minutes:
                yield broken(self, f"{near.id} lasts {item.minutes} minutes, not {near.minutes}")
            elif session is not None and not self._beside(timetable, item, session):
                yield broken(self, f"{near.id} at {words.span(item)} is not {self._where()} ({words.span(session)})")

    def _where(self) -> str:
        pause = "in the pause " * self.near.in_pause
        return f"{pause}right {self.near.side} {self.near.session}"

    def _beside(self, timetable: Timetable, item: Item, session: Item) -> bool:
        if self.near.in_pause:
            pause = self._pause(timetable, session)
            return pause is not None and item.inside == pause.id and self._edge(item, pause)
        walk = self.programme.walk(session.rooms, item.rooms) if item.rooms and session.rooms else 0
        if self.near.side == "after":
            return item.since == later(session.until, walk) and item.inside is None
        return session.since == later(item.until, walk) and item.inside is None

    def _edge(self, item: Item, pause: Item) -> bool:
        together = item.since == pause.since if self.near.side == "after" else item.until == pause.until
        return together and pause.since <= item.since and item.until <= pause.until

    def _pause(self, timetable: Timetable, session: Item) -> Item | None:
        """Return the meal or break that is the next thing after (or the last before) a session on its day.

        Sessions that do not meet it are not there for those who are in it.
        """
        known = self.programme.occurrence_by_id
        after = self.near.side == "after"
        row = [item for item in timetable.on(session.day) if self._seen(item, session) or self._blocks(item)]
        if after:
            found = next((item for item in row if item.since >= session.until), None)
        else:
            found = next((item for item in reversed(row) if item.until <= session.since), None)
        return found if found and found.id in known and found.kind in {"meal", "break"} else None

    def _seen(self, item: Item, session: Item) -> bool:
        return item.formal and self.programme.meet(item.id, session.id)

    def _blocks(self, item: Item) -> bool:
        one = self.programme.occurrence_by_id.get(item.id)
        return one is not None and one.binds_everyone

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.near.title} is held {self._where()}"


def near_items(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each near item."""
    for near in programme.near:
        yield NextTo(near, programme)
