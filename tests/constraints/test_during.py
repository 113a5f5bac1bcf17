"""The part of order about parts of meals: a session that is held during a meal, a break or a fixture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import Source
from scheduler.programme.model import Part, Pin
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_window
from tests.facts import agree, in_order, item_of_day, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

CLOCK = a_clock(days=1, grid=5)
DINNER = item_of_day(CLOCK, "dinner", 1, "12:00-14:00", minutes=(60, 90), title="Dinner")
MINISTER, POET = a_person("minister", "Minister"), a_person("poet", "Poet")
WROTE = {"during": Source("event.yaml", 18)}


def speech(name: str = "speech", minutes: int | tuple[int, ...] = 20, *speakers: str, **changes: Any) -> Session:
    parts = tuple(Part("speaker", who) for who in speakers)
    whole = {"layout": "", "format": "remarks", "during": "dinner@day-1", "sources": WROTE, "parts": parts, **changes}
    return session(name, minutes, line=17, **whole)


def evening(*spoken: Session, s1: Session | None = None, **changes: Any) -> Programme:
    whole = {"occurrences": (DINNER,), "people": (MINISTER, POET), "hours": "09:00-15:00", **changes}
    return programme(s1 or session("s1"), *spoken, clock=CLOCK, **whole)


S1, HELD = "s1 1 09:00-10:00", "dinner@day-1 1 12:30-13:30"
OUTSIDE = "event.yaml:18: order:speech-during-dinner@day-1: speech at Wed {} is not inside Dinner at Wed 12:30-13:30"


@pytest.mark.parametrize(
    ("times", "inside"),
    [
        ("12:30-12:50", True),
        ("13:10-13:30", True),
        ("12:25-12:45", False),
        ("13:15-13:35", False),
        ("12:05-12:25", False),
        ("13:35-13:55", False),
    ],
)
def test_it_lies_whole_in_its_meal(times: str, inside: bool) -> None:
    whole = evening(speech())
    agree(whole, "order", placed(whole, S1, HELD, f"speech 1 {times}"), [] if inside else [OUTSIDE.format(times)])


@pytest.mark.parametrize(
    "changes",
    [
        {"people": frozenset({"poet"}), "blocks": "parts"},
        {"blocks": "nobody"},
        {"family": "fixture", "window": a_window(CLOCK, 1, "12:30-13:30"), "minutes": 60},
        {"family": "fixture", "window": a_window(CLOCK, 1, "12:27-13:33"), "minutes": 66},
    ],
)
def test_so_does_one_of_an_item_for_some_people_or_of_a_set_time(changes: dict[str, Any]) -> None:
    if "minutes" in changes:
        changes = {
            **changes,
            "minutes": replace(DINNER.minutes, **dict.fromkeys(("least", "best", "most"), changes["minutes"])),
        }
    whole = evening(speech(), occurrences=(replace(DINNER, **changes),))
    held = () if "window" in changes else (HELD,)
    agree(whole, "order", placed(whole, S1, *held, "speech 1 13:10-13:30"), [])
    late = placed(whole, S1, *held, "speech 1 13:15-13:35")
    times = f"{late.by_id['dinner@day-1'].start:%H:%M}-{late.by_id['dinner@day-1'].end:%H:%M}"
    words = f"speech at Wed 13:15-13:35 is not inside Dinner at Wed {times}"
    broken = [f"event.yaml:18: order:speech-during-dinner@day-1: {words}"]
    # In a set time it has no place outside of that at all.
    agree(whole, "order", late, broken, built_in="window" in changes)


def test_it_is_on_the_grid_held_once_in_the_room_of_its_meal_and_a_part_of_it() -> None:
    whole = evening(speech(), occurrences=(replace(DINNER, room="hall"),))
    right = placed(whole, S1, f"{HELD} hall", "speech 1 13:00-13:20")
    name = "event.yaml:18: order:speech-during-dinner@day-1: speech"

    def said(*items: Any) -> list[str]:
        others = [item for item in right.items if item.id != "speech"]
        return violations(whole, "order", in_order(whole, [*others, *items]))

    spoken = right.by_id["speech"]
    assert said(spoken) == []
    assert said() == [f"{name} is held 0 times, not once"]
    assert said(spoken, spoken) == [f"{name} is held 2 times, not once"]
    assert said(replace(spoken, start=CLOCK.at(1, 781), end=CLOCK.at(1, 801))) == [
        f"{name} at Wed 13:01-13:21 is off the 5-minute grid"
    ]
    part = "as a part of dinner@day-1, not of dinner@day-1"
    assert said(replace(spoken, rooms=())) == [f"{name} is in no room, {part}"]
    assert said(replace(spoken, rooms=("barn",))) == [f"{name} is in barn, {part}"]
    assert said(replace(spoken, inside="lunch@day-1")) == [
        f"{name} is in hall, as a part of lunch@day-1, not of dinner@day-1"
    ]
    assert said(replace(spoken, inside=None)) == [f"{name} is in hall, as a part of nothing, not of dinner@day-1"]


def test_one_that_may_be_left_out_is_held_once_at_most() -> None:
    whole = evening(speech(optional=True))
    agree(whole, "order", placed(whole, S1, HELD), [])
    agree(whole, "order", placed(whole, S1, HELD, "speech 1 13:10-13:30"), [])
    agree(whole, "order", placed(whole, S1, HELD, "speech 1 13:15-13:35"), [OUTSIDE.format("13:15-13:35")])
    agree(whole, "hours", placed(whole, S1, HELD), [])


def test_its_length_is_that_which_was_written() -> None:
    whole = evening(speech("speech", (15, 20, 25)))
    agree(whole, "hours", placed(whole, S1, HELD, "speech 1 13:00-13:15"), [])
    agree(whole, "hours", placed(whole, S1, HELD, "speech 1 13:00-13:25"), [])
    for times, minutes in (("13:00-13:10", 10), ("13:00-13:30", 30)):
        broken = [f"event.yaml:17: hours:speech-length: speech lasts {minutes} minutes, not 15-25"]
        agree(whole, "hours", placed(whole, S1, HELD, f"speech 1 {times}"), broken, built_in=True)


def test_it_is_exempt_from_hours_load_and_rest() -> None:
    whole = evening(speech(), hours="09:00-11:00")
    timetable = placed(whole, S1, HELD, "speech 1 13:00-13:20")
    for family in ("hours", "load", "rest", "room-fit", "rooms", "meals"):
        agree(whole, family, timetable, [])


def test_two_parts_of_one_meal_do_not_overlap() -> None:
    whole = evening(speech(), speech("poem"))
    agree(whole, "people", placed(whole, S1, HELD, "speech 1 12:30-12:50", "poem 1 12:50-13:10"), [])
    clash = ["event.yaml:17: people:speech-and-poem: speech at Wed 12:30-12:50 overlaps poem at Wed 12:45-13:05"]
    agree(whole, "people", placed(whole, S1, HELD, "speech 1 12:30-12:50", "poem 1 12:45-13:05"), clash)
    tea = item_of_day(CLOCK, "tea", 1, "12:00-14:00", "break", minutes=60, blocks="nobody")
    two_meals = evening(speech(), speech("poem", during="tea@day-1"), occurrences=(DINNER, tea))
    rows = (S1, HELD, "tea@day-1 1 12:30-13:30", "speech 1 12:30-12:50", "poem 1 12:45-13:05")
    agree(two_meals, "people", placed(two_meals, *rows), [])


@pytest.mark.parametrize(
    ("speaker", "parts", "clear"),
    [
        ("minister", (Part("speaker", "minister"),), False),
        ("minister", (Part("chair", "minister"),), False),
        ("minister", (Part("speaker", "poet"),), True),
        ("minister", (Part("speaker", "minister", confirmed=False),), True),
        ("minister", (), True),
    ],
)
def test_nobody_speaks_at_a_meal_and_in_a_session_at_one_time(
    speaker: str, parts: tuple[Part, ...], clear: bool
) -> None:
    # A session can run beside a meal that is for some people only.
    some = replace(DINNER, people=frozenset({"poet"}), blocks="parts")
    whole = evening(speech("speech", 20, speaker), s1=session("s1", parts=parts), occurrences=(some,))
    clash = ["event.yaml:17: people:s1-and-speech: s1 at Wed 12:45-13:45 overlaps speech at Wed 12:30-12:50"]
    timetable = placed(whole, "s1 1 12:45-13:45", HELD, "speech 1 12:30-12:50")
    agree(whole, "people", timetable, [] if clear else clash)
    agree(whole, "people", placed(whole, "s1 1 12:50-13:50", HELD, "speech 1 12:30-12:50"), [])


def test_whoever_speaks_is_there() -> None:
    gone = replace(MINISTER, departs=CLOCK.at(1, 13 * 60), source=Source("people.csv", 2))
    whole = evening(speech("speech", 20, "minister"), people=(gone, POET))
    agree(whole, "presence", placed(whole, S1, HELD, "speech 1 12:40-13:00"), [])
    late = "Minister has a part in speech at Wed 12:45-13:05, after they depart at Wed 13:00"
    broken = [f"people.csv:2: presence:minister-in-speech: {late}"]
    agree(whole, "presence", placed(whole, S1, HELD, "speech 1 12:45-13:05"), broken)
    optional = replace(whole, sessions=(whole.sessions[0], replace(whole.sessions[1], optional=True)))
    agree(optional, "presence", placed(optional, S1, HELD), [])


def test_a_pin_sets_its_start() -> None:
    pin = Pin("speech", CLOCK.at(1, 13 * 60), None, Source("event.yaml", 60))
    whole = evening(speech("speech", (20, 30)), pins=(pin,))
    agree(whole, "pins", placed(whole, S1, HELD, "speech 1 13:00-13:20"), [])
    agree(whole, "pins", placed(whole, S1, HELD, "speech 1 13:00-13:30"), [])
    broken = ["event.yaml:60: pins:speech: speech starts at Wed 12:55, not Wed 13:00"]
    agree(whole, "pins", placed(whole, S1, HELD, "speech 1 12:55-13:15"), broken)
    late = ["event.yaml:60: pins:speech: speech starts at Wed 13:05, not Wed 13:00"]
    agree(whole, "pins", placed(whole, S1, HELD, "speech 1 13:05-13:25"), late)


def test_it_binds_and_the_optimum_obeys() -> None:
    # Who speaks leaves at 12:40: dinner has to begin at noon, although half past would be liked better.
    gone = replace(MINISTER, departs=CLOCK.at(1, 12 * 60 + 40))
    liked = replace(DINNER, best=60)
    whole = evening(speech("speech", 20, "minister"), people=(gone,), occurrences=(liked,), weights={"meal-times": 1})
    assert (solved(whole).cost, solved(whole, "order").cost) == (2, 0)
    assert findings(whole, solve(whole)) == ()
    assert solved(whole).times["speech"] == "1 12:20-12:40"


def test_among_equals_it_comes_as_late_in_its_meal_as_can_be() -> None:
    whole = evening(speech(), speech("poem", 10))
    times = solved(whole).times
    assert {times["speech"][-5:], times["poem"][-5:]} >= {times["dinner@day-1"][-5:]}
    assert findings(whole, solve(whole)) == ()


def test_the_sentences() -> None:
    assert sentences(evening(speech()), "order") == {
        "event.yaml:18: order:speech-during-dinner@day-1": "speech is a part of Dinner"
    }
