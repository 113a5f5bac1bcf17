from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.objective.meal_times import MealTimes
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import in_order, item_of_day, placed, programme, session, solved, weighed

CLOCK = a_clock(days=2, grid=1)
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-14:00", minutes=60, best=30)
TEA = item_of_day(CLOCK, "tea", 2, "10:00-11:30", "break", minutes=20)
PHOTO = item_of_day(CLOCK, "photo", 1, "15:00-15:10", "social", family="fixture", best=5)
WHOLE = programme(session("s1"), clock=CLOCK, occurrences=(LUNCH, TEA, PHOTO), people=(a_person("ann"),))
S1, TEA_AT_TEN = "s1 1 09:00-10:00", "tea@day-2 2 10:00-10:20"


@pytest.mark.parametrize(
    ("lunch", "quarters"),
    [
        ("12:30-13:30", 0),
        ("12:44-13:44", 0),
        ("12:45-13:45", 1),
        ("12:59-13:59", 1),
        ("13:00-14:00", 2),
        ("12:16-13:16", 0),
        ("12:15-13:15", 1),
        ("12:01-13:01", 1),
        ("12:00-13:00", 2),
    ],
)
def test_each_quarter_of_an_hour_from_the_best_start_counts(lunch: str, quarters: int) -> None:
    payers = (("lunch@day-1", quarters),) if quarters else ()
    timetable = placed(WHOLE, S1, TEA_AT_TEN, f"lunch@day-1 1 {lunch}")
    assert weighed(WHOLE, "meal-times", timetable) == (quarters, payers)


def test_breaks_count_too_and_the_one_that_is_farthest_pays_first() -> None:
    rows = (S1, "lunch@day-1 1 12:45-13:45", "tea@day-2 2 10:50-11:10")
    assert weighed(WHOLE, "meal-times", placed(WHOLE, *rows)) == (4, (("tea@day-2", 3), ("lunch@day-1", 1)))


@pytest.mark.parametrize("changes", [{"blocks": "nobody"}, {"people": frozenset({"ann"}), "blocks": "parts"}])
def test_a_meal_that_not_everybody_attends_counts_as_well(changes: dict[str, object]) -> None:
    whole = replace(WHOLE, occurrences=(replace(LUNCH, **changes), TEA))  # type: ignore[arg-type]
    rows = (S1, TEA_AT_TEN, "lunch@day-1 1 13:00-14:00")
    assert weighed(whole, "meal-times", placed(whole, *rows)) == (2, (("lunch@day-1", 2),))


def test_one_whose_time_is_set_costs_nothing_and_a_fixture_never_does() -> None:
    set_ = item_of_day(CLOCK, "lunch", 1, "13:00-14:00")
    gala = item_of_day(CLOCK, "gala", 1, "14:00-15:00", "meal", family="fixture", best=30)
    whole = programme(session("s1"), clock=CLOCK, occurrences=(set_, gala))
    assert weighed(whole, "meal-times", placed(whole, S1)) == (0, ())


def test_the_optimum_is_as_near_to_the_best_start_as_can_be() -> None:
    weights = {"meal-times": 1}
    free = replace(WHOLE, weights=weights, occurrences=(LUNCH, PHOTO))
    assert solved(free).cost == 0
    taken = item_of_day(CLOCK, "desk", 1, "12:50-13:00", "protected", family="fixture")
    clock_of_five = replace(free, clock=a_clock(days=2, grid=5), occurrences=(LUNCH, taken))
    # Before 12:50 it can begin at no time, after it at 13:00.
    assert solved(clock_of_five).cost == 2
    assert solved(clock_of_five).times["lunch@day-1"] == "1 13:00-14:00"
    assert findings(clock_of_five, solve(clock_of_five)) == ()


def test_one_that_is_not_held_pays_nothing() -> None:
    timetable = placed(WHOLE, S1, TEA_AT_TEN, "lunch@day-1 1 13:00-14:00")
    without = in_order(WHOLE, [item for item in timetable.items if item.id != "lunch@day-1"])
    assert MealTimes(WHOLE).measure(without).total == 0
    assert MealTimes(WHOLE).measure(timetable).total == 2


def test_what_it_says() -> None:
    term = MealTimes(WHOLE)
    assert (term.name, term.unit) == ("meal-times", "quarter hours")
    assert term.explain() == "quarters of an hour that meals and breaks are away from their best time"
