from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.programme.model import After, Place, ReportBack
from scheduler.solve import solve
from tests.builders import a_clock, a_person
from tests.facts import agree, item_of_day, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme, Session

CLOCK = a_clock(days=2, grid=30)
WROTE = Source("event.yaml", 15)


def order(*sessions: Session, occurrences: tuple[Occurrence, ...] = (), hours: str = "09:00-18:00") -> Programme:
    return programme(*sessions, clock=CLOCK, hours=hours, occurrences=occurrences)


def after(**gap: Any) -> Programme:
    return order(session("s1"), session("s2", after=(After("s1", **gap, source=WROTE),)))


@pytest.mark.parametrize(
    ("gap", "s2", "expected"),
    [
        ({}, "1 11:00-12:00", []),
        ({}, "2 09:00-10:00", []),
        ({}, "1 09:00-10:00", ["Wed 09:00-10:00, s1 at Wed 10:00-11:00: -120 minutes between them"]),
        ({"least": 30}, "1 11:30-12:30", []),
        ({"least": 30}, "1 11:00-12:00", ["Wed 11:00-12:00, s1 at Wed 10:00-11:00: 0 minutes between them"]),
        ({"most": 0}, "1 11:00-12:00", []),
        ({"most": 0}, "1 11:30-12:30", ["Wed 11:30-12:30, s1 at Wed 10:00-11:00: 30 minutes between them"]),
        ({"least": 30, "most": 60}, "1 12:00-13:00", []),
        (
            {"least": 30, "most": 60},
            "1 12:30-13:30",
            ["Wed 12:30-13:30, s1 at Wed 10:00-11:00: 90 minutes between them"],
        ),
    ],
)
def test_after_with_its_least_and_most_gap(gap: dict[str, int], s2: str, expected: list[str]) -> None:
    whole = after(**gap)
    found = [f"event.yaml:15: order:s2-after-s1: s2 at {text}" for text in expected]
    agree(whole, "order", placed(whole, "s1 1 10:00-11:00", f"s2 {s2}"), found)


def test_a_gap_counts_real_minutes_over_the_night() -> None:
    whole = after(most=15 * 60)
    agree(whole, "order", placed(whole, "s1 1 17:00-18:00", "s2 2 09:00-10:00"), [])
    late = placed(whole, "s1 1 16:30-17:30", "s2 2 09:00-10:00")
    times = "s2 at Thu 09:00-10:00, s1 at Wed 16:30-17:30: 930 minutes between them"
    agree(whole, "order", late, [f"event.yaml:15: order:s2-after-s1: {times}"])


def reports(within: str = "pause", *others: Session, occurrences: tuple[Occurrence, ...] = (), **to: Any) -> Programme:
    back = ReportBack("s2", within)  # type: ignore[arg-type]
    groups = session("s1", 60, report_back=back, sources={"report_back": Source("event.yaml", 16)})
    return order(groups, session("s2", 60, **to), *others, occurrences=occurrences)


LATE = "event.yaml:16: order:s1-reports-back-to-s2: s1 at Wed 09:00-10:00 reports back at {}, not {}"
ONE, MORNING = "after one pause at the most", "after one pause at the most or first in the next morning"
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")
TEA = item_of_day(CLOCK, "tea", 1, "15:00-15:30", "break", family="fixture")
PHOTO = item_of_day(CLOCK, "photo", 1, "11:00-11:30", "social", family="fixture")
DESK = item_of_day(CLOCK, "desk", 1, "11:30-12:00", "meal", family="fixture", blocks="nobody")


@pytest.mark.parametrize(
    ("within", "occurrences", "s2", "expected"),
    [
        ("pause", (), "1 10:00-11:00", []),
        ("pause", (), "1 17:00-18:00", []),
        ("pause", (LUNCH,), "1 13:00-14:00", []),
        ("pause", (LUNCH, PHOTO, DESK), "1 13:00-14:00", []),
        ("pause", (TEA,), "1 15:30-16:30", []),
        ("pause", (LUNCH, TEA), "1 15:30-16:30", [LATE.format("Wed 15:30-16:30", ONE)]),
        ("pause", (), "2 09:00-10:00", [LATE.format("Thu 09:00-10:00", ONE)]),
        ("next-morning", (LUNCH, TEA), "1 15:30-16:30", [LATE.format("Wed 15:30-16:30", MORNING)]),
        ("next-morning", (LUNCH,), "1 13:00-14:00", []),
        ("next-morning", (), "2 16:00-17:00", []),
        ("event", (LUNCH, TEA), "1 15:30-16:30", []),
        ("event", (), "2 16:00-17:00", []),
    ],
)
def test_a_report_back_after_one_pause_or_next_morning_or_any_time_later(
    within: str, occurrences: tuple[Occurrence, ...], s2: str, expected: list[str]
) -> None:
    whole = reports(within, occurrences=occurrences)
    agree(whole, "order", placed(whole, "s1 1 09:00-10:00", f"s2 {s2}"), expected)


