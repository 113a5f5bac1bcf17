from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.wishes import Wishes
from scheduler.programme.model import Wish
from tests.builders import a_clock, a_person, a_window
from tests.facts import item_of_day, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme, Window

CLOCK = a_clock(days=2, grid=30)
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")
MORNINGS = tuple(a_window(CLOCK, day, "00:00-12:00") for day in CLOCK.days)
AFTERNOONS = tuple(a_window(CLOCK, day, "12:00-24:00") for day in CLOCK.days)
RANGE = tuple(a_window(CLOCK, day, "09:30-11:00") for day in CLOCK.days)
SECOND = (a_window(CLOCK, 2, "00:00-24:00"),)


def wishing(kind: str, windows: tuple[Window, ...] = (), *occurrences: Occurrence, wanted: bool = True) -> Programme:
    wish = Wish(kind, wanted, "a wish", windows)  # type: ignore[arg-type]
    sessions = (session("s1", wishes=(wish,)), session("s2", 30), session("s3", 30, numbered=False))
    return programme(*sessions, clock=CLOCK, hours="00:00-24:00", occurrences=occurrences)


CASES = [
    ("starts-in", MORNINGS, (), "1 11:30-12:30", True),
    ("starts-in", MORNINGS, (), "1 12:00-13:00", False),
    ("starts-in", MORNINGS, (), "1 00:00-01:00", True),
    ("starts-in", MORNINGS, (), "2 11:30-12:30", True),
    ("starts-in", AFTERNOONS, (), "1 12:00-13:00", True),
    ("starts-in", AFTERNOONS, (), "1 23:00-24:00", True),
    ("starts-in", AFTERNOONS, (), "2 00:00-01:00", False),
    ("within", RANGE, (), "1 09:30-10:30", True),
    ("within", RANGE, (), "2 10:00-11:00", True),
    ("within", RANGE, (), "1 09:00-10:00", False),
    ("within", RANGE, (), "1 10:30-11:30", False),
    ("within", SECOND, (), "2 00:00-01:00", True),
    ("within", SECOND, (), "2 23:00-24:00", True),
    ("within", SECOND, (), "1 23:00-24:00", False),
    ("first-of-day", (), (), "1 06:00-07:00", True),
    ("first-of-day", (), (), "1 10:00-11:00", False),
    ("first-of-day", (), (), "1 09:30-10:30", False),
    ("first-of-day", (), (), "2 10:00-11:00", True),
    ("last-of-day", (), (), "1 16:00-17:00", True),
    ("last-of-day", (), (), "1 14:30-15:30", False),
    ("last-of-day", (), (), "2 09:00-10:00", True),
    ("after-lunch", (), (LUNCH,), "1 13:00-14:00", True),
    ("after-lunch", (), (LUNCH,), "1 14:00-15:00", True),
    ("after-lunch", (), (LUNCH,), "1 16:00-17:00", False),
    ("after-lunch", (), (LUNCH,), "1 10:00-11:00", False),
    ("after-lunch", (), (LUNCH,), "2 13:00-14:00", False),
]
REST = ("s2 1 08:00-08:30", "s3 1 15:30-16:00")


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize(("kind", "windows", "occurrences", "times", "holds"), CASES)
def test_each_wish_is_met_or_not(
    kind: str, windows: tuple[Window, ...], occurrences: tuple[Occurrence, ...], times: str, holds: bool, wanted: bool
) -> None:
    whole = wishing(kind, windows, *occurrences, wanted=wanted)
    unmet = int(holds is not wanted)
    timetable = placed(whole, f"s1 {times}", *REST)
    assert weighed(whole, "wishes", timetable) == (unmet, (("s1", 1),) * unmet)


