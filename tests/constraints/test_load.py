from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import agree, item_of_day, limits, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

CLOCK = a_clock(days=2, grid=5)
FORMAL, SESSIONS, INFORMAL, EVENING = (f"event.yaml:{line}: load:" for line in (51, 52, 53, 54))


def test_formal_minutes_of_a_day() -> None:
    whole = programme(session("s1", (60, 65, 65)), session("s2", 60), clock=CLOCK, limits=limits(formal_per_day=120))
    agree(whole, "load", placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00"), [])
    agree(whole, "load", placed(whole, "s1 1 09:00-10:05", "s2 2 10:00-11:00"), [])
    over = placed(whole, "s1 1 09:00-10:05", "s2 1 10:05-11:05")
    agree(whole, "load", over, [f"{FORMAL}day-1-formal: day 1 has 125 formal minutes"])
    second = placed(whole, "s1 2 09:00-10:05", "s2 2 10:05-11:05")
    agree(whole, "load", second, [f"{FORMAL}day-2-formal: day 2 has 125 formal minutes"])


def test_numbered_sessions_of_a_day() -> None:
    whole = programme(
        session("s1", 30),
        session("s2", 30),
        session("welcome", 30, numbered=False),
        clock=CLOCK,
        limits=limits(sessions_per_day=1),
    )
    two_days = placed(whole, "welcome 1 09:00-09:30", "s1 1 09:30-10:00", "s2 2 09:00-09:30")
    agree(whole, "load", two_days, [])
    one_day = placed(whole, "welcome 2 09:00-09:30", "s1 1 09:30-10:00", "s2 1 10:00-10:30")
    agree(whole, "load", one_day, [f"{SESSIONS}day-1-sessions: day 1 has 2 sessions"])
    none = replace(whole, limits=limits(sessions_per_day=0))
    with pytest.raises(InfeasibleError):
        solve(none)


def full_day(informal_per_day: int = 30) -> Programme:
    """Return two sessions of up to two hours, and the informal minutes that a day of four hours owes."""
    sessions = (session(name, (115, 120, 120)) for name in ("s1", "s2"))
    owed = limits(informal_per_day=informal_per_day)
    return programme(*sessions, clock=CLOCK, hours="09:00-18:00", limits=owed)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("s1 1 09:00-11:00", "s2 1 11:30-13:30"), []),
        (
            ("s1 1 09:00-11:00", "s2 1 11:25-13:25"),
            [f"{INFORMAL}day-1-informal: day 1 has 25 informal minutes between its sessions"],
        ),
        (("s1 1 09:00-10:55", "s2 1 10:55-12:55"), []),
        (("s1 1 09:00-11:00", "s2 2 09:00-11:00"), []),
        (
            ("s2 2 09:00-11:00", "s1 2 11:00-13:00"),
            [f"{INFORMAL}day-2-informal: day 2 has 0 informal minutes between its sessions"],
        ),
    ],
)
def test_a_day_of_four_formal_hours_owes_informal_minutes(rows: tuple[str, ...], expected: list[str]) -> None:
    whole = full_day()
    agree(whole, "load", placed(whole, *rows), expected)


@pytest.mark.parametrize(("gap", "holds"), [("11:15-13:15", False), ("11:20-13:20", True)])
def test_a_piece_shorter_than_a_pause_does_not_count(gap: str, holds: bool) -> None:
    whole = full_day(informal_per_day=20 if holds else 5)
    broken = [f"{INFORMAL}day-1-informal: day 1 has 0 informal minutes between its sessions"]
    agree(whole, "load", placed(whole, "s1 1 09:00-11:00", f"s2 1 {gap}"), [] if holds else broken)


def test_pieces_are_each_by_itself_and_then_added_up() -> None:
    whole = programme(
        *(session(name, 80) for name in ("s1", "s2", "s3")),
        clock=CLOCK,
        hours="09:00-18:00",
        limits=limits(informal_per_day=40),
    )
    both = placed(whole, "s1 1 09:00-10:20", "s2 1 10:40-12:00", "s3 1 12:20-13:40")
    agree(whole, "load", both, [])
    one_short = placed(whole, "s1 1 09:00-10:20", "s2 1 10:40-12:00", "s3 1 12:15-13:35")
    agree(whole, "load", one_short, [f"{INFORMAL}day-1-informal: day 1 has 20 informal minutes between its sessions"])


