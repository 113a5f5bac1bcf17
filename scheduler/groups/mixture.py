"""How people are mixed in the groups of a timetable, as numbers, beside what counting says of the fewest meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.groups.asked import attributes
from scheduler.groups.bound import fewest_meetings
from scheduler.groups.gathering import splits_of
from scheduler.groups.measure import measure
from scheduler.groups.model import Allocation, Mixing, Round
from scheduler.groups.sizes import limits
from scheduler.timetable.baseline import numbers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Mixture:
    """How people are mixed, counted from who is in which group, as the timetable has it.

    Parameters
    ----------
    rounds
        How many rounds are counted: those that keep the groups of another one are not.
    repeated
        How often people meet again; see `scheduler.groups.measure.Measure.meetings`.
    fewest
        Counting shows that there cannot be fewer.
    pairs
        How many pairs meet; ``possible`` is how many could, for both are in one round.
    uneven
        By column that is balanced, how many people all groups together are off the even shares.
    wishes
        How often somebody who is in a group of a session said which they like; ``met`` is how often it is the dearest.
    """

    rounds: int
    repeated: int
    fewest: int
    pairs: int
    possible: int
    uneven: Mapping[str, int]
    wishes: int
    met: int

    @property
    def proved(self) -> bool:
        """Whether counting shows that nobody could have mixed them with fewer repeated meetings."""
        return self.repeated == self.fewest


def mixture(programme: Programme, timetable: Timetable) -> Mixture:
    """Return how people are mixed in a timetable."""
    own = [one for one in timetable.groups if like(programme, timetable, one.item) is None]
    rounds = tuple(_round(programme, one) for one in own)
    seats = {one.item: {person: number - 1 for person, number in numbers_of(one).items()} for one in own}
    mixing = Mixing(rounds, attributes=attributes(programme))
    found = measure(mixing, Allocation(seats))
    wishes = _wishes(programme, timetable)
    return Mixture(
        rounds=len(rounds),
        repeated=found.meetings,
        fewest=fewest_meetings(mixing),
        pairs=found.pairs,
        possible=found.possible,
        uneven=found.uneven,
        wishes=len(wishes),
        met=sum(wishes),
    )


def like(programme: Programme, timetable: Timetable, item: str) -> str | None:
    """Return the item whose groups one keeps; None where it has groups of its own."""
    session = programme.session_by_id.get(item)
    other = session.same_groups_as if session else None
    return other if other in timetable.sitting_by_item else None


def _round(programme: Programme, sitting: Sitting) -> Round:
    """Return a round as it was asked for, wide enough for what became of it."""
    sizes = [len(group.people) for group in sitting.groups]
    asked = programme.session_by_id.get(sitting.item) or programme.occurrence_by_id.get(sitting.item)
    splits = splits_of(asked) if asked else ()
    least, most = limits(splits, sum(sizes)) if len(splits) == len(sizes) else (sizes, sizes)
    people = tuple(person for group in sitting.groups for person in group.people)
    wide = [(min(a, size), max(b, size)) for a, b, size in zip(least, most, sizes, strict=True)]
    return Round(sitting.item, tuple(low for low, _ in wide), tuple(high for _, high in wide), people)


def _wishes(programme: Programme, timetable: Timetable) -> list[bool]:
    """Return, for each time that somebody said which groups they like, whether they are in the dearest."""
    found = []
    for sitting in timetable.groups:
        for person, number in numbers_of(sitting).items():
            known = programme.person_by_id.get(person)
            named = known.preferences.get(sitting.item, ()) if known else ()
            found += [named[0] == number] if named else []
    return found
