"""What the rules say of a timetable in which sessions run side by side: whatever is between two others meets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import Source
from scheduler.programme.model import Part, Place, ReportBack
from tests.facts import item_of_day, limits, near, placed, rules, session, violations
from tests.side_by_side import CLOCK, holds, some, split

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

A, B = some("a", "ann", line=11), some("b", "ben", line=12)
BOTH = session("p", (25, 65), line=13)


@pytest.mark.parametrize(
    ("b", "p", "expected"),
    [
        ("1 09:00-10:00", "1 10:00-11:00", []),
        ("1 09:30-10:30", "1 10:30-11:30", []),
        (
            "1 09:30-10:30",
            "1 10:25-11:25",
            ["event.yaml:13: people:b-and-p: b at Wed 09:30-10:30 overlaps p at Wed 10:25-11:25"],
        ),
        (
            "1 12:00-13:00",
            "1 09:55-10:55",
            ["event.yaml:13: people:a-and-p: a at Wed 09:00-10:00 overlaps p at Wed 09:55-10:55"],
        ),
    ],
)
def test_sessions_with_nobody_in_common_may_overlap_and_others_not(b: str, p: str, expected: list[str]) -> None:
    whole = split(A, B, BOTH)
    holds(whole, "people", placed(whole, "a 1 09:00-10:00", f"b {b} barn", f"p {p}"), expected)


def test_a_confirmed_part_makes_two_sessions_meet_and_one_to_be_confirmed_does_not() -> None:
    rows = ("a 1 09:00-10:00", "b 1 09:00-10:00 barn", "c 1 09:00-10:00 loft")
    words = "event.yaml:12: people:a-and-b: a at Wed 09:00-10:00 overlaps b at Wed 09:00-10:00"
    for confirmed in (True, False):
        part = Part("speaker", "ann", confirmed=confirmed)
        whole = split(A, replace(B, parts=(part,)), some("c", "cas", line=14))
        assert whole.meet("a", "b") is confirmed
        holds(whole, "people", placed(whole, *rows), [words] * confirmed)


def test_somebody_who_withdrew_makes_nothing_meet() -> None:
    whole = split(some("a", "gone ann"), some("b", "gone ben"))
    assert (whole.meet("a", "b"), whole.meet("b", "a"), whole.all_meet) == (True, True, True)
    left = replace(whole, sessions=(some("a", "ann"), some("b", "ben")))
    assert (left.meet("a", "b"), left.meet("b", "a"), left.all_meet) == (False, False, False)
    assert left.meet("a", "nobody knows it")


def test_one_room_holds_one_of_two_that_are_side_by_side() -> None:
    whole = split(A, B)
    holds(whole, "rooms", placed(whole, "a 1 09:00-10:00 hall", "b 1 09:30-10:30 barn"), [])
    holds(whole, "rooms", placed(whole, "a 1 09:00-10:00 hall", "b 1 10:00-11:00 hall"), [])
    words = "Hall holds two items at one time: a at Wed 09:00-10:00 and b at Wed 09:55-10:55"
    together = placed(whole, "a 1 09:00-10:00 hall", "b 1 09:55-10:55 hall")
    assert [line.partition("rooms:hall: ")[2] for line in violations(whole, "rooms", together)] == [words]
    groups = split(A, replace(B, groups=2, layout="breakout"))
    shared = placed(groups, "a 1 09:00-10:00 hall", "b 1 09:55-10:55 barn hall")
    assert [line.partition("rooms:hall: ")[2] for line in violations(groups, "rooms", shared)] == [words]


def test_new_chairs_take_time_also_between_two_that_do_not_meet() -> None:
    whole = split(A, some("b", "ben", layout="roundtable"), limits=limits(changeover=10))
    holds(whole, "rooms", placed(whole, "a 1 09:00-10:00 hall", "b 1 10:10-11:10 hall"), [])
    holds(whole, "rooms", placed(whole, "a 1 09:00-10:00 hall", "b 1 10:05-11:05 barn"), [])
    early = placed(whole, "a 1 09:00-10:00 hall", "b 1 10:05-11:05 hall")
    times = "a at Wed 09:00-10:00 and b at Wed 10:05-11:05: 5 minutes to turn Hall round"
    holds(whole, "rooms", early, [f"event.yaml:56: rooms:hall-from-roundtable-to-theatre: {times}"])


def test_a_way_is_walked_between_two_that_meet_only() -> None:
    whole = split(A, B, BOTH, walks={("barn", "hall"): 15})
    rows = ("a 1 09:00-10:00 hall", "b 1 10:00-11:00 barn")
    holds(whole, "rooms", placed(whole, *rows, "p 1 11:00-12:00 barn"), [])
    late = "b at Wed 10:00-11:00 and p at Wed 11:10-12:10: 10 minutes for a way of 15"
    holds(
        whole,
        "rooms",
        placed(whole, *rows, "p 1 11:10-12:10 hall"),
        [f"event.yaml:12: rooms:walk-b-and-p: {late}"],
    )
    assert [rule.name for rule in rules(whole, "rooms") if "walk" in rule.name] == [
        "rooms:walk-a-and-p",
        "rooms:walk-b-and-p",
    ]


TEA = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", title="Tea")


def test_a_break_stands_between_two_sessions_whoever_they_are_for() -> None:
    whole = split(A, B, occurrences=(TEA,))
    holds(whole, "breaks", placed(whole, "a 1 09:00-10:00", "b 1 10:30-11:30"), [])
    holds(
        whole,
        "breaks",
        placed(whole, "a 1 09:00-10:00", "b 1 09:00-10:00 barn"),
        ["event.yaml:30: breaks:tea@day-1-between-sessions: no session comes after Tea at Wed 10:00-10:30"],
    )
    holds(
        whole,
        "breaks",
        placed(whole, "a 1 09:00-10:00", "b 1 10:25-11:25 barn"),
        [
            "event.yaml:30: breaks:b-and-tea@day-1: b at Wed 10:25-11:25 overlaps Tea at Wed 10:00-10:30",
            "event.yaml:30: breaks:tea@day-1-between-sessions: no session comes after Tea at Wed 10:00-10:30",
        ],
    )


def test_each_person_sits_without_a_pause_for_their_own_sessions_only() -> None:
    whole = split(A, B, BOTH, limits=limits(run=120))
    holds(whole, "rest", placed(whole, "a 1 09:00-10:00", "b 1 09:00-09:30 barn", "p 1 10:00-11:00"), [])
    late = placed(whole, "a 1 09:00-10:00", "b 1 08:55-09:55 barn", "p 1 10:00-11:00")
    what = "b to p, Wed 08:55-11:00, are 125 minutes without a pause"
    holds(whole, "rest", late, [f"event.yaml:50: rest:day-1-others-2: {what}"])


def test_a_day_asks_of_each_person_what_their_own_sessions_ask() -> None:
    owed = limits(formal_per_day=120, sessions_per_day=2)
    whole = split(A, B, BOTH, limits=owed)
    rows = ("a 1 09:00-10:00", "b 1 09:00-10:00 barn", "p 1 10:00-11:00")
    holds(whole, "load", placed(whole, *rows), [])
    more = split(A, B, BOTH, some("c", "ben"), limits=owed)
    third = placed(more, *rows, "c 1 11:00-12:00")
    holds(
        more,
        "load",
        third,
        [
            "event.yaml:51: load:day-1-formal-others-1: day 1 has 180 formal minutes for BEN",
            "event.yaml:52: load:day-1-sessions-others-1: day 1 has 3 sessions for BEN",
        ],
    )


def reports(within: str, *others: Session, **to: Any) -> Programme:
    """Return groups of Ann and Cas that report to a session of Ann and Ben, and one of Dee's alone."""
    back = ReportBack("r", within)  # type: ignore[arg-type]
    groups = some("g", "ann cas", report_back=back, sources={"report_back": Source("event.yaml", 16)})
    return split(groups, some("r", "ann ben", **to), *others, some("d", "dee"))


