from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.errors import InfeasibleError
from scheduler.programme.model import Programme, Put, Session
from scheduler.solve import solve
from scheduler.timetable.model import Item
from scheduler.verify import findings
from tests.against import against, put
from tests.builders import a_clock, a_room
from tests.facts import (
    agree,
    in_order,
    item_of_day,
    limits,
    near,
    placed,
    programme,
    rules,
    sentences,
    session,
    solved,
    violations,
)

CLOCK = a_clock(days=2, grid=30)
ROOMS = tuple(a_room(name, name.capitalize(), theatre=50, breakout=50) for name in ("hall", "annex", "loft"))
S1 = "event.yaml:10: kept:s1: s1"
WAS = ("s1 1 10:00-11:00 annex", "s2 2 09:00-09:30")


def house(*sessions: Session, **changes: object) -> Programme:
    sessions = sessions or (session("s1", (30, 60, 60)), session("s2", 30))
    return programme(*sessions, clock=CLOCK, **{"rooms": ROOMS, **changes})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s1 1 10:00-11:00 annex", []),
        ("s1 1 10:00-10:30 annex", []),
        ("s1 1 10:30-11:00 annex", [f"{S1} starts at Wed 10:30, and published for Wed 10:00"]),
        ("s1 2 10:00-11:00 annex", [f"{S1} starts at Thu 10:00, and published for Wed 10:00"]),
        ("s1 1 10:00-11:00 hall", [f"{S1} is in hall, and published in annex"]),
        (
            "s1 1 11:00-12:00 loft",
            [f"{S1} starts at Wed 11:00, and published for Wed 10:00", f"{S1} is in loft, and published in annex"],
        ),
    ],
)
def test_start_and_room_stay_and_the_length_is_open(line: str, expected: list[str]) -> None:
    whole = against(house(), *WAS, keep="all")
    agree(whole, "kept", placed(whole, line, WAS[1]), expected)


@pytest.mark.parametrize("hours", ["09:00-12:00", "00:00-12:00"])
def test_the_first_slot_is_kept_like_any_other(hours: str) -> None:
    whole = house(hours=hours)
    first, then = ("00:00-00:30", "00:30-01:00") if hours.startswith("00") else ("09:00-09:30", "09:30-10:00")
    whole = against(whole, f"s1 1 {first}", "s2 2 10:00-10:30", keep="all")
    agree(whole, "kept", placed(whole, f"s1 1 {first}", "s2 2 10:00-10:30"), [])
    said = f"{S1} starts at Wed {then[:5]}, and published for Wed {first[:5]}"
    agree(whole, "kept", placed(whole, f"s1 1 {then}", "s2 2 10:00-10:30"), [said])


def test_the_rooms_of_a_group_session_stay_in_any_order() -> None:
    group = house(session("s1", 60, groups=2, format="group", layout="breakout"), session("s2", 30))
    whole = against(group, "s1 1 10:00-11:00 hall annex", WAS[1], keep="all")
    agree(whole, "kept", placed(whole, "s1 1 10:00-11:00 annex hall", WAS[1]), [])
    said = f"{S1} is in annex, loft, and published in hall, annex"
    agree(whole, "kept", placed(whole, "s1 1 10:00-11:00 annex loft", WAS[1]), [said])


def test_a_room_more_is_another_place() -> None:
    whole = against(house(), *WAS, keep="all")
    both = placed(whole, "s1 1 10:00-11:00 hall annex", WAS[1])
    agree(whole, "kept", both, [f"{S1} is in hall, annex, and published in annex"])


def test_a_room_or_a_day_that_is_gone_cannot_be_kept() -> None:
    whole = put(against(house(), *WAS, keep="all"), s1=Put(1, 600, 60, ("attic",)))
    agree(whole, "kept", placed(whole, *WAS), [f"{S1} is in annex, and published in attic"])
    nowhere = [replace(item, rooms=() if item.id == "s1" else item.rooms) for item in placed(whole, *WAS).items]
    agree(whole, "kept", in_order(whole, nowhere), [f"{S1} is in no room, and published in attic"])
    for day, told in ((3, "day 3 10:00"), (0, "day 0 10:00")):
        whole = put(against(house(), *WAS, keep="all"), s1=Put(day, 600, 60, ("annex",)))
        agree(whole, "kept", placed(whole, *WAS), [f"{S1} starts at Wed 10:00, and published for {told}"])
        with pytest.raises(InfeasibleError):
            solve(whole)


def test_a_session_that_was_published_is_not_left_out_and_one_that_was_not_may_be() -> None:
    sessions = (session("s1", 60, optional=True), session("s2", 30), session("new", 30, optional=True))
    whole = against(house(*sessions), *WAS, keep="all")
    agree(whole, "kept", placed(whole, *WAS), [])
    agree(whole, "kept", placed(whole, *WAS, "new 1 09:00-09:30"), [])
    agree(whole, "kept", placed(whole, WAS[1]), [f"{S1} is left out, and it is published"])
    first = against(house(*sessions), "s1 1 09:00-10:00 annex", WAS[1], keep="all")
    agree(first, "kept", placed(first, WAS[1]), [f"{S1} is left out, and it is published"])


