"""Whether an allocation keeps every hard rule: the second pair of eyes, which shares nothing with the search."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.groups.model import Apart, Fixed, Together, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.groups.model import Allocation, Mixing, Round, Rule, Seating


def faults(mixing: Mixing, allocation: Allocation) -> Iterator[str]:
    """Yield in words whatever is wrong with an allocation; nothing if it keeps every rule."""
    if {*allocation.seats} != {one.id for one in mixing.rounds}:
        yield f"the rounds are {', '.join(allocation.seats)}"
        return
    for one in mixing.rounds:
        seating = allocation.seats[one.id]
        if one.kept is not None:
            if dict(seating) != dict(one.kept):
                yield f"{one.id} is not as it was"
            continue
        yield from _seats(one, seating)
        for rule in mixing.rules:
            yield from _broken(rule, one, seating)


def _seats(one: Round, seating: Seating) -> Iterator[str]:
    for person in sorted({*one.present} - seating.keys()):
        yield f"{person} is in no group of {one.id}"
    for person in sorted(seating.keys() - {*one.present}):
        yield f"{person} is in a group of {one.id} and not there"
    sizes = Counter(seating.values())
    for group in sorted({*sizes} | {*one.groups}):
        least, most = (one.least[group], one.most[group]) if group in one.groups else (0, 0)
        if not least <= sizes[group] <= most:
            yield f"group {group + 1} of {one.id} has {sizes[group]} people, not {least} to {most}"


def _broken(rule: Rule, one: Round, seating: Seating) -> Iterator[str]:
    if isinstance(rule, Fixed):
        if rule.round == one.id and seating.get(rule.person) != rule.group:
            yield f"{rule.person} is not in group {rule.group + 1} of {one.id}"
        return
    if isinstance(rule, Within):
        if rule.round == one.id and seating.get(rule.person) not in rule.groups:
            yield f"{rule.person} is in a group of {one.id} that cannot be theirs"
        return
    if rule.rounds is not None and one.id not in rule.rounds:
        return
    there = sorted(rule.people & seating.keys())
    for first, second in combinations(there, 2):
        same = seating[first] == seating[second]
        if isinstance(rule, Together) and not same:
            yield f"{first} and {second} are not together in {one.id}"
        if isinstance(rule, Apart) and same:
            yield f"{first} and {second} are not apart in {one.id}"
