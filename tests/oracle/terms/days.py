"""Terms of days and stretches, and of what lies between sessions."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.oracle.model import Item, Items, Programme, in_order, informal, layout, sessions
from tests.oracle.rules.people import room_for
from tests.oracle.together import before, in_one_range, in_one_stream, meets, widest
from tests.oracle.words import FULL_DAY, inside, length, shared

if TYPE_CHECKING:
    from collections.abc import Iterator


SPARE = 30  # informal minutes that are liked above those that a day owes
QUARTER = 15  # minutes


def alternation(programme: Programme, items: Items) -> int:
    """Count the pairs of one format that meet, in one stretch, or in two neighbouring stretches of a day."""
    total = 0
    for day in programme.dates.all():
        pairs = combinations(sessions(programme, items, day), 2)
        alike = (pair for pair in pairs if pair[0].raw["format"] == pair[1].raw["format"])
        total += sum(meets(programme, *pair) and neighbours(programme, items, *pair) for pair in alike)
    return total


def neighbours(programme: Programme, items: Items, one: Item, two: Item) -> bool:
    """Return whether at most one pause, and at most one end of a range of the hours, lies between two sessions."""
    between = (one.span[1], two.span[0])
    pauses = [item for item in items.values() if item.pauses(programme.limits["pause"]) and inside(item.span, between)]
    ends = [span for span in programme.hours if one.span[0] < span[1] <= two.span[0]]
    return len(pauses) <= 1 and len(ends) <= 1


def balance(programme: Programme, items: Items) -> int:
    """Return the largest share of a day less the smallest, each scaled to the day that has most room."""
    room = {day: found for day in programme.dates.all() if (found := room_of(programme, day)) > 0}
    formal = {day: sum(item.length for item in sessions(programme, items, day)) for day in room}
    shares = [formal[day] * max(room.values()) // room[day] for day in room]
    return max(shares, default=0) - min(shares, default=0)


def room_of(programme: Programme, day: int) -> int:
    """Return the minutes that a day has for sessions: what pauses leave of its hours, and no more than it may have."""
    hours = [span for span in programme.hours if programme.dates.day(span[0]) == day]
    free = sum(end - start for start, end in hours)
    for item in programme.items.values():
        if item.blocking and not item.near and programme.day(item) == day:
            least = length(item.raw["minutes"])[0]
            places = room_for(programme, item) if item.fixed is None else [(item.fixed, item.fixed + least)]
            free -= min((sum(shared(place, span) for span in hours) for place in places), default=0)
    return min(free, programme.limits["formal_per_day"])


def spread(programme: Programme, items: Items) -> int:
    """Return what days cost those for whom they are worst; where no sessions are side by side, all count together."""
    own = [frozenset(items)] if in_one_stream(programme) else widest(programme)
    days = [sessions(programme, items, day) for day in programme.dates.all()]
    return max(lacking(programme, [[item for item in day if item.id in mine] for day in days]) for mine in own)


def lacking(programme: Programme, held: list[list[Item]]) -> int:
    """Add up what full days lack of informal minutes, and the difference between the most and the least of them."""
    found = [informal(programme, day) for day in held if sum(item.length for item in day) >= FULL_DAY]
    wanted = programme.limits["informal_per_day"] + SPARE
    return sum(max(0, wanted - minutes) for minutes in found) + max(found, default=0) - min(found, default=0)


def idle(programme: Programme, items: Items) -> int:
    """Add up the minutes from the session before in one range of the hours that nothing fills, beside pauses too.

    Of several that end together, the one counts after which most time is needed.
    """
    total = 0
    for item in sessions(programme, items):
        near = [other for other in sessions(programme, items) if in_one_range(programme, other, item)]
        total += min((lost(programme, items, other, item) for other in before(programme, near, item)), default=0)
    return total


def lost(programme: Programme, items: Items, one: Item, two: Item) -> int:
    """Return the minutes from one session to the next, less the walk, the changeover, or what is held between.

    And less the way to the first of the meals, breaks and fixtures between, and from the last of them.
    """
    anew = set(one.rooms) & set(two.rooms) and layout(one) != layout(two)
    needed = (
        programme.walk(one.rooms, two.rooms),
        programme.limits["changeover"] if anew else 0,
        sum(fill(items, one, two)),
    )
    held = [item for item in in_order(items) if between(item, one, two) and not item.near]
    ways = [(one.rooms, held[0].rooms), (held[-1].rooms, two.rooms)] if held else []
    walked = sum(programme.walk(here, there) for here, there in ways if here and there)
    return max(0, two.span[0] - one.span[1] - max(needed) - walked)


def between(item: Item, one: Item, two: Item) -> bool:
    """Return whether an item that is for everybody lies between two sessions, beside pauses and not in them."""
    return item.blocking and not item.in_break and inside(item.span, (one.span[1], two.span[0]))


def fill(items: Items, one: Item, two: Item) -> Iterator[int]:
    """Yield the minutes of everything for everybody between two sessions; a near item has those of its walk too."""
    for item in items.values():
        if not between(item, one, two):
            continue
        if item.near and item.raw["near"].get("after") == one.id:
            yield item.span[1] - one.span[1]
        elif item.near and item.raw["near"].get("before") == two.id:
            yield two.span[0] - item.span[0]
        else:
            yield item.length


def meal_times(programme: Programme, items: Items) -> int:
    """Add up the quarters of an hour by which meals and breaks are away from the start that is liked best."""
    held = [item for item in items.values() if item.windows and item.kind != "session"]
    return sum(abs(item.span[0] - best_start(programme, item)) // QUARTER for item in held)


def best_start(programme: Programme, item: Item) -> int:
    """Return the start that is written, or the one in the middle of the window, on the grid of the clock."""
    start, end = item.windows[0]
    if "best" in item.raw:
        return programme.dates.spans(f"{item.raw['best']}-24:00", [programme.day(item)])[0][0]
    middle = start + (end - start - length(item.raw["minutes"])[1]) // 2
    return middle - programme.dates.minute(middle) % programme.grid
