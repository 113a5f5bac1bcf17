"""Why nobody can be seated so: a smallest set of rules of one round that cannot hold together."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from scheduler.groups.model import Apart, Fixed, Within
from scheduler.groups.start import MOST_STEPS, GaveUpError, seated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.errors import Source
    from scheduler.groups.model import Mixing, Round, Rule


_STEPS = 10_000
"""How much is tried to find out whether one rule can be left out: there may be hundreds of them."""


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together in a round; none where the seats alone do not fit those who are there.

    Parameters
    ----------
    smallest
        Whether it is proved that no rule can be left out of them.
    """

    round: Round
    rules: tuple[Rule, ...]
    smallest: bool = True

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the rules were written."""
        return tuple(rule.source for rule in self.rules)

    def explain(self, names: Mapping[str, str]) -> str:
        """Return it in words, with the names that people have; an id where there is no name."""
        one, there = self.round, len(self.round.present)
        seats = f"{one.name}: {there} people in {len(one.most)} {one.word}s of {_sizes(one)}"
        if not self.rules:
            return f"{seats}, which does not fit"
        away = [rule for rule in self.rules if isinstance(rule, Fixed | Within) and rule.person not in one.present]
        if away:
            told = "; ".join(f"{words(rule, names, one)} ({rule.source}), and is not there" for rule in away)
            return f"{one.name}: {told}"
        told = "; ".join(f"{words(rule, names, one)} ({rule.source})" for rule in self.rules)
        if len(self.rules) == 1:
            return f"{seats}, and this cannot hold: {told}"
        fewer = "" if self.smallest else " (fewer of them may do)"
        return f"{seats}, and these cannot hold together{fewer}: {told}"


def words(rule: Rule, names: Mapping[str, str], one: Round) -> str:
    """Return a rule of a round in words."""
    if isinstance(rule, Fixed):
        return f"{names.get(rule.person, rule.person)} is {_at(one)} {one.word} {rule.group + 1}"
    if isinstance(rule, Within):
        numbers = " or ".join(str(group + 1) for group in sorted(rule.groups)) or "none"
        return f"{names.get(rule.person, rule.person)} is {_at(one)} {one.word} {numbers}{rule.why}"
    people = _named(sorted(rule.people), names)
    return f"{people} are {'apart' if isinstance(rule, Apart) else 'together'}"


def conflicts(mixing: Mixing, most_steps: int = MOST_STEPS) -> Iterator[Conflict]:
    """Yield one conflict for each round in which nobody can be seated so that all rules hold; a proof, not a guess.

    Parameters
    ----------
    most_steps
        How much is tried for one answer.
    """
    for one in mixing.rounds:
        if _possible(one, mixing.rules, most_steps) is False:
            yield _smallest(one, mixing.rules, most_steps)


def _possible(one: Round, rules: Sequence[Rule], most_steps: int) -> bool | None:
    """Return whether a round can be seated; None where that was not found out."""
    try:
        return seated(one, rules, Random(0), most_steps) is not None  # noqa: S311 - no secret
    except GaveUpError:
        return None


def _smallest(one: Round, rules: Sequence[Rule], most_steps: int) -> Conflict:
    """Return rules of which none can be left out, by leaving out one after another."""
    kept, smallest = list(rules), True
    for rule in rules:
        rest = [other for other in kept if other is not rule]
        possible = _possible(one, rest, min(most_steps, _STEPS))
        if possible is False:
            kept = rest
        smallest = smallest and possible is not None
    return Conflict(one, tuple(kept), smallest)


def _at(one: Round) -> str:
    return "in" if one.word == "group" else "at"


def _sizes(one: Round) -> str:
    least, most = min(one.least), max(one.most)
    if least == most:
        return str(most)
    return f"{least} to {most}" if least else f"at most {most}"


def _named(people: Sequence[str], names: Mapping[str, str]) -> str:
    found = [names.get(person, person) for person in people]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
