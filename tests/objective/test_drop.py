from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.objective.drop import Drop
from scheduler.solve import solve
from scheduler.verify import findings
from tests.facts import item_of_day, placed, programme, session, solved, weighed

LUNCH = item_of_day(programme().clock, "lunch", 1, "12:00-13:00")
SPEECH = session("speech", 30, optional=True, during="lunch@day-1", layout="", format="remarks")
WHOLE = programme(
    session("s1"),
    session("s2", optional=True),
    session("s3", optional=True),
    SPEECH,
    hours="09:00-12:00",
    occurrences=(LUNCH,),
)
ROWS = {"s1": "s1 1 09:00-10:00", "s2": "s2 1 10:00-11:00", "s3": "s3 1 11:00-12:00", "speech": "speech 1 12:30-13:00"}


@pytest.mark.parametrize(
    ("held", "payers"),
    [
        (("s1", "s2", "s3", "speech"), ()),
        (("s1", "s3", "speech"), (("s2", 1),)),
        (("s1", "s2", "s3"), (("speech", 1),)),
        (("s1",), (("s2", 1), ("s3", 1), ("speech", 1))),
    ],
)
def test_each_session_that_is_left_out_pays_for_itself(
    held: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    timetable = placed(WHOLE, *(ROWS[name] for name in held))
    assert weighed(WHOLE, "drop", timetable) == (len(payers), payers)


def test_where_none_may_be_left_out_it_comes_to_nothing() -> None:
    whole = programme(session("s1"))
    assert weighed(whole, "drop", placed(whole, "s1 1 09:00-10:00")) == (0, ())


def test_the_optimum_leaves_out_no_more_than_it_has_to() -> None:
    weights = {"drop": 10_000, "duration": 1, "idle": 3}
    narrow = replace(WHOLE, hours=programme(hours="09:00-11:00").hours, weights=weights)
    timetable = solve(narrow)
    assert (len(timetable.left_out), timetable.cost) == (1, 10_000)
    assert findings(narrow, timetable) == ()
    assert solved(replace(WHOLE, weights=weights)).cost == 0


def test_a_session_is_shortened_before_one_is_left_out() -> None:
    both = (session("s1", (60, 90, 90)), session("s2", (60, 90, 90), optional=True))
    whole = programme(*both, hours="09:00-11:00", weights={"drop": 10_000, "duration": 1})
    assert solved(whole).cost == 60
    assert set(solved(whole).times) == {"s1", "s2"}
    # Weighed the other way round, it is left out rather than that the other one is shortened.
    gone = replace(whole, weights={"drop": 1, "duration": 1})
    assert (solved(gone).cost, set(solved(gone).times)) == (1, {"s1"})


def test_what_it_says() -> None:
    term = Drop(WHOLE)
    assert (term.name, term.unit) == ("drop", "sessions")
    assert term.explain() == "optional sessions that are left out"
