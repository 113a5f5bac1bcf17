from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.idle import Idle
from scheduler.programme.model import Pin
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_room
from tests.facts import item_of_day, limits, near, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Near, Occurrence, Programme, Session

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
        ((fixture("09:30-10:30", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), (("s2", 30),)),
        ((fixture("09:30-11:00", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), ()),
        ((fixture("10:00-10:19", "social"),), ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"), (("s2", 71),)),
        (
            (fixture("09:30-10:30", "social", blocks="nobody"),),
            ("1 09:00-09:30", "1 11:00-11:30", "1 11:30-12:00"),
            (("s2", 90),),
        ),
    ],
)
def test_minutes_between_two_sessions_that_nothing_fills(
    occurrences: tuple[Occurrence, ...], rows: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    whole = three(*occurrences)
    timetable = placed(whole, *(f"s{number} {row}" for number, row in enumerate(rows, 1)))
    assert weighed(whole, "idle", timetable) == (sum(share for _, share in payers), payers)


@pytest.mark.parametrize(
    ("tea", "total"), [("10:00-10:15", 15), ("10:15-10:30", 15), ("10:00-10:20", 10), ("10:00-10:30", 0)]
)
def test_what_is_left_beside_a_break_counts_whether_that_is_a_pause_or_not(tea: str, total: int) -> None:
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


ROOMS = (
    a_room("hall", "Hall", theatre=50, roundtable=50),
    a_room("barn", "Barn", theatre=50, roundtable=50),
    a_room("den", "Den", breakout=50),
    a_room("loft", "Loft", breakout=50),
    a_room("attic", "Attic", breakout=50),
    a_room("lawn", "Lawn", tent=50),
)
WALKS = {("barn", "hall"): 15, ("barn", "lawn"): 4, ("attic", "den"): 20, ("hall", "lawn"): 10}


def house(*sessions: Session, **changes: object) -> Programme:
    """Return sessions in a house with ways, in which new chairs take ten minutes."""
    sessions = sessions or (session("s1", 30), session("s2", 30))
    whole = {"rooms": ROOMS, "walks": WALKS, "limits": limits(changeover=10), "hours": "09:00-18:00", **changes}
    return programme(*sessions, clock=CLOCK, **whole)


def idle(whole: Programme, *rows: str) -> int:
    """Return the idle minutes before s2, which is the only session that can pay for any."""
    total, payers = weighed(whole, "idle", placed(whole, *rows))
    assert payers == ((("s2", total),) if total else ())
    return total


def table(name: str) -> Session:
    return session(name, 30, layout="roundtable", format="roundtable")


ALONE = ((ROOMS[0], ROOMS[2]), (ROOMS[1],))


@pytest.mark.parametrize(
    ("two", "s2", "total"),
    [
        (session("s2", 30), "09:45-10:15 barn", 0),
        (session("s2", 30), "09:50-10:20 barn", 5),
        (session("s2", 30), "09:40-10:10 barn", 0),
        (session("s2", 30), "09:50-10:20 hall", 20),
        (table("s2"), "09:40-10:10 hall", 0),
        (table("s2"), "09:45-10:15 hall", 5),
        (table("s2"), "09:50-10:20 barn", 5),
    ],
)
def test_the_way_to_the_next_room_and_new_chairs_are_needed(two: Session, s2: str, total: int) -> None:
    whole = house(session("s1", 30), two)
    assert idle(whole, "s1 1 09:00-09:30 hall", f"s2 1 {s2}") == total
    # The same where no other room could be taken.
    room = s2.split()[1]
    bound = replace(whole, rooms=tuple(one for one in ROOMS if one.id == room))
    if room == "hall":
        assert idle(bound, "s1 1 09:00-09:30 hall", f"s2 1 {s2}") == total


def test_ways_between_rooms_that_have_no_others_are_needed() -> None:
    rooms = (a_room("hall", "Hall", theatre=50), a_room("barn", "Barn", roundtable=50))
    whole = house(session("s1", 30), table("s2"), rooms=rooms)
    assert idle(whole, "s1 1 09:00-09:30 hall", "s2 1 09:45-10:15 barn") == 0
    assert idle(whole, "s1 1 09:00-09:30 hall", "s2 1 10:00-10:30 barn") == 15


@pytest.mark.parametrize(
    ("rooms", "total"),
    [
        (("den loft", "den loft"), 30),
        (("den loft", "den attic"), 10),
        (("den attic", "den attic"), 30),
        (("loft attic", "den loft"), 10),
    ],
)
def test_groups_walk_the_longest_way_and_none_between_the_same_rooms(rooms: tuple[str, str], total: int) -> None:
    whole = house(*(session(name, 30, layout="breakout", groups=2, format="group") for name in ("s1", "s2")))
    assert idle(whole, f"s1 1 09:00-09:30 {rooms[0]}", f"s2 1 10:00-10:30 {rooms[1]}") == total


def test_one_group_walks_from_the_room_that_it_has() -> None:
    whole = house(*(session(name, 30, layout="breakout", groups=1, format="group") for name in ("s1", "s2")))
    for first, second, total in (("den", "attic", 10), ("den", "loft", 30), ("loft", "attic", 30), ("den", "den", 30)):
        assert idle(whole, f"s1 1 09:00-09:30 {first}", f"s2 1 10:00-10:30 {second}") == total


def test_what_stands_before_a_session_comes_on_top_of_tea() -> None:
    whole = house(near=(near("toast", "s2", "before", 5),), occurrences=(tea(),))
    rows = ("tea@day-1 1 09:30-09:40", "toast 1 09:55-10:00", "s2 1 10:00-10:30")
    assert idle(whole, "s1 1 09:00-09:30 hall", *rows) == 15


def test_from_groups_everybody_walks_to_the_next_room_and_back() -> None:
    groups = session("s1", 30, layout="breakout", groups=2, format="group")
    whole = house(groups, session("s2", 30), walks={("den", "hall"): 12, ("hall", "loft"): 7})
    assert idle(whole, "s1 1 09:00-09:30 den loft", "s2 1 10:00-10:30 hall") == 18
    assert idle(whole, "s1 1 09:00-09:30 loft attic", "s2 1 10:00-10:30 hall") == 23
    back = replace(whole, sessions=(replace(whole.sessions[1], id="s1"), replace(groups, id="s2")))
    assert idle(back, "s1 1 09:00-09:30 hall", "s2 1 10:00-10:30 den loft") == 18


def tea(room: str | None = None, minutes: int | tuple[int, int] = (5, 30)) -> Occurrence:
    return item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=minutes, room=room)


@pytest.mark.parametrize(
    ("room", "tea_at", "s2", "total"),
    [
        # A way of 15 minutes can be walked while there is tea.
        (None, "09:30-09:45", "09:45-10:15 barn", 0),
        (None, "09:30-09:40", "09:45-10:15 barn", 0),
        (None, "09:30-09:50", "09:55-10:25 barn", 5),
        (None, "09:30-09:40", "10:00-10:30 barn", 15),
        # Tea on the lawn: ten minutes to it, and ten or four minutes back.
        ("lawn", "09:40-10:00", "10:10-10:40 hall", 0),
        ("lawn", "09:40-10:00", "10:20-10:50 hall", 10),
        ("lawn", "09:40-10:00", "10:05-10:35 barn", 1),
        ("lawn", "09:40-09:45", "10:00-10:30 barn", 1),
        # Tea in the barn: fifteen there; who goes on in the barn walks no further.
        ("barn", "09:45-10:00", "10:00-10:30 barn", 0),
        ("barn", "09:45-09:50", "10:05-10:35 hall", 0),
    ],
)
def test_beside_an_item_its_minutes_are_needed_and_the_ways_to_it_and_from_it(
    room: str | None, tea_at: str, s2: str, total: int
) -> None:
    whole = house(occurrences=(tea(room),))
    rows = (f"tea@day-1 1 {tea_at}{' ' * bool(room)}{room or ''}", f"s2 1 {s2}")
    assert idle(whole, "s1 1 09:00-09:30 hall", *rows) == total


def test_of_several_items_the_ways_to_the_first_and_from_the_last_are_needed() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "09:00-12:00", minutes=30, room="barn")
    whole = house(occurrences=(tea("lawn", 20), lunch))
    one = ("s1 1 09:00-09:30 hall", "s2 1 11:00-11:30 hall")
    # 90 minutes less 20 and 30, less ten to the lawn, less fifteen from the barn; or the other way round.
    assert idle(whole, *one, "tea@day-1 1 09:40-10:00 lawn", "lunch@day-1 1 10:15-10:45 barn") == 15
    assert idle(whole, *one, "lunch@day-1 1 09:45-10:15 barn", "tea@day-1 1 10:30-10:50 lawn") == 15
    nowhere = replace(whole, occurrences=(tea("lawn", 20), replace(lunch, room=None)))
    assert idle(nowhere, *one, "tea@day-1 1 09:40-10:00 lawn", "lunch@day-1 1 10:15-10:45") == 30


