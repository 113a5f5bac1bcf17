from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.balance import Balance
from scheduler.solve import solve
from tests.against import against
from tests.builders import a_clock, a_window
from tests.facts import item_of_day, limits, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=2, grid=5)


def days(first: str, second: str = "", **changes: object) -> Programme:
    hours = {1: first, 2: second} if second else {1: first}
    sessions = (session("s1", 60), session("s2", 60), session("s3", (5, 100, 100)))
    return programme(*sessions, clock=CLOCK, hours=hours, **changes)


EVEN = days("09:00-13:00", "09:00-13:00")
UNEVEN = days("09:00-13:00", "09:00-12:00")


@pytest.mark.parametrize(
    ("whole", "rows", "payers"),
    [
        (EVEN, ("1 09:00-10:00", "2 09:00-10:00", "1 11:00-11:05"), (("day 1", 5),)),
        (EVEN, ("1 09:00-10:00", "2 09:00-10:00", "2 11:00-11:05"), (("day 2", 5),)),
        (EVEN, ("1 09:00-10:00", "1 10:00-11:00", "2 11:00-12:40"), (("day 1", 20),)),
        (EVEN, ("2 09:00-10:00", "2 10:00-11:00", "2 11:00-12:40"), (("day 2", 220),)),
        # Day 2 has room for 180 of the 240 minutes of day 1: 60 there weigh 80, 65 weigh floor(86.67).
        (UNEVEN, ("1 09:00-10:00", "2 09:00-10:00", "1 10:00-10:20"), ()),
        (UNEVEN, ("1 09:00-10:00", "2 09:00-10:00", "1 10:00-10:05"), (("day 2", 15),)),
        (UNEVEN, ("1 09:00-10:00", "2 09:00-10:00", "2 10:00-10:05"), (("day 2", 26),)),
        (days("09:00-13:00"), ("1 09:00-10:00", "1 10:00-11:00", "1 11:00-11:05"), ()),
    ],
)
def test_the_fullest_day_is_held_against_the_emptiest_by_the_room_they_have(
    whole: Programme, rows: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    timetable = placed(whole, *(f"s{number} {row}" for number, row in enumerate(rows, 1)))
    assert weighed(whole, "balance", timetable) == (sum(share for _, share in payers), payers)


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({}, 60),
        # Room 240 and 180: 60 there weigh 80.
        ({"occurrences": (item_of_day(CLOCK, "lunch", 2, "10:00-11:00"),)}, 80),
        (
            {
                "occurrences": (
                    item_of_day(CLOCK, "yoga", 2, "10:00-11:00", "social", family="fixture", blocks="nobody"),
                )
            },
            60,
        ),
        # Tea takes at least 20 minutes out of day 2: room 220, 60 weigh floor(65.45).
        ({"occurrences": (item_of_day(CLOCK, "tea", 2, "10:00-11:00", "break", minutes=(20, 30)),)}, 65),
        ({"limits": limits(formal_per_day=180)}, 60),
        ({"limits": limits(formal_per_day=180), "occurrences": (item_of_day(CLOCK, "l", 2, "09:00-11:00"),)}, 90),
    ],
)
def test_the_room_of_a_day(changes: dict[str, object], total: int) -> None:
    whole = days("09:00-13:00", "09:00-13:00", **changes)
    whole = replace(whole, sessions=whole.sessions[:1])
    timetable = placed(whole, "s1 2 11:00-12:00", *(["tea@day-2 2 10:00-10:30"] * (total == 65)))
    assert weighed(whole, "balance", timetable) == (total, (("day 2", total),))


def test_days_without_hours_or_without_room_do_not_count() -> None:
    clock = a_clock(days=3, grid=5)
    full = item_of_day(clock, "outing", 2, "09:00-13:00", "social", family="fixture")
    whole = programme(session("s1"), clock=clock, hours={1: "09:00-13:00", 2: "09:00-13:00"}, occurrences=(full,))
    assert weighed(whole, "balance", placed(whole, "s1 1 09:00-10:00")) == (0, ())
    filled = replace(whole, sessions=(session("s1", optional=True),), hours={2: whole.hours[2]})
    assert weighed(filled, "balance", placed(filled)) == (0, ())
    nothing = replace(whole, hours={})
    assert Balance(nothing).measure(placed(nothing, "s1 1 09:00-10:00")).total == 0


