"""What has begun, as the search sees it: facts that nothing moves, and rules that say no more than they still can."""

from scheduler.solve.past.facts import as_facts, fasten, longest_run
from scheduler.solve.past.yielding import post, yielding

__all__ = ["as_facts", "fasten", "longest_run", "post", "yielding"]