def test_time_before_the_first_and_after_the_last_session_is_not_counted_but_meals_between_are() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "11:00-11:30")
    early = item_of_day(CLOCK, "breakfast", 1, "08:00-08:50")
    whole = replace(full_day(), occurrences=(lunch, early))
    agree(whole, "load", placed(whole, "s1 1 09:00-11:00", "s2 1 11:30-13:30"), [])
    later = placed(whole, "s1 1 11:30-13:30", "s2 1 13:30-15:30")
    agree(whole, "load", later, [f"{INFORMAL}day-1-informal: day 1 has 0 informal minutes between its sessions"])


def test_informal_time_across_ranges_of_hours_and_a_protected_item() -> None:
    whole = programme(
        *full_day().sessions, clock=CLOCK, hours="09:00-11:00, 11:30-18:00", limits=limits(informal_per_day=30)
    )
    agree(whole, "load", placed(whole, "s1 1 09:00-11:00", "s2 1 11:30-13:30"), [])
    desk = item_of_day(CLOCK, "desk", 1, "11:05-11:15", "protected", family="fixture")
    guarded = replace(full_day(), occurrences=(desk,))
    agree(guarded, "load", placed(guarded, "s1 1 09:00-11:00", "s2 1 11:30-13:30"), [])
    short = placed(guarded, "s1 1 09:00-11:00", "s2 1 11:15-13:15")
    agree(guarded, "load", short, [f"{INFORMAL}day-1-informal: day 1 has 0 informal minutes between its sessions"])


DINNER = item_of_day(CLOCK, "dinner", 1, "19:00-21:00", minutes=60, title="Dinner")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("s1 1 17:30-18:30", "dinner@day-1 1 19:00-20:00"), []),
        (("s1 1 18:00-19:00", "dinner@day-1 1 19:30-20:30"), []),
        (
            ("s1 1 17:35-18:35", "dinner@day-1 1 19:00-20:00"),
            [f"{EVENING}evening-before-dinner@day-1: s1 at Wed 17:35-18:35 ends 25 minutes before Dinner"],
        ),
        (("s1 2 18:00-19:00", "dinner@day-1 1 19:00-20:00"), []),
        (("s1 1 20:00-21:00", "dinner@day-1 1 19:00-20:00"), []),
    ],
)
def test_the_evening_before_dinner(rows: tuple[str, ...], expected: list[str]) -> None:
    whole = programme(session("s1"), clock=CLOCK, hours="09:00-22:00", occurrences=(DINNER,), limits=limits(evening=30))
    agree(whole, "load", placed(whole, *rows), expected)


def test_what_replaces_dinner_has_an_evening_and_an_optional_dinner_has_none() -> None:
    banquet = item_of_day(
        CLOCK, "banquet", 1, "19:00-21:00", "meal", family="fixture", stands_for="dinner", title="Banquet"
    )
    whole = programme(
        session("s1"), clock=CLOCK, hours="09:00-22:00", occurrences=(banquet,), limits=limits(evening=30)
    )
    late = placed(whole, "s1 1 18:00-19:00")
    words = "s1 at Wed 18:00-19:00 ends 0 minutes before Banquet"
    agree(whole, "load", late, [f"{EVENING}evening-before-banquet: {words}"])
    optional = replace(whole, occurrences=(replace(banquet, blocks="nobody"),))
    agree(optional, "load", placed(optional, "s1 1 18:00-19:00"), [])
    supper = replace(whole, occurrences=(replace(banquet, stands_for="supper"),))
    agree(supper, "load", placed(supper, "s1 1 18:00-19:00"), [])


