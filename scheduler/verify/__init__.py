"""The second pair of eyes: every timetable is re-checked and re-measured from clock times, without a solver."""

from scheduler.verify.clashes import would_clash
from scheduler.verify.timetable import Judged, findings, judged

__all__ = ["Judged", "findings", "judged", "would_clash"]
