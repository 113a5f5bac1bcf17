"""One stream of sessions: everybody attends everything, so a session's place in the order is all there is to choose."""

from scheduler.solve.kernels.stream.kernel import StreamKernel

__all__ = ["StreamKernel"]
