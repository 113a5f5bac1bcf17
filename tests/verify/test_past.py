"""Which broken rules are the past's. Each excuse has bait beside it: the same rule, broken by what comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import Source
from scheduler.objective import costs
from scheduler.programme.model import After, Pin, Programme, Published, Put
from scheduler.verify import findings, judged
from tests.builders import a_clock, a_room, at
from tests.facts import item_of_day, limits, placed, programme, session

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

CLOCK = a_clock(days=2, grid=30)
HALL = a_room("hall", "Hall", theatre=50, roundtable=50)
AFTER = Source("event.yaml", 20)


def whole(until: str = "10:00", **changes: Any) -> Programme:
    """Return three sessions, of which the first began at 9 in the hall."""
    sessions = changes.pop("sessions", (session("s1", 60), session("s2", 60), session("s3", 60)))
    made = programme(*sessions, clock=CLOCK, rooms=changes.pop("rooms", (HALL,)), hours="09:00-13:00", **changes)
    items = {"s1": Put(1, 540, 60, ("hall",))}
    return replace(made, published=Published(1, "most", items, until=at(made, 1, until)))


def judge(made: Programme, *lines: str, gives_way: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """Return the rules that are wrong, and those that the past breaks; costs are as they are."""
    timetable: Timetable = placed(made, *lines)
    terms = costs(made, timetable)
    total = sum(term.cost for term in terms)
    timetable = replace(timetable, terms=terms, cost=total, gives_way=gives_way, published=made.published)
    timetable = replace(timetable, left_out=tuple(s.id for s in made.sessions if s.id not in timetable.by_id))
    found = judged(replace(made, published=None), timetable)
    assert found == judged(made, timetable)
    assert found.wrong == findings(made, timetable)
    return [one.rule for one in found.wrong], [one.rule for one in found.past]


FIRST, SECOND, THIRD = "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 11:00-12:00"


def test_where_nothing_is_broken_nothing_is_said() -> None:
    assert judge(whole(), FIRST, SECOND, THIRD) == ([], [])


def test_a_rule_of_what_has_begun_alone_is_the_pasts_and_of_what_comes_is_wrong() -> None:
    pins = tuple(Pin(name, CLOCK.at(1, 720), None, AFTER) for name in ("s1", "s2"))
    assert judge(whole(pins=pins), FIRST, SECOND, THIRD) == (["pins:s2"], ["pins:s1"])
    longer = (session("s1", 90), session("s2", 90), session("s3", 60))
    assert judge(whole(sessions=longer), FIRST, SECOND, THIRD) == (["hours:s2-length"], ["hours:s1-length"])


def test_what_has_begun_and_is_moved_is_wrong() -> None:
    assert judge(whole(), "s1 1 09:30-10:30", "s2 1 10:30-11:30", "s3 1 11:30-12:30")[0] == ["freeze:s1"]
    assert judge(whole("10:30"), FIRST, SECOND, THIRD)[0] == ["freeze:s2-not-yet"]


def test_a_closed_room_is_the_pasts_only_where_the_past_was_in_it() -> None:
    shut = replace(HALL, closed=(whole().hours[1][0],))
    wrong, past = judge(whole(rooms=(shut, a_room("annex", "Annex", theatre=50))), FIRST, SECOND, f"{THIRD} annex")
    assert (wrong, past) == (["rooms:hall-closed"], ["rooms:hall-closed"])  # s2 would come into it, s1 was there
    assert judge(
        whole(rooms=(shut, a_room("annex", "Annex", theatre=50))), FIRST, f"{SECOND} annex", f"{THIRD} annex"
    ) == ([], ["rooms:hall-closed"])


def test_a_room_of_an_earlier_house_is_known_of_what_was_in_it_alone() -> None:
    made = whole()
    items = {"s1": Put(1, 540, 60, ("barn",))}
    made = replace(made, published=replace(made.published, items=items))
    wrong, past = judge(made, f"{FIRST} barn", SECOND, THIRD)
    assert (wrong, past) == ([], ["room-fit:s1"])
    assert judge(made, f"{FIRST} barn", f"{SECOND} barn", THIRD) == (["timetable"], [])


def test_a_full_day_is_the_pasts_only_while_nothing_is_added_to_it() -> None:
    made = whole(limits=limits(formal_per_day=30))
    assert judge(made, FIRST, "s2 2 09:00-09:30", "s3 2 10:00-10:30")[1] == ["load:day-1-formal"]
    assert "load:day-1-formal" in judge(made, FIRST, "s2 1 10:00-11:00", "s3 2 10:00-10:30")[0]


def test_a_stretch_that_was_too_long_may_not_go_further() -> None:
    made = whole(limits=limits(run=50))
    assert judge(made, FIRST, "s2 2 09:00-10:00", "s3 2 10:00-11:00") == (["rest:day-2"], ["rest:day-1"])
    assert judge(made, FIRST, "s2 1 10:00-11:00", "s3 2 10:00-11:00")[0] == ["rest:day-1", "rest:day-2"]


def reversed_order() -> Programme:
    """Return a programme in which what has begun should come after what has not, and s3 after s2."""
    return whole(
        sessions=(
            session("s1", 60, after=(After("s2", source=AFTER),)),
            session("s2", 60),
            session("s3", 60, after=(After("s2", source=AFTER),)),
        )
    )


def test_a_rule_about_what_has_begun_and_what_comes_is_excused_only_where_it_is_said() -> None:
    made, rule = reversed_order(), "order:s1-after-s2"
    assert judge(made, FIRST, SECOND, THIRD) == ([rule], [])
    assert judge(made, FIRST, SECOND, THIRD, gives_way=(rule,)) == ([], [rule])


def test_a_draft_that_says_so_of_a_rule_about_what_comes_is_not_believed() -> None:
    made, rule = reversed_order(), "order:s3-after-s2"
    swapped = ("s3 1 10:00-11:00", "s2 1 11:00-12:00")
    past = "order:s1-after-s2"
    assert judge(made, FIRST, *swapped, gives_way=(past, rule)) == ([rule, "freeze"], [past])
    # The same rule, were its session one that has begun, could be.
    assert judge(made, FIRST, *swapped, gives_way=(past,)) == ([rule], [past])


def test_nobody_is_in_two_places_whatever_a_draft_says_gives_way() -> None:
    made, rule = whole(), "people:s1-and-s2"
    assert judge(made, FIRST, "s2 1 10:00-11:00", THIRD) == ([], [])
    made = whole("09:30")
    assert judge(made, FIRST, "s2 1 09:30-10:30", THIRD, gives_way=(rule,)) == (["rooms:hall", rule, "freeze"], [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("order:s9-after-s1", "it says that order:s9-after-s1 gives way to the past, and there is no such rule"),
        ("load:day-1-sessions", "it says that load:day-1-sessions gives way to the past, and the rule is kept"),
        (
            "people:s1-and-s2",
            "it says that people:s1-and-s2 gives way to the past, and nobody is in two places: that rule never does",
        ),
        (
            "people:s2-and-s3",
            "it says that people:s2-and-s3 gives way to the past, and nothing that the rule is about has begun",
        ),
        ("freeze:s1", "it says that freeze:s1 gives way to the past, and nothing that the rule is about has begun"),
    ],
)
def test_an_excuse_that_is_none_is_a_finding(name: str, expected: str) -> None:
    made = whole()
    timetable = placed(made, FIRST, SECOND, THIRD)
    terms = costs(made, timetable)
    timetable = replace(timetable, terms=terms, cost=sum(term.cost for term in terms), gives_way=(name,))
    assert [str(found) for found in findings(made, timetable)] == [f"event.yaml:1: freeze: {expected}"]


def test_a_rule_of_a_day_that_gives_way_still_holds_among_what_comes() -> None:
    sessions = tuple(session(name, 30) for name in ("s1", "s2", "s3", "s4"))
    made, rule = whole(sessions=sessions, limits=limits(sessions_per_day=2)), "load:day-1-sessions"
    made = replace(made, published=replace(made.published, items={"s1": Put(1, 540, 30, ("hall",))}))
    two = ("s1 1 09:00-09:30", "s2 1 10:00-10:30", "s3 1 10:30-11:00")
    assert judge(made, *two, "s4 2 09:00-09:30", gives_way=(rule,)) == ([], [rule])
    assert judge(made, *two, "s4 1 11:00-11:30", gives_way=(rule,)) == ([rule], [])


def test_a_break_is_not_excused_by_what_is_missing() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=30)
    made = whole("10:15", occurrences=(tea,))
    items = {"s1": Put(1, 540, 60, ("hall",)), "tea@day-1": Put(1, 600, 30)}
    made = replace(made, published=replace(made.published, items=items))
    rule = "breaks:tea@day-1-between-sessions"
    elsewhere = (FIRST, "tea@day-1 1 10:00-10:30", "s2 2 09:00-10:00", "s3 2 10:00-11:00")
    assert judge(made, *elsewhere) == ([rule], [])
    assert judge(made, *elsewhere, gives_way=(rule,)) == ([], [rule])


def test_a_fixture_that_comes_is_no_excuse() -> None:
    gala = item_of_day(CLOCK, "gala", 2, "09:00-10:00", "social", family="fixture", room="hall")
    shut = replace(HALL, closed=(gala.window,))
    assert judge(whole(rooms=(shut,), occurrences=(gala,)), FIRST, SECOND, THIRD) == (["rooms:hall-closed"], [])
