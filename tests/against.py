"""Programmes that are held against what people were told, built by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.timetable.baseline import held_against
from tests.facts import placed

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.programme.model import Keep, Programme, Put
    from scheduler.timetable.model import Timetable


def against(whole: Programme, *lines: str, keep: Keep = "most", until: datetime | None = None) -> Programme:
    """Return a programme of which the timetable of some lines is published; see `tests.facts.placed`."""
    return told(whole, placed(whole, *lines), keep, until)


def told(whole: Programme, timetable: Timetable, keep: Keep = "most", until: datetime | None = None) -> Programme:
    """Return a programme of which a timetable is published, in the days that the programme has."""
    there = replace(timetable, first_day=whole.clock.first_day)
    return replace(whole, published=held_against(there, keep, revision=1, until=until))


def put(whole: Programme, **items: Put) -> Programme:
    """Return a programme with other places in what is published of it."""
    assert whole.published is not None
    return replace(whole, published=replace(whole.published, items={**whole.published.items, **items}))
