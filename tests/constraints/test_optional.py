"""Sessions that may be left out: where one is not held, what is written of it binds nothing; where it is, all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.programme.model import After, Place, ReportBack
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import agree, item_of_day, near, placed, programme, session, solved

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

CLOCK = a_clock(days=2, grid=30)
WROTE = Source("event.yaml", 15)


def order(*sessions: Session, left_out: str, **changes: object) -> Programme:
    """Return sessions of which those that are named may be left out."""
    optional = tuple(replace(one, optional=one.id in left_out.split()) for one in sessions)
    return programme(*optional, clock=CLOCK, **{"hours": "09:00-18:00", **changes})


AFTER = (session("s1"), session("s2", after=(After("s1", least=30, most=60, source=WROTE),)))
REPORT = (
    session("s1", report_back=ReportBack("s2", "pause"), sources={"report_back": WROTE}),
    session("s2"),
    session("s3"),
)
MORNING = (replace(REPORT[0], report_back=ReportBack("s2", "next-morning")), *REPORT[1:])
FIRST = (session("s1", place=Place("first"), sources={"place": WROTE}), session("s2"))
LAST_OF_DAY = (replace(FIRST[0], place=Place("last", 1)), FIRST[1])


@pytest.mark.parametrize(
    ("sessions", "left_out", "rows"),
    [
        (AFTER, "s1", ("s2 1 09:00-10:00",)),
        (AFTER, "s2", ("s1 1 17:00-18:00",)),
        (REPORT, "s1", ("s2 1 09:00-10:00", "s3 1 10:00-11:00")),
        (REPORT, "s2", ("s1 1 09:00-10:00", "s3 1 10:00-11:00")),
        (REPORT, "s3", ("s1 1 09:00-10:00", "s2 1 11:00-12:00")),
        (MORNING, "s2", ("s1 2 09:00-10:00", "s3 1 10:00-11:00")),
        (MORNING, "s3", ("s1 1 09:00-10:00", "s2 2 11:00-12:00")),
        (FIRST, "s1", ("s2 1 09:00-10:00",)),
        (FIRST, "s2", ("s1 2 09:00-10:00",)),
        (LAST_OF_DAY, "s1", ("s2 1 09:00-10:00",)),
    ],
)
def test_where_one_is_left_out_what_binds_it_to_others_does_not(
    sessions: tuple[Session, ...], left_out: str, rows: tuple[str, ...]
) -> None:
    whole = order(*sessions, left_out=left_out)
    agree(whole, "order", placed(whole, *rows), [])


@pytest.mark.parametrize(
    ("sessions", "rows", "what"),
    [
        (
            AFTER,
            ("s1 1 09:00-10:00", "s2 1 10:00-11:00"),
            "s2-after-s1: s2 at Wed 10:00-11:00, s1 at Wed 09:00-10:00: 0 minutes between them",
        ),
        (
            AFTER,
            ("s1 1 10:00-11:00", "s2 1 09:00-10:00"),
            "s2-after-s1: s2 at Wed 09:00-10:00, s1 at Wed 10:00-11:00: -120 minutes between them",
        ),
        (
            REPORT,
            ("s1 1 09:00-10:00", "s3 1 10:00-11:00", "s2 1 11:00-12:00"),
            (
                "s1-reports-back-to-s2: s1 at Wed 09:00-10:00 reports back at Wed 11:00-12:00, "
                "not after one pause at the most"
            ),
        ),
        (
            MORNING,
            ("s1 1 09:00-10:00", "s3 2 10:00-11:00", "s2 2 11:00-12:00"),
            (
                "s1-reports-back-to-s2: s1 at Wed 09:00-10:00 reports back at Thu 11:00-12:00, "
                "not after one pause at the most or first in the next morning"
            ),
        ),
        (
            FIRST,
            ("s2 1 09:00-10:00", "s1 1 10:00-11:00"),
            "s1-first: s2 at Wed 09:00-10:00 comes before s1 at Wed 10:00-11:00",
        ),
        (
            LAST_OF_DAY,
            ("s1 1 09:00-10:00", "s2 1 10:00-11:00"),
            "s1-last-of-day-1: s2 at Wed 10:00-11:00 comes after s1 at Wed 09:00-10:00",
        ),
        (
            LAST_OF_DAY,
            ("s1 2 09:00-10:00", "s2 1 10:00-11:00"),
            "s1-last-of-day-1: s1 at Thu 09:00-10:00 is not on day 1",
        ),
    ],
)
def test_where_all_are_held_everything_binds(sessions: tuple[Session, ...], rows: tuple[str, ...], what: str) -> None:
    whole = order(*sessions, left_out="s1 s2 s3")
    agree(whole, "order", placed(whole, *rows), [f"event.yaml:15: order:{what}"])


def test_a_session_is_left_out_where_what_binds_it_cannot_hold_and_with_it_what_stands_next_to_it() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "09:00-10:00")
    s2 = session("s2", place=Place("first"))
    whole = order(
        session("s1", place=Place("first")),
        s2,
        left_out="s1",
        hours={1: "09:00-12:00"},
        occurrences=(lunch,),
        near=(near("photo", "s1", minutes=30),),
        weights={"drop": 1},
    )
    timetable = solve(whole)
    assert {item.id for item in timetable.items} == {"lunch@day-1", "s2"}
    assert (timetable.cost, timetable.left_out) == (1, ("s1",))
    assert findings(whole, timetable) == ()
    free = replace(whole, sessions=(whole.sessions[0], session("s2")))
    assert solved(free).cost == 1  # s1 is first, and there is no time for the photograph before s2
    assert solved(replace(free, near=())).cost == 0
