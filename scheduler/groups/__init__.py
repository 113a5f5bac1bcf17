"""Who sits with whom: people in groups and at tables, over all rounds at once, so that everybody meets everybody."""

from scheduler.groups.allocate import Budget, allocate
from scheduler.groups.bound import fewest_meetings
from scheduler.groups.conflict import Conflict, conflicts
from scheduler.groups.faults import faults
from scheduler.groups.measure import Measure, measure
from scheduler.groups.model import Allocation, Apart, Attribute, Fixed, Mixing, Round, Together

__all__ = [
    "Allocation",
    "Apart",
    "Attribute",
    "Budget",
    "Conflict",
    "Fixed",
    "Measure",
    "Mixing",
    "Round",
    "Together",
    "allocate",
    "conflicts",
    "faults",
    "fewest_meetings",
    "measure",
]
