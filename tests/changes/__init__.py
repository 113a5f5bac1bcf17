"""Random changes of a small programme, made from a seed, as a director makes them from one week to the next.

`Sequence` holds the programme and changes it step by step; `driver` solves and publishes after each step and holds
every calendar against the model in `tests/calendar_model`. Nothing in here but the driver knows the program.
"""

from __future__ import annotations

from tests.changes.edits import EDITS
from tests.changes.sequence import KINDS, Sequence

__all__ = ["EDITS", "KINDS", "Sequence"]
