"""What people were told up to one revision, as the model has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.calendar_model import AGENDA, Ledger, contents

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
        return Told(self.ledger.advance(meant.contents, at), called, addresses, coming, files, number, at)

    def wrong(self, before: Told) -> Iterator[str]:
        """A revision is made if somebody sees a change, and not otherwise."""
        changed = not self.ledger.same(before.ledger) or self.called != before.called
        if self.number != before.number + changed:
            seen = "something" if changed else "nothing"
            yield f"revision {self.number} comes after {before.number}, and {seen} changed"

    def told(self, before: Told) -> int:
        """Return for how many people something changed."""
        now, then = self.ledger.standings, before.ledger.standings
        return sum(now[name] != then.get(name) for name in now if name != AGENDA)
