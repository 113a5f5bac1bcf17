"""Which broken rules are the past's: what has begun cannot be mended. Everything else that is broken is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints import constraints_of
from scheduler.constraints.past import binds_what_comes, may_give_way, share, the_past, what_comes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def parted(programme: Programme, timetable: Timetable) -> tuple[list[Violation], list[Violation]]:
    """Return what of the broken rules is wrong with a timetable, and what only the past breaks.

    A rule is the past's if all that it is about has begun, or if what has begun breaks it in the very same way without
    the rest. One about what has begun and what comes may be said by the timetable to give way; even then it holds
    among what comes. A rule about what comes alone is never the past's.
    """
    wrong: list[Violation] = []
    past: list[Violation] = []
    begun, rest = the_past(programme), what_comes(programme, timetable)
    for rule in constraints_of(programme):
        for found in rule.check(timetable):
            excused = _excused(rule, found, programme, (timetable, begun, rest))
            (past if excused else wrong).append(found)
    return sorted(wrong), sorted(past)


def _excused(
    rule: Constraint, found: Violation, programme: Programme, parts: tuple[Timetable, Timetable, Timetable]
) -> bool:
    whole, begun, rest = parts
    begun_share = share(rule, programme)
    if begun_share != "some":
        return begun_share == "all"
    if rule.name in whole.gives_way and may_give_way(rule, programme):
        return not (binds_what_comes(rule, programme) and any(rule.check(rest)))
    return not getattr(rule, "open_ended", False) and found in rule.check(begun)


def wrong_excuses(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield why a rule that a timetable says gives way to the past does not."""
    rules = {rule.name: rule for rule in constraints_of(programme)} if timetable.gives_way else {}
    for name in timetable.gives_way:
        rule = rules.get(name)
        if rule is None:
            yield f"it says that {name} gives way to the past, and there is no such rule"
        elif share(rule, programme) == "none":
            yield f"it says that {name} gives way to the past, and nothing that the rule is about has begun"
        elif share(rule, programme) == "some" and not may_give_way(rule, programme):
            yield f"it says that {name} gives way to the past, and nobody is in two places: that rule never does"
        elif not any(rule.check(timetable)):
            yield f"it says that {name} gives way to the past, and the rule is kept"
