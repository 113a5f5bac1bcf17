"""Who sits with whom: people in groups and at tables, over all rounds at once, so that everybody meets everybody.

`scheduler.groups.allocate` alone loads numpy, with what it needs: whoever only counts does without.
"""

from scheduler.groups.bound import fewest_meetings
from scheduler.groups.conflict import Conflict, conflicts
from scheduler.groups.faults import faults
from scheduler.groups.measure import Measure, measure
from scheduler.groups.model import Allocation, Apart, Attribute, Fixed, Mixing, Round, Together, Within

__all__ = [
    "Allocation",
    "Apart",
    "Attribute",
    "Conflict",
    "Fixed",
    "Measure",
    "Mixing",
    "Round",
    "Together",
    "Within",
    "conflicts",
    "faults",
    "fewest_meetings",
    "measure",
]
