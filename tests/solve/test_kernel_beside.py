"""Conformance, where times are fixed: what lies beside the stream of sessions, and who or what is kept from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.decision import Decision
from tests.builders import a_clock, a_person, a_room, minute_of
from tests.conformance import exactly, holding, solver_of
from tests.facts import fixed, item_of_day, near, placed, programme, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.decision import Literal
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from tests.conformance import Make

CLOCK = a_clock(days=2, grid=5)
ROOMS = (a_room("hall", "Hall", theatre=50), a_room("barn", "Barn", theatre=50), a_room("loft", "Loft", theatre=50))
ANN = frozenset({"ann"})
ITEMS = (
    item_of_day(CLOCK, "tea", 1, "09:30-11:00", "break", minutes=(15, 30)),
    item_of_day(CLOCK, "lunch", 1, "12:00-14:00", minutes=(60, 90), people=ANN, blocks="parts"),
    item_of_day(CLOCK, "board", 1, "11:18-11:27", "social", family="fixture", people=ANN),
)
SESSIONS = (
    session("s1", 60),
    session("s2", (30, 60)),
    session("s3", 30, optional=True),
    session("gone", 30, optional=True),
    session("s4", 60),
    session("speech", (10, 20), during="lunch@day-1", layout="", format="remarks", optional=True),
    session("silent", 20, during="lunch@day-1", layout="", format="remarks", optional=True),
)
NEAR = (
    near("photo", "s1", minutes=10, in_pause=True),
    near("toast", "s2", "before", 7),
    near("wave", "gone", minutes=5),
    near("choir", "s4", minutes=10, people=ANN),
)
ROWS = (
    "s1 1 09:00-10:00 hall",
    "tea@day-1 1 10:00-10:20",
    "photo 1 10:00-10:10 in:tea@day-1",
    "toast 1 10:33-10:40",
    "s2 1 10:40-11:15 barn",
    "s3 1 11:30-12:00 barn",
    "lunch@day-1 1 12:00-13:10",
    "speech 1 12:50-13:05",
    "s4 2 09:30-10:30 loft",
    "choir 2 10:30-10:40",
)


def whole() -> Programme:
    return programme(
        *SESSIONS,
        clock=CLOCK,
        hours="09:00-12:00",
        rooms=ROOMS,
        occurrences=ITEMS,
        near=NEAR,
        people=(a_person("ann"),),
    )


@pytest.fixture
def kernel(make: Make) -> Kernel:
    """Return a kernel in which every time is that of the rows."""
    made = make(whole())
    fixed(made, placed(made.programme, *ROWS))
    return made


def minute(day: int, text: str) -> int:
    return (day - 1) * 1440 + minute_of(text)


def test_it_speaks_the_vocabulary(kernel: Kernel) -> None:
    assert isinstance(kernel, Decision)


def test_held(kernel: Kernel) -> None:
    every = [*(one.id for one in SESSIONS), *(one.id for one in ITEMS), *(one.id for one in NEAR)]
    held = holding(kernel, {name: kernel.held(name) for name in every})
    assert set(every) - held == {"gone", "silent", "wave"}


def test_a_session_that_is_left_out_has_no_length_and_no_day(kernel: Kernel) -> None:
    assert exactly(kernel, kernel.minutes("gone"), kernel.minutes("silent"), kernel.minutes("s3")) == [0, 0, 30]
    assert exactly(kernel, *(kernel.on("gone", day) for day in (1, 2))) == [0, 0]
    assert exactly(kernel, kernel.opens("gone", 1, numbered=False), kernel.closes("gone", 2)) == [0, 0]
    assert exactly(kernel, kernel.first_after("gone", "tea@day-1")) == [0]


def test_start_end_and_minutes_beside_the_stream(kernel: Kernel) -> None:
    rows = [row.split() for row in (*ROWS, "board 1 11:18-11:27")]
    for name, day, times, *_ in rows:
        start, end = (minute(int(day), text) for text in times.split("-"))
        found = exactly(kernel, kernel.start(name), kernel.end(name), kernel.minutes(name))
        assert (name, *found) == (name, start, end, end - start)


def allows(make: Make, post: str, *args: object, when: Iterable[str] = ()) -> bool:
    """Return whether the rows are still a solution when something more is required of them."""
    made = make(whole())
    fixed(made, placed(made.programme, *ROWS))
    literals: list[Literal] = [made.on("s1", 1) if word == "yes" else made.on("s1", 2) for word in when]
    getattr(made, post)(*args, *literals)
    return solver_of(made) is not None


TEN_TO_ELEVEN = (minute(1, "10:00"), minute(1, "11:00"))


@pytest.mark.parametrize(
    ("item", "window", "when", "holds"),
    [
        ("s1", TEN_TO_ELEVEN, (), True),
        ("s1", (minute(1, "09:59"), minute(1, "11:00")), (), False),
        ("s1", (minute(1, "08:00"), minute(1, "09:00")), (), True),
        ("s1", (minute(1, "08:00"), minute(1, "09:01")), (), False),
        ("s1", (minute(1, "09:20"), minute(1, "09:30")), (), False),
        ("s1", (minute(1, "09:20"), minute(1, "09:30")), ("yes",), False),
        ("s1", (minute(1, "09:20"), minute(1, "09:30")), ("no",), True),
        ("s1", (minute(1, "09:20"), minute(1, "09:30")), ("yes", "no"), True),
        ("s4", TEN_TO_ELEVEN, (), True),
        ("gone", (0, 2880), (), True),
        ("silent", (0, 2880), (), True),
        ("wave", (0, 2880), (), True),
        ("tea@day-1", TEN_TO_ELEVEN, (), False),
        ("tea@day-1", (minute(1, "10:20"), minute(1, "11:00")), (), True),
        ("lunch@day-1", (minute(1, "13:09"), minute(1, "14:00")), (), False),
        ("lunch@day-1", (minute(1, "13:10"), minute(1, "14:00")), (), True),
        ("board", (minute(1, "11:27"), minute(1, "12:00")), (), True),
        ("board", (minute(1, "11:26"), minute(1, "12:00")), (), False),
        ("toast", (minute(1, "10:39"), minute(1, "12:00")), (), False),
        ("speech", (minute(1, "12:30"), minute(1, "12:50")), (), True),
        ("speech", (minute(1, "12:30"), minute(1, "12:51")), (), False),
    ],
)
def test_outside(make: Make, item: str, window: tuple[int, int], when: tuple[str, ...], holds: bool) -> None:
    assert allows(make, "outside", item, *window, when=when) is holds


@pytest.mark.parametrize(
    ("pair", "minutes", "when", "holds"),
    [
        (("s1", "s2"), 40, (), True),
        (("s2", "s1"), 40, (), True),
        (("s1", "s2"), 41, (), False),
        (("s2", "s1"), 41, (), False),
        (("s1", "s2"), 41, ("no",), True),
        (("s1", "s2"), 41, ("yes",), False),
        (("s2", "s3"), 15, (), True),
        (("s2", "s3"), 16, (), False),
        (("s1", "s3"), 90, (), True),
        (("s1", "s3"), 91, (), False),
        (("s1", "gone"), 1000, (), True),
        (("s1", "tea@day-1"), 0, (), True),
        (("s1", "tea@day-1"), 1, (), False),
        (("s2", "board"), 3, (), True),
        (("s2", "board"), 4, (), False),
        (("board", "s3"), 3, (), True),
        (("board", "s3"), 4, (), False),
        (("s1", "toast"), 33, (), True),
        (("s1", "toast"), 34, (), False),
        (("s1", "wave"), 1000, (), True),
        (("s3", "speech"), 50, (), True),
        (("s3", "speech"), 51, (), False),
        (("s1", "photo"), 0, (), True),
        (("tea@day-1", "photo"), 0, (), False),
        (("lunch@day-1", "board"), 33, (), True),
        (("lunch@day-1", "board"), 34, (), False),
    ],
)
def test_apart(make: Make, pair: tuple[str, str], minutes: int, when: tuple[str, ...], holds: bool) -> None:
    assert allows(make, "apart", pair, minutes, when=when) is holds


@pytest.mark.parametrize(
    ("ones", "others", "minutes", "holds"),
    [
        (("s1",), ("s2", "s3"), 40, True),
        (("s1",), ("s2", "s3"), 41, False),
        (("s2", "s3"), ("s1",), 41, False),
        (("s2", "s1"), ("s3", "gone"), 15, True),
        (("s2", "s1"), ("s3", "gone"), 16, False),
        (("gone",), ("s1", "s2", "s3", "s4"), 500, True),
        (("s3",), ("s4",), 1290, True),
        (("s3",), ("s4",), 1291, False),
        ((), ("s1",), 500, True),
    ],
)
def test_parted(make: Make, ones: tuple[str, ...], others: tuple[str, ...], minutes: int, holds: bool) -> None:
    seats = [frozenset((name, None) for name in names) for names in (ones, others)]
    assert allows(make, "parted", *seats, minutes) is holds


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("lunch@day-1", "board", True),
        ("lunch@day-1", "speech", False),
        ("speech", "silent", True),
        ("s1", "wave", True),
        ("toast", "s2", True),
        ("tea@day-1", "photo", False),
        ("choir", "s4", True),
    ],
)
def test_disjoint_beside_the_stream(make: Make, one: str, other: str, holds: bool) -> None:
    assert allows(make, "disjoint", one, other) is holds
    assert allows(make, "disjoint", other, one) is holds


@pytest.mark.parametrize(
    ("tea", "photo", "side", "beside", "holds"),
    [
        ("10:00-10:20", "10:00-10:10", "after", "s1", True),
        ("10:05-10:25", "10:05-10:15", "after", "s1", True),
        ("10:00-10:20", "10:05-10:15", "after", "s1", False),
        ("10:00-10:20", "10:10-10:20", "before", "s2", True),
        ("10:00-10:20", "10:00-10:10", "before", "s2", False),
        ("10:00-10:20", "10:10-10:20", "before", "s1", False),
        ("10:00-10:20", "10:00-10:10", "after", "s2", False),
        ("10:00-10:20", "10:00-10:10", "after", "s4", False),
        ("10:00-10:20", "10:10-10:20", "before", "s3", False),
    ],
)
def test_leans(make: Make, tea: str, photo: str, side: str, beside: str, holds: bool) -> None:
    leaning = near("photo", beside, side, 10, in_pause=True)
    made = make(replace(whole(), near=(leaning,)))
    rows = [row for row in ROWS if row.split()[0] not in {"tea@day-1", "photo", "toast", "choir"}]
    rows += [f"tea@day-1 1 {tea}", f"photo 1 {photo} in:tea@day-1"]
    fixed(made, placed(made.programme, *rows))
    assert solver_of(made) is not None
    made.leans("photo")
    assert (solver_of(made) is not None) is holds


def test_leans_binds_nothing_where_its_session_is_left_out(make: Make) -> None:
    leaning = near("photo", "gone", minutes=10, in_pause=True)
    made = make(replace(whole(), near=(leaning,)))
    fixed(made, placed(made.programme, *(row for row in ROWS if row.split()[0] not in {"photo", "toast", "choir"})))
    made.leans("photo")
    assert solver_of(made) is not None
