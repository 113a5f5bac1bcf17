"""Who has a part in an event and had none, or another, before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.export.words import UNKNOWN, VACANT
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NOBODY = frozenset({UNKNOWN, VACANT})


@dataclass(frozen=True)
class Casting:
    """One change among those who have a part.

    Parameters
    ----------
    role
        The later one.
    lost, gained
        Who no longer has the role, and who has it now, as printed. One name that stands in both has another role now,
        or is confirmed.
    was
        The earlier role of the one name; empty if nobody changed roles.
    """

    role: str
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    was: str = ""

    @property
    def words(self) -> str:
        """What is said of it: ``speaker: Policy lead instead of Chairperson``."""
        if self.was:
            return f"{confirmed(self.gained[0])}: {self.role} instead of {self.was}"
        if self.same_person:
            state = "confirmed" if self.gained[0] == confirmed(self.gained[0]) else UNKNOWN
            return f"{confirmed(self.gained[0])} is {state} as {self.role}"
        lost, gained = (tuple(name for name in side if name not in _NOBODY) for side in (self.lost, self.gained))
        if lost and gained:
            return f"{_called(self.role, gained)}: {names(gained)} instead of {names(lost)}"
        if gained:
            return f"new {_called(self.role, gained)}: {names(gained)}"
        if lost:
            return f"no longer {_called(self.role, lost)}: {names(lost)}"
        before, after = names(self.lost), names(self.gained)
        return (
            f"{self.role}: {after}" + f" instead of {before}" * bool(before) if after else f"no {self.role}: {before}"
        )

    @property
    def nobody(self) -> bool:
        """Whether it tells of places alone that nobody has."""
        return _NOBODY.issuperset((*self.lost, *self.gained))

    @property
    def same_person(self) -> bool:
        """Whether somebody keeps the role, and was confirmed in it or no longer is."""
        return len(self.lost) == len(self.gained) == 1 and confirmed(self.lost[0]) == confirmed(self.gained[0])


def castings(before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]) -> tuple[Casting, ...]:
    """Return what differs among those who have a part, role by role."""
    roles = list(dict.fromkeys([*before, *after]))
    lost = {role: _without(before.get(role, ()), after.get(role, ())) for role in roles}
    gained = {role: _without(after.get(role, ()), before.get(role, ())) for role in roles}
    found = [*_confirmed(lost, gained), *_recast(lost, gained)]
    found += [Casting(role, tuple(lost[role]), tuple(gained[role])) for role in roles if lost[role] or gained[role]]
    return tuple(sorted(found, key=lambda casting: roles.index(casting.role)))


def confirmed(name: str) -> str:
    """Return a printed name without the words that it is still to be confirmed."""
    return name.removesuffix(f" ({UNKNOWN})").replace(f", {UNKNOWN})", ")")


def names(found: Iterable[str]) -> str:
    """Return names one after another; names with commas in them are joined by ``and`` alone."""
    found = tuple(found)
    return " and ".join(found) if any("," in name for name in found) else listed(found)


def _called(role: str, who: Sequence[str]) -> str:
    return role if len(who) == 1 else f"{role}s"


def _without(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return those of `ones` that are not among `others`, in order; one that is there twice counts twice."""
    left = Counter(others)
    found = []
    for one in ones:
        if left[one]:
            left[one] -= 1
        else:
            found.append(one)
    return found


def of_others(cast: Sequence[Casting], before: Sequence[str], after: Sequence[str]) -> Iterator[Casting]:
    """Leave out what can only be the change of one's own part, which is told in words of its own.

    Parameters
    ----------
    before, after
        One's own part.
    """
    was, now = frozenset(map(confirmed, before)), frozenset(map(confirmed, after))
    lost, gained = was - now, now - was
    recast = [one for one in cast if one.was in lost and one.role in gained]
    if recast:  # this is what became of one's part, and nothing else is; of several, whose is whose is not known
        lost = gained = frozenset()
    for one in cast:
        if one.was:
            if recast != [one]:
                yield one
        elif one.same_person:
            if before == after or one.role not in was & now:
                yield one
        else:
            own_lost = one.role in lost and len(one.lost) == 1
            own_gained = one.role in gained and len(one.gained) == 1
            rest = replace(one, lost=() if own_lost else one.lost, gained=() if own_gained else one.gained)
            if rest == one or not rest.nobody:
                yield rest


def _confirmed(lost: dict[str, list[str]], gained: dict[str, list[str]]) -> list[Casting]:
    """Take out those who keep their role, and were confirmed in it or no longer are."""
    found = []
    for role, names_lost in lost.items():
        for name in tuple(names_lost):
            same = next((other for other in gained[role] if confirmed(other) == confirmed(name)), None)
            if same is not None:
                names_lost.remove(name)
                gained[role].remove(same)
                found.append(Casting(role, (name,), (same,)))
    return found


def _recast(lost: dict[str, list[str]], gained: dict[str, list[str]]) -> list[Casting]:
    """Take out those who have one role instead of another."""
    found = []
    for was, names_lost in lost.items():
        for role, names_gained in gained.items():
            for name in tuple(names_lost):
                if role != was and name not in _NOBODY and name in names_gained:
                    names_lost.remove(name)
                    names_gained.remove(name)
                    found.append(Casting(role, (name,), (name,), was))
    return found
