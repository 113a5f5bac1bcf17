"""Sessions side by side: each has a start of its own, and those that meet do not overlap."""

from scheduler.solve.kernels.interval.kernel import IntervalKernel

__all__ = ["IntervalKernel"]