def test_new_chairs_are_brought_while_there_is_tea() -> None:
    whole = house(session("s1", 30), table("s2"), occurrences=(tea(),))
    assert idle(whole, "s1 1 09:00-09:30 hall", "tea@day-1 1 09:30-09:35", "s2 1 09:40-10:10 hall") == 0
    assert idle(whole, "s1 1 09:00-09:30 hall", "tea@day-1 1 09:30-09:35", "s2 1 09:45-10:15 hall") == 5
    assert idle(whole, "s1 1 09:00-09:30 hall", "tea@day-1 1 09:30-09:45", "s2 1 09:45-10:15 hall") == 0


AFTER, BEFORE = near("photo", "s1"), near("toast", "s2", "before", 5)
PHOTO, TOAST = "photo 1 09:30-09:40", "toast 1 {}"


@pytest.mark.parametrize(
    ("beside", "rows", "total"),
    [
        ((AFTER,), (PHOTO, "s2 1 09:40-10:10"), 0),
        ((AFTER,), (PHOTO, "s2 1 10:00-10:30"), 20),
        ((BEFORE,), ("toast 1 09:55-10:00", "s2 1 10:00-10:30"), 25),
        ((AFTER, BEFORE), (PHOTO, "toast 1 09:55-10:00", "s2 1 10:00-10:30"), 15),
        ((AFTER, BEFORE), (PHOTO, "toast 1 09:40-09:45", "s2 1 09:45-10:15"), 0),
        ((replace(AFTER, room="lawn"),), ("photo 1 09:40-09:50 lawn", "s2 1 10:00-10:30"), 10),
        ((replace(BEFORE, room="lawn"),), ("toast 1 09:45-09:50 lawn", "s2 1 10:00-10:30"), 15),
        ((replace(AFTER, blocks="nobody"),), (PHOTO, "s2 1 10:00-10:30"), 30),
        ((replace(AFTER, people=frozenset({"ann"})),), (PHOTO, "s2 1 10:00-10:30"), 30),
    ],
)
def test_what_stands_next_to_a_session_is_needed_with_the_way_to_it(
    beside: tuple[Near, ...], rows: tuple[str, ...], total: int
) -> None:
    assert idle(house(near=beside), "s1 1 09:00-09:30 hall", *rows) == total


