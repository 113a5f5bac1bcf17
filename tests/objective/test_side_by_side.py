"""What the terms measure of a timetable in which sessions run side by side: what comes before a session meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.programme.model import Wish
from tests.builders import a_room
from tests.facts import item_of_day, limits, near, placed, session
from tests.side_by_side import CLOCK, ROOMS, measures, some, split

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

A, B = some("a", "ann"), some("b", "ben")
WIDE = session("p", (25, 65))


@pytest.mark.parametrize(
    ("p", "payers"),
    [
        ("11:00-12:00", ()),
        ("11:05-12:05", (("p", 5),)),
        ("12:00-13:00", (("p", 60),)),
    ],
)
def test_a_session_pays_for_the_minutes_after_the_last_one_that_meets_it(
    p: str, payers: tuple[tuple[str, int], ...]
) -> None:
    whole = split(A, B, WIDE)
    timetable = placed(whole, "a 1 09:00-10:00", "b 1 10:00-11:00 barn", f"p 1 {p}")
    assert measures(whole, "idle", timetable) == (sum(share for _, share in payers), payers)


def test_a_session_that_nobody_comes_to_from_another_pays_for_no_gap() -> None:
    whole = split(A, B, WIDE)
    late = placed(whole, "a 1 09:00-10:00", "b 1 11:00-12:00 barn", "p 1 12:00-13:00")
    assert measures(whole, "idle", late) == (0, ())
    # Ann sits idle from ten to twelve, and nobody pays: the last session before p is Ben's.
    again = placed(whole, "p 1 09:00-10:00", "b 1 11:00-12:00 barn", "a 1 13:00-14:00")
    assert measures(whole, "idle", again) == (60 + 180, (("a", 180), ("b", 60)))


def test_of_several_that_end_together_the_one_after_which_most_is_needed_counts() -> None:
    whole = split(A, B, WIDE, walks={("barn", "hall"): 15, ("hall", "loft"): 5})
    rows = ("a 1 09:00-10:00 loft", "b 1 09:30-10:00 barn", "p 1 10:20-11:20 hall")
    assert measures(whole, "idle", placed(whole, *rows)) == (5, (("p", 5),))
    # Where Ann's ends five minutes later, hers is the last, and five of the fifteen minutes left are needed.
    rows = ("a 1 09:00-10:05 loft", "b 1 09:30-10:00 barn", "p 1 10:20-11:20 hall")
    assert measures(whole, "idle", placed(whole, *rows)) == (10, (("p", 10),))


def test_new_chairs_are_needed_after_the_session_before_and_not_after_a_stranger() -> None:
    table = some("a", "ann", layout="roundtable")
    whole = split(table, B, WIDE, limits=limits(changeover=10))
    rows = ("a 1 09:00-10:00 hall", "p 1 10:20-11:20 hall", "b 1 14:00-15:00 barn")
    assert measures(whole, "idle", placed(whole, *rows))[1] == (("b", 160), ("p", 10))
    strangers = split(table, B, WIDE, limits=limits(changeover=10))
    rows = ("p 1 09:00-10:00 barn", "a 1 10:00-11:00 hall", "b 1 11:20-12:20 hall")
    assert measures(strangers, "idle", placed(strangers, *rows)) == (80, (("b", 80),))


def test_what_everybody_attends_between_a_session_and_the_one_before_it_fills_time() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break")
    whole = split(A, B, WIDE, occurrences=(tea,), near=(near("photo", "b"),))
    rows = ("a 1 09:00-10:00", "b 1 10:30-11:30 barn", "photo 1 11:30-11:40", "p 1 12:00-13:00")
    assert measures(whole, "idle", placed(whole, *rows)) == (20, (("p", 20),))
    # After the photograph Ann has had tea since her session, and both lie between it and the next.
    other = split(A, B, some("c", "ann"), occurrences=(tea,), near=(near("photo", "b"),))
    rows = ("a 1 09:00-10:00", "b 1 10:30-11:30 barn", "photo 1 11:30-11:40", "c 1 12:00-13:00")
    assert measures(other, "idle", placed(other, *rows)) == (80, (("c", 80),))


def test_a_range_of_the_hours_begins_anew_for_each() -> None:
    whole = split(A, B, WIDE, hours="09:00-11:00, 12:00-18:00")
    rows = ("a 1 09:00-10:00", "b 1 12:00-13:00 barn", "p 1 13:10-14:10")
    assert measures(whole, "idle", placed(whole, *rows)) == (10, (("p", 10),))
    rows = ("p 1 09:00-10:00", "b 1 12:30-13:30 barn", "a 1 12:30-13:30")
    assert measures(whole, "idle", placed(whole, *rows)) == (0, ())


@pytest.mark.parametrize(
    ("rooms", "payers"),
    [
        (("hall", "barn", "hall"), ()),
        (("hall", "barn", "barn"), ()),
        (("hall", "barn", "loft"), (("p", 1),)),
    ],
)
def test_a_session_is_a_move_if_all_come_to_it_from_other_rooms(
    rooms: tuple[str, str, str], payers: tuple[tuple[str, int], ...]
) -> None:
    whole = split(A, B, WIDE)
    a, b, p = rooms
    timetable = placed(whole, f"a 1 09:00-10:00 {a}", f"b 1 09:30-10:00 {b}", f"p 1 10:00-11:00 {p}")
    assert measures(whole, "rooms", timetable) == (len(payers), payers)


def test_who_ended_earlier_and_who_does_not_meet_it_are_not_asked_where_they_were() -> None:
    whole = split(A, B, WIDE)
    rows = ("a 1 09:00-10:00 hall", "b 1 09:30-10:05 barn")
    assert measures(whole, "rooms", placed(whole, *rows, "p 1 10:05-11:05 hall")) == (1, (("p", 1),))
    assert measures(whole, "rooms", placed(whole, *rows, "p 1 10:05-11:05 barn")) == (0, ())
    # Ben was in the hall: that Ann's room is the barn moves nobody.
    rows = ("p 1 09:00-10:00 hall", "a 1 10:00-11:00 barn", "b 1 11:00-12:00 hall")
    assert measures(whole, "rooms", placed(whole, *rows)) == (1, (("a", 1),))
    rows = ("a 1 09:00-10:00 barn", "b 1 10:00-11:00 hall", "p 2 09:00-10:00 loft")
    assert measures(whole, "rooms", placed(whole, *rows)) == (0, ())


def test_a_session_in_groups_is_passed_over_and_seats_count_as_ever() -> None:
    large = a_room("dome", "Dome", theatre=95)
    whole = split(A, B, WIDE, some("g", "ann ben", groups=2, layout="breakout", format="group"), rooms=(*ROOMS, large))
    rows = ("a 1 09:00-10:00 hall", "b 1 09:00-10:00 dome", "g 1 10:00-11:00 barn loft", "p 1 11:00-12:00 dome")
    assert measures(whole, "rooms", placed(whole, *rows)) == (4, (("b", 2), ("p", 2)))


def themed(order: tuple[str, ...] = ()) -> Programme:
    return split(
        some("t1", "ann", theme="t"),
        some("t2", "ben", theme="t"),
        some("t3", "ann ben", theme="t"),
        some("x", "ann", theme="u"),
        some("y", "ben"),
        themes=order,
    )


@pytest.mark.parametrize(
    ("x", "y", "payers"),
    [
        # t1 for Ann at eight, t2 for Ben at ten, t3 for both at twelve.
        ("1 11:00-12:00", "2 09:00-10:00", (("t3", 1),)),
        ("1 10:00-11:00", "2 09:00-10:00", (("t3", 1),)),
        ("2 10:00-11:00", "1 11:00-12:00", (("t3", 1),)),
        ("1 11:00-12:00", "1 11:00-12:00", (("t3", 2),)),
        # After Ann's first session of the theme and before Ben's: for him nothing comes between.
        ("2 09:00-10:00", "1 09:00-10:00", ()),
        ("1 13:00-14:00", "1 13:00-14:00", ()),
    ],
)
def test_what_comes_between_two_sessions_of_a_theme_meets_both(
    x: str, y: str, payers: tuple[tuple[str, int], ...]
) -> None:
    whole = themed()
    rows = ("t1 1 08:00-09:00", "t2 1 10:00-11:00", "t3 1 12:00-13:00", f"x {x} barn", f"y {y} loft")
    assert measures(whole, "flow", placed(whole, *rows)) == (sum(share for _, share in payers), payers)


@pytest.mark.parametrize(("x", "wrong"), [("09:00-10:00", 0), ("08:55-09:55", 1), ("09:05-10:05", 0)])
def test_themes_are_in_the_wrong_order_where_the_later_one_starts_first(x: str, wrong: int) -> None:
    whole = split(some("t1", "ben", theme="t"), some("x", "ann", theme="u"), themes=("t", "u"))
    timetable = placed(whole, "t1 1 09:00-10:00", f"x 1 {x} barn")
    assert measures(whole, "flow", timetable) == (wrong, (("x", 1),) * wrong)


LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")


@pytest.mark.parametrize(
    ("b", "p", "payers"),
    [
        ("13:00-14:00", "14:00-15:00", (("a", 1), ("b", 1))),
        ("14:00-15:00", "15:00-16:00", (("a", 1), ("b", 1))),
        ("09:00-10:00", "14:00-15:00", (("a", 1),)),
        ("14:00-15:00", "09:00-10:00", (("a", 1), ("b", 1))),
        ("15:00-16:00", "14:00-15:00", (("a", 1),)),
    ],
)
def test_after_lunch_each_plenary_is_first_for_its_own_people(
    b: str, p: str, payers: tuple[tuple[str, int], ...]
) -> None:
    whole = split(A, B, WIDE, occurrences=(LUNCH,))
    timetable = placed(whole, "a 1 13:00-14:00", f"b 1 {b} barn", f"p 1 {p} loft")
    assert measures(whole, "graveyard", timetable) == (len(payers), payers)


@pytest.mark.parametrize(
    ("wish", "b", "holds"),
    [
        ("first-of-day", "10:00-11:00", True),
        ("last-of-day", "10:00-11:00", False),
        ("last-of-day", "16:00-17:00", True),
        ("after-lunch", "14:00-15:00", True),
        ("after-lunch", "16:00-17:00", False),
    ],
)
def test_a_wish_to_be_first_or_last_is_about_sessions_that_meet(wish: str, b: str, holds: bool) -> None:
    wanted = replace(B, wishes=(Wish(wish, wanted=True, text=wish),))  # type: ignore[arg-type]
    whole = split(some("a", "ann"), wanted, WIDE, some("c", "ann"), occurrences=(LUNCH,))
    timetable = placed(whole, "a 1 09:00-10:00", f"b 1 {b} barn", "p 1 15:00-16:00", "c 1 17:00-18:00")
    assert measures(whole, "wishes", timetable) == ((0, ()) if holds else (1, (("b", 1),)))


def test_two_of_one_format_side_by_side_are_no_pair() -> None:
    whole = split(A, B, WIDE)
    rows = ("a 1 09:00-10:00", "b 1 09:00-10:00 barn", "p 2 09:00-10:00")
    assert measures(whole, "alternation", placed(whole, *rows)) == (0, ())
    rows = ("a 1 09:00-10:00", "b 1 10:00-11:00 barn", "p 1 11:00-12:00")
    assert measures(whole, "alternation", placed(whole, *rows)) == (2, (("p", 2),))


def test_all_minutes_of_a_day_are_weighed_against_the_other_also_those_side_by_side() -> None:
    whole = split(A, B, WIDE, limits=limits(formal_per_day=1440))
    rows = ("a 1 09:00-10:00", "b 1 09:00-10:00 barn", "p 2 09:00-10:00")
    assert measures(whole, "balance", placed(whole, *rows)) == (60, (("day 1", 60),))


def owing(*rows: str, owed: int = 60) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Return what days with two hours for Ann, two for Ben and two for both each lack of informal time."""
    sessions = [
        made
        for day in ("1", "2")
        for made in (some(f"a{day}", "ann", 120), some(f"b{day}", "ben", 120), session(f"p{day}", 120))
    ]
    whole = split(*sessions, limits=limits(informal_per_day=owed - 30))
    return measures(whole, "informal", placed(whole, *rows))


