"""Whole events that use every key of the language, each made around a timetable that keeps all its rules."""

from __future__ import annotations

from tests.generator.rich.event import rich
from tests.generator.rich.plan import Planted, RichPlan

__all__ = ["Planted", "RichPlan", "rich"]