@pytest.mark.parametrize(
    ("beside", "rows", "total"),
    [
        ((AFTER,), (PHOTO, "tea@day-1 1 09:40-10:00", "s2 1 10:00-10:30"), 0),
        ((AFTER,), (PHOTO, "tea@day-1 1 09:45-10:05", "s2 1 10:10-10:40"), 10),
        ((AFTER, BEFORE), (PHOTO, "tea@day-1 1 09:45-10:05", "toast 1 10:05-10:10", "s2 1 10:10-10:40"), 5),
        (
            (replace(AFTER, in_pause=True),),
            ("tea@day-1 1 09:35-09:55", "photo 1 09:35-09:45 in:tea@day-1", "s2 1 10:00-10:30"),
            10,
        ),
    ],
)
def test_it_comes_on_top_of_a_break_unless_it_lies_in_it(
    beside: tuple[Near, ...], rows: tuple[str, ...], total: int
) -> None:
    assert idle(house(near=beside, occurrences=(tea(),)), "s1 1 09:00-09:30 hall", *rows) == total


def test_a_part_of_a_meal_takes_no_time_of_its_own() -> None:
    speech = session("speech", 10, during="tea@day-1", layout="", format="remarks")
    whole = house(session("s1", 30), session("s2", 30), speech, occurrences=(tea(),))
    rows = ("tea@day-1 1 09:30-09:50", "speech 1 09:40-09:50", "s2 1 10:00-10:30")
    assert idle(whole, "s1 1 09:00-09:30 hall", *rows) == 10


def test_a_session_that_is_left_out_leaves_one_hole_where_it_could_have_been() -> None:
    whole = house(session("s1", 30), session("s2", 30), session("s3", 30, optional=True))
    rows = ("s1 1 09:00-09:30", "s2 1 10:30-11:00")
    assert idle(whole, *rows) == 60
    assert idle(whole, *rows, "s3 1 09:30-10:00") == 30


def test_the_optimum_moves_a_break_to_the_sessions_and_takes_the_rooms_that_leave_least() -> None:
    whole = replace(house(occurrences=(tea("lawn", 20),)), weights={"idle": 3})
    timetable = solve(whole)
    assert (timetable.cost, findings(whole, timetable)) == (0, ())
    # Seven minutes are left before a set time on the lawn, enough from the barn only; after it the hall leaves less.
    fixed = replace(whole, hours={1: whole.hours[1]}, occurrences=(fixture("09:37-09:57", room="lawn"),))
    early = replace(fixed, pins=(Pin("s1", CLOCK.at(1, 540), None),))
    timetable = solve(early)
    assert (timetable.cost, findings(early, timetable)) == (3 * 6, ())
    assert [item.rooms for item in timetable.items] == [("barn",), ("lawn",), ("hall",)]


def test_what_it_says() -> None:
    term = Idle(three())
    assert (term.name, term.unit) == ("idle", "minutes")
    assert term.explain() == "minutes between sessions in which nothing happens and nothing is needed"