def test_a_tie_is_paid_by_the_earlier_day() -> None:
    clock = a_clock(days=3, grid=5)
    whole = programme(session("s1"), session("s2"), clock=clock)
    rows = ("s1 3 09:00-10:00", "s2 2 09:00-10:00")
    assert weighed(whole, "balance", placed(whole, *rows)) == (60, (("day 2", 60),))


def test_without_the_load_rule_a_day_may_be_fuller_than_its_room() -> None:
    whole = replace(days("09:00-13:00", "09:00-11:00"), limits=limits(formal_per_day=60), weights={"balance": 1})
    whole = replace(whole, sessions=tuple(session(f"s{number}", 60, on=(1,)) for number in (1, 2, 3)))
    assert solved(whole, "load").cost == 180
    timetable = placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 11:00-12:00")
    assert weighed(whole, "balance", timetable) == (180, (("day 1", 180),))


def test_a_share_is_rounded_down_however_near_it_is_to_the_next_minute() -> None:
    # Day 2 has room for 61 of the 240 minutes of day 1: 46 there weigh 46 * 240 / 61 = 180.98.
    whole = programme(session("s1", 46), clock=a_clock(days=2, grid=1), hours={1: "09:00-13:00", 2: "09:00-10:01"})
    assert weighed(whole, "balance", placed(whole, "s1 2 09:00-09:46")) == (180, (("day 2", 180),))


def test_the_optimum_is_as_even_as_can_be() -> None:
    whole = replace(UNEVEN, weights={"balance": 1})
    assert solved(whole).cost == 0
    fixed = replace(whole, sessions=(session("s1", 60), session("s2", 60), session("s3", 100)))
    # 120 and 100: day 1 with 120, day 2 with floor(100 * 240 / 180) = 133.
    assert solved(fixed).cost == 13


def test_what_is_left_out_and_what_is_part_of_a_meal_fills_no_day() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "13:00-14:00")
    speech = session("speech", 60, during="lunch@day-1", layout="", format="remarks")
    sessions = (session("s1", 60), session("s2", 60, optional=True), speech)
    whole = replace(EVEN, sessions=sessions, occurrences=(lunch,))
    rows = ("s1 1 09:00-10:00", "speech 1 13:00-14:00")
    assert weighed(whole, "balance", placed(whole, *rows)) == (60, (("day 1", 60),))
    assert weighed(whole, "balance", placed(whole, *rows, "s2 2 09:00-10:00")) == (0, ())
    empty = replace(EVEN, sessions=(session("s1", optional=True),))
    assert weighed(empty, "balance", placed(empty)) == (0, ())


def test_a_day_may_be_fuller_than_its_room_with_what_has_begun() -> None:
    # Since s1 was published for 09:00 the day begins at 10:00 only, and has room for 60 minutes.
    whole = days("09:00-13:00", "09:00-13:00")
    whole = replace(whole, sessions=whole.sessions[:2])
    rows = ("s1 1 09:00-10:00", "s2 1 10:00-11:00")
    late = replace(against(whole, *rows, until=CLOCK.at(1, 570)), hours={1: (a_window(CLOCK, 1, "10:00-11:00"),)})
    late = replace(late, hours={**whole.hours, **late.hours}, weights={"balance": 1})
    assert {*late.begun} == {"s1"}
    timetable = solve(replace(late, sessions=(late.sessions[0], replace(late.sessions[1], on=(1,)))))
    assert (timetable.status, timetable.cost) == ("optimal", 480)
    assert weighed(whole, "balance", placed(whole, *rows)) == (120, (("day 1", 120),))


def test_what_it_says() -> None:
    term = Balance(EVEN)
    assert (term.name, term.unit) == ("balance", "minutes")
    assert term.explain() == "minutes by which the fullest day is fuller than the emptiest, for the room they have"
