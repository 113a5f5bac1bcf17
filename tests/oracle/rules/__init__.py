"""The rules that bind, each a function that yields a sentence for whatever breaks it."""

from __future__ import annotations

from tests.oracle.rules.load import evening, load_of_days, rest
from tests.oracle.rules.order import after, days, pins, place, report_back
from tests.oracle.rules.people import meals, overlaps, presence
from tests.oracle.rules.rooms import changeovers, one_at_a_time, room_fit, walks
from tests.oracle.rules.times import breaks, during, near, times

RULES = (
    *(times, overlaps, meals, one_at_a_time, room_fit, walks, changeovers, breaks, rest, load_of_days, evening),
    *(presence, after, report_back, days, place, near, during, pins),
)

__all__ = ["RULES"]