GROUPS = "g 1 09:00-10:00"
LATE = "event.yaml:16: order:g-reports-back-to-r: g at Wed 09:00-10:00 reports back at {}, not {}"
ONE, MORNING = "after one pause at the most", "after one pause at the most or first in the next morning"


@pytest.mark.parametrize(
    ("whom", "counts"), [("ann", True), ("ben cas", True), ("ben", False), ("cas", False), ("ann ben cas", True)]
)
def test_between_groups_and_report_comes_only_what_meets_both(whom: str, counts: bool) -> None:
    whole = reports("pause", some("x", whom))
    rows = (GROUPS, "x 1 10:00-11:00 barn", "r 1 11:00-12:00")
    holds(whole, "order", placed(whole, *rows), [LATE.format("Wed 11:00-12:00", ONE)] * counts)
    over = reports("next-morning", some("x", whom))
    rows = (GROUPS, "x 2 09:00-10:00 barn", "r 2 10:00-11:00")
    holds(over, "order", placed(over, *rows), [LATE.format("Thu 10:00-11:00", MORNING)] * counts)
    unnumbered = reports("next-morning", some("x", whom, numbered=False))
    holds(unnumbered, "order", placed(unnumbered, *rows), [])


def test_a_report_beside_another_session_is_the_first_of_its_morning() -> None:
    whole = reports("next-morning", some("x", "cas"))
    holds(whole, "order", placed(whole, GROUPS, "x 2 09:00-10:00 barn", "r 2 09:30-10:30"), [])
    plain = reports("next-morning", some("x", "cas"), numbered=False)
    rows = (GROUPS, "x 2 09:00-10:00 barn", "r 2 09:30-10:30")
    holds(plain, "order", placed(plain, *rows), [LATE.format("Thu 09:30-10:30", MORNING)])


