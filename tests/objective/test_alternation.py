from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.alternation import Alternation
from tests.builders import a_clock, a_person
from tests.facts import item_of_day, near, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=2, grid=5)


def three(*occurrences: Occurrence, hours: str = "09:00-18:00", formats: str = "ppp") -> Programme:
    names = {"p": "plenary", "r": "roundtable"}
    sessions = (session(f"s{number}", 30, format=names[of]) for number, of in enumerate(formats, 1))
    return programme(*sessions, clock=CLOCK, hours=hours, occurrences=occurrences)


def pause(name: str, window: str, kind: str = "social", **changes: object) -> Occurrence:
    return item_of_day(CLOCK, name, 1, window, kind, family="fixture", **changes)  # type: ignore[arg-type]


FIRST, SECOND = pause("first", "10:00-10:20"), pause("second", "11:00-11:20")


@pytest.mark.parametrize(
    ("occurrences", "formats", "rows", "payers"),
    [
        ((), "ppp", ("1 09:00-09:30", "1 09:30-10:00", "1 12:00-12:30"), (("s3", 2), ("s2", 1))),
        ((), "ppp", ("1 12:00-12:30", "1 09:30-10:00", "1 09:00-09:30"), (("s1", 2), ("s2", 1))),
        ((), "ppr", ("1 09:00-09:30", "1 09:30-10:00", "1 12:00-12:30"), (("s2", 1),)),
        ((), "prr", ("1 09:00-09:30", "1 09:30-10:00", "2 12:00-12:30"), ()),
        ((), "ppp", ("1 09:00-09:30", "2 09:30-10:00", "2 12:00-12:30"), (("s3", 1),)),
        ((FIRST,), "ppp", ("1 09:00-09:30", "1 10:30-11:00", "2 09:00-09:30"), (("s2", 1),)),
        ((FIRST, SECOND), "ppp", ("1 09:00-09:30", "1 10:30-11:00", "1 11:30-12:00"), (("s2", 1), ("s3", 1))),
        ((FIRST, SECOND), "ppr", ("1 09:00-09:30", "1 11:30-12:00", "1 10:30-11:00"), ()),
        (
            (FIRST, pause("short", "11:00-11:19")),
            "ppr",
            ("1 09:00-09:30", "1 11:30-12:00", "1 10:30-11:00"),
            (("s2", 1),),
        ),
        (
            (FIRST, pause("guard", "11:00-11:30", "protected")),
            "ppr",
            ("1 09:00-09:30", "1 11:30-12:00", "1 10:30-11:00"),
            (("s2", 1),),
        ),
        (
            (FIRST, pause("walk", "11:00-11:30", blocks="nobody")),
            "ppr",
            ("1 09:00-09:30", "1 11:30-12:00", "1 10:30-11:00"),
            (("s2", 1),),
        ),
    ],
)
def test_pairs_of_one_format_in_one_stretch_or_in_neighbouring_ones(
    occurrences: tuple[Occurrence, ...], formats: str, rows: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    whole = three(*occurrences, formats=formats)
    timetable = placed(whole, *(f"s{number} {row}" for number, row in enumerate(rows, 1)))
    assert weighed(whole, "alternation", timetable) == (sum(share for _, share in payers), payers)


@pytest.mark.parametrize(
    ("hours", "total"),
    [("09:00-18:00", 3), ("09:00-10:00, 10:20-18:00", 3), ("09:00-10:00, 10:20-11:00, 11:20-18:00", 2)],
)
def test_ranges_of_hours_end_a_stretch(hours: str, total: int) -> None:
    whole = three(hours=hours)
    timetable = placed(whole, "s1 1 09:00-09:30", "s2 1 10:30-11:00", "s3 1 11:30-12:00")
    assert weighed(whole, "alternation", timetable)[0] == total


def test_a_pause_between_two_ranges_parts_them_once() -> None:
    whole = three(FIRST, hours="09:00-10:00, 10:20-18:00", formats="ppr")
    timetable = placed(whole, "s1 1 09:00-09:30", "s2 1 10:30-11:00", "s3 1 11:30-12:00")
    assert weighed(whole, "alternation", timetable)[0] == 1


@pytest.mark.parametrize(("tea", "total"), [("10:00-10:15", 1), ("10:00-10:20", 0), ("10:00-10:30", 0)])
def test_a_break_that_may_be_a_pause_is_a_step_if_it_lasts(tea: str, total: int) -> None:
    break_ = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", minutes=(15, 30))
    whole = three(break_, SECOND, formats="ppr")
    timetable = placed(whole, "s1 1 09:00-09:30", "s2 1 11:30-12:00", "s3 1 10:30-11:00", f"tea@day-1 1 {tea}")
    assert weighed(whole, "alternation", timetable)[0] == total


def test_the_optimum_alternates() -> None:
    occurrences = (pause("first", "10:00-10:30"), pause("second", "11:00-11:30"))
    sessions = tuple(session(f"s{n}", 30, format=of) for n, of in enumerate(("plenary", "plenary", "roundtable"), 1))
    whole = programme(
        *sessions,
        clock=a_clock(days=1, grid=30),
        hours="09:30-12:00",
        occurrences=occurrences,
        weights={"alternation": 6},
    )
    found = solved(whole)
    assert (found.cost, found.times["s3"]) == (0, "1 10:30-11:00")
    tight = programme(
        *sessions,
        clock=a_clock(days=1, grid=30),
        hours="10:30-12:30",
        occurrences=occurrences[1:],
        weights={"alternation": 6},
    )
    assert solved(tight).cost == 6


def test_what_some_people_have_and_what_stands_next_to_a_session_part_no_stretches() -> None:
    # Two pauses between them would part them by more than one stretch, if these were for everybody.
    names = (("first", "10:00-10:20"), ("second", "11:00-11:20"))
    some = tuple(pause(name, window, people=frozenset({"ann"}), blocks="parts") for name, window in names)
    rows = ("s1 1 09:30-10:00", "s2 1 11:30-12:00", "s3 1 12:00-12:30")
    whole = replace(three(*some, formats="ppr"), people=(a_person("ann"),))
    assert weighed(whole, "alternation", placed(whole, *rows)) == (1, (("s2", 1),))
    everybody = three(FIRST, SECOND, formats="ppr")
    assert weighed(everybody, "alternation", placed(everybody, *rows)) == (0, ())
    beside = replace(three(SECOND, formats="ppr"), near=(near("photo", "s1", minutes=20),))
    assert weighed(beside, "alternation", placed(beside, *rows, "photo 1 10:00-10:20")) == (1, (("s2", 1),))


def test_a_session_that_is_left_out_and_a_part_of_a_meal_are_in_no_pair() -> None:
    lunch = pause("lunch", "10:00-10:30", "meal")
    whole = three(lunch)
    speech = session("speech", 10, during="lunch", layout="", format="plenary")
    whole = replace(whole, sessions=(*whole.sessions[:2], replace(whole.sessions[2], optional=True), speech))
    rows = ("s1 1 09:00-09:30", "s2 1 09:30-10:00", "speech 1 10:00-10:10")
    assert weighed(whole, "alternation", placed(whole, *rows)) == (1, (("s2", 1),))
    assert weighed(whole, "alternation", placed(whole, *rows, "s3 1 10:30-11:00")) == (3, (("s3", 2), ("s2", 1)))


def test_what_it_says() -> None:
    term = Alternation(three())
    assert (term.name, term.unit) == ("alternation", "pairs")
    assert term.explain() == "pairs of sessions of one format in one stretch or in neighbouring ones"
