from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.informal import Informal
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import item_of_day, limits, near, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=3, grid=5)


def days(*lengths: int, wanted: int = 60, **changes: object) -> Programme:
    """Return sessions of these minutes; a full day is to have `wanted` informal ones, 30 of them beyond the limit."""
    sessions = (session(f"s{number}", length) for number, length in enumerate(lengths, 1))
    owed = limits(informal_per_day=wanted - 30)
    return programme(*sessions, clock=CLOCK, **{"hours": "08:00-20:00", "limits": owed, **changes})


TWO = days(120, 120)


@pytest.mark.parametrize(
    ("s2", "total"),
    [
        ("1 12:00-14:00", 0),
        ("1 13:00-15:00", 0),
        ("1 11:55-13:55", 5),
        ("1 11:20-13:20", 40),
        ("1 11:15-13:15", 60),
        ("1 11:00-13:00", 60),
        ("2 11:00-13:00", 0),
    ],
)
def test_a_full_day_lacks_what_is_below_the_limit_and_half_an_hour(s2: str, total: int) -> None:
    timetable = placed(TWO, "s1 1 09:00-11:00", f"s2 {s2}")
    assert weighed(TWO, "informal", timetable) == (total, (("day 1", total),) if total else ())


def test_a_day_is_full_that_has_four_formal_hours() -> None:
    for minutes, total in ((115, 0), (120, 60)):
        whole = days(120, minutes)
        end = f"{11 + minutes // 60}:{minutes % 60:02}"
        assert weighed(whole, "informal", placed(whole, "s1 1 09:00-11:00", f"s2 1 11:00-{end}"))[0] == total


def test_pieces_shorter_than_a_pause_do_not_count_and_others_add_up() -> None:
    whole = days(80, 80, 80)
    rows = ("s1 1 09:00-10:20", "s2 1 10:40-12:00", "s3 1 {}")
    for last, total in (("12:40-14:00", 0), ("12:20-13:40", 20), ("12:15-13:35", 40)):
        assert weighed(whole, "informal", placed(whole, *rows[:2], rows[2].format(last)))[0] == total


FOUR = days(120, 120, 120, 120)


@pytest.mark.parametrize(
    ("gaps", "payers"),
    [
        ((60, 60), ()),
        ((60, 90), (("day 1", 30),)),
        ((90, 60), (("day 2", 30),)),
        ((60, 30), (("day 2", 60),)),
        ((30, 60), (("day 1", 60),)),
        ((30, 30), (("day 1", 30), ("day 2", 30))),
        ((90, 100), (("day 1", 10),)),
    ],
)
def test_the_best_day_less_the_worst_is_paid_by_the_worst(
    gaps: tuple[int, int], payers: tuple[tuple[str, int], ...]
) -> None:
    rows = []
    for number, gap in enumerate(gaps, 1):
        start = 11 * 60 + gap
        times = f"{start // 60}:{start % 60:02}-{start // 60 + 2}:{start % 60:02}"
        rows += [f"s{2 * number - 1} {number} 09:00-11:00", f"s{2 * number} {number} {times}"]
    total = sum(share for _, share in payers)
    assert weighed(FOUR, "informal", placed(FOUR, *rows)) == (total, payers)


def test_a_day_that_is_not_full_is_no_worst_and_no_best_day() -> None:
    whole = days(120, 120, 115, 120)
    full = ("s1 2 09:00-11:00", "s2 2 12:00-14:00")
    for other in ("11:00-13:00", "15:00-17:00"):
        rows = (*full, "s3 1 09:00-10:55", f"s4 1 {other}")
        assert weighed(whole, "informal", placed(whole, *rows)) == (0, ())


def test_three_days_are_held_against_each_other_and_the_first_of_equals_pays() -> None:
    whole = days(*[120] * 6)
    rows = []
    for day, gap in ((1, 100), (2, 70), (3, 70)):
        start = 11 * 60 + gap
        times = f"{start // 60}:{start % 60:02}-{start // 60 + 2}:{start % 60:02}"
        rows += [f"s{2 * day - 1} {day} 09:00-11:00", f"s{2 * day} {day} {times}"]
    assert weighed(whole, "informal", placed(whole, *rows)) == (30, (("day 2", 30),))


def test_meals_count_and_so_does_what_is_no_pause_and_all_sessions_are_everybodys() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "11:00-11:30")
    desk = item_of_day(CLOCK, "desk", 1, "11:30-12:00", "protected", family="fixture")
    whole = days(120, 120, occurrences=(lunch, desk), near=(near("photo", "s1", blocks="nobody"),))
    rows = ("s1 1 09:00-11:00", "photo 1 11:00-11:10", "s2 1 12:00-14:00")
    assert weighed(whole, "informal", placed(whole, *rows)) == (0, ())
    some = replace(TWO, people=(a_person("ann"), a_person("bob")))
    some = replace(some, sessions=tuple(replace(one, audience=frozenset({"ann"})) for one in some.sessions))
    assert weighed(some, "informal", placed(some, "s1 1 09:00-11:00", "s2 1 11:20-13:20")) == (40, (("day 1", 40),))


def test_a_session_that_is_left_out_fills_no_day() -> None:
    whole = replace(TWO, sessions=(TWO.sessions[0], replace(TWO.sessions[1], optional=True)))
    assert weighed(whole, "informal", placed(whole, "s1 1 09:00-11:00")) == (0, ())
    assert weighed(whole, "informal", placed(whole, "s1 1 09:00-11:00", "s2 1 11:00-13:00"))[0] == 60


def test_the_optimum_leaves_time_and_evens_the_days() -> None:
    whole = days(120, 120, hours={1: "09:00-13:30"}, weights={"informal": 1})
    assert solved(whole).cost == 30
    assert findings(whole, solve(whole)) == ()
    even = days(120, 120, 120, 120, hours={1: "09:00-14:00", 2: "09:00-14:00"}, weights={"informal": 1})
    assert solved(even).cost == 0
    lunch = item_of_day(CLOCK, "lunch", 1, "11:00-13:00")
    longer = days(120, 120, 120, 120, hours={1: "09:00-15:00", 2: "09:00-14:30"}, occurrences=(lunch,))
    assert solved(replace(longer, weights={"informal": 1})).cost == 30


def test_where_no_day_can_be_full_there_is_nothing_to_weigh() -> None:
    whole = days(120, 115)
    assert weighed(whole, "informal", placed(whole, "s1 1 09:00-11:00", "s2 1 11:00-12:55")) == (0, ())


def test_what_it_says() -> None:
    term = Informal(TWO)
    assert (term.name, term.unit) == ("informal", "minutes")
    assert term.explain() == "minutes between sessions that full days have less than 60 of, and differ in"