@pytest.mark.parametrize("within", ["pause", "next-morning", "event"])
def test_a_report_before_its_groups_is_none(within: str) -> None:
    whole = reports(within)
    words = "s2 at Wed 09:00-10:00 comes before s1 at Wed 10:00-11:00"
    expected = [f"event.yaml:16: order:s1-reports-back-to-s2: {words}"]
    agree(whole, "order", placed(whole, "s1 1 10:00-11:00", "s2 1 09:00-10:00"), expected)


@pytest.mark.parametrize(
    ("within", "numbered", "s3", "expected"),
    [
        ("pause", True, "1 10:00-11:00", [LATE.format("Wed 11:00-12:00", ONE)]),
        ("pause", True, "1 12:00-13:00", []),
        ("pause", False, "1 10:00-11:00", [LATE.format("Wed 11:00-12:00", ONE)]),
    ],
)
def test_no_session_of_any_kind_stands_between(within: str, numbered: bool, s3: str, expected: list[str]) -> None:
    whole = reports(within, session("s3", numbered=numbered))
    agree(whole, "order", placed(whole, "s1 1 09:00-10:00", "s2 1 11:00-12:00", f"s3 {s3}"), expected)


@pytest.mark.parametrize(
    ("to", "other", "s3", "holds"),
    [
        ({}, {}, "2 10:00-11:00", True),
        ({}, {}, "2 12:00-13:00", True),
        ({}, {}, "2 09:00-10:00", False),
        ({}, {"numbered": False}, "2 09:00-10:00", True),
        ({"numbered": False}, {}, "2 12:00-13:00", False),
        ({"numbered": False}, {}, "1 10:00-11:00", False),
        ({"numbered": False}, {"numbered": False}, "2 12:00-13:00", False),
    ],
)
def test_the_first_numbered_session_of_the_next_day(
    to: dict[str, Any], other: dict[str, Any], s3: str, holds: bool
) -> None:
    whole = reports("next-morning", session("s3", **other), **to)
    timetable = placed(
        whole, "s1 1 09:00-10:00", "s2 2 11:00-12:00" if s3 != "2 10:00-11:00" else "s2 2 09:00-10:00", f"s3 {s3}"
    )
    at = timetable.by_id["s2"].start
    broken = [LATE.format(f"Thu {at:%H:%M}-{at.hour + 1}:00", MORNING)]
    agree(whole, "order", timetable, [] if holds else broken)


def test_a_report_that_is_not_numbered_still_follows_after_one_pause() -> None:
    whole = reports("next-morning", numbered=False, occurrences=(LUNCH,))
    agree(whole, "order", placed(whole, "s1 1 09:00-10:00", "s2 1 13:00-14:00"), [])
    short = replace(whole, hours={1: whole.hours[1][:0], 2: whole.hours[2]})
    assert solved(short).times["s2"][0] == "2"
    with pytest.raises(InfeasibleError):
        solve(
            replace(whole, sessions=tuple(replace(s, on=(day,)) for s, day in zip(whole.sessions, (1, 2), strict=True)))
        )


def test_the_morning_after_is_that_of_the_very_next_day() -> None:
    clock = a_clock(days=3, grid=30)
    whole = replace(reports("next-morning"), clock=clock, hours=programme(clock=clock).hours)
    agree(
        whole,
        "order",
        placed(whole, "s1 1 09:00-10:00", "s2 3 09:00-10:00"),
        [LATE.format("Fri 09:00-10:00", MORNING)],
    )


def place(which: str, day: int | None = None) -> Programme:
    mine = session("s1", place=Place(which, day), sources={"place": Source("event.yaml", 17)})  # type: ignore[arg-type]
    return order(mine, session("s2"), session("s3", numbered=False))


