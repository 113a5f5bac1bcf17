"""A difference between two states of the programme, as values: by item, by person, and of the meeting as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from scheduler.export.entry import STAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scheduler.export.entry import Content, Entry
    from scheduler.export.own_group import OwnGroup
    from scheduler.publish.aspects import Aspect
    from scheduler.publish.balance import Balance

_WORDS = frozenset({"form", "audience", "cast", "about", "private", "name"})
"""What differs only in the words of a description: nobody has to be elsewhere, or to do anything else, for it."""


@dataclass(frozen=True)
class Share:
    """Somebody for whom an item is and was not, or was and is not, or who has another part in it.

    Parameters
    ----------
    before, after
        Their part; None where the item is not theirs, nothing where they attend.
    """

    id: str
    name: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True)
class Move:
    """Somebody who is in another group or at another table of an item than before, or in another room with it."""

    id: str
    name: str
    before: OwnGroup | None
    after: OwnGroup | None


@dataclass(frozen=True)
class ItemDifference:
    """One item that differs, for anybody.

    Parameters
    ----------
    before, after
        None for one that was added, or cancelled.
    aspects
        What differs in it for whoever sees it.
    shares
        People who come into it or out of it; those who join or leave the whole meeting are not among them.
    told
        Ids of those in whose calendar it differs.
    moves
        People for whom it is and was, and whose group or table of it is another.
    """

    before: Entry | None
    after: Entry | None
    aspects: tuple[Aspect, ...]
    shares: tuple[Share, ...]
    told: tuple[str, ...]
    moves: tuple[Move, ...] = ()

    @property
    def seen(self) -> bool:
        """Whether there is something to be said of it to whoever sees it, beside what somebody is called now."""
        return not (self.before and self.after) or any(aspect.what != "name" for aspect in self.aspects)

    @property
    def entry(self) -> Entry:
        """The later state; of one that was cancelled, the last."""
        entry = self.after or self.before
        if entry is None:
            msg = "an item that was neither there before nor is now does not differ"
            raise ValueError(msg)
        return entry


@dataclass(frozen=True)
class Own:
    """One event of a person's own calendar that differs, as they see it.

    Parameters
    ----------
    again
        Whether it comes back: it was theirs once, and was taken from them.
    """

    before: Entry | None
    after: Entry | None
    aspects: tuple[Aspect, ...] = ()
    again: bool = False

    @property
    def only_names(self) -> bool:
        """Whether nothing is to be said of it but what somebody is called now, which is told once and not of each."""
        return bool(self.aspects) and all(aspect.what == "name" for aspect in self.aspects)

    @property
    def only_words(self) -> bool:
        """Whether only the words of its description are others; of one's own stay, each word counts."""
        there = self.before is not None and self.after is not None and self.after.item != STAY
        return there and all(aspect.what in _WORDS for aspect in self.aspects)


@dataclass(frozen=True)
class PersonDifference:
    """Somebody whose calendar differs, and in what; `own` has their stay first, then their items in time order.

    Parameters
    ----------
    again
        Whether they come back: they had a calendar once.
    """

    id: str
    name: str
    kind: Literal["changed", "new", "gone"]
    own: tuple[Own, ...]
    again: bool = False

    @property
    def only_words(self) -> bool:
        """Whether only other words stand in their calendar; no time, place, title, part or item is another."""
        return self.kind == "changed" and all(own.only_words for own in self.own)


@dataclass(frozen=True)
class Difference:
    """All that differs.

    Parameters
    ----------
    before, after
        The two contents; before is None where nothing was told yet.
    days
        By how many days the whole meeting moves; the rest is what differs beside that.
    first_day
        The new first day, if it moves.
    dated
        Whether a weekday happens twice, so that dates are said.
    people
        Everybody whose own calendar differs in anything; see `told` and `reworded`.
    renamed
        Earlier and later names of those who are called otherwise.
    everybody
        How many people there are, before and after.
    unseen
        Whether something differs that calendars hold and show nobody in words.
    pages
        Whether the web pages say something else; they also say what no calendar does.
    once
        The items that each addressee was told of before the earlier of the two states, see `once_told`.
    """

    before: Content | None
    after: Content
    days: int
    first_day: date | None
    dated: bool
    items: tuple[ItemDifference, ...]
    people: tuple[PersonDifference, ...]
    renamed: tuple[tuple[str, str], ...]
    everybody: int
    balance: Balance
    unseen: bool = False
    pages: bool = False
    once: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def meeting(self) -> tuple[tuple[str, str, str], ...]:
        """What differs of the meeting itself: ``("title", before, after)``."""
        if self.before is None:
            return ()
        pairs = ((name, getattr(self.before, name), getattr(self.after, name)) for name in ("title", "note", "zone"))
        return tuple(pair for pair in pairs if pair[1] != pair[2])

    @cached_property
    def told(self) -> tuple[PersonDifference, ...]:
        """Those who must be told: a time, place, title, part or item of theirs is another, or their stay is."""
        return tuple(person for person in self.people if self.days or not person.only_words)

    @cached_property
    def reworded(self) -> tuple[PersonDifference, ...]:
        """Those for whom only words differ: who speaks, a question, the note."""
        return tuple(person for person in self.people if not self.days and person.only_words)

    @cached_property
    def items_of_both(self) -> frozenset[str]:
        """Ids of what there was and is, for whomever."""
        before, after = (side.entries if side else () for side in (self.before, self.after))
        return frozenset({entry.item for entry in before} & {entry.item for entry in after})

    @property
    def nothing(self) -> bool:
        """Whether nobody sees any difference."""
        return not (self.days or self.items or self.people or self.renamed or self.meeting)

    def of(self, person: str) -> PersonDifference | None:
        """Return what differs for one person, by id; None if nothing does."""
        return next((one for one in self.people if one.id == person), None)
