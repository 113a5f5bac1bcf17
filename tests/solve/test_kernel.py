"""Conformance: where every time is fixed, each verb of each kernel has the value that the timetable has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from scheduler.decision import Decision
from tests.builders import a_clock, a_window, minute_of
from tests.conformance import ends, exactly, holding, longest, solver_of
from tests.facts import fixed, item_of_day, placed, programme, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from tests.conformance import Make

CLOCK = a_clock(days=2, grid=5)
COFFEE = item_of_day(CLOCK, "coffee", 1, "09:30-11:00", "break", minutes=(15, 30))
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:15-14:00", minutes=(60, 90))
FIXED = (
    item_of_day(CLOCK, "desk", 1, "11:18-11:27", "protected", family="fixture"),
    item_of_day(CLOCK, "yoga", 1, "07:00-08:00", "social", family="fixture", blocks="nobody"),
)
LENGTHS: dict[str, int | tuple[int, ...]] = {
    "welcome": 15,
    "s1": (30, 60),
    "s2": (30, 60),
    "s3": (30, 60),
    "s4": 60,
    "s5": (60, 90),
}
EVERY = frozenset(LENGTHS)
ROWS = (
    "welcome 1 09:00-09:15",
    "s1 1 09:15-10:00",
    "coffee@day-1 1 10:00-10:20",
    "s2 1 10:30-11:15",
    "s3 1 11:30-12:15",
    "lunch@day-1 1 12:30-13:30",
    "s4 1 13:30-14:30",
    "s5 2 10:00-11:00",
)


def whole(*, open_order: bool) -> Programme:
    """Return the programme of these rows; with an open order coffee and lunch could each come first."""
    coffee, lunch = COFFEE, LUNCH
    if open_order:
        coffee = replace(coffee, window=a_window(CLOCK, 1, "09:30-14:00"))
        lunch = replace(lunch, window=a_window(CLOCK, 1, "09:30-14:00"))
    return programme(
        *(session(name, lengths, numbered=name != "welcome") for name, lengths in LENGTHS.items()),
        clock=CLOCK,
        hours={1: "09:00-12:30, 13:30-18:00", 2: "09:00-12:00"},
        occurrences=(coffee, lunch, *FIXED),
    )


@pytest.fixture(params=[False, True], ids=["one order", "open order"])
def kernel(request: pytest.FixtureRequest, make: Make) -> Kernel:
    """Return a kernel in which every time is that of the rows."""
    made = make(whole(open_order=request.param))
    fixed(made, placed(made.programme, *ROWS))
    return made


def test_it_speaks_the_vocabulary(kernel: Kernel) -> None:
    assert isinstance(kernel, Decision)


def test_start_end_and_minutes_of_every_item(kernel: Kernel) -> None:
    expected = []
    for row in (*ROWS, "desk 1 11:18-11:27", "yoga 1 07:00-08:00"):
        name, day, times = row.split()
        start, end = ((int(day) - 1) * 1440 + minute_of(text) for text in times.split("-"))
        expected.append((name, start, end, end - start))
    verbs = (kernel.start, kernel.end, kernel.minutes)
    found = exactly(kernel, *(verb(name) for name, *_ in expected for verb in verbs))
    assert found == [number for _, *numbers in expected for number in numbers]


def test_minute_counts_from_the_first_midnight(kernel: Kernel) -> None:
    assert [kernel.minute(CLOCK.at(day, minute)) for day, minute in ((1, 0), (1, 545), (2, 0))] == [0, 545, 1440]


def test_on_is_the_day(kernel: Kernel) -> None:
    assert holding(kernel, {f"{name} {day}": kernel.on(name, day) for name in LENGTHS for day in (1, 2)}) == {
        *(f"{name} 1" for name in LENGTHS if name != "s5"),
        "s5 2",
    }


def test_opens_and_closes(kernel: Kernel) -> None:
    pairs = [(name, day) for name in LENGTHS for day in (1, 2)]
    any_ = {f"{name} {day}": kernel.opens(name, day, numbered=False) for name, day in pairs}
    numbered = {f"{name} {day}": kernel.opens(name, day, numbered=True) for name, day in pairs}
    assert holding(kernel, any_) == {"welcome 1", "s5 2"}
    assert holding(kernel, numbered) == {"welcome 1", "s1 1", "s5 2"}
    assert holding(kernel, {f"{name} {day}": kernel.closes(name, day) for name, day in pairs}) == {"s4 1", "s5 2"}


def test_first_after(kernel: Kernel) -> None:
    items = ("coffee@day-1", "lunch@day-1", "desk")
    firsts = {f"{name} after {item}": kernel.first_after(name, item) for name in LENGTHS for item in items}
    assert holding(kernel, firsts) == {"s2 after coffee@day-1", "s4 after lunch@day-1", "s3 after desk"}


def test_sessions_around(kernel: Kernel) -> None:
    for item, around in (("coffee@day-1", [2, 3]), ("desk", [3, 2]), ("lunch@day-1", [4, 1])):
        assert (item, exactly(kernel, *kernel.sessions_around(item))) == (item, around)


def test_formal_and_informal(kernel: Kernel) -> None:
    assert exactly(kernel, kernel.formal(1, EVERY), kernel.formal(2, EVERY)) == [210, 60]
    # 30 around coffee, 75 around lunch; the 15 around the desk are shorter than a pause.
    assert exactly(kernel, kernel.informal(1, EVERY), kernel.informal(2, EVERY)) == [105, 0]


def test_spans(kernel: Kernel) -> None:
    # Before coffee 60; after it 45 to the desk and 45 from there, which are 105 in all; after lunch 60.
    assert [longest(kernel, kernel.spans(day, EVERY)) for day in (1, 2)] == [105, 60]
    assert [longest(kernel, kernel.spans(1, names)) for names in (("welcome", "s1", "s2"), ("s2",))] == [60, 45]


@pytest.mark.parametrize(
    ("sessions", "pairs"),
    [
        (("welcome", "s1", "s3", "s5"), 3),
        (("s2", "s3", "s4"), 3),
        (("s1", "s4"), 0),
        (("s4", "s5"), 0),
        (tuple(LENGTHS), 8),
    ],
)
def test_close_pairs(kernel: Kernel, sessions: Iterable[str], pairs: int) -> None:
    assert ends(kernel, [kernel.close_pairs(sessions)])[0][0] == pairs


def test_idle(kernel: Kernel) -> None:
    assert ends(kernel, [kernel.idle([], [])])[0][0] == 16  # 10 beside coffee, and 15 without the 9 at the desk


def test_next_to(kernel: Kernel) -> None:
    pairs = [(one, other) for one in LENGTHS for other in LENGTHS if one != other]
    found = ends(kernel, [kernel.next_to(one, other) for one, other in pairs])
    near = [("welcome", "s1"), ("s1", "s2"), ("s2", "s3"), ("s3", "s4")]
    assert found == [(0, int(pair in near)) for pair in pairs]


def test_literals_and_numbers(kernel: Kernel) -> None:
    start = kernel.start("s1")
    cases = {(555, 555): 1, (0, 555): 1, (555, 1440): 1, (0, 554): 0, (556, 1440): 0}
    assert exactly(kernel, *(kernel.whether(start, *ends) for ends in cases)) == list(cases.values())
    yes, no = kernel.on("s1", 1), kernel.on("s1", 2)
    alls = [kernel.all_of(row) for row in ([yes, ~no], [yes, no], [no, no], [yes])]
    assert exactly(kernel, *alls) == [1, 0, 0, 1]
    assert ends(kernel, [kernel.choice(), kernel.number(3, 7)]) == [(0, 1), (3, 7)]
    assert exactly(kernel, kernel.total([kernel.start("s1"), kernel.minutes("s1")])) == [600]
    assert exactly(kernel, kernel.total([])) == [0]


def allows(make: Make, post: str, *args: object) -> bool:
    """Return whether the rows are still a solution when something more is required of them."""
    made = make(whole(open_order=False))
    fixed(made, placed(made.programme, *ROWS))
    yes, no = made.on("s1", 1), made.on("s1", 2)
    if post == "require":
        least, *when = args
        literals = [yes if word == "yes" else no for word in when]
        made.require(made.minutes("s1") >= cast("int", least), *literals)
    elif post == "one_of":
        made.one_of([yes if word == "yes" else no for word in args])
    else:
        getattr(made, post)(*args)
    return solver_of(made) is not None


@pytest.mark.parametrize(
    ("post", "args", "holds"),
    [
        ("follows", ("s2", "s1"), True),
        ("follows", ("s5", "welcome"), True),
        ("follows", ("s1", "s2"), False),
        ("follows", ("s4", "s5"), False),
        ("disjoint", ("s1", "s2"), True),
        ("disjoint", ("s1", "lunch@day-1"), True),
        ("lies_in", ("s1", [(555, 600)]), True),
        ("lies_in", ("s1", [(0, 540), (552, 603)]), True),
        ("lies_in", ("s1", [(560, 720)]), False),
        ("lies_in", ("s1", [(0, 595)]), False),
        ("lies_in", ("s1", []), False),
        ("lies_in", ("s1", [(540, 580), (580, 700)]), False),
        ("quiet_before", ("lunch@day-1", 15), True),
        ("quiet_before", ("lunch@day-1", 16), False),
        ("quiet_before", ("desk", 3), True),
        ("quiet_before", ("desk", 4), False),
        ("require", (45,), True),
        ("require", (46,), False),
        ("require", (46, "no"), True),
        ("require", (46, "yes", "no"), True),
        ("require", (46, "yes"), False),
        ("one_of", ("yes",), True),
        ("one_of", ("no", "yes"), True),
        ("one_of", ("no",), False),
        ("one_of", (), False),
    ],
)
def test_what_is_required(make: Make, post: str, args: tuple[object, ...], holds: bool) -> None:
    assert allows(make, post, *args) is holds


def test_rooms_are_free_until_something_is_required_of_them(make: Make) -> None:
    made = make(whole(open_order=False))
    assert ends(made, [made.in_room("s1", "hall")]) == [(0, 1)]
    made.require(made.in_room("s1", "hall") >= 1)
    assert exactly(made, made.in_room("s1", "hall")) == [1]