def test_it_binds_and_the_optimum_obeys() -> None:
    formal = programme(
        session("s1", (60, 90, 90)),
        session("s2", (60, 90, 90)),
        clock=a_clock(days=1),
        limits=limits(formal_per_day=150),
    )
    assert (solved(formal).cost, solved(formal, "load").cost) == (30, 0)
    day = full_day(informal_per_day=60)
    informal = programme(*day.sessions, clock=a_clock(days=1), hours="09:00-13:00", limits=day.limits)
    assert (solved(informal).cost, solved(informal, "load").cost) == (5, 0)
    evening = programme(
        session("s1", (60, 90, 90)),
        clock=CLOCK,
        hours={1: "17:30-19:00"},
        occurrences=(DINNER,),
        limits=limits(evening=90),
    )
    assert solved(evening).times == {"s1": "1 17:30-18:30", "dinner@day-1": "1 20:00-21:00"}
    assert (solved(evening).cost, solved(evening, "load").cost) == (30, 0)


def test_the_sentences() -> None:
    whole = programme(session("s1"), clock=CLOCK, hours={2: "09:00-12:00"}, occurrences=(DINNER,))
    assert sentences(whole, "load") == {
        f"{FORMAL}day-2-formal": "day 2 has at most 1440 formal minutes",
        f"{SESSIONS}day-2-sessions": "day 2 has at most 99 sessions",
        f"{INFORMAL}day-2-informal": (
            "day 2, if it has four formal hours, has at least 0 informal minutes between sessions"
        ),
        f"{EVENING}evening-before-dinner@day-1": "0 minutes lie between the last session and Dinner",
    }


def test_where_dinner_is_not_held_no_evening_is_too_short() -> None:
    whole = programme(session("s1"), clock=CLOCK, hours="09:00-22:00", occurrences=(DINNER,), limits=limits(evening=30))
    assert violations(whole, "load", placed(whole, "s1 1 18:00-19:00")) == []


ANN, BOB, GUEST = a_person("ann", "Ann"), a_person("bob", "Bob"), a_person("guest", "Guest")


def cohorts(minutes: int = 120, **limits_: int) -> Programme:
    """Return a session for everybody, one for Ann and Bob, one for Ann and the guest; Ann is due in all."""
    pairs = (None, frozenset({"ann", "bob"}), frozenset({"ann", "guest"}))
    sessions = (session(f"s{number}", minutes, audience=audience) for number, audience in enumerate(pairs, 1))
    return programme(*sessions, clock=CLOCK, hours="09:00-18:00", people=(ANN, BOB, GUEST), limits=limits(**limits_))


def test_the_widest_day_has_most_formal_minutes_and_sessions() -> None:
    whole = cohorts(60, formal_per_day=120, sessions_per_day=2)
    agree(whole, "load", placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 2 09:00-10:00"), [])
    over = placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 11:00-12:00")
    words = [
        f"{FORMAL}day-1-formal-others-1: day 1 has 180 formal minutes for Ann",
        f"{SESSIONS}day-1-sessions-others-1: day 1 has 3 sessions for Ann",
    ]
    agree(whole, "load", over, words)
    two = replace(whole, sessions=whole.sessions[:2])
    agree(two, "load", placed(two, "s1 1 09:00-10:00", "s2 1 10:00-11:00"), [])
    # Without Ann, nobody's day has more than two of the three.
    none = replace(
        whole, people=(BOB, GUEST), sessions=tuple(replace(s, audience=_without_ann(s)) for s in whole.sessions)
    )
    agree(none, "load", over, [])


def _without_ann(one: Session) -> frozenset[str] | None:
    return None if one.audience is None else one.audience - {"ann"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Bob's day: s1 and s2, 240 minutes. What lies between them is his time, also the session that he is not due in.
        (("s1 1 09:00-11:00", "s2 1 11:30-13:30", "s3 2 09:00-11:00"), []),
        (
            ("s1 1 09:00-11:00", "s2 1 11:25-13:25", "s3 2 09:00-11:00"),
            [("Bob", "others-2", 25), ("Ann", "others-1", 25)],
        ),
        (
            ("s1 1 09:00-11:00", "s3 1 11:00-13:00", "s2 1 13:00-15:00"),
            [("Ann", "others-1", 0), ("Guest", "others-3", 0)],
        ),
        (("s1 1 09:00-11:00", "s3 1 11:30-13:30", "s2 1 13:30-15:30"), []),
        (("s2 1 09:00-11:00", "s3 1 11:00-13:00", "s1 2 13:30-15:30"), [("Ann", "others-1", 0)]),
    ],
)
def test_everybody_has_the_informal_minutes_of_their_own_day(
    rows: tuple[str, ...], expected: list[tuple[str, str, int]]
) -> None:
    whole = cohorts(informal_per_day=30)
    found = [
        f"{INFORMAL}day-1-informal-{suffix}: day 1 has {left} informal minutes between its sessions for {name}"
        for name, suffix, left in sorted(expected, key=lambda one: one[1])
    ]
    agree(whole, "load", placed(whole, *rows), found)


