"""The names of one kind of thing, and the words that people can be named by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme.guests import RESIDENTS
from scheduler.programme.problems import Problems, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scheduler.errors import Source
    from scheduler.programme.document import Document


@dataclass(frozen=True)
class Names:
    """The names of one kind of thing; ``unread`` says that they are written where nobody finds them."""

    kind: str
    known: Collection[str]
    problems: Problems
    unread: bool = False

    def look_up(self, name: str | None, source: Source, where: str) -> None:
        """Add a problem if a name is written that nothing has."""
        if name is not None and not self.unread and name not in self.known:
            self.problems.add(source, where, f'there is no {self.kind} "{name}"', nearest(name, self.known))


def listed(document: Document, kind: str, key: str, problems: Problems) -> Names:
    """Return the names of what a list of the programme holds."""
    known = document.ids[key]
    return Names(kind, known, problems, unread=not known and key in document.unsound)


def guests(document: Document, problems: Problems) -> Names:
    """Return the words that people can be named by: their tags and their ids, of those who have withdrawn too."""
    tags = dict.fromkeys(tag for entry in document.people for tag in entry.written.tags if tag != RESIDENTS)
    return Names("tag or person", (*tags, *document.ids["people"]), problems)


def check_once(names: Iterable[tuple[str, Source]], where: str, problems: Problems, remedy: str) -> None:
    """Add a problem for each name that is there twice."""
    seen: set[str] = set()
    for name, source in names:
        if name in seen:
            problems.add(source, where, f'"{name}" is named twice', remedy)
        seen.add(name)
