"""Sessions in groups and meals at tables by the words that name them, and their groups by number or topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scheduler.programme.cohorts import due
from scheduler.programme.model import Occurrence, Session
from scheduler.programme.problems import WrongValueError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Split, Window
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry

Held = Session | Occurrence


@dataclass(frozen=True)
class Round:
    """One session in groups, or one meal at tables on its day."""

    item: Held

    @property
    def splits(self) -> tuple[Split, ...]:
        """What is asked of each of its groups or tables."""
        return self.item.splits if isinstance(self.item, Session) else self.item.tables

    @property
    def word(self) -> str:
        """What its parts are called."""
        return "group" if isinstance(self.item, Session) else "table"

    def people(self, programme: Programme) -> frozenset[str]:
        """Return the ids of those who are due in it, or lead; who takes part from elsewhere sits at no table."""
        leads = {lead for split in self.splits for lead in split.leads} & programme.person_by_id.keys()
        if isinstance(self.item, Session):
            return due(programme, self.item) | leads
        invited = None if self.item.people is None else self.item.people | leads
        return frozenset(
            one.id for one in programme.people if not one.remote and (invited is None or one.id in invited)
        )

    def throughout(self, programme: Programme, away: Mapping[str, Sequence[Window]]) -> frozenset[str]:
        """Return who of these is there whenever it may be held; `away` says when each person is not."""
        people = self.people(programme)
        if isinstance(self.item, Session):
            return frozenset(name for name in people if not away[name])
        window = self.item.window
        return frozenset(
            name for name in people if not any(each.overlaps(window.start, window.end) for each in away[name])
        )

    def number(self, word: str) -> int:
        """Return the number of one of its groups, which is named by it or by its topic."""
        topics = {one.topic.casefold(): number for number, one in enumerate(self.splits, 1) if one.topic}
        if word.casefold() in topics:
            return topics[word.casefold()]
        most = len(self.splits)
        if word.isascii() and word.isdigit():
            if 1 <= int(word) <= most:
                return int(word)
            what = f"there is no {self.word} {word}: {self.item.title} has {most}"
            raise WrongValueError(what, f"Write a number from 1 to {most}")
        what = f'no {self.word} of {self.item.title} has the topic "{word}"'
        known = [one.topic for one in self.splits if one.topic]
        raise WrongValueError(what, nearest(word, known) if known else f"Write a number from 1 to {most}")


@dataclass(frozen=True)
class Rounds:
    """All of them, by the id of the session, of the meal, and of the meal on a day."""

    context: Context
    programme: Programme

    @property
    def all(self) -> tuple[Round, ...]:
        """Return every session in groups, then every meal at tables by day."""
        held = [Round(one) for one in self.programme.formal if one.splits]
        return (*held, *(Round(one) for one in self.programme.occurrences if one.tables))

    def find(self, word: str, source: Source, where: str) -> tuple[Round, ...]:
        """Return those that a word names, with a problem where it is none; what is not held is nothing."""
        rounds = self.all
        found = tuple(one for one in rounds if word in {one.item.id, getattr(one.item, "of", one.item.id)})
        if found or self._not_held(word):
            return found
        names = [name for one in rounds for name in (getattr(one.item, "of", one.item.id), one.item.id)]
        ids = self.context.document.ids
        if word in self.programme.session_by_id:
            what, remedy = f'session "{word}" is not in groups', 'Write "groups" for it, or name another'
        elif any(word in ids[key] for key in ("meals", "breaks", "fixtures")):
            what, remedy = f'"{word}" has no tables', 'Write "tables" for it, or name another meal'
        else:
            what, remedy = f'there is no session in groups and no meal at tables "{word}"', nearest(word, names)
        self.context.problems.add(source, where, what, remedy)
        return ()

    def _not_held(self, word: str) -> bool:
        """Return whether nothing can be said against a word: what it names is not held, or could not be read."""
        document, of = self.context.document, word.partition("@")[0]
        informal: list[Entry[Any]] = [*document.meals, *document.breaks, *document.fixtures]
        if word in document.ids["sessions"]:
            return word not in self.programme.session_by_id
        entry = next((one for one in informal if one.written.id == of), None)
        if entry is None:
            return bool(set(self.context.unsound) & {"house", "meals", "fixtures", "sessions"})
        asked = "tables" in entry.node.keys
        return asked and (word == of or not entry.sound) and not self._held(of)

    def _held(self, of: str) -> bool:
        return any(one.of == of and one.tables for one in self.programme.occurrences)
