"""The second pair of eyes: every timetable is re-checked and re-measured from clock times, without a solver."""

from scheduler.verify.clashes import would_clash
from scheduler.verify.timetable import findings

__all__ = ["findings", "would_clash"]
