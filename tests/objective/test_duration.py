from __future__ import annotations

import pytest

from scheduler.objective.duration import Duration
from tests.against import against
from tests.builders import at
from tests.facts import in_order, item_of_day, placed, programme, session, solved, weighed

WHOLE = programme(session("s1", (30, 60, 90)), session("s2", (30, 60, 60)), session("s3", 60), hours="09:00-13:00")


@pytest.mark.parametrize(
    ("one", "two", "total", "payers"),
    [
        ("09:00-10:00", "10:00-11:00", 0, ()),
        ("09:00-09:30", "10:00-11:00", 30, (("s1", 30),)),
        ("09:00-10:30", "10:30-11:30", 0, ()),
        ("09:00-10:30", "10:30-11:00", 30, (("s2", 30),)),
        ("09:00-09:30", "10:30-11:00", 60, (("s1", 30), ("s2", 30))),
    ],
)
def test_minutes_below_the_best_length_and_none_for_those_above(
    one: str, two: str, total: int, payers: tuple[tuple[str, int], ...]
) -> None:
    timetable = placed(WHOLE, f"s1 1 {one}", f"s2 1 {two}", "s3 1 12:00-13:00")
    assert weighed(WHOLE, "duration", timetable) == (total, payers)


def test_the_one_that_pays_most_is_first_whatever_its_name() -> None:
    whole = programme(session("s1", (30, 60, 60)), session("s2", (30, 120, 120)), hours="09:00-13:00")
    assert weighed(whole, "duration", placed(whole, "s1 1 09:00-09:30", "s2 1 10:00-11:00")) == (
        90,
        (("s2", 60), ("s1", 30)),
    )


def test_those_that_pay_the_same_come_by_name() -> None:
    whole = programme(session("s2", (30, 60)), session("s1", (30, 60)))
    payers = weighed(whole, "duration", placed(whole, "s2 1 09:00-09:30", "s1 1 10:00-10:30"))[1]
    assert payers == (("s1", 30), ("s2", 30))


def test_a_session_that_is_not_held_pays_nothing() -> None:
    assert Duration(WHOLE).measure(in_order(WHOLE, placed(WHOLE, "s1 1 09:00-09:30").items)).payers == (("s1", 30),)


def test_the_optimum_shortens_no_more_than_it_has_to() -> None:
    narrow = programme(*WHOLE.sessions, hours="09:00-11:30")
    found = solved(narrow)
    assert found.cost == 30
    assert solved(programme(*WHOLE.sessions, hours="09:00-12:00")).cost == 0


@pytest.mark.parametrize("lengths", [(30, 60, 60), (30, 60, 90)])
def test_a_session_that_is_left_out_and_a_part_of_a_meal_pay_for_what_they_last(lengths: tuple[int, ...]) -> None:
    lunch = item_of_day(WHOLE.clock, "lunch", 1, "12:00-13:00")
    speech = session("speech", lengths, optional=True, during="lunch@day-1", layout="", format="remarks")
    whole = programme(session("s1", lengths, optional=True), speech, hours="09:00-12:00", occurrences=(lunch,))
    assert weighed(whole, "duration", placed(whole)) == (0, ())
    both = placed(whole, "s1 1 09:00-09:30", "speech 1 12:00-12:30")
    assert weighed(whole, "duration", both) == (60, (("s1", 30), ("speech", 30)))
    assert weighed(whole, "duration", placed(whole, "speech 1 12:00-13:00")) == (0, ())


def test_what_has_begun_pays_for_what_it_lasted_and_the_others_as_ever() -> None:
    rows = ("s1 1 09:00-09:30", "s2 1 10:00-10:30", "s3 1 12:00-13:00")
    whole = against(WHOLE, *rows, until=at(WHOLE, 1, "09:30"))
    assert {*whole.begun} == {"s1"}
    assert weighed(whole, "duration", placed(whole, *rows)) == (60, (("s1", 30), ("s2", 30)))


def test_what_it_says() -> None:
    term = Duration(WHOLE)
    assert (term.name, term.unit) == ("duration", "minutes")
    assert term.explain() == "minutes that sessions are shorter than their best length"
