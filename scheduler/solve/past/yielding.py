"""Which rules give way to the past: as few as can be, and none that is about what comes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.past import binds_what_comes, may_give_way, share
from scheduler.solve.past.around import around, beyond

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel

    class Feasible(Protocol):
        """Whether there is a timetable."""

        def __call__(self, gives_way: frozenset[str], *, sure: bool) -> bool:
            """Return whether there is one where some rules give way; a no is confirmed by a second run if `sure`."""


def post(rule: Constraint, kernel: Kernel, programme: Programme, gives_way: Iterable[str]) -> None:
    """Say a rule to a kernel, as far as it still can hold.

    Not at all, if all that it is about has begun. Without what it says of the past, if it gives way.
    """
    begun = share(rule, programme)
    if begun == "none":
        rule.post(kernel)
    elif begun == "some" and rule.name not in gives_way:
        rule.post(around(kernel, programme))
    elif begun == "some" and binds_what_comes(rule, programme):
        rule.post(beyond(kernel, programme))


def yielding(programme: Programme, rules: Iterable[Constraint], feasible: Feasible) -> frozenset[str] | None:
    """Return the rules that give way, or None if there is no timetable even so.

    Each of them is one that could not be kept beside those that are.

    Parameters
    ----------
    feasible
        Whether there is a timetable where some rules give way; it makes doubly sure of a no where that is asked.
    """
    names = [rule.name for rule in rules if may_give_way(rule, programme)]
    everything = frozenset(names)
    if not names or not feasible(everything, sure=False):
        return None
    return _halves(names, everything, feasible)


def _halves(names: Sequence[str], gives_way: frozenset[str], feasible: Feasible) -> frozenset[str]:
    """Return what gives way where as many of some rules are kept as can be; it is known that not all of them can."""
    if len(names) == 1:
        return gives_way
    middle = len(names) // 2
    for half in (names[:middle], names[middle:]):
        kept = gives_way.difference(half)
        gives_way = kept if feasible(kept, sure=len(half) == 1) else _halves(half, gives_way, feasible)
    return gives_way
