"""What the past has to do with a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.constraints import constraints_of
from scheduler.constraints.past import may_give_way, share, the_past
from scheduler.programme.model import After, Pin, Programme, Published, Put
from scheduler.timetable.model import Item
from tests.builders import a_clock, a_room, at
from tests.facts import item_of_day, limits, near, programme, session

CLOCK = a_clock(days=2, grid=30)
HALL, BARN = (a_room(name, name.capitalize(), theatre=50) for name in ("hall", "barn"))


def begun(until: str = "09:30") -> Programme:
    """Return a programme of which s1 has begun, in the hall on day 1."""
    talk = item_of_day(CLOCK, "talk", 1, "12:00-12:30", "social", family="fixture", room="barn")
    sessions = (session("s1"), session("s2", after=(After("s1"),)), session("s3", after=(After("s2"),)))
    pins = (Pin("s1", None, "hall"), Pin("s2", None, "hall"))
    whole = programme(
        *sessions, clock=CLOCK, rooms=(HALL, BARN), pins=pins, occurrences=(talk,), limits=limits(run=120)
    )
    return replace(whole, published=Published(1, "most", {"s1": Put(1, 540, 60, ("hall",))}, until=at(whole, 1, until)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pins:s1", "all"),
        ("pins:s2", "none"),
        ("fixtures:s1-and-talk", "all"),
        ("fixtures:s2-and-talk", "none"),
        ("order:s2-after-s1", "some"),
        ("order:s3-after-s2", "none"),
        ("rest:day-1", "some"),
        ("rest:day-2", "none"),
        ("rooms:hall", "some"),
        ("rooms:barn", "none"),
        ("freeze:s1", "none"),
    ],
)
def test_how_much_of_a_rule_has_begun(name: str, expected: str) -> None:
    whole = begun()
    (rule,) = (rule for rule in constraints_of(whole) if rule.name == name)
    assert share(rule, whole) == expected
    assert may_give_way(rule, whole) is (expected == "some")
    assert share(rule, begun("09:00")) == "none"


def test_a_break_and_what_stands_next_to_a_session_are_of_the_past_as_they_were() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "10:00-12:00", "break", minutes=30, title="Tea")
    whole = replace(begun("10:31"), occurrences=(tea,), near=(near("photo", "s1"),))
    assert whole.published is not None
    items = {**whole.published.items, "tea@day-1": Put(1, 610, 15, ("barn",)), "photo": Put(1, 600, 10)}
    whole = replace(whole, published=replace(whole.published, items={**items, "gone": Put(1, 540, 30)}))
    assert the_past(whole).items == (
        Item("s1", "session", "Title of s1", at(whole, 1, "09:00"), at(whole, 1, "10:00"), ("hall",)),
        Item("photo", "social", "Photo", at(whole, 1, "10:00"), at(whole, 1, "10:10")),
        Item("tea@day-1", "break", "Tea", at(whole, 1, "10:10"), at(whole, 1, "10:25"), ("barn",)),
    )


def test_the_past_is_what_has_begun_and_the_fixtures_that_have() -> None:
    assert [item.id for item in the_past(begun("12:00")).items] == ["s1"]
    first, then = the_past(begun("12:01")).items
    assert (first.kind, first.rooms, then.id, then.kind, then.rooms) == (
        "session",
        ("hall",),
        "talk",
        "social",
        ("barn",),
    )
