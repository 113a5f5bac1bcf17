"""Which kernel serves a programme: the stream where any two sessions meet, intervals for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.solve.kernels.interval import IntervalKernel
from scheduler.solve.kernels.stream import StreamKernel

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName


def kernel_of(programme: Programme, run: int | None, name: KernelName | None = None) -> Kernel:
    """Return a kernel of a programme: the one that is named, or else the one that suits it.

    Parameters
    ----------
    run
        The limit of a stretch in minutes, or None where it is not a rule.

    Raises
    ------
    UsageError
        If the stream is named, and two sessions could be side by side.
    """
    if name == "interval" or (name is None and not programme.all_meet):
        return IntervalKernel(programme, run)
    if not programme.all_meet:
        one, others = next(pair for pair in programme.strangers.items() if pair[1])
        other = min(others)
        msg = (
            f"{programme.title}: {one} and {other} have none of their people in common, so they can be side by side, "
            "and the stream kernel holds one session at a time. Leave out “--kernel”, or name “interval”."
        )
        raise UsageError(msg)
    return StreamKernel(programme, run)
