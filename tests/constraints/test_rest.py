from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import agree, item_of_day, limits, near, placed, programme, sentences, session, solved

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=1, grid=5)
BREAKS = "event.yaml:50: rest:day-1:"


def two(*occurrences: Occurrence, hours: str = "09:00-13:00", **changes: int) -> Programme:
    """Return two sessions of an hour under a run of two hours and a pause of 20 minutes."""
    rest = limits(run=120, **changes)
    return programme(session("s1"), session("s2"), clock=CLOCK, hours=hours, occurrences=occurrences, limits=rest)


def item(window: str, kind: str = "social", **changes: object) -> Occurrence:
    return item_of_day(CLOCK, "photo", 1, window, kind, **{"family": "fixture", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("two_at", "expected"),
    [
        ("10:00-11:00", []),
        ("10:05-11:05", [f"{BREAKS} s1 to s2, Wed 09:00-11:05, are 125 minutes without a pause"]),
        ("12:00-13:00", [f"{BREAKS} s1 to s2, Wed 09:00-13:00, are 240 minutes without a pause"]),
    ],
)
def test_nothing_between_two_sessions_is_no_pause_however_long(two_at: str, expected: list[str]) -> None:
    agree(two(), "rest", placed(two(), "s1 1 09:00-10:00", f"s2 1 {two_at}"), expected)


@pytest.mark.parametrize(
    ("between", "holds"),
    [
        (item("10:00-10:20"), True),
        (item("10:00-10:19"), False),
        (item("10:03-10:23"), True),
        (item("10:00-10:20", "meal"), True),
        (item("10:00-10:20", "break"), True),
        (item("10:00-10:20", "travel"), True),
        (item("10:00-10:20", "free"), True),
        (item("10:00-10:40", "protected"), False),
        (item("10:00-10:40", blocks="nobody"), False),
    ],
)
def test_a_pause_is_of_a_kind_that_rests_long_enough_and_for_everybody(between: Occurrence, holds: bool) -> None:
    whole = two(between)
    broken = [f"{BREAKS} s1 to s2, Wed 09:00-11:40, are 160 minutes without a pause"]
    timetable = placed(whole, "s1 1 09:00-10:00", "s2 1 10:40-11:40")
    agree(whole, "rest", timetable, [] if holds else broken)


@pytest.mark.parametrize(
    ("tea", "holds"), [("10:00-10:15", False), ("10:00-10:20", True), ("10:00-10:30", True), ("10:15-10:30", False)]
)
def test_a_break_that_may_be_a_pause_is_one_if_it_lasts(tea: str, holds: bool) -> None:
    whole = two(item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", minutes=(15, 30)))
    broken = [f"{BREAKS} s1 to s2, Wed 09:00-11:30, are 150 minutes without a pause"]
    timetable = placed(whole, "s1 1 09:00-10:00", f"tea@day-1 1 {tea}", "s2 1 10:30-11:30")
    agree(whole, "rest", timetable, [] if holds else broken)


def test_short_interruptions_are_never_added_up() -> None:
    first, second = (item_of_day(CLOCK, name, 1, "10:00-10:30", "break", minutes=15) for name in ("tea", "coffee"))
    whole = two(first, second)
    rows = ("s1 1 09:00-10:00", "tea@day-1 1 10:00-10:15", "coffee@day-1 1 10:15-10:30", "s2 1 10:30-11:30")
    agree(
        whole,
        "rest",
        placed(whole, *rows),
        [f"{BREAKS} s1 to s2, Wed 09:00-11:30, are 150 minutes without a pause"],
    )


def test_two_ranges_of_hours_are_two_stretches() -> None:
    apart = two(hours="09:00-10:00, 10:30-13:00")
    agree(apart, "rest", placed(apart, "s1 1 09:00-10:00", "s2 1 10:30-11:30"), [])
    touching = two(hours="09:00-10:05, 10:05-13:00")
    agree(touching, "rest", placed(touching, "s1 1 09:00-10:00", "s2 1 10:05-11:05"), [])


@pytest.mark.parametrize(("run", "holds"), [(180, True), (179, False)])
def test_protected_items_inside_a_stretch_count_as_its_time(run: int, holds: bool) -> None:
    # They cut the day into three segments that are one stretch, also where nobody uses the one in the middle.
    photo = item("10:00-10:05", "protected")
    check = item_of_day(CLOCK, "check", 1, "10:50-11:00", "protected", family="fixture")
    whole = replace(two(photo, check), limits=limits(run=run))
    timetable = placed(whole, "s1 1 09:00-10:00", "s2 1 11:00-12:00")
    broken = [f"{BREAKS} s1 to s2, Wed 09:00-12:00, are 180 minutes without a pause"]
    agree(whole, "rest", timetable, [] if holds else broken)


def test_a_session_alone_is_a_stretch() -> None:
    whole = programme(session("s1", (30, 120, 120)), clock=CLOCK, limits=limits(run=60))
    agree(whole, "rest", placed(whole, "s1 1 09:00-10:00"), [])
    agree(
        whole,
        "rest",
        placed(whole, "s1 1 09:00-10:05"),
        [f"{BREAKS} s1, Wed 09:00-10:05, are 65 minutes without a pause"],
    )


def test_it_binds_and_the_optimum_obeys() -> None:
    whole = replace(two(hours="09:00-11:40"), sessions=(session("s1", (60, 80, 80)), session("s2", (60, 80, 80))))
    assert solved(whole).cost == 40
    assert solved(whole, "rest").cost == 0
    tea = item_of_day(CLOCK, "tea", 1, "09:00-11:40", "break", minutes=(15, 30))
    with_tea = replace(whole, occurrences=(tea,), limits=limits(run=75))
    times = solved(with_tea).times
    assert solved(with_tea).cost == 20
    assert times["tea@day-1"] in {"1 10:10-10:30", "1 10:15-10:35", "1 10:05-10:25"}
    with pytest.raises(InfeasibleError):
        solve(replace(whole, limits=limits(run=119)))


def test_the_sentences() -> None:
    days = replace(two(), clock=a_clock(days=2, grid=5))
    whole = programme(*days.sessions, clock=days.clock, limits=days.limits)
    assert sentences(whole, "rest") == {
        "event.yaml:50: rest:day-1": "on day 1 at most 120 minutes pass without a pause",
        "event.yaml:50: rest:day-2": "on day 2 at most 120 minutes pass without a pause",
    }


ANN, BOB, GUEST = a_person("ann", "Ann"), a_person("bob", "Bob"), a_person("guest", "Guest")


def theirs(*audiences: str, run: int = 120) -> Programme:
    """Return sessions of an hour for these people: ``ann bob`` are two of them, nothing written is everybody."""
    sessions = (
        session(f"s{number}", audience=frozenset(names.split()) if names else None)
        for number, names in enumerate(audiences, 1)
    )
    people = (ANN, BOB, GUEST)
    return programme(*sessions, clock=CLOCK, hours="09:00-14:00", people=people, limits=limits(run=run))


@pytest.mark.parametrize(("ends", "minutes"), [("12:00", 180), ("13:00", 240)])
def test_the_run_is_that_of_those_who_are_due_whatever_they_are_not_due_in(ends: str, minutes: int) -> None:
    # Ann sits in the first and the last, the guest in the last two; nobody minds who sits in the one in the middle.
    whole = theirs("ann bob", "bob guest", "ann guest")
    rows = ("s1 1 09:00-10:00", "s2 1 10:00-11:00", f"s3 1 {int(ends[:2]) - 1}:00-{ends}")
    found = [
        f"{BREAKS[:-1]}-others-2: s1 to s3, Wed 09:00-{ends}, are {minutes} minutes without a pause",
        f"{BREAKS[:-1]}-others-3: s2 to s3, Wed 10:00-{ends}, are {minutes - 60} minutes without a pause",
    ]
    agree(whole, "rest", placed(whole, *rows), found[: 1 + (minutes > 180)])
    assert [one.name for one in whole.cohorts] == ["everybody", "Bob", "Ann", "Guest"]


def test_whoever_is_due_in_the_first_session_alone_rests_in_the_others() -> None:
    whole = theirs("ann", "ann bob", "bob", run=120)
    rows = ("s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 11:00-12:00")
    agree(whole, "rest", placed(whole, *rows), [])
    apart = placed(whole, "s1 1 09:00-10:00", "s2 1 10:05-11:05", "s3 1 11:05-12:05")
    late = [f"{BREAKS[:-1]}-others-1: s1 to s2, Wed 09:00-11:05, are 125 minutes without a pause"]
    agree(whole, "rest", apart, late)


def test_one_that_is_for_some_people_is_no_pause_for_anybody() -> None:
    yoga = item("10:00-10:40", people=frozenset({"ann"}), blocks="sessions")
    whole = replace(two(yoga), people=(ANN,))
    timetable = placed(whole, "s1 1 09:00-10:00", "s2 1 10:40-11:40")
    agree(whole, "rest", timetable, [f"{BREAKS} s1 to s2, Wed 09:00-11:40, are 160 minutes without a pause"])
    beside = replace(two(), near=(near("photo", "s1", minutes=40),))
    timetable = placed(beside, "s1 1 09:00-10:00", "photo 1 10:00-10:40", "s2 1 10:40-11:40")
    agree(beside, "rest", timetable, [f"{BREAKS} s1 to s2, Wed 09:00-11:40, are 160 minutes without a pause"])


def test_a_session_that_is_left_out_runs_nowhere() -> None:
    whole = two(hours="09:00-13:00")
    whole = replace(whole, sessions=(*whole.sessions, session("s3", optional=True)))
    agree(whole, "rest", placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00"), [])
    over = placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 11:00-12:00")
    agree(whole, "rest", over, [f"{BREAKS} s1 to s3, Wed 09:00-12:00, are 180 minutes without a pause"])


def test_the_optimum_obeys_for_everybody_and_the_sentence_names_them() -> None:
    whole = replace(theirs("ann bob", "bob guest", "ann guest", run=180), limits=limits(run=180))
    assert findings(whole, solve(whole)) == ()
    assert sentences(theirs("", "ann"), "rest") == {
        "event.yaml:50: rest:day-1-others-1": "on day 1 at most 120 minutes pass without a pause for Ann"
    }
