"""What a day and a stretch may ask of people: of everybody, and of each one's own sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.model import Item, Items, Programme, informal, sessions, stretches
from tests.oracle.words import FULL_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator


def cohorts(programme: Programme, items: Items) -> dict[str, list[Item]]:
    """Return the sessions for everybody, and by name those of each person who has others."""
    held = sessions(programme, items)
    found = {"": [item for item in held if programme.casts[item.id].audience is None]}
    for name in sorted(programme.people):
        found[name] = [item for item in held if name in programme.casts[item.id].due]
    names = {tuple(item.id for item in own): name for name, own in reversed(found.items())}
    return {name: own for name, own in found.items() if name in names.values()}


def once(said: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Yield what is said of somebody unless it was said before."""
    seen = set()
    for fault, name in said:
        if fault not in seen:
            yield f"{fault} for {name}" if name else fault
        seen.add(fault)


def rest(programme: Programme, items: Items) -> Iterator[str]:
    """In a stretch at most ``run`` minutes pass from the first start to the last end."""
    yield from once(
        (f"rest: {passed} minutes from {stretch[0].id} to {stretch[-1].id} without a pause", name)
        for name, own in cohorts(programme, items).items()
        for stretch in stretches(programme, items, own)
        if (passed := max(item.span[1] for item in stretch) - stretch[0].span[0]) > programme.limits["run"]
    )


def load_of_days(programme: Programme, items: Items) -> Iterator[str]:
    """Formal minutes, numbered sessions and informal minutes of each day."""
    yield from once(
        (f"load: {fault} on day {day}", name)
        for name, own in cohorts(programme, items).items()
        for day in programme.dates.all()
        for fault in load_of_day(programme, [item for item in own if programme.dates.day(item.span[0]) == day])
    )


def load_of_day(programme: Programme, held: list[Item]) -> Iterator[str]:
    limits = programme.limits
    formal = sum(item.length for item in held)
    numbered = sum(item.numbered for item in held)
    if formal > limits["formal_per_day"]:
        yield f"{formal} formal minutes"
    if numbered > limits["sessions_per_day"]:
        yield f"{numbered} numbered sessions"
    if formal >= FULL_DAY and informal(programme, held) < limits["informal_per_day"]:
        yield f"{informal(programme, held)} informal minutes"


def evening(programme: Programme, items: Items) -> Iterator[str]:
    """Some time is left between the last session before dinner, and dinner."""
    for dinner in items.values():
        if stands_for(dinner, "dinner"):
            held = sessions(programme, items, programme.dates.day(dinner.span[0]))
            gaps = [dinner.span[0] - item.span[1] for item in held if item.span[1] <= dinner.span[0]]
            if gaps and min(gaps) < programme.limits["evening"]:
                yield f"load: {min(gaps)} minutes before {dinner.id}"


def stands_for(item: Item, meal: str) -> bool:
    """Tell whether an item is this meal for everybody, or what replaces it."""
    return item.blocking and (item.raw["id"] if item.windows else item.raw.get("replaces")) == meal
