"""Which column of an agenda is which, by the words that people put above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.programme.tables import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Earlier words are the surer ones; roles that come first choose first.
WORDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "session title", "topic", "subject", "agenda item", "item", "activity", "session", "programme",
              "event", "what", "name", "description"),
    "id": ("id", "session id", "code", "no", "nr", "number", "session no", "session number", "#", "session"),
    "format": ("format", "session format", "type", "session type", "kind"),
    "minutes": ("minutes", "duration", "length", "mins", "min", "duration in minutes", "length in minutes"),
    "chair": ("chair", "chairs", "chairperson", "chaired by", "moderator", "moderators", "moderated by", "host"),
    "speakers": ("speakers", "speaker", "presenters", "presenter", "panellists", "panelists", "presented by", "who"),
    "day": ("day", "date", "day/date"),
    "end": ("end", "ends", "end time", "finish", "finishes", "until", "to", "till"),
    "start": ("start", "starts", "start time", "begin", "begins", "from", "at", "time", "times", "time slot", "slot",
              "when", "start/time"),
    "room": ("room", "rooms", "venue", "location", "place", "where"),
}  # fmt: skip
_LEAST = 2


def roles(columns: Iterable[str]) -> dict[str, str]:
    """Return the column of each role that some column has; no column has two."""
    free = {_word(column): column for column in reversed(list(columns)) if column}
    found: dict[str, str] = {}
    for role, words in WORDS.items():
        word = next((word for word in words if word in free), None)
        if word is not None:
            found[role] = free.pop(word)
    return found


def _word(column: str) -> str:
    return folded(re.sub(r"\([^)]*\)|[.:*?]", " ", column).replace(" / ", "/"))


class Agenda:
    """The header of an agenda: a column of titles, and another that is known."""

    def holds(self, cells: Sequence[str]) -> bool:
        """Return whether a row can be the header."""
        found = roles(cells)
        return "title" in found and len(found) >= _LEAST

    def missing(self, rows: Iterable[Sequence[str]]) -> tuple[str, str]:
        """Return what to say where no row can be."""
        if not any(map(any, rows)):
            return "the table is empty", 'Write a first row, as "title, day, start, end, chair, room"'
        what = 'no row has a column "title" and another one that is known'
        return what, f"Name the columns in one row; known are {', '.join(WORDS)}"
