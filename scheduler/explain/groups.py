"""Groups and tables that nobody can be put at, whatever the timetable: what binds people who are there the whole time.

What binds them cannot be kept either once others come too, so what is impossible here is impossible there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.explain.words import sentence
from scheduler.groups.asked import word
from scheduler.groups.conflict import conflicts
from scheduler.groups.gathering import FEWEST, Gathering, splits_of
from scheduler.groups.model import Fixed, Mixing, Round, Within
from scheduler.groups.rules import Rules, seats_of, step_free
from scheduler.programme import rounds
from scheduler.programme.absence import absences
from scheduler.programme.model import Session
from scheduler.programme.words import listed
from scheduler.timetable.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.groups.model import Rule
    from scheduler.programme.model import Programme

_MOST_STEPS = 300
"""A check is quick: what takes longer to be proved impossible is left to the search for groups."""


def unseatable(programme: Programme) -> Iterator[str]:
    """Yield why people cannot be put in groups or at tables as it is written, with names and lines."""
    sure = {one.id: one for one in _sure(programme)}
    rules = Rules(programme, sure, {one.id: (None,) * len(one.splits) for one in sure.values()})
    names = {person.id: person.name for person in programme.people}
    told: set[tuple[str, ...]] = set()
    for one in sorted(sure.values(), key=lambda one: one.like is not None):
        binding = [rule for rule in (*rules.of(one), *rules.for_others(one)) if _about(rule, one)]
        for conflict in conflicts(Mixing((_round(programme, one),), tuple(binding)), _MOST_STEPS):
            key = (_first(one, sure), *map(str, conflict.sources))
            if key not in told:
                told.add(key)
                yield sentence(conflict.explain(names))
        yield from _steps(programme, one)


def _steps(programme: Programme, one: Gathering) -> Iterator[str]:
    """Yield that more groups are led by people who need a room without steps than there are such rooms, if any is."""
    layout = one.session.layout if one.session else ""
    level = sum(room.step_free and layout in room.layouts for room in programme.rooms)
    need, places = step_free(programme, one), dict(seats_of(programme, one))
    led = {places[name]: programme.person_by_id[name] for name in need if name in places}
    if one.session and 0 < level < len(led):
        who = listed([f"{led[number].name} ({led[number].source}) in group {number + 1}" for number in sorted(led)])
        rooms_ = f"{level} room{'s' * (level > 1)} without steps"
        yield sentence(f"{one.item.title}: {who} need rooms without steps, and {rooms_} can take it as {layout}")


def _sure(programme: Programme) -> Iterator[Gathering]:
    """Yield the rounds that are held and in which people are put in groups, with those who are sure to be there."""
    held = [one for one in programme.formal if not one.optional]
    every: tuple[rounds.Held, ...] = (*held, *programme.occurrences)
    those = [one for one in every if splits_of(one)]
    away = {person.id: absences(person, programme) for person in programme.people} if those else {}
    for one in those:
        there = rounds.Round(one).throughout(programme, away)
        people = tuple(person.id for person in programme.people if person.id in there)
        if len(people) >= FEWEST * len(splits_of(one)):
            session = one if isinstance(one, Session) else None
            like = session.same_groups_as if session else None
            yield Gathering(_item(programme, one), splits_of(one), people, session, like)


def _item(programme: Programme, one: rounds.Held) -> Item:
    """Return what stands for the place that nobody knows yet."""
    start, end = programme.clock.at(1, 0), programme.clock.at(programme.clock.days[-1], 0)
    if isinstance(one, Session):
        return Item(one.id, "session", one.title, start, end)
    return Item(one.id, one.kind, one.title, one.window.start, one.window.end, of=one.of)


def _round(programme: Programme, one: Gathering) -> Round:
    """Return a round whose groups are as small as they may be, and as large as they may ever be."""
    every, splits = len(rounds.Round(_asked(programme, one)).people(programme)), one.splits
    most = [split.most or every for split in splits]
    if one.like is None and not any(split.most for split in splits):
        most = [-(-every // len(splits))] * len(splits)
    return Round(one.id, (0,) * len(splits), tuple(most), one.people, title=one.item.title, word=word(one))


def _asked(programme: Programme, one: Gathering) -> rounds.Held:
    return one.session or programme.occurrence_by_id[one.id]


def _about(rule: Rule, one: Gathering) -> bool:
    """Return whether a rule is about somebody who is sure to be there."""
    return not isinstance(rule, Fixed | Within) or rule.person in one.people


def _first(one: Gathering, sure: Mapping[str, Gathering]) -> str:
    """Return what stands for a round where the same is told of several: the meal, or whose groups are kept."""
    while (other := sure.get(one.like or "")) is not None:  # never a circle: the reader refuses one
        one = other
    return one.item.of or one.id
