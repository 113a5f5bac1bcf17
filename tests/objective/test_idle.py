from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.objective.idle import Idle
from scheduler.programme.model import Pin
from tests.builders import a_clock
from tests.facts import item_of_day, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=2, grid=5)


def three(*occurrences: Occurrence, hours: str = "09:00-18:00") -> Programme:
    sessions = (session(f"s{number}", 30) for number in (1, 2, 3))
    return programme(*sessions, clock=CLOCK, hours=hours, occurrences=occurrences)


def fixture(window: str, kind: str = "protected", name: str = "desk", **changes: object) -> Occurrence:
    return item_of_day(CLOCK, name, 1, window, kind, family="fixture", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("occurrences", "rows", "payers"),
    [
        ((), ("1 09:00-09:30", "1 09:30-10:00", "1 10:00-10:30"), ()),
        ((), ("1 09:00-09:30", "1 09:35-10:05", "1 11:05-11:35"), (("s3", 60), ("s2", 5))),
        ((), ("1 11:05-11:35", "1 09:35-10:05", "1 09:00-09:30"), (("s1", 60), ("s2", 5))),
        ((), ("1 09:00-09:30", "2 09:30-10:00", "2 10:00-10:30"), ()),
        ((fixture("09:30-10:00"),), ("1 09:00-09:30", "1 10:00-10:30", "1 10:30-11:00"), ()),
        ((fixture("09:32-09:58"),), ("1 09:00-09:30", "1 10:00-10:30", "1 10:30-11:00"), (("s2", 4),)),
        ((fixture("09:35-09:40"),), ("1 09:00-09:30", "1 10:00-10:30", "1 10:30-11:00"), (("s2", 25),)),
        (
            (fixture("09:35-09:40"), fixture("09:45-09:50", name="desk2")),
            ("1 09:00-09:30", "1 10:00-10:30", "1 10:30-11:00"),
            (("s2", 20),),
        ),
        ((fixture("09:30-10:30", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), ()),
        ((fixture("09:30-09:50", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), ()),
        ((fixture("09:30-09:49", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), (("s2", 71),)),
        (
            (fixture("09:30-10:30", "social", blocks="nobody"),),
            ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"),
            (("s2", 90),),
        ),
    ],
)
def test_minutes_of_a_stretch_that_nothing_fills(
    occurrences: tuple[Occurrence, ...], rows: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    whole = three(*occurrences)
    timetable = placed(whole, *(f"s{number} {row}" for number, row in enumerate(rows, 1)))
    assert weighed(whole, "idle", timetable) == (sum(share for _, share in payers), payers)


@pytest.mark.parametrize(("tea", "total"), [("10:00-10:15", 15), ("10:00-10:20", 0), ("10:00-10:30", 0)])
def test_a_break_that_may_be_a_pause_ends_a_stretch_if_it_lasts(tea: str, total: int) -> None:
    whole = three(item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", minutes=(15, 30)))
    rows = ("s1 1 09:00-09:30", "s2 1 09:30-10:00", f"tea@day-1 1 {tea}", "s3 1 10:30-11:00")
    assert weighed(whole, "idle", placed(whole, *rows))[0] == total


def test_between_two_ranges_of_hours_nothing_is_idle() -> None:
    whole = three(hours="09:00-10:00, 11:00-18:00")
    rows = ("s1 1 09:00-09:30", "s2 1 11:15-11:45", "s3 1 11:50-12:20")
    assert weighed(whole, "idle", placed(whole, *rows)) == (5, (("s3", 5),))


def test_the_optimum_leaves_a_gap_only_where_it_must() -> None:
    pins = (Pin("s1", CLOCK.at(1, 540), None), Pin("s2", CLOCK.at(1, 615), None))
    sessions = three().sessions
    whole = programme(*sessions, clock=CLOCK, pins=pins, weights={"idle": 3})
    assert solved(whole).cost == 3 * 15
    times = solved(whole).times
    assert times["s3"][0] == "1"
    assert solved(programme(*sessions, clock=CLOCK, weights={"idle": 3})).cost == 0


def test_what_it_says() -> None:
    term = Idle(three())
    assert (term.name, term.unit) == ("idle", "minutes")
    assert term.explain() == "minutes between sessions in which nothing happens and nothing is needed"
