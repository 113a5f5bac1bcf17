from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.rooms import Rooms
from scheduler.solve import solve
from scheduler.verify import findings
from tests.against import against
from tests.builders import a_clock, a_person, a_room
from tests.facts import in_order, item_of_day, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

CLOCK = a_clock(days=2, grid=30)
ALIKE = tuple(a_room(name, name.capitalize(), theatre=50, breakout=50) for name in ("hall", "barn", "loft"))


def house(*sessions: Session, **changes: object) -> Programme:
    sessions = sessions or tuple(session(f"s{number}", 30) for number in (1, 2, 3, 4))
    return programme(*sessions, clock=CLOCK, **{"hours": "09:00-12:00", "rooms": ALIKE, **changes})


def row(*rooms: str) -> list[str]:
    """Return lines of half an hour, one after another: ``barn`` on day 1, ``2 barn`` on day 2."""
    lines = []
    for number, words in enumerate(rooms, 1):
        day, room = words.split(maxsplit=1) if words[0] == "2" else ("1", words)
        start = 9 * 60 + 30 * (number - 1)
        end = start + 30
        lines.append(f"s{number} {day} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02} {room}")
    return lines


@pytest.mark.parametrize(
    ("rooms", "payers"),
    [
        (("hall", "hall", "hall", "hall"), ()),
        (("hall", "barn", "barn", "barn"), (("s2", 1),)),
        (("hall", "barn", "hall", "hall"), (("s2", 1), ("s3", 1))),
        (("hall", "barn", "loft", "hall"), (("s2", 1), ("s3", 1), ("s4", 1))),
        (("hall", "2 barn", "hall", "2 barn"), ()),
        (("hall", "2 barn", "barn", "2 barn"), (("s3", 1),)),
    ],
)
def test_each_change_of_room_within_a_day_is_paid_by_the_session_that_everybody_goes_to(
    rooms: tuple[str, ...], payers: tuple[tuple[str, int], ...]
) -> None:
    assert weighed(house(), "rooms", placed(house(), *row(*rooms))) == (len(payers), payers)


def test_over_a_pause_or_another_range_of_the_hours_a_move_is_one_too() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "09:30-10:00", room="loft")
    whole = house(session("s1", 30), session("s2", 30), occurrences=(lunch,), hours="09:00-10:30, 11:00-12:00")
    there = placed(whole, "s1 1 09:00-09:30 hall", "s2 1 11:00-11:30 barn", "lunch@day-1 1 09:30-10:00 loft")
    assert weighed(whole, "rooms", there) == (1, (("s2", 1),))
    back = placed(whole, "s1 1 09:00-09:30 hall", "s2 1 11:00-11:30 hall", "lunch@day-1 1 09:30-10:00 loft")
    assert weighed(whole, "rooms", back) == (0, ())


@pytest.mark.parametrize(
    ("rooms", "payers"),
    [
        (("hall", "barn loft", "hall"), ()),
        (("hall", "barn loft", "barn"), (("s3", 1),)),
        (("hall", "hall barn", "barn"), (("s3", 1),)),
    ],
)
def test_a_session_in_groups_is_passed_over(rooms: tuple[str, ...], payers: tuple[tuple[str, int], ...]) -> None:
    groups = session("s2", 30, groups=2, layout="breakout", format="group")
    whole = house(session("s1", 30), groups, session("s3", 30))
    assert weighed(whole, "rooms", placed(whole, *row(*rooms))) == (len(payers), payers)


@pytest.mark.parametrize(
    ("seats", "spare"),
    [((50, 50), 0), ((50, 69), 0), ((50, 70), 1), ((50, 89), 1), ((50, 90), 2), ((69, 50), 0), ((19, 60), 0)],
)
def test_every_20_seats_above_the_smallest_room_that_can_take_it_count(seats: tuple[int, int], spare: int) -> None:
    small, large = (
        a_room(name, name.capitalize(), theatre=number) for name, number in zip(("hall", "barn"), seats, strict=True)
    )
    whole = house(session("s1", 30), rooms=(small, large), expected=40 if min(seats) == 19 else 50)
    assert weighed(whole, "rooms", placed(whole, *row("barn"))) == (spare, (("s1", spare),) if spare else ())
    mirrored = replace(whole, rooms=(large, small))
    assert weighed(mirrored, "rooms", placed(mirrored, *row("barn")))[0] == spare


def test_rooms_of_another_layout_or_with_steps_are_no_smaller_ones_that_serve() -> None:
    rooms = (
        a_room("hall", "Hall", theatre=90),
        a_room("attic", "Attic", theatre=50),
        a_room("den", "Den", breakout=20),
        replace(a_room("barn", "Barn", theatre=100), step_free=True),
    )
    whole = house(session("s1", 30), rooms=rooms, expected=10)
    assert weighed(whole, "rooms", placed(whole, *row("barn"))) == (2, (("s1", 2),))
    level = replace(whole, people=(a_person("guest", needs=("step-free",)),))
    assert weighed(level, "rooms", placed(level, *row("barn"))) == (0, ())


