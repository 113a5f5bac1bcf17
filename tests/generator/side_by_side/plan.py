"""What comes out: a programme, and the timetable that it was made from, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

KINDS = ("planted", "tight", "loose", "infeasible")

Entry = dict[str, object]


@dataclass(frozen=True)
class Held:
    """An item of the planted timetable, by the id of its occurrence; minutes after midnight on the wall clock."""

    id: str
    kind: str
    day: int
    start: int
    end: int
    rooms: tuple[str, ...] = ()

    def overlaps(self, other: Held) -> bool:
        """Tell whether two items share a minute."""
        return self.day == other.day and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Why:
    """Why a programme is impossible.

    ``reason`` is one of

    - ``rooms``: these sessions share one window in which any two overlap, and have a layout that fewer rooms have;
    - ``person``: somebody is due in both of two sessions, which do not fit one after the other into their window;
    - ``day``: somebody is due in all of these sessions, which are on one day, for more minutes than a day may have.
    """

    reason: str
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A programme and a timetable that it has.

    Parameters
    ----------
    text, tree
        The programme in one file, and the same as values.
    size, kind, where
        What was asked for.
    held
        Everything that is held in the timetable that it was made from; if it is impossible, in the one that it would
        have without what makes it so.
    why
        Why no timetable is possible, or None.
    """

    text: str
    tree: Entry
    size: str
    kind: str
    where: str
    held: tuple[Held, ...]
    why: Why | None = None

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """The sessions that are side by side in the planted timetable, two by two."""
        formal = [item for item in self.held if item.kind == "session"]
        return frozenset(frozenset({a.id, b.id}) for a, b in combinations(formal, 2) if a.overlaps(b))
