"""What people were told up to one revision, as the model has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.calendar_model import AGENDA, Ledger, contents
from tests.calendar_model.identity import stay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.calendar_model import Contents, Meeting


NEVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Meant:
    """What one revision is to tell: by itself, whatever was told before."""

    contents: Contents
    called: Mapping[str, str]
    emails: Mapping[str, str]


def meant(meeting: Meeting, document: Mapping[str, Any]) -> Meant:
    """Return what a draft is to tell."""
    return Meant(contents(meeting, document), meeting.calendars, meeting.emails)


@dataclass(frozen=True)
class Told:
    """All events of everybody, what their calendars are called, who comes, and which revision that was."""

    ledger: Ledger = field(default_factory=Ledger)
    called: Mapping[str, str] = field(default_factory=dict)
    emails: Mapping[str, str] = field(default_factory=dict)
    coming: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()  # who gets one with this revision: who comes, and who came until then
    number: int = 0
    at: datetime = NEVER

    def after(self, meant: Meant, number: int, at: datetime) -> Told:
        """Return what they were told when this was published."""
        called, addresses = {**self.called, **meant.called}, {**self.emails, **meant.emails}
        coming = frozenset(meant.contents)
        files = self.files if number == self.number else coming | self.coming
        return Told(
            self.ledger.advance({**self._left(meant.contents), **meant.contents}, at),
            called,
            addresses,
            coming,
            files,
            number,
            at,
        )

    def _left(self, contents: Contents) -> Contents:
        """Return the stays of those who were on the list once: as they were, but for the note, as in all events."""
        note = next(own[stay(name)] for name, own in contents.items() if name != AGENDA).note
        left = {name: own for name, own in self.ledger.standings.items() if name not in contents}
        return {name: {stay(name): own[stay(name)].visible.noted(note)} for name, own in left.items()}

    def wrong(self, before: Told) -> Iterator[str]:
        """A revision is made if somebody sees a change, or comes, or can no longer come, and not otherwise."""
        changed = not self.ledger.same(before.ledger) or self.called != before.called or self.coming != before.coming
        if self.number != before.number + changed:
            seen = "something" if changed else "nothing"
            yield f"revision {self.number} comes after {before.number}, and {seen} changed"

    def told(self, before: Told) -> int:
        """Return for how many people something changed: not for who was off the list before, and is."""
        now, then = self.ledger.standings, before.ledger.standings
        other = (before.coming ^ self.coming) - {AGENDA}
        return len(other | {name for name in self.coming - {AGENDA} if now[name] != then.get(name)})
