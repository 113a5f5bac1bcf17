"""The rules of a programme about its rounds: who leads, who is with whom, who needs a room without steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.groups.model import Apart, Fixed, Together, Within
from scheduler.programme.check_rooms import STEP_FREE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.groups.gathering import Gathering
    from scheduler.groups.model import Rule
    from scheduler.programme.model import Programme

_LEVEL = ", for a room without steps"
Rooms = tuple[str | None, ...]
"""Id of the room of each group; None where it has none."""


@dataclass(frozen=True)
class Rules:
    """What binds the rounds of a programme.

    Parameters
    ----------
    rounds
        All of them, by id.
    rooms
        Of the groups of each.
    """

    programme: Programme
    rounds: Mapping[str, Gathering]
    rooms: Mapping[str, Rooms]

    def of(self, one: Gathering) -> tuple[Rule, ...]:
        """Return what binds one round, beside the groups that it keeps; nothing binds one that is over."""
        if one.kept is not None:
            return ()
        return (*self._places(one), *self._company(one), *self._steps(one))

    def for_others(self, one: Gathering) -> tuple[Rule, ...]:
        """Return what binds a round because rounds keep its groups.

        Who is in both is bound in this one by the rules of the other, but for what is said of this one already.
        """
        found: list[Rule] = []
        said = {(rule.person, rule.groups) for rule in self.of(one) if isinstance(rule, Within)}
        for other in self.rounds.values():
            if other.like == one.id and one.kept is None:
                both = frozenset(one.people) & frozenset(other.people)
                if other.kept is not None:
                    found += [Fixed(person, one.id, other.kept[person], other.bond) for person in sorted(both)]
                theirs = (*self.of(other), *self.for_others(other))
                found += [rule for own in theirs for rule in _carried(own, one, both, _fixed(theirs))]
        return tuple(rule for rule in found if not isinstance(rule, Within) or (rule.person, rule.groups) not in said)

    def _places(self, one: Gathering) -> Iterator[Rule]:
        """Yield who leads a group, if they are there, and who is in one because the director says so."""
        for number, split in enumerate(one.splits):
            for lead in split.leads:
                if lead in one.people:
                    yield Fixed(lead, one.id, number, split.source)
        for seat in self.programme.mix.seats:
            if seat.round == one.id and seat.person in self.programme.person_by_id:
                yield Fixed(seat.person, one.id, seat.group - 1, seat.source)

    def _company(self, one: Gathering) -> Iterator[Rule]:
        here = frozenset({one.id})
        for kind, companies in ((Together, self.programme.mix.together), (Apart, self.programme.mix.apart)):
            for company in companies:
                people = company.people & frozenset(one.people)
                if len(people) > 1 and (company.rounds is None or one.id in company.rounds):
                    yield kind(people, here, company.source)

    def _steps(self, one: Gathering) -> Iterator[Rule]:
        """Yield who is in a group whose room has no steps, if any room of the round has none."""
        free = {room.id for room in self.programme.rooms if room.step_free}
        level = frozenset(group for group, room in enumerate(self.rooms[one.id]) if room in free)
        if level:
            need, seats = step_free(self.programme, one), dict(seats_of(self.programme, one))
            those = [self.programme.person_by_id[name].name for name in need if seats.get(name) in level]
            for name in need:
                source = self.programme.person_by_id[name].source
                rivals = bool(those) and name in seats and seats[name] not in level
                need_too = f", which {' and '.join(those)} need{'s' * (len(those) == 1)} too"
                why = _LEVEL + need_too if rivals else _LEVEL
                yield Within(name, one.id, level, source, why)


def seats_of(programme: Programme, one: Gathering) -> Iterator[tuple[str, int]]:
    """Yield who has a group of a round, and which: by a seat of the mix, or who leads it."""
    yield from ((seat.person, seat.group - 1) for seat in programme.mix.seats if seat.round == one.id)
    yield from ((lead, number) for number, split in enumerate(one.splits) for lead in split.leads)


def parties(programme: Programme, one: Gathering) -> list[frozenset[str]]:
    """Return who is together in a round, each in one party: companies that share somebody are one."""
    found: list[frozenset[str]] = []
    for company in programme.mix.together:
        people = company.people & frozenset(one.people)
        if company.rounds is None or one.id in company.rounds:
            people = people.union(*(party for party in found if party & people))
            found = [*(party for party in found if not party & people), people]
    return found


def rivals(programme: Programme, one: Gathering, person: str) -> frozenset[str]:
    """Return from whom somebody is apart in a round."""
    found = [
        company.people
        for company in programme.mix.apart
        if person in company.people and (company.rounds is None or one.id in company.rounds)
    ]
    return frozenset().union(*found) - {person}


def step_free(programme: Programme, one: Gathering) -> tuple[str, ...]:
    """Return who is in a round and needs a room without steps."""
    people = (programme.person_by_id[name] for name in one.people)
    return tuple(person.id for person in people if STEP_FREE in person.needs and not person.remote)


def _fixed(rules: Sequence[Rule]) -> Mapping[str, int]:
    return {rule.person: rule.group for rule in rules if isinstance(rule, Fixed)}


def _carried(rule: Rule, one: Gathering, both: frozenset[str], fixed: Mapping[str, int]) -> Iterator[Rule]:
    """Yield what a rule of a round that keeps the groups of another one asks of that one."""
    if isinstance(rule, Fixed | Within):
        if rule.person in both:
            yield replace(rule, round=one.id)
        return
    if len(rule.people & both) > 1:
        yield replace(rule, people=rule.people & both, rounds=frozenset({one.id}))
    every = frozenset(range(len(one.splits)))
    for other in sorted((rule.people - both) & fixed.keys()):  # who comes later, and whose group is known
        group = frozenset({fixed[other]})
        groups = every - group if isinstance(rule, Apart) else group
        for person in sorted(rule.people & both):
            yield Within(person, one.id, groups, rule.source)
