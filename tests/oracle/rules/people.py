"""Nobody is in two places, and those with a part are there."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.oracle.model import Item, Items, Programme, in_order
from tests.oracle.together import meets
from tests.oracle.words import Span, inside, length, meet

if TYPE_CHECKING:
    from collections.abc import Iterator


def keeps_off(programme: Programme, item: Item, session: Item) -> bool:
    """Tell whether a session may not overlap a meal, a break or a fixture."""
    if not item.asked:
        return False
    people = programme.meant(item)
    cast = programme.casts[session.id]
    return people is None or bool(people & (cast.due if item.blocks_sessions else cast.confirmed))


def within(one: Item, two: Item) -> bool:
    """Tell whether one of two items is held in the break that is the other."""
    pairs = ((one, two), (two, one))
    return any(inner.in_break and outer.blocking and inside(inner.span, outer.span) for inner, outer in pairs)


def apart(programme: Programme, one: Item, two: Item) -> bool:
    """Tell whether two items may not overlap, because of somebody who has to be in both."""
    if one.part or two.part:
        parts = programme.hosts.get(one.id), programme.hosts.get(two.id)
        speak = [programme.casts[i.id].confirmed for i in (one, two) if i.kind == "session"]
        of_one_meal = parts[0] == parts[1]
        beside_a_session = one.formal or two.formal
        return of_one_meal or (beside_a_session and bool(speak[0] & speak[1]))
    if one.formal and two.formal:
        return meets(programme, one, two)
    if one.formal or two.formal:
        item, session = (two, one) if one.formal else (one, two)
        return keeps_off(programme, item, session)
    return one.blocking and two.blocking and not within(one, two)


def overlaps(programme: Programme, items: Items) -> Iterator[str]:
    for one, two in combinations(in_order(items), 2):
        if meet(one.span, two.span) and apart(programme, one, two):
            yield f"people: {one.id} and {two.id} overlap"


def meals(programme: Programme, items: Items) -> Iterator[str]:
    """A meal or break keeps clear of what some of its people have at a set time, where its window leaves room."""
    for item in in_order(items):
        if item.windows and not item.formal:
            for fixture in clear_of(programme, items, item):
                if meet(item.span, fixture.span):
                    yield f"people: {item.id} and {fixture.id} overlap"


def clear_of(programme: Programme, items: Items, item: Item) -> list[Item]:
    """Return the fixtures that a meal keeps clear of: in order of their start, as many as leave a place for it."""
    found: list[Item] = []
    for fixture in in_order(items):
        same_day = fixture.fixed is not None and programme.day(fixture) == programme.day(item)
        both = item.blocking and fixture.blocking
        if same_day and fixture.asked and not both and some_of_both(programme, item, fixture):
            spans = [other.span for other in [*found, fixture]]
            if any(not any(meet(place, span) for span in spans) for place in room_for(programme, item)):
                found.append(fixture)
    return found


def some_of_both(programme: Programme, one: Item, two: Item) -> bool:
    """Tell whether two items are for some of the same people; what names nobody is for all."""
    people = [who for who in (programme.meant(one), programme.meant(two)) if who is not None]
    return not people or bool(frozenset.intersection(*people))


def room_for(programme: Programme, item: Item) -> list[Span]:
    """Return each place on the grid for the shortest form of a meal."""
    least = length(item.raw["minutes"])[0]
    starts = [start for window in item.windows for start in range(window[0], window[1] - least + 1)]
    return [(start, start + least) for start in starts if programme.dates.minute(start) % programme.grid == 0]


def presence(programme: Programme, items: Items) -> Iterator[str]:
    """Those with a confirmed part are there from the start to the end."""
    for item in in_order(items):
        if item.kind == "session":
            for name in sorted(programme.casts[item.id].confirmed):
                if programme.people[name].misses(item.span):
                    yield f"presence: {name} is not there for all of {item.id}"
