"""The rule of a VTIMEZONE, held against the calendar."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from itertools import product

import pytest

from scheduler.verify.ics_zone import Yearly


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5, -1, -2, -3, -4, -5])
def test_the_nth_weekday_of_a_month_is_counted_from_its_start_or_its_end(nth: int) -> None:
    for year, month, weekday in product((2018, 2020), (2, 3, 10), range(7)):
        days = [day for day in Calendar().itermonthdates(year, month) if day.month == month]
        every = [day for day in days if day.weekday() == weekday]
        place = nth - 1 if nth > 0 else nth
        expected = every[place] if -len(every) <= place < len(every) else None
        assert Yearly(month, nth, weekday).on(year) == expected


def test_a_fifth_sunday_is_not_in_every_month() -> None:
    assert [Yearly(month, 5, 6).on(2018) for month in (9, 10)] == [date(2018, 9, 30), None]
    assert [Yearly(month, -5, 6).on(2018) for month in (9, 10)] == [date(2018, 9, 2), None]
