from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scheduler.clock import later
from scheduler.programme.model import Programme, Published
from scheduler.timetable.numbers import numbers
from tests.builders import a_clock, a_person, an_item
from tests.facts import item_of_day, placed, programme, session
from tests.side_by_side import some, split

if TYPE_CHECKING:
    from scheduler.programme.model import Session

CLOCK = a_clock(days=2, grid=30)


def test_numbers_follow_the_starts_and_not_the_ids_or_the_programme() -> None:
    whole = programme(*(session(name) for name in ("c", "a", "b")), clock=CLOCK)
    timetable = placed(whole, "a 2 09:00-10:00", "b 1 11:00-12:00", "c 1 09:00-10:00")
    assert numbers(whole, timetable.items) == {"c": "1", "b": "2", "a": "3"}
    assert numbers(whole, timetable.items[::-1]) == {"c": "1", "b": "2", "a": "3"}


def test_a_session_that_is_not_numbered_and_informal_items_take_no_number() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-11:00")
    whole = programme(
        session("welcome", numbered=False), session("s1"), session("s2"), clock=CLOCK, occurrences=(lunch,)
    )
    timetable = placed(whole, "welcome 1 09:00-10:00", "s2 1 11:00-12:00", "s1 2 09:00-10:00")
    assert numbers(whole, timetable.items) == {"s2": "1", "s1": "2"}
    assert {item.id: item.number for item in timetable.items} == {
        "welcome": None,
        "lunch@day-1": None,
        "s2": "1",
        "s1": "2",
    }
    assert numbers(whole, ()) == {}


def test_numbers_follow_instants_where_the_clock_shows_an_hour_twice() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(session("a", 30), session("b", 30), clock=clock, hours="00:00-04:00")
    half_past = later(clock.at(1, 0), 90)
    again = later(half_past, 30)
    assert (f"{half_past:%H:%M%z}", f"{again:%H:%M%z}") == ("01:30+0100", "01:00+0000")
    assert numbers(whole, [an_item("a", again, 30), an_item("b", half_past, 30)]) == {"b": "1", "a": "2"}


def test_of_two_that_start_together_the_shorter_comes_first() -> None:
    whole = programme(session("a"), session("b"), clock=CLOCK)
    timetable = placed(whole, "a 1 09:00-10:00", "b 1 09:00-09:30")
    assert numbers(whole, timetable.items) == {"b": "1", "a": "2"}


def kept(whole: Programme, **numbers: str) -> Programme:
    return replace(whole, published=Published(3, "most", {}, numbers))


def test_a_published_number_stays_wherever_the_session_goes() -> None:
    whole = kept(programme(*(session(name) for name in "abc"), clock=CLOCK), a="2", b="1", c="3")
    timetable = placed(whole, "a 1 09:00-10:00", "c 1 10:00-11:00", "b 2 09:00-10:00")
    assert numbers(whole, timetable.items) == {"a": "2", "c": "3", "b": "1"}
    fresh = replace(whole, published=replace(whole.published, keep="nothing"))  # type: ignore[type-var]
    assert numbers(fresh, timetable.items) == {"a": "2", "c": "3", "b": "1"}


def test_an_added_session_is_numbered_after_the_one_before_it_in_time() -> None:
    whole = kept(programme(*(session(name, 30) for name in "abvwxyz"), clock=CLOCK), a="3", b="4")
    timetable = placed(
        whole,
        "x 1 09:00-09:30",
        "y 1 09:30-10:00",
        "b 1 10:00-10:30",
        "z 1 10:30-11:00",
        "v 1 11:00-11:30",
        "a 2 09:00-09:30",
        "w 2 09:30-10:00",
    )
    expected = {"x": "0.1", "y": "0.2", "b": "4", "z": "4.1", "v": "4.2", "a": "3", "w": "3.1"}
    assert numbers(whole, timetable.items) == expected
    assert numbers(whole, timetable.items[::-1]) == expected


def test_no_number_is_used_again_also_not_that_of_a_session_that_is_gone() -> None:
    told = {"a": "1", "gone": "1.1", "b": "1.2", "late": "2", "first": "0.1"}
    whole = kept(programme(*(session(name, 30) for name in "abxyz"), clock=CLOCK), **told)
    timetable = placed(
        whole, "z 1 09:00-09:30", "a 1 09:30-10:00", "x 1 10:00-10:30", "b 1 10:30-11:00", "y 1 11:00-11:30"
    )
    assert numbers(whole, timetable.items) == {"z": "0.2", "a": "1", "x": "1.3", "b": "1.2", "y": "1.4"}


def test_a_session_that_is_no_longer_numbered_has_none_and_others_go_round_it() -> None:
    whole = kept(programme(session("a", 30, numbered=False), session("x", 30), clock=CLOCK), a="1")
    assert numbers(whole, placed(whole, "a 1 09:00-09:30", "x 1 09:30-10:00").items) == {"x": "0.1"}


