"""A programme to begin with: a commented example, or one made from an agenda that exists as a table."""

from __future__ import annotations

from scheduler.starter.agenda import from_table
from scheduler.starter.example import example
from scheduler.starter.made import Made, Wish

__all__ = ["Made", "Wish", "example", "from_table"]
