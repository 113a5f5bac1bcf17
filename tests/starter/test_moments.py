"""Days, times and lengths as people write them into a table."""

from __future__ import annotations

import pytest

from scheduler.programme.problems import WrongValueError
from scheduler.starter.moments import DayText, day, length, times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2027-05-10", DayText(10, 5, 2027)),
        ("2027-05-10 00:00", DayText(10, 5, 2027)),
        ("Mon 10 May 2027", DayText(10, 5, 2027, weekday=0)),
        ("Monday, 10th of May 2027", DayText(10, 5, 2027, weekday=0)),
        ("May 10, 2027", DayText(10, 5, 2027)),
        ("10 Sept.", DayText(10, 9)),
        ("10.5.2027", DayText(10, 5, 2027)),
        ("10.5.", DayText(10, 5)),
        ("13/05/2027", DayText(13, 5, 2027)),
        ("05/13/2027", DayText(13, 5, 2027)),
        ("05/05/2027", DayText(5, 5, 2027)),
        ("Day 2", DayText(number=2)),
        ("day 1 (Wed 12 May)", DayText(12, 5, number=1, weekday=2)),
        ("3", DayText(number=3)),
        ("Thurs.", DayText(weekday=3)),
        ("29 February", DayText(29, 2)),
    ],
)
def test_a_day_is_read_in_many_ways(text: str, found: DayText) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("05/06/2027", '"05/06/2027" may be two dates'),
        ("tomorrow", '"tomorrow" is no day'),
        ("sunny", '"sunny" is no day'),
        ("10 maybe", '"10 maybe" is no day'),
        ("day 2 early", '"day 2 early" is no day'),
        ("day 0", '"day 0" is no day'),
        ("30 February 2027", '"30 February 2027" is no date of the calendar'),
        ("Tue 10 May 2027", '"Tue 10 May 2027" is a Monday'),
        ("10 May 0001", '"10 May 0001" is too far away'),
        ("14:00", '"14:00" is no day'),
    ],
)
def test_what_is_no_day_is_said(text: str, what: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        day(text)
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00", 540, None),
        ("9.30", 570, None),
        ("9h30", 570, None),
        ("09:00:00", 540, None),
        ("0930", 570, None),
        ("9", 540, None),
        ("9am", 540, None),
        ("12:15 a.m.", 15, None),
        ("12 pm", 720, None),
        ("noon", 720, None),
        ("09:00-10:30", 540, 630),
        ("9.00 \N{EN DASH} 10.30", 540, 630),
        ("from 9 to 10:30", 540, 630),
        ("2-3:30 pm", 840, 930),
        ("11-1 pm", 660, 780),
        ("22:00-24:00", 1320, 1440),
    ],
)
def test_a_time_is_read_in_many_ways(text: str, start: int, end: int | None) -> None:
    assert times(text) == (start, end)


@pytest.mark.parametrize("text", ["25:00", "9:75", "13 pm", "0 am", "later", "9:00-", "after lunch", "24:01"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        times(text)
    assert caught.value.what == f'"{text}" is no time of day'


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", (90, 90)),
        ("90 min", (90, 90)),
        ("45'", (45, 45)),
        ("1h", (60, 60)),
        ("1h30", (90, 90)),
        ("1.5 hours", (90, 90)),
        ("1 hour 15 minutes", (75, 75)),
        ("1:30", (90, 90)),
        ("01:30:00", (90, 90)),
        ("60-90", (60, 90)),
        ("60 \N{EN DASH} 90 mins", (60, 90)),
    ],
)
def test_a_length_is_read_in_many_ways(text: str, minutes: tuple[int, int]) -> None:
    assert length(text) == minutes


@pytest.mark.parametrize("text", ["0", "long", "90-60", "1441", "-5", "h"])
def test_what_is_no_length_is_said(text: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        length(text)
    assert caught.value.what == f'"{text}" is no length of time'
