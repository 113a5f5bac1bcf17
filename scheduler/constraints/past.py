"""What the past has to do with a rule: nothing, something, or all that it is about has begun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from scheduler.timetable.model import Item, Timetable

if TYPE_CHECKING:
    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Programme

Share = Literal["none", "some", "all"]
_FEW = 2
_BUILT_IN = ("people:", "freeze:")
"""What gives way to nothing: nobody is in two places."""


def share(rule: Constraint, programme: Programme) -> Share:
    """Return how much of what a rule is about has begun; the rules of the past itself give way to nothing."""
    past = programme.begun
    if not past or rule.name.startswith("freeze:"):
        return "none"
    items = getattr(rule, "items", None)
    if items is not None:
        if past.keys().isdisjoint(items):
            return "none"
        return "all" if facts(programme).issuperset(items) else "some"
    day, room = getattr(rule, "day", None), getattr(rule, "room", None)
    if isinstance(day, int):
        touched = any(programme.clock.day_of(one.start) == day for one in past.values())
    else:
        touched = room is None or any(room.id in one.rooms for one in past.values())
    return "some" if touched else "none"


def may_give_way(rule: Constraint, programme: Programme) -> bool:
    """Return whether a rule may give way to the past: it is about what has begun and what comes, and not built in."""
    return share(rule, programme) == "some" and not rule.name.startswith(_BUILT_IN)


def facts(programme: Programme) -> frozenset[str]:
    """Return the ids of what nothing can move: what has begun, and the fixtures."""
    return frozenset((*programme.begun, *(one.id for one in programme.occurrences if one.family == "fixture")))


def binds_what_comes(rule: Constraint, programme: Programme) -> bool:
    """Return whether a rule still says something about items alone that have not begun.

    One about two items does not if one of them has begun; nor does one that the past can break by what is missing.
    """
    items = getattr(rule, "items", None)
    few = items is not None and len({*items} - {*programme.begun}) < _FEW
    return not few and not getattr(rule, "open_ended", False)


def the_past(programme: Programme) -> Timetable:
    """Return the timetable of what has begun, and of the fixtures that have."""
    items = []
    for name, one in programme.begun.items():
        session = programme.session_by_id.get(name)
        informal = programme.occurrence_by_id.get(name) or programme.near_by_id.get(name)
        if session is not None:
            items.append(Item(name, "session", session.title, one.start, one.end, one.rooms, inside=session.during))
        elif informal is not None:
            items.append(Item(name, informal.kind, informal.title, one.start, one.end, one.rooms))
    for fixture in programme.occurrences:
        window, until = fixture.window, programme.published and programme.published.until
        if fixture.family == "fixture" and until and window.start < until:
            rooms = (fixture.room,) if fixture.room else ()
            items.append(Item(fixture.id, fixture.kind, fixture.title, window.start, window.end, rooms))
    return Timetable(programme.id, tuple(sorted(items, key=lambda item: (item.since, item.until, item.id))))


def what_comes(programme: Programme, timetable: Timetable) -> Timetable:
    """Return the items of a timetable that have not begun, and the fixtures."""
    return replace(timetable, items=tuple(item for item in timetable.items if item.id not in programme.begun))
