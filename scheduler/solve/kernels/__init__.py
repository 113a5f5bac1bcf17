"""The kernels: each implements the verbs of `scheduler.decision` in its own formulation."""