@pytest.mark.parametrize(
    ("whole", "name", "rows", "expected"),
    [
        (place("first"), "first", ("1 09:00-10:00", "1 10:00-11:00", "2 09:00-10:00"), []),
        (
            place("first"),
            "first",
            ("1 10:00-11:00", "1 11:00-12:00", "1 09:00-10:00"),
            ["s3 at Wed 09:00-10:00 comes before s1 at Wed 10:00-11:00"],
        ),
        (
            place("first"),
            "first",
            ("2 09:00-10:00", "1 09:00-10:00", "2 10:00-11:00"),
            ["s2 at Wed 09:00-10:00 comes before s1 at Thu 09:00-10:00"],
        ),
        (place("last"), "last", ("2 10:00-11:00", "1 10:00-11:00", "2 09:00-10:00"), []),
        (
            place("last"),
            "last",
            ("1 10:00-11:00", "2 09:00-10:00", "1 11:00-12:00"),
            [
                "s3 at Wed 11:00-12:00 comes after s1 at Wed 10:00-11:00",
                "s2 at Thu 09:00-10:00 comes after s1 at Wed 10:00-11:00",
            ],
        ),
        (place("first", 2), "first-of-day-2", ("2 09:00-10:00", "1 09:00-10:00", "2 10:00-11:00"), []),
        (
            place("first", 2),
            "first-of-day-2",
            ("2 10:00-11:00", "1 09:00-10:00", "2 09:00-10:00"),
            ["s3 at Thu 09:00-10:00 comes before s1 at Thu 10:00-11:00"],
        ),
        (
            place("first", 2),
            "first-of-day-2",
            ("1 09:00-10:00", "1 10:00-11:00", "2 10:00-11:00"),
            ["s1 at Wed 09:00-10:00 is not on day 2"],
        ),
        (place("last", 1), "last-of-day-1", ("1 10:00-11:00", "1 09:00-10:00", "2 10:00-11:00"), []),
        (
            place("last", 1),
            "last-of-day-1",
            ("1 10:00-11:00", "1 11:00-12:00", "2 10:00-11:00"),
            ["s2 at Wed 11:00-12:00 comes after s1 at Wed 10:00-11:00"],
        ),
    ],
)
def test_first_and_last(whole: Programme, name: str, rows: tuple[str, ...], expected: list[str]) -> None:
    timetable = placed(whole, *(f"s{number} {row}" for number, row in enumerate(rows, 1)))
    agree(whole, "order", timetable, [f"event.yaml:17: order:s1-{name}: {what}" for what in expected])


def test_it_binds_and_the_optimum_obeys() -> None:
    # A long session and a short one; the order decides which of them lunch cuts.
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-11:00")
    two = (session("s1", 60), session("s2", (60, 90, 90)))
    free = programme(*two, clock=CLOCK, hours={1: "09:00-12:30"}, occurrences=(lunch,))
    assert solved(free).cost == 0
    for changes in ({"after": (After("s2", source=WROTE),)}, {"place": Place("last")}, {"place": Place("last", 1)}):
        bound = replace(free, sessions=(replace(two[0], **changes), two[1]))
        assert (solved(bound).cost, solved(bound, "order").cost) == (30, 0)
        assert violations(bound, "order", solve(bound)) == []


def test_the_sentences() -> None:
    gaps: tuple[dict[str, int], ...] = ({}, {"least": 30}, {"most": 60}, {"least": 30, "most": 60})
    assert [next(iter(sentences(after(**gap), "order").values())) for gap in gaps] == [
        "s2 comes after s1",
        "s2 comes after s1, at least 30 minutes",
        "s2 comes after s1, at most 60 minutes",
        "s2 comes after s1, at least 30 minutes, at most 60 minutes",
    ]
    reported = [
        next(iter(sentences(reports(within), "order").items())) for within in ("pause", "next-morning", "event")
    ]
    name = "event.yaml:16: order:s1-reports-back-to-s2"
    assert reported == [
        (name, f"s1 reports back in s2, {ONE}"),
        (name, f"s1 reports back in s2, {MORNING}"),
        (name, "s1 reports back in s2, any time later"),
    ]
    placed_at = [
        next(iter(sentences(place(*at), "order").items())) for at in (("first",), ("last",), ("first", 2), ("last", 1))
    ]
    assert placed_at == [
        ("event.yaml:17: order:s1-first", "s1 is the first session"),
        ("event.yaml:17: order:s1-last", "s1 is the last session"),
        ("event.yaml:17: order:s1-first-of-day-2", "s1 is the first session of day 2"),
        ("event.yaml:17: order:s1-last-of-day-1", "s1 is the last session of day 1"),
    ]


@pytest.mark.parametrize(
    ("whole", "held"),
    [
        (after(least=30), "s1"),
        (after(least=30), "s2"),
        (reports(), "s1"),
        (reports(), "s2"),
        (place("first"), "s2"),
        (place("last", 2), "s2"),
    ],
)
def test_where_a_session_is_not_held_nothing_is_broken(whole: Programme, held: str) -> None:
    assert violations(whole, "order", placed(whole, f"{held} 1 10:00-11:00")) == []


def test_what_is_not_for_its_people_may_be_on_the_other_side_of_it() -> None:
    people = (a_person("ann"), a_person("bob"))
    ann, bob = frozenset({"ann"}), frozenset({"bob"})
    mine = session("s1", audience=ann, optional=True, place=Place("last", 1), sources={"place": WROTE})
    whole = replace(order(mine, session("s2", audience=bob), session("s3")), people=people)
    agree(whole, "order", placed(whole, "s1 1 10:00-11:00", "s2 1 11:00-12:00", "s3 2 09:00-10:00"), [])
    agree(whole, "order", placed(whole, "s2 1 11:00-12:00", "s3 1 12:00-13:00"), [])
    late = placed(whole, "s1 1 10:00-11:00", "s2 1 12:00-13:00", "s3 1 11:00-12:00")
    words = "s3 at Wed 11:00-12:00 comes after s1 at Wed 10:00-11:00"
    agree(whole, "order", late, [f"event.yaml:15: order:s1-last-of-day-1: {words}"])