def test_a_session_that_is_for_few_could_be_in_a_smaller_room() -> None:
    rooms = (a_room("hall", "Hall", theatre=60), a_room("den", "Den", theatre=20))
    whole = house(
        session("s1", 30, audience=frozenset({"ann"})),
        session("s2", 30),
        rooms=rooms,
        expected=50,
        people=(a_person("ann"),),
    )
    assert weighed(whole, "rooms", placed(whole, *row("hall", "hall"))) == (2, (("s1", 2),))
    assert weighed(whole, "rooms", placed(whole, *row("den", "hall"))) == (1, (("s2", 1),))


def test_seats_of_a_session_in_groups_do_not_count() -> None:
    large = a_room("barn", "Barn", breakout=200)
    groups = session("s1", 30, groups=1, layout="breakout", format="group")
    whole = house(groups, rooms=(a_room("hall", "Hall", breakout=50), large))
    assert weighed(whole, "rooms", placed(whole, *row("barn"))) == (0, ())


def test_nobody_moves_to_a_session_that_is_left_out_and_it_needs_no_seats() -> None:
    sessions = tuple(session(f"s{number}", 30, optional=number == 2) for number in (1, 2, 3))
    rooms = (ALIKE[0], a_room("barn", "Barn", theatre=100))
    whole = house(*sessions, rooms=rooms)
    assert weighed(whole, "rooms", placed(whole, *row("hall", "barn", "hall"))) == (4, (("s2", 3), ("s3", 1)))
    first, _, last = row("hall", "barn", "hall")
    assert weighed(whole, "rooms", placed(whole, first, last)) == (0, ())


@pytest.mark.parametrize(("rooms", "payers"), [("hall barn", ()), ("barn hall", (("s2", 1), ("s3", 1)))])
def test_everybody_was_in_the_first_of_several_rooms_of_one_that_has_begun(
    rooms: str, payers: tuple[tuple[str, int], ...]
) -> None:
    # It was published in two groups, and is written without any now: it keeps the rooms that it had.
    sessions = tuple(session(f"s{number}", 30) for number in (1, 2, 3))
    rows = row("hall", rooms, "hall")
    whole = against(house(*sessions), *rows, until=CLOCK.at(1, 10 * 60))
    assert {*whole.begun} == {"s1", "s2"}
    timetable = placed(whole, *rows)
    assert [found for found in findings(whole, timetable) if found.rule.startswith("room-fit")] == []
    assert weighed(whole, "rooms", timetable) == (len(payers), payers)


def test_a_session_without_a_room_is_in_none_of_the_others() -> None:
    # No rule allows it; whoever verifies an edited timetable still has to be told so, with its costs.
    timetable = placed(house(), *row("hall", "hall", "hall", "hall"))
    nowhere = in_order(
        house(), [replace(item, rooms=() if item.id in {"s2", "s3"} else item.rooms) for item in timetable.items]
    )
    assert Rooms(house()).measure(nowhere).payers == (("s2", 1), ("s4", 1))
    said = [found.what for found in findings(house(), nowhere) if found.rule == "room-fit:s2"]
    assert said == ["s2 has 0 rooms (), not 1"]


def test_a_room_that_does_not_serve_has_no_seats_too_many() -> None:
    # The same: somebody has edited the timetable.
    whole = house(session("s1", 30), rooms=(ALIKE[0], a_room("barn", "Barn", theatre=10)), expected=30)
    assert Rooms(whole).measure(placed(whole, *row("barn"))).payers == ()
    assert Rooms(whole).measure(placed(whole, *row("attic"))).payers == ()


def test_the_optimum_stays_in_one_room_unless_that_is_too_large() -> None:
    sessions = (
        session("s1", 30, layout="theatre"),
        session("s2", 30, layout="roundtable", format="roundtable"),
        session("s3", 30, layout="theatre"),
    )
    rooms = (a_room("hall", "Hall", theatre=50), a_room("barn", "Barn", theatre=60, roundtable=50))
    whole = house(*sessions, rooms=rooms, hours={1: "09:00-10:30"}, weights={"rooms": 2})
    timetable = solve(whole)
    assert timetable.cost == 0
    assert {item.rooms for item in timetable.items} == {("barn",)}
    assert findings(whole, timetable) == ()
    # A barn of 110 seats would waste 60, three times for each plenary: it is better to move once.
    grand = replace(whole, rooms=(rooms[0], a_room("barn", "Barn", theatre=110, roundtable=50)))
    assert solved(grand).cost == 2


def test_what_it_says() -> None:
    term = Rooms(house())
    assert (term.name, term.unit) == ("rooms", "moves")
    assert term.explain() == "changes of room for everybody, and every 20 seats more than the smallest room that serves"
