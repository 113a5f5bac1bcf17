"""The part of order that sets days and hours: ``on``, ``between``, ``same_day``, ``other_day``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_window
from tests.facts import agree, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=3, grid=30)
SOURCES = {key: Source("event.yaml", 20 + n) for n, key in enumerate(("on", "between", "same_day", "other_day"))}
BETWEEN = "event.yaml:21: order:s1-between: s1 is at"


def bound(**keys: Any) -> Programme:
    return programme(session("s1", sources=SOURCES, **keys), session("s2"), clock=CLOCK, hours="00:00-24:00")


WINDOWS = (a_window(CLOCK, 1, "09:10-10:40"), a_window(CLOCK, 3, "00:00-09:00"))


@pytest.mark.parametrize(
    ("keys", "s1", "expected"),
    [
        ({"on": (2,)}, "2 00:00-01:00", []),
        ({"on": (2,)}, "2 23:00-24:00", []),
        ({"on": (1, 3)}, "3 09:00-10:00", []),
        (
            {"on": (2,)},
            "1 23:00-24:00",
            ["event.yaml:20: order:s1-on: s1 is at Wed 23:00-24:00, not inside Thu 00:00-24:00"],
        ),
        (
            {"on": (1, 3)},
            "2 09:00-10:00",
            ["event.yaml:20: order:s1-on: s1 is at Thu 09:00-10:00, not inside Wed 00:00-24:00 or Fri 00:00-24:00"],
        ),
        ({"between": WINDOWS}, "1 09:30-10:30", []),
        ({"between": WINDOWS}, "3 08:00-09:00", []),
        (
            {"between": WINDOWS},
            "1 09:00-10:00",
            [f"{BETWEEN} Wed 09:00-10:00, not inside Wed 09:10-10:40 or Fri 00:00-09:00"],
        ),
        (
            {"between": WINDOWS},
            "1 10:00-11:00",
            [f"{BETWEEN} Wed 10:00-11:00, not inside Wed 09:10-10:40 or Fri 00:00-09:00"],
        ),
        (
            {"between": WINDOWS},
            "3 08:30-09:30",
            [f"{BETWEEN} Fri 08:30-09:30, not inside Wed 09:10-10:40 or Fri 00:00-09:00"],
        ),
        ({"same_day": ("s2",)}, "2 20:00-21:00", []),
        (
            {"same_day": ("s2",)},
            "3 08:00-09:00",
            ["event.yaml:22: order:s1-same-day-s2: s1 at Fri 08:00-09:00 and s2 at Thu 10:00-11:00"],
        ),
        ({"other_day": ("s2",)}, "3 08:00-09:00", []),
        (
            {"other_day": ("s2",)},
            "2 20:00-21:00",
            ["event.yaml:23: order:s1-other-day-s2: s1 at Thu 20:00-21:00 and s2 at Thu 10:00-11:00"],
        ),
    ],
)
def test_days_and_hours_of_a_session(keys: dict[str, object], s1: str, expected: list[str]) -> None:
    whole = bound(**keys)
    agree(whole, "order", placed(whole, f"s1 {s1}", "s2 2 10:00-11:00"), expected)


def test_keys_that_name_no_window_at_all_allow_none() -> None:
    with pytest.raises(InfeasibleError):
        solve(bound(between=()))
    with pytest.raises(InfeasibleError):
        solve(bound(on=()))


def test_it_binds_and_the_optimum_obeys() -> None:
    # A day has room for one long session; whatever puts two on one day shortens both.
    hours = {day: (a_window(CLOCK, day, "09:00-10:30"),) for day in CLOCK.days}
    long = tuple(session(f"s{number}", (30, 90, 90)) for number in (1, 2, 3))
    for keys in ({"same_day": ("s2",)}, {"on": (2,)}):
        sessions = (replace(long[0], **keys), replace(long[1], on=(2,)), long[2])
        together = replace(bound(), hours=hours, sessions=sessions)
        assert (solved(together).cost, solved(together, "order").cost) == (90, 0)
    # One day is much longer; both would be on it.
    wide = {1: (a_window(CLOCK, 1, "09:00-09:30"),), 2: (a_window(CLOCK, 2, "09:00-12:00"),)}
    both = tuple(session(f"s{number}", (30, 90, 90), on=(1, 2)) for number in (1, 2))
    apart = replace(bound(), hours=wide, sessions=both)
    assert solved(apart).cost == 0
    assert solved(replace(apart, sessions=(replace(both[0], other_day=("s2",)), both[1]))).cost == 60


@pytest.mark.parametrize(
    ("zone", "first"), [("America/Sao_Paulo", date(2018, 11, 3)), ("Europe/London", date(2018, 10, 27))]
)
def test_a_day_whose_midnight_is_skipped_or_whose_hour_is_shown_twice_is_a_day(zone: str, first: date) -> None:
    clock = a_clock(zone, first, days=2, grid=30)
    whole = programme(session("s1", on=(1,)), session("s2", on=(2,)), clock=clock, hours="03:00-04:00")
    assert solved(whole).times == {"s1": "1 03:00-04:00", "s2": "2 03:00-04:00"}
    assert findings(whole, solve(whole)) == ()


def test_the_sentences() -> None:
    whole = bound(on=(1, 2), between=WINDOWS, same_day=("s2",), other_day=("s2",))
    assert sentences(whole, "order") == {
        "event.yaml:20: order:s1-on": "s1 lies inside Wed 00:00-24:00 or Thu 00:00-24:00",
        "event.yaml:21: order:s1-between": "s1 lies inside Wed 09:10-10:40 or Fri 00:00-09:00",
        "event.yaml:22: order:s1-same-day-s2": "s1 and s2 are on one day",
        "event.yaml:23: order:s1-other-day-s2": "s1 and s2 are on different days",
    }


@pytest.mark.parametrize("held", ["s1", "s2"])
def test_where_a_session_is_not_held_nothing_is_broken(held: str) -> None:
    whole = bound(same_day=("s2",), other_day=("s2",), on=(1,), between=(a_window(CLOCK, 1, "10:00-11:00"),))
    assert violations(whole, "order", placed(whole, f"{held} 1 10:00-11:00")) == []


@pytest.mark.parametrize("left_out", ["s1", "s2"])
@pytest.mark.parametrize(
    "keys",
    [{"on": (2,)}, {"between": WINDOWS}, {"same_day": ("s2",)}, {"other_day": ("s2",)}],
    ids=lambda keys: next(iter(keys)),
)
def test_what_sets_the_day_of_a_session_that_is_left_out_binds_nothing(keys: dict[str, Any], left_out: str) -> None:
    whole = bound(**keys)
    whole = replace(whole, sessions=tuple(replace(one, optional=one.id == left_out) for one in whole.sessions))
    held = {"s1": "s2 1 23:00-24:00", "s2": "s1 2 23:00-24:00"}[left_out]
    if "between" in keys and left_out == "s2":
        held = "s1 3 00:00-01:00"
    agree(whole, "order", placed(whole, held), [])


@pytest.mark.parametrize(
    ("same", "s2", "holds"), [(True, 1, True), (True, 2, False), (False, 1, False), (False, 2, True)]
)
def test_where_both_are_held_their_days_bind_though_one_may_be_left_out(same: bool, s2: int, holds: bool) -> None:
    key = "same_day" if same else "other_day"
    whole = bound(**{key: ("s2",)})
    whole = replace(whole, sessions=tuple(replace(one, optional=True) for one in whole.sessions))
    name = f"event.yaml:{22 + (not same)}: order:s1-{key.replace('_', '-')}-s2"
    day = {1: "Wed", 2: "Thu"}[s2]
    broken = [f"{name}: s1 at Wed 09:30-10:30 and s2 at {day} 11:00-12:00"]
    agree(whole, "order", placed(whole, "s1 1 09:30-10:30", f"s2 {s2} 11:00-12:00"), [] if holds else broken)
