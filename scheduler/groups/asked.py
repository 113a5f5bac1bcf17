"""What is asked of a round beside its rules: its title, who wishes what, who was where, and what is shared evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scheduler.constraints.words import moment
from scheduler.groups.model import Attribute, Round

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.groups.gathering import Gathering
    from scheduler.groups.model import Seating
    from scheduler.programme.model import Person, Programme


def title(one: Gathering) -> str:
    """Return what messages call a round: ``Making it work, Thu 14:00``."""
    return f"{one.item.title}, {moment(one.item.start)}"


def word(one: Gathering) -> Literal["group", "table"]:
    """Return what the groups of a round are called."""
    return "group" if one.session else "table"


def kept_round(one: Gathering, seating: Seating) -> Round:
    """Return a round that is settled."""
    sizes = tuple(sum(group == number for group in seating.values()) for number in range(len(one.splits)))
    return Round(one.id, sizes, sizes, tuple(seating), kept=seating, title=title(one), word=word(one))


def before(programme: Programme, one: Gathering) -> Mapping[str, int]:
    """Return who was in which group of a round, from 0, when this was published last; nobody where nothing stays."""
    published = programme.published
    if published is None or published.keep == "nothing":
        return {}
    return {person: number - 1 for person, number in published.groups.get(one.id, {}).items() if person in one.people}


def wishes(programme: Programme, person: Person, one: Gathering) -> Mapping[int, int]:
    """Return what it costs that somebody is in a group that is not their dearest, by group from 0."""
    named = person.preferences.get(one.id, ()) if one.session else ()
    if not named:
        return {}
    place = {number - 1: index for index, number in enumerate(named)}
    costs = {group: programme.mix.preferences * place.get(group, len(named)) for group in range(len(one.splits))}
    return {group: cost for group, cost in costs.items() if cost}


def attributes(programme: Programme) -> tuple[Attribute, ...]:
    """Return the columns of the people table of which each group is to have an even share."""
    return tuple(
        Attribute(name, weight, dict(_values(programme, name))) for name, weight in programme.mix.balance.items()
    )


def _values(programme: Programme, column: str) -> Iterator[tuple[str, str]]:
    own = {"organisation", "country", "role"}
    for person in programme.people:
        value = getattr(person, column) if column in own else person.attributes.get(column, "")
        if value:
            yield person.id, value