def test_meals_and_parts_of_them_stay_too() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=(60, 60, 90))
    speech = session("speech", 30, line=11, during="lunch@day-1", layout="", format="remarks")
    whole = house(session("s1", 30), speech, occurrences=(lunch,))
    was = ("s1 1 09:00-09:30", "lunch@day-1 1 10:30-11:30", "speech 1 11:00-11:30")
    whole = against(whole, *was, keep="all")
    agree(whole, "kept", placed(whole, *was), [])
    agree(whole, "kept", placed(whole, was[0], "lunch@day-1 1 10:30-12:00", was[2]), [])
    said = "event.yaml:30: kept:lunch@day-1: lunch@day-1 starts at Wed 11:00, and published for Wed 10:30"
    agree(whole, "kept", placed(whole, was[0], "lunch@day-1 1 11:00-12:00", was[2]), [said])
    said = "event.yaml:11: kept:speech: speech starts at Wed 10:30, and published for Wed 11:00"
    agree(whole, "kept", placed(whole, *was[:2], "speech 1 10:30-11:00"), [said])


def test_a_part_of_a_meal_is_wherever_its_meal_is() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "11:00-12:00", room="annex")
    speech = session("speech", 30, during="lunch@day-1", layout="", format="remarks")
    whole = against(house(session("s1"), speech, occurrences=(lunch,)), "s1 1 09:00-10:00", "speech 1 11:00-11:30")
    assert whole.published is not None
    whole = replace(whole, published=replace(whole.published, keep="all"), occurrences=(replace(lunch, room="loft"),))
    agree(whole, "kept", placed(whole, "s1 1 09:00-10:00", "speech 1 11:00-11:30"), [])
    late = ["event.yaml:10: kept:speech: speech starts at Wed 11:30, and published for Wed 11:00"]
    agree(whole, "kept", placed(whole, "s1 1 09:00-10:00", "speech 1 11:30-12:00"), late)


def test_what_the_director_set_and_what_follows_is_not_bound() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")
    photo = item_of_day(CLOCK, "reception", 1, "16:00-16:30", "social", family="fixture")
    whole = house(session("s1", (30, 60, 60)), occurrences=(lunch, photo), near=(near("group", "s1"),))
    whole = against(whole, "s1 1 09:00-10:00", "group 1 10:00-10:10", keep="all")
    whole = put(whole, **{"lunch@day-1": Put(1, 600, 60), "reception": Put(2, 600, 30)})
    assert [rule.name for rule in rules(whole, "kept")] == ["kept:s1"]
    assert violations(whole, "kept", placed(whole, "s1 1 09:00-09:30", "group 1 09:30-09:40")) == []


def test_the_sentences_name_rooms_where_there_were_any() -> None:
    whole = put(against(house(), *WAS, keep="all"), s2=Put(2, 540, 30))
    assert sentences(whole, "kept") == {
        "event.yaml:10: kept:s1": "s1 stays as published for Wed 10:00, in annex",
        "event.yaml:10: kept:s2": "s2 stays as published for Thu 09:00",
    }


def test_it_is_no_rule_unless_all_is_to_be_kept() -> None:
    assert sentences(house(), "kept") == {}
    for keep in ("most", "some", "nothing"):
        assert sentences(against(house(), *WAS, keep=keep), "kept") == {}  # type: ignore[arg-type]
    assert sentences(against(house(), *WAS, keep="all"), "kept") == {
        "event.yaml:10: kept:s1": "s1 stays as published for Wed 10:00, in annex",
        "event.yaml:10: kept:s2": "s2 stays as published for Thu 09:00, in hall",
    }


def test_the_optimum_obeys_and_the_draft_says_so_to_whoever_verifies() -> None:
    whole = against(house(limits=limits(run=60)), "s1 1 11:00-12:00 loft", "s2 2 10:30-11:00 annex", keep="all")
    timetable = solve(whole)
    assert solved(whole).times == {"s1": "1 11:00-12:00", "s2": "2 10:30-11:00"}
    assert [item.rooms for item in timetable.items] == [("loft",), ("annex",)]
    assert findings(house(), timetable) == ()
    moved = replace(timetable, published=put(whole, s2=Put(2, 600, 30, ("annex",))).published)
    assert "kept:s2" in {found.rule for found in findings(house(), moved)}


def test_an_hour_that_the_clock_shows_twice_can_be_kept_at_either_time_and_one_that_it_skips_cannot() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(session("s1", 30), clock=clock, hours="00:00-06:00")
    whole = put(against(whole, "s1 1 00:00-00:30", keep="all"), s1=Put(1, 90, 30, ("hall",)))
    for minute, kept in ((90, True), (120, False), (150, True)):
        start, end = clock.moment(minute), clock.moment(minute + 30)
        item = Item("s1", "session", "Title of s1", start, end, ("hall",), "plenary")
        expected = [] if kept else [f"{S1} starts at Sun 01:00, and published for Sun 01:30"]
        agree(whole, "kept", in_order(whole, [item]), expected)
    spring = programme(session("s1", 30), clock=a_clock(first=date(2018, 3, 25), days=1, grid=30), hours="00:00-06:00")
    spring = replace(spring, published=whole.published)
    said = f"{S1} starts at Sun 00:30, and published for day 1 01:30"
    half_past = Item("s1", "session", "Title of s1", *(spring.clock.moment(m) for m in (30, 60)), ("hall",), "plenary")
    agree(spring, "kept", in_order(spring, [half_past]), [said])