def test_letters_of_sessions_side_by_side_are_no_part_of_the_number_before_the_point() -> None:
    whole = kept(programme(session("a", 30), session("x", 30), session("y", 30), clock=CLOCK), a="4b", y="A")
    timetable = placed(whole, "a 1 09:00-09:30", "y 1 09:30-10:00", "x 1 10:00-10:30")
    assert numbers(whole, timetable.items) == {"a": "4b", "y": "A", "x": "4.1"}


def test_where_no_number_was_published_they_follow_the_starts() -> None:
    whole = kept(programme(session("a"), session("b"), clock=CLOCK))
    timetable = placed(whole, "b 1 09:00-10:00", "a 1 10:00-11:00")
    assert numbers(whole, timetable.items) == {"b": "1", "a": "2"}


def beside(*sessions: Session) -> Programme:
    return split(*(sessions or tuple(some(name, whom, 30) for name, whom in WHOM.items())), hours="09:00-18:00")


WHOM = {"a": "ann", "b": "ben", "c": "cas", "d": "ann ben", "e": "ann ben cas"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Each alone, then two side by side in order of starts, of ends, and of ids.
        (("a 1 09:00-09:30", "b 1 09:30-10:00"), {"a": "1", "b": "2"}),
        (("a 1 09:05-09:30", "b 1 09:00-09:30"), {"b": "1a", "a": "1b"}),
        (("a 1 09:00-09:30", "b 1 09:00-09:25"), {"b": "1a", "a": "1b"}),
        (("b 1 09:00-09:30", "a 1 09:00-09:30"), {"a": "1a", "b": "1b"}),
        (("a 1 09:00-09:30", "b 1 09:29-09:59"), {"a": "1a", "b": "1b"}),
        # A chain: c begins after b, which began with a, has ended, and before a has.
        (("a 1 09:00-10:30", "b 1 09:00-09:30", "c 1 09:30-11:00"), {"b": "1a", "a": "1b", "c": "1c"}),
        (("a 1 09:00-09:30", "b 1 09:15-10:00", "c 1 09:45-10:15"), {"a": "1a", "b": "1b", "c": "1c"}),
        (("a 1 09:00-09:30", "b 1 09:15-10:00", "c 1 10:00-10:30"), {"a": "1a", "b": "1b", "c": "2"}),
        (
            ("e 1 09:00-10:00", "a 1 10:00-11:00", "b 1 10:30-11:00", "d 1 11:00-12:00", "c 2 09:00-10:00"),
            {"e": "1", "a": "2a", "b": "2b", "d": "3", "c": "4"},
        ),
    ],
)
def test_sessions_side_by_side_share_a_number_and_have_letters(rows: tuple[str, ...], expected: dict[str, str]) -> None:
    whole = beside()
    timetable = placed(whole, *rows)
    assert numbers(whole, timetable.items) == expected
    assert numbers(whole, timetable.items[::-1]) == expected


def test_a_session_without_a_number_takes_no_letter_and_joins_no_others() -> None:
    whole = beside(some("a", "ann"), some("b", "ben", numbered=False), some("c", "cas"))
    rows = ("a 1 09:00-09:30", "b 1 09:00-11:00", "c 1 09:30-10:00")
    assert numbers(whole, placed(whole, *rows).items) == {"a": "1", "c": "2"}


def test_more_side_by_side_than_letters_have_two() -> None:
    names = [f"s{number:02}" for number in range(28)]
    whole = split(*(some(name, f"guest{name}") for name in names), people=[a_person(f"guest{name}") for name in names])
    found = numbers(whole, placed(whole, *(f"{name} 1 09:00-10:00" for name in names)).items)
    assert [found[name] for name in names[:3] + names[24:]] == ["1a", "1b", "1c", "1y", "1z", "1aa", "1bb"]
    assert len({*found.values()}) == len(names)


def test_published_letters_stay_and_one_that_is_added_beside_them_has_none() -> None:
    whole = kept(beside(), a="4b", b="4a", d="5")
    rows = ("a 1 09:00-10:00", "b 1 09:30-10:30", "c 1 09:30-10:30", "d 2 09:00-10:00", "e 2 10:00-11:00")
    assert numbers(whole, placed(whole, *rows).items) == {"a": "4b", "b": "4a", "c": "4.1", "d": "5", "e": "5.1"}
    # They keep them also where they are no longer side by side.
    apart = ("b 1 09:00-10:00", "a 1 12:00-13:00")
    assert numbers(whole, placed(whole, *apart).items) == {"b": "4a", "a": "4b"}


def test_sessions_that_meet_and_overlap_have_numbers_of_their_own() -> None:
    # No timetable is so; whoever edits one by hand is told of the overlap, and not of numbers too.
    whole = beside()
    assert numbers(whole, placed(whole, "a 1 09:00-10:00", "d 1 09:30-10:30").items) == {"a": "1", "d": "2"}