@pytest.mark.parametrize(
    ("lunch", "holds"),
    [
        (item_of_day(CLOCK, "arrival", 1, "12:00-13:00", family="fixture", stands_for="lunch"), True),
        (item_of_day(CLOCK, "arrival", 1, "12:00-13:00", family="fixture"), False),
        (item_of_day(CLOCK, "arrival", 1, "12:00-13:00", family="fixture", stands_for="lunch", blocks="nobody"), False),
        (item_of_day(CLOCK, "dinner", 1, "12:00-13:00"), False),
    ],
)
def test_lunch_is_what_stands_for_it_and_binds(lunch: Occurrence, holds: bool) -> None:
    whole = wishing("after-lunch", (), lunch)
    unmet = int(not holds)
    timetable = placed(whole, "s1 1 13:00-14:00", *REST)
    assert weighed(whole, "wishes", timetable) == (unmet, (("s1", 1),) * unmet)


def test_a_session_that_is_not_numbered_is_before_another_one_like_any() -> None:
    whole = wishing("first-of-day")
    timetable = placed(whole, "s3 1 09:00-09:30", "s1 1 10:00-11:00", "s2 1 12:00-12:30")
    assert weighed(whole, "wishes", timetable) == (1, (("s1", 1),))


@pytest.mark.parametrize(("times", "unmet"), [("11:59-12:29", 0), ("12:00-12:30", 1)])
def test_the_last_minute_of_the_morning(times: str, unmet: int) -> None:
    clock = a_clock(days=1, grid=1)
    wish = Wish("starts-in", True, "morning", (a_window(clock, 1, "00:00-12:00"),))
    whole = programme(session("s1", 30, wishes=(wish,)), clock=clock, hours="11:30-12:30")
    assert weighed(whole, "wishes", placed(whole, f"s1 1 {times}"))[0] == unmet


def test_each_wish_of_a_session_counts_once() -> None:
    wishes = (
        Wish("starts-in", True, "morning", MORNINGS),
        Wish("within", False, "day 1", (a_window(CLOCK, 1, "00:00-24:00"),)),
    )
    whole = programme(session("s1", wishes=wishes), session("s2", wishes=wishes[:1]), clock=CLOCK, hours="09:00-18:00")
    timetable = placed(whole, "s1 1 15:00-16:00", "s2 1 16:00-17:00")
    assert weighed(whole, "wishes", timetable) == (3, (("s1", 2), ("s2", 1)))
    assert Wishes(whole).measure(placed(whole, "s2 1 16:00-17:00")).payers == (("s2", 1),)


def test_the_optimum_grants_what_it_can() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=60)
    wish = (Wish("after-lunch", True, "after-lunch"),)
    sessions = (session("s1", wishes=wish), session("s2", wishes=wish))
    whole = programme(*sessions, clock=CLOCK, hours={1: "09:00-13:00"}, occurrences=(lunch,), weights={"wishes": 9})
    found = solved(whole)
    assert found.cost == 9
    one = programme(
        sessions[0], session("s2"), clock=CLOCK, hours={1: "09:00-13:00"}, occurrences=(lunch,), weights={"wishes": 9}
    )
    assert solved(one).cost == 0


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize(("kind", "windows", "occurrences", "s1", "holds"), CASES)
def test_a_session_that_may_be_left_out_has_wishes_while_it_is_held(
    kind: str, windows: tuple[Window, ...], occurrences: tuple[Occurrence, ...], s1: str, holds: bool, wanted: bool
) -> None:
    whole = wishing(kind, windows, *occurrences, wanted=wanted)
    optional = (replace(whole.sessions[0], optional=True), *whole.sessions[1:])
    whole = replace(whole, sessions=optional)
    assert weighed(whole, "wishes", placed(whole, f"s1 {s1}", *REST))[0] == int(holds is not wanted)
    assert weighed(whole, "wishes", placed(whole, *REST)) == (0, ())


def test_after_lunch_is_after_the_lunch_of_everybody() -> None:
    some = replace(LUNCH, people=frozenset({"ann"}), blocks="parts")
    for lunch, holds in ((LUNCH, True), (some, False), (replace(LUNCH, blocks="nobody"), False)):
        whole = replace(wishing("after-lunch", (), lunch, wanted=False), people=(a_person("ann"),))
        assert weighed(whole, "wishes", placed(whole, "s1 1 13:00-14:00", *REST))[0] == int(holds)


def test_what_it_says() -> None:
    term = Wishes(wishing("first-of-day"))
    assert (term.name, term.unit, term.explain()) == ("wishes", "sessions", "preferences for a time that are not met")