def test_a_piece_of_somebodys_day_that_is_shorter_than_a_pause_does_not_count() -> None:
    # Bob leaves out s3; between s1 and s2 he has ten minutes, then what s3 would take, then nothing.
    whole = cohorts(informal_per_day=10)
    whole = replace(whole, sessions=(*whole.sessions[:2], replace(whole.sessions[2], minutes=session("s", 5).minutes)))
    rows = ("s1 1 09:00-11:00", "s3 1 11:05-11:10", "s2 1 11:15-13:15")
    words = "informal minutes between its sessions for"
    broken = [
        f"{INFORMAL}day-1-informal-others-1: day 1 has 0 {words} Ann",
        f"{INFORMAL}day-1-informal-others-2: day 1 has 0 {words} Bob",
    ]
    agree(whole, "load", placed(whole, *rows), broken)
    wide = ("s1 1 09:00-11:00", "s3 1 11:05-11:10", "s2 1 11:20-13:20")
    agree(whole, "load", placed(whole, *wide), broken[:1])


def test_a_session_that_is_left_out_loads_no_day() -> None:
    whole = cohorts(60, formal_per_day=60, sessions_per_day=1)
    whole = replace(whole, sessions=(whole.sessions[0], *(replace(s, optional=True) for s in whole.sessions[1:])))
    agree(whole, "load", placed(whole, "s1 1 09:00-10:00"), [])
    agree(whole, "load", placed(whole, "s1 1 09:00-10:00", "s2 2 10:00-11:00"), [])


def test_the_sentences_of_other_days_name_the_people() -> None:
    whole = replace(cohorts(informal_per_day=30), hours={2: cohorts().hours[2]})
    full = "day 2, if it has four formal hours{}, has at least 30 informal minutes between sessions"
    assert sentences(whole, "load") == {
        f"{FORMAL}day-2-formal-others-1": "day 2 has at most 1440 formal minutes for Ann",
        f"{SESSIONS}day-2-sessions-others-1": "day 2 has at most 99 sessions for Ann",
        f"{INFORMAL}day-2-informal": full.format(""),
        **{
            f"{INFORMAL}day-2-informal-others-{number}": full.format(f" for {name}")
            for number, name in enumerate(("Ann", "Bob", "Guest"), 1)
        },
    }


def test_where_no_session_is_for_everybody_the_days_of_the_others_are_still_counted() -> None:
    both = (session("s1", 120, audience=frozenset({"ann"})), session("s2", 120, audience=frozenset({"ann", "bob"})))
    whole = programme(*both, clock=CLOCK, people=(ANN, BOB), hours="09:00-18:00", limits=limits(informal_per_day=30))
    agree(whole, "load", placed(whole, "s1 1 09:00-11:00", "s2 1 11:30-13:30"), [])
    words = "day 1 has 0 informal minutes between its sessions for Ann"
    agree(
        whole,
        "load",
        placed(whole, "s1 1 09:00-11:00", "s2 1 11:00-13:00"),
        [f"{INFORMAL}day-1-informal-others-1: {words}"],
    )
    assert findings(whole, solve(whole)) == ()
