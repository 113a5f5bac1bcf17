"""Programmes with groups and tables, made up from a seed: around seats drawn first, or impossible for a reason.

Every session has a pin and every meal fills its window, so that who is there is known before anybody solves it.
Nothing here imports `scheduler`.
"""

from __future__ import annotations

from tests.generator.groups.event import groups
from tests.generator.groups.plan import Plan, Why
from tests.generator.groups.why import REASONS

__all__ = ["REASONS", "Plan", "Why", "groups"]