def test_the_days_of_those_who_have_it_worst_count() -> None:
    ann = ("a1 1 09:00-11:00", "p1 1 12:00-14:00", "a2 2 09:00-11:00", "p2 2 12:00-14:00")
    assert owing(*ann, "b1 1 09:00-11:00 barn", "b2 2 09:00-11:00 barn") == (0, ())
    # Ben lacks 40 on the first day, and the second is 20 better; Ann lacks nothing. Together they have two full days.
    assert owing(*ann, "b1 1 09:40-11:40 barn", "b2 2 09:20-11:20 barn") == (80, (("day 1", 60), ("day 2", 20)))
    # Ann's days differ by 70; Ben's lack 20 each.
    rows = ("a1 1 07:50-09:50", "p1 1 12:00-14:00", "a2 2 09:00-11:00", "p2 2 12:00-14:00")
    assert owing(*rows, "b1 1 09:20-11:20 barn", "b2 2 09:20-11:20 barn") == (70, (("day 2", 70),))


def test_a_day_is_full_by_what_each_person_has_of_it() -> None:
    whole = split(some("a", "ann", 120), some("b", "ben", 120), session("p", 90), limits=limits(informal_per_day=30))
    rows = ("a 1 09:00-11:00", "b 1 09:00-11:00 barn", "p 1 11:00-12:30")
    assert measures(whole, "informal", placed(whole, *rows)) == (0, ())
    longer = replace(whole, sessions=(*whole.sessions[:2], session("p", 120)))
    rows = ("a 1 09:00-11:00", "b 1 09:00-11:00 barn", "p 1 11:00-13:00")
    assert measures(longer, "informal", placed(longer, *rows)) == (60, (("day 1", 60),))
    alone = replace(longer, clock=replace(longer.clock, last_day=longer.clock.first_day), hours={1: longer.hours[1]})
    assert measures(alone, "informal", placed(alone, *rows)) == (60, (("day 1", 60),))
