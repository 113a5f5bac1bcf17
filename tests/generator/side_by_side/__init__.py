"""Programmes with sessions side by side, made up from a seed: for different people, in different rooms, at one time.

`side_by_side` makes one of a size and a kind. What is not impossible is made around a timetable that keeps all of it:
that is drawn first. What is impossible says why, in a way that can be counted by hand.
"""

from __future__ import annotations

from tests.generator.side_by_side.event import side_by_side
from tests.generator.side_by_side.plan import KINDS, Held, Plan, Why
from tests.generator.side_by_side.sizes import SIZES
from tests.generator.side_by_side.where import WHERE

__all__ = ["KINDS", "SIZES", "WHERE", "Held", "Plan", "Why", "side_by_side"]
