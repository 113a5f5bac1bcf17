"""Conformance, where times are fixed: verbs that count sessions, and what some of the people have of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.decision import Need, Seat, Way
from tests.builders import a_clock, a_person, a_room, a_window, minute_of
from tests.conformance import ends, exactly, longest
from tests.facts import fixed, item_of_day, near, placed, programme, session

if TYPE_CHECKING:
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
NEAR = (near("choir", "s4", minutes=10, people=ANN),)
ROWS = (
    "s1 1 09:00-10:00 hall",
    "tea@day-1 1 10:00-10:20",
    "s2 1 10:40-11:15 barn",
    "s3 1 11:30-12:00 barn",
    "lunch@day-1 1 12:00-13:10",
    "speech 1 12:50-13:05",
    "s4 2 09:30-10:30 loft",
    "choir 2 10:30-10:40",
)


def whole() -> Programme:
    part_of_lunch = {"during": "lunch@day-1", "layout": "", "format": "remarks", "optional": True}
    sessions = (
        session("s1", 60),
        session("s2", (30, 60)),
        session("s3", 30, optional=True),
        session("gone", 30, optional=True),
        session("s4", 60),
        session("speech", (10, 20), **part_of_lunch),
        session("silent", 20, **part_of_lunch),
    )
    beside = {"rooms": ROOMS, "occurrences": ITEMS, "near": NEAR, "people": (a_person("ann"),)}
    return programme(*sessions, clock=CLOCK, hours="09:00-12:00", **beside)


@pytest.fixture(params=[False, True], ids=["one order", "open order"])
def kernel(request: pytest.FixtureRequest, make: Make) -> Kernel:
    """Return a kernel in which every time is that of the rows; with an open order tea and a walk can each be first."""
    event = whole()
    if request.param:
        walk = item_of_day(CLOCK, "walk", 1, "08:00-11:00", minutes=15)
        event = replace(
            event, occurrences=(*ITEMS[1:], replace(ITEMS[0], window=a_window(CLOCK, 1, "08:00-11:00")), walk)
        )
    kernel = make(event)
    fixed(kernel, placed(event, *ROWS, *["walk@day-1 1 08:30-08:45"] * request.param))
    return kernel


def minute(day: int, text: str) -> int:
    return (day - 1) * 1440 + minute_of(text)


@pytest.mark.parametrize(
    ("sessions", "away", "items", "number"),
    [
        (("s1", "s2", "s3", "s4"), [], [], 0),
        (("s1",), [(0, minute(1, "09:01"))], [], 1),
        (("s1",), [(0, minute(1, "09:00"))], [], 0),
        (("s1",), [(minute(1, "09:59"), 2880)], [], 1),
        (("s1",), [(minute(1, "10:00"), 2880)], [], 0),
        (("s1",), [(minute(1, "09:22"), minute(1, "09:23"))], [], 1),
        (("s1", "s2"), [(0, minute(1, "09:00")), (minute(1, "10:00"), minute(1, "10:40"))], [], 0),
        (("s1", "s2", "s3", "s4"), [(minute(1, "09:30"), minute(1, "10:45")), (minute(2, "00:00"), 2880)], [], 3),
        (("gone", "s1"), [(0, 2880)], [], 1),
        (("s1", "s2", "s3"), [], ["board"], 0),
        (("s2", "s3"), [(minute(1, "11:00"), minute(1, "11:05"))], ["board", "lunch@day-1"], 1),
        (("speech", "silent"), [(minute(1, "13:04"), minute(1, "13:10"))], [], 1),
        (("speech", "silent"), [(minute(1, "13:05"), minute(1, "13:10"))], [], 0),
        (("s4",), [], ["choir"], 0),
    ],
)
def test_missed(
    kernel: Kernel, sessions: tuple[str, ...], away: list[tuple[int, int]], items: list[str], number: int
) -> None:
    assert ends(kernel, [kernel.missed(sessions, away, items)])[0][0] == number


@pytest.mark.parametrize(
    ("window", "number", "with_absence"),
    [
        ("11:14-11:20", 1, 1),
        ("11:15-11:20", 0, 1),
        ("11:20-11:30", 0, 1),
        ("11:20-11:31", 1, 2),
        ("11:14-11:31", 2, 2),
    ],
)
def test_missed_because_of_an_item_or_of_an_absence_and_each_session_once(
    make: Make, window: str, number: int, with_absence: int
) -> None:
    board = item_of_day(CLOCK, "board", 1, window, "social", family="fixture", people=ANN)
    made = make(replace(whole(), occurrences=(*ITEMS[:2], board)))
    fixed(made, placed(made.programme, *ROWS))
    assert ends(made, [made.missed(("s2", "s3"), [], ["board"])])[0][0] == number
    both = made.missed(("s2", "s3"), [(minute(1, "11:00"), minute(1, "11:10"))], ["board"])
    assert ends(made, [both])[0][0] == with_absence


def test_precedes(kernel: Kernel) -> None:
    names = ("s1", "s2", "s3", "gone", "s4")
    pairs = [(one, other) for one in names for other in names if one != other]
    least = [value for value, _ in ends(kernel, [kernel.precedes(one, other) for one, other in pairs])]
    order = ("s1", "s2", "s3", "s4")
    assert least == [
        int(one in order and other in order and order.index(one) < order.index(other)) for one, other in pairs
    ]


@pytest.mark.parametrize(
    ("sessions", "number"),
    [
        (("s1", "s2"), 0),
        (("s1", "s3"), 1),
        (("s1", "s4"), 2),
        (("s1", "s2", "s4"), 1),
        (("s1", "gone"), 0),
        (("gone", "s2", "s4"), 1),
        (("s2",), 0),
        (("s1", "s2", "s3", "s4"), 0),
    ],
)
def test_intruders(kernel: Kernel, sessions: tuple[str, ...], number: int) -> None:
    assert ends(kernel, [kernel.intruders(sessions)])[0][0] == number


EVERYWHERE = tuple(room.id for room in ROOMS)


@pytest.mark.parametrize(
    ("rooms", "number"),
    [
        (dict.fromkeys(("s1", "s2", "s3", "s4"), EVERYWHERE), 1),
        ({"s1": ("hall",), "s2": ("barn",), "s3": ("barn", "hall"), "s4": ("loft",)}, 1),
        ({"s1": EVERYWHERE, "s3": EVERYWHERE}, 1),
        ({"s2": EVERYWHERE, "s3": EVERYWHERE, "s4": EVERYWHERE}, 0),
        ({"s1": EVERYWHERE, "gone": EVERYWHERE}, 0),
        ({"s1": ("hall",), "s4": ("hall",)}, 0),
        ({}, 0),
    ],
)
def test_moves(kernel: Kernel, rooms: dict[str, tuple[str, ...]], number: int) -> None:
    assert ends(kernel, [kernel.moves(rooms)])[0][0] == number


def test_largest(kernel: Kernel) -> None:
    lengths = [kernel.minutes(name) for name in ("s1", "s2", "gone")]
    assert exactly(kernel, kernel.largest(lengths), kernel.largest(lengths[1:]), kernel.largest(lengths[2:])) == [
        60,
        35,
        0,
    ]
    below = kernel.largest([kernel.start("s1") - kernel.start("s2"), kernel.start("s1") - kernel.start("s4")])
    assert exactly(kernel, below, kernel.largest([])) == [-100, 0]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (("s1",), 60),
        (("s1", "s2"), 60),
        (("s2",), 35),
        (("s2", "s3"), 80),
        (("s2", "gone"), 35),
        (("s1", "s3", "gone"), 60),
        (("s3", "gone"), 30),
        (("gone",), 0),
        ((), 0),
    ],
)
def test_spans_of_some_sessions(kernel: Kernel, sessions: tuple[str, ...], expected: int) -> None:
    assert longest(kernel, kernel.spans(1, sessions)) == expected
    assert longest(kernel, kernel.spans(2, sessions)) == 0
    assert longest(kernel, kernel.spans(2, ("s4", *sessions))) == 60


@pytest.mark.parametrize(
    ("sessions", "formal", "informal"),
    [
        (("s1", "s2", "s3", "gone", "s4"), 125, 40),
        # Whoever is not due in s2 has its time too; between s2 and s3 are 15 minutes, which are no pause.
        (("s1", "s3"), 90, 90),
        (("s2", "s3"), 65, 0),
        (("s1", "s2", "gone"), 95, 40),
        (("s3",), 30, 0),
        (("gone",), 0, 0),
        ((), 0, 0),
    ],
)
def test_formal_and_informal_of_some_sessions(
    kernel: Kernel, sessions: tuple[str, ...], formal: int, informal: int
) -> None:
    assert exactly(kernel, kernel.formal(1, sessions), kernel.informal(1, sessions)) == [formal, informal]
    assert exactly(kernel, kernel.informal(2, sessions), kernel.formal(2, ("s1", "s2"))) == [0, 0]


def seats(names: str) -> frozenset[Seat]:
    """Return ``s1 s2:barn``: one session in whatever room, and one in the barn."""
    pairs = (name.partition(":") for name in names.split())
    return frozenset((name, room or None) for name, _, room in pairs)


def need(before: str, after: str, minutes: int, *, item: bool = False) -> Need:
    return Need(seats(before), seats(after), minutes, (), item=item)


def way(names: str, minutes: int, item: str = "tea@day-1") -> Way:
    return Way(seats(names), item, minutes)


def idle(kernel: Kernel, *needs: Need, ways: tuple[Way, ...] = ()) -> int:
    return ends(kernel, [kernel.idle(needs, ways)])[0][0]


@pytest.mark.parametrize(
    ("needs", "minutes"),
    [
        # 20 minutes beside tea, and 15 between s2 and s3.
        ((), 35),
        ((need("s2", "s3", 5),), 30),
        ((need("s2", "s3", 15),), 20),
        ((need("s2", "s3", 40),), 20),
        ((need("s2", "s3", 5), need("s2", "s3", 10)), 25),
        ((need("s3", "s2", 15),), 35),
        ((need("s1 s2", "s3 s4", 5),), 30),
        ((need("s1", "s2", 20),), 35),
        ((need("s1", "s2", 30),), 25),
        ((need("s1", "s2", 10, item=True),), 25),
        ((need("s1", "s2", 30), need("s1", "s2", 15, item=True)), 20),
        ((need("s1", "s2", 30), need("s1", "s2", 5, item=True)), 25),
        ((need("s1", "s2", 90, item=True),), 15),
        # s1 is in the hall, s2 and s3 are in the barn.
        ((need("s2:barn", "s3:barn", 5),), 30),
        ((need("s2:hall", "s3:barn", 5),), 35),
        ((need("s2", "s3:hall", 5),), 35),
        ((need("s2:hall s2:barn", "s3", 5),), 30),
        ((need("s1:barn s2:barn", "s2:barn s3:barn", 5),), 30),
        ((need("s1:hall", "s2:barn", 25),), 30),
        ((need("s1", "s3", 90), need("s3", "s4", 90), need("gone", "s2", 90)), 35),
    ],
)
def test_idle_with_needs(kernel: Kernel, needs: tuple[Need, ...], minutes: int) -> None:
    assert idle(kernel, *needs) == minutes


def test_a_need_counts_where_all_of_it_holds(kernel: Kernel) -> None:
    yes, no = kernel.on("s1", 1), kernel.on("s1", 2)
    pair = (seats("s2"), seats("s3"))
    assert [idle(kernel, Need(*pair, 15, when)) for when in ((yes,), (no,), (yes, yes), (yes, no))] == [20, 35, 20, 35]
    assert idle(kernel, Need(*pair, kernel.minutes("s3") - 20)) == 25


@pytest.mark.parametrize(
    ("ways", "minutes"),
    [
        ((way("s1", 5),), 30),
        ((way("s2", 7),), 28),
        ((way("s1", 5), way("s2", 7)), 23),
        ((way("s1", 5), way("s1", 8)), 27),
        ((way("s1", 50),), 15),
        ((way("s1 s2", 5),), 25),
        ((way("s1:hall", 5), way("s2:hall", 5)), 30),
        ((way("s1:barn", 5), way("s2:barn s3", 5)), 30),
        ((way("s1", 5, "board"), way("s1", 5, "lunch@day-1")), 35),
        ((way("s3", 5), way("gone", 5), way("s4", 5)), 35),
    ],
)
def test_idle_with_ways_to_and_from_an_item(kernel: Kernel, ways: tuple[Way, ...], minutes: int) -> None:
    assert idle(kernel, ways=ways) == minutes
    # On top of whatever is needed between the two.
    assert idle(kernel, need("s1", "s2", 22), ways=ways) == max(minutes - 2, 15 + (minutes == 35) * 18)
