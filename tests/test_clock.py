from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.clock import LocalTimeError, later, minutes_between
from tests.builders import a_clock

LONDON_BACK, LONDON_FORWARD = date(2018, 10, 28), date(2018, 3, 25)
LORD_HOWE_BACK, LORD_HOWE_FORWARD = date(2019, 4, 7), date(2018, 10, 7)
ZONES = ["Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "UTC", "Pacific/Apia"]


def test_days_and_dates() -> None:
    clock = a_clock(days=3)
    assert clock.days == range(1, 4)
    assert [clock.date_of(day) for day in (0, 1, 3, 4)] == [date(2018, 10, day) for day in (23, 24, 26, 27)]
    assert [clock.day_of_date(date(2018, 10, day)) for day in (23, 24, 26)] == [0, 1, 3]
    assert clock.day_of(datetime(2018, 10, 24, 22, 59, tzinfo=UTC)) == 1
    assert clock.day_of(datetime(2018, 10, 24, 23, 0, tzinfo=UTC)) == 2


@pytest.mark.parametrize(
    ("zone", "first", "minutes"),
    [
        ("Europe/London", LONDON_BACK, 1500),
        ("Europe/London", LONDON_FORWARD, 1380),
        ("Europe/London", date(2018, 10, 24), 1440),
        ("Australia/Lord_Howe", LORD_HOWE_BACK, 1470),
        ("Australia/Lord_Howe", LORD_HOWE_FORWARD, 1410),
        ("America/Sao_Paulo", date(2018, 11, 4), 1380),
    ],
)
def test_a_day_has_its_real_minutes(zone: str, first: date, minutes: int) -> None:
    clock = a_clock(zone, first, days=2)
    assert clock.minute(clock.at(2, 0)) == minutes
    assert clock.at(1, 1440) == clock.at(2, 0)


@pytest.mark.parametrize(
    ("zone", "first", "reading", "what"),
    [
        ("Europe/London", LONDON_BACK, 60, "01:00 happens twice on 2018-10-28: the clocks go back over it"),
        ("Europe/London", LONDON_BACK, 119, "01:59 happens twice on 2018-10-28: the clocks go back over it"),
        ("Europe/London", LONDON_FORWARD, 60, "01:00 does not exist on 2018-03-25: the clocks go forward over it"),
        ("Europe/London", LONDON_FORWARD, 119, "01:59 does not exist on 2018-03-25: the clocks go forward over it"),
        ("Australia/Lord_Howe", LORD_HOWE_BACK, 90, "01:30 happens twice on 2019-04-07: the clocks go back over it"),
        (
            "Australia/Lord_Howe",
            LORD_HOWE_FORWARD,
            149,
            "02:29 does not exist on 2018-10-07: the clocks go forward over it",
        ),
        (
            "America/Sao_Paulo",
            date(2018, 11, 4),
            0,
            "00:00 does not exist on 2018-11-04: the clocks go forward over it",
        ),
    ],
)
def test_a_reading_that_is_none_or_two_is_refused(zone: str, first: date, reading: int, what: str) -> None:
    with pytest.raises(LocalTimeError) as raised:
        a_clock(zone, first, days=1).at(1, reading)
    assert str(raised.value) == what


@pytest.mark.parametrize(
    ("zone", "first", "readings"),
    [
        ("Europe/London", LONDON_BACK, (0, 59, 120, 1439)),
        ("Europe/London", LONDON_FORWARD, (0, 59, 120, 1439)),
        ("Australia/Lord_Howe", LORD_HOWE_BACK, (0, 89, 120, 1439)),
        ("Australia/Lord_Howe", LORD_HOWE_FORWARD, (0, 119, 150, 1439)),
    ],
)
def test_the_readings_around_a_change_are_what_they_say(zone: str, first: date, readings: tuple[int, ...]) -> None:
    clock = a_clock(zone, first, days=1)
    for reading in readings:
        moment = clock.at(1, reading)
        assert (moment.date(), moment.hour * 60 + moment.minute) == (first, reading)
        assert clock.moment(clock.minute(moment)) == moment


@given(zone=st.sampled_from(ZONES), start=st.dates(date(1971, 1, 1), date(2037, 1, 1)), minute=st.integers(0, 5 * 1440))
def test_minutes_and_moments_are_two_names_of_one_instant(zone: str, start: date, minute: int) -> None:
    clock = a_clock(zone, start, days=5)
    moment = clock.moment(minute)
    assert clock.minute(moment) == minute
    assert later(clock.moment(0), minute).astimezone(UTC) == moment.astimezone(UTC)
    assert minutes_between(clock.moment(0), moment) == minute
    assert minutes_between(moment, clock.moment(0)) == -minute
    assert moment.tzinfo is clock.zone


def test_real_minutes_over_a_change_and_between_zones() -> None:
    clock = a_clock(first=LONDON_BACK, days=1)
    assert minutes_between(clock.at(1, 0), clock.at(1, 180)) == 240
    twice = [later(clock.at(1, 0), minutes) for minutes in (60, 120)]
    assert [f"{moment:%H:%M%z}" for moment in twice] == ["01:00+0100", "01:00+0000"]
    assert later(twice[1], -60) == twice[0]
    kathmandu = a_clock("Asia/Kathmandu", LONDON_BACK, days=1)
    assert minutes_between(clock.at(1, 180), kathmandu.at(1, 1005)) == 8 * 60
    assert minutes_between(clock.at(1, 180), clock.at(1, 180) + timedelta(seconds=59)) == 0


@pytest.mark.parametrize(
    ("grid", "reading", "holds"),
    [(5, 0, True), (5, 545, True), (5, 544, False), (30, 545, False), (30, 570, True), (1, 7, True)],
)
def test_the_grid_is_that_of_the_wall_clock(grid: int, reading: int, holds: bool) -> None:
    clock = a_clock("Asia/Kathmandu", grid=grid)
    assert clock.on_grid(clock.at(1, reading)) is holds
    assert not clock.on_grid(clock.at(1, reading) + timedelta(seconds=1))


def test_the_grid_of_half_hours_survives_lord_howe() -> None:
    clock = a_clock("Australia/Lord_Howe", LORD_HOWE_BACK, days=1, grid=30)
    assert all(clock.on_grid(clock.moment(minute)) is (minute % 30 == 0) for minute in range(0, 1470, 5))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", [LONDON_BACK, LONDON_FORWARD, LORD_HOWE_BACK, LORD_HOWE_FORWARD, date(2018, 11, 3)])
def test_every_minute_is_among_those_that_show_its_reading(zone: str, first: date) -> None:
    clock = a_clock(zone, first, days=2)
    last = clock.minute(datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(days=3))
    shown: dict[tuple[int, int], list[int]] = {}
    for minute in range(0, last, 5):
        moment = clock.moment(minute)
        shown.setdefault((clock.day_of(moment), moment.hour * 60 + moment.minute), []).append(minute)
    for day in clock.days:
        for reading in range(0, 1440, 5):
            assert clock.showing(day, reading) == tuple(shown.get((day, reading), ()))


def test_a_day_outside_of_the_event_shows_nothing_and_the_first_minute_is_one() -> None:
    clock = a_clock(days=2)
    assert [clock.showing(day, 0) for day in (0, 1, 2, 3)] == [(), (0,), (1440,), ()]
    autumn, spring = a_clock(first=LONDON_BACK, days=1), a_clock(first=LONDON_FORWARD, days=1)
    assert (autumn.showing(1, 90), autumn.showing(1, 120)) == ((90, 150), (180,))
    assert (spring.showing(1, 90), spring.showing(1, 120)) == ((), (60,))