def test_a_place_is_held_against_sessions_that_are_for_all_of_the_same_people() -> None:
    first = replace(A, place=Place("first", None), sources={"place": Source("event.yaml", 17)})
    whole = split(first, B, BOTH)
    holds(whole, "order", placed(whole, "b 1 09:00-10:00 barn", "a 1 10:00-11:00", "p 1 11:00-12:00"), [])
    late = placed(whole, "b 1 09:00-10:00 barn", "p 1 10:00-11:00", "a 1 11:00-12:00")
    words = "p at Wed 10:00-11:00 comes before a at Wed 11:00-12:00"
    holds(whole, "order", late, [f"event.yaml:17: order:a-first: {words}"])


@pytest.mark.parametrize(("whom", "seen"), [("ben", False), ("ann ben", True)])
def test_the_next_thing_after_a_session_is_that_of_its_own_people(whom: str, seen: bool) -> None:
    photo = near("photo", "a", in_pause=True)
    tea = item_of_day(CLOCK, "tea", 1, "11:00-11:30", "break")
    whole = split(A, some("b", whom), some("c", "cas"), occurrences=(tea,), near=(photo,))
    rows = ("a 1 09:00-10:00", "b 1 10:00-11:00", "c 1 09:00-10:00 barn", "photo 1 11:00-11:10 in:tea@day-1")
    words = "photo at Wed 11:00-11:10 is not in the pause right after a (Wed 09:00-10:00)"
    holds(whole, "order", placed(whole, *rows), [f"event.yaml:40: order:photo-near-a: {words}"] * seen)
    before = replace(whole, near=(near("photo", "a", "before", in_pause=True),))
    rows = ("b 1 11:30-12:30", "a 1 12:30-13:30", "c 1 09:00-10:00 barn", "photo 1 11:20-11:30 in:tea@day-1")
    words = "photo at Wed 11:20-11:30 is not in the pause right before a (Wed 12:30-13:30)"
    holds(before, "order", placed(before, *rows), [f"event.yaml:40: order:photo-near-a: {words}"] * seen)


def test_what_stands_next_to_a_session_for_everybody_has_no_session_beside_it() -> None:
    whole = split(A, B, near=(near("photo", "a"),))
    holds(whole, "order", placed(whole, "a 1 09:00-10:00", "photo 1 10:00-10:10", "b 1 10:10-11:10 barn"), [])
    rows = ("a 1 09:00-10:00", "photo 1 10:00-10:10", "b 1 10:05-11:05 barn")
    overlaps = [line for line in violations(whole, "fixtures", placed(whole, *rows)) if "overlaps" in line]
    assert len(overlaps) == 1
