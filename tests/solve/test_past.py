"""What has begun stays even where a rule, or the shape that the kernel builds in, has no room for it any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import InfeasibleError, UsageError
from scheduler.programme.model import After, Pin, Programme, Published, Put
from scheduler.solve import solve
from scheduler.solve.past import as_facts
from scheduler.verify import judged
from tests.builders import a_clock, a_room, at, minute_of
from tests.facts import item_of_day, limits, near, programme, session

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

CLOCK = a_clock(days=2, grid=30)
HALL = a_room("hall", "Hall", theatre=50, roundtable=50)
LUNCH = item_of_day(CLOCK, "lunch", 1, "12:00-14:00", minutes=(60, 60, 90))


def put(times: str, *rooms: str, day: int = 1) -> Put:
    start, end = map(minute_of, times.split("-"))
    return Put(day, start, end - start, rooms)


def held(until: str, items: dict[str, Put], *sessions: Any, hours: Any = "09:00-17:00", **changes: Any) -> Programme:
    made = programme(*sessions, clock=CLOCK, rooms=changes.pop("rooms", (HALL,)), hours=hours, **changes)
    return replace(made, published=Published(1, "most", items, until=at(made, 1, until)))


def solved(made: Programme) -> tuple[Timetable, list[str]]:
    """Return the optimum, which nothing is wrong with, and the rules that the past breaks."""
    timetable = solve(made)
    found = judged(made, timetable)
    assert found.wrong == ()
    for name, one in made.begun.items():
        item = timetable.by_id[name]
        assert (item.start, item.end, item.rooms) == (one.start, one.end, one.rooms)
    return timetable, [one.rule for one in found.past]


S1, S2 = session("s1", 60), session("s2", 60)


@pytest.mark.parametrize(
    ("times", "changes", "expected"),
    [
        ("09:00-10:00", {}, []),
        ("09:00-10:00", {"hours": "10:00-17:00"}, ["hours:s1"]),
        ("09:00-10:00", {"hours": {2: "09:00-17:00"}}, ["hours:s1"]),
        ("09:00-10:00", {"hours": "09:00-09:30, 09:45-17:00"}, ["hours:s1"]),
        ("09:00-10:00", {"hours": "07:00-08:30, 11:00-17:00"}, ["hours:s1"]),
        ("09:05-10:02", {}, ["hours:s1", "hours:s1-length"]),
        ("09:00-11:40", {}, ["hours:s1", "hours:s1-length"]),
        ("09:00-10:00", {"limits": limits(run=30)}, ["rest:day-1"]),
        ("09:00-10:00", {"limits": limits(formal_per_day=30)}, ["load:day-1-formal"]),
        ("09:00-10:00", {"pins": (Pin("s1", CLOCK.at(2, 600), None),)}, ["pins:s1"]),
    ],
)
def test_hours_the_grid_lengths_limits_and_pins(times: str, changes: dict[str, Any], expected: list[str]) -> None:
    made = held("09:30", {"s1": put(times, "hall")}, S1, session("s2", 30), **changes)
    timetable, past = solved(made)
    assert (timetable.status, timetable.gives_way) == ("optimal", ())
    assert sorted(set(past)) == expected
    assert CLOCK.on_grid(timetable.by_id["s2"].start)


def test_a_room_that_the_house_no_longer_lists_is_kept_by_its_id_and_ways_from_it_are_none() -> None:
    rooms = (HALL, a_room("annex", "Annex", theatre=50))
    made = held("09:30", {"s1": put("09:00-10:00", "barn")}, S1, S2, rooms=rooms, weights={"rooms": 1, "duration": 1})
    timetable, past = solved(made)
    assert (timetable.by_id["s1"].rooms, past, timetable.status) == (("barn",), ["room-fit:s1"], "optimal")


def test_a_way_from_a_room_that_a_session_could_not_have_now_is_still_walked() -> None:
    rooms = (HALL, a_room("annex", "Annex", roundtable=5))
    made = held(
        "09:30",
        {"s1": put("09:00-10:00", "annex")},
        S1,
        replace(S2, on=(1,)),
        rooms=rooms,
        walks={("annex", "hall"): 20},
    )
    timetable, past = solved(made)
    assert (f"{timetable.by_id['s2'].start:%H:%M}", past) == ("10:30", ["room-fit:s1"])


def test_a_rule_that_cannot_hold_beside_the_past_gives_way_and_no_other() -> None:
    last = session("s1", 60, after=(After("s2"),))
    third = session("s3", 60, after=(After("s2"),))
    made = held("09:30", {"s1": put("09:00-10:00", "hall")}, last, S2, third)
    timetable, past = solved(made)
    assert (timetable.gives_way, past) == (("order:s1-after-s2",), ["order:s1-after-s2"])
    assert timetable.by_id["s3"].start >= timetable.by_id["s2"].end


def test_what_comes_alone_never_gives_way() -> None:
    one = session("s2", 60, after=(After("s3"),))
    other = session("s3", 60, after=(After("s2"),))
    with pytest.raises(InfeasibleError):
        solve(held("09:30", {"s1": put("09:00-10:00", "hall")}, session("s1", 60, after=(After("s2"),)), one, other))


def test_a_full_day_takes_nothing_more_unless_nothing_else_is_left() -> None:
    items = {"s1": put("09:00-10:00", "hall")}
    timetable, past = solved(held("09:30", items, S1, S2, limits=limits(formal_per_day=60)))
    assert (timetable.by_id["s2"].day, timetable.gives_way, past) == (CLOCK.date_of(2), (), [])
    bound = replace(S2, on=(1,))
    timetable, past = solved(held("09:30", items, S1, bound, limits=limits(formal_per_day=60)))
    assert (timetable.gives_way, past) == (("load:day-1-formal",), ["load:day-1-formal"])


def test_meals_are_kept_out_of_their_windows_and_what_comes_keeps_clear_of_them() -> None:
    items = {"s1": put("09:00-10:00", "hall"), "lunch@day-1": put("11:30-13:10")}
    made = held(
        "11:45", items, S1, replace(S2, on=(1,)), occurrences=(LUNCH,), weights={"meal-times": 1, "duration": 1}
    )
    timetable, past = solved(made)
    assert past == ["meals:lunch@day-1"] * 3  # its window, its length, the grid
    assert (timetable.status, f"{timetable.by_id['s2'].start:%H:%M}") == ("optimal", "13:30")


def test_a_fixture_that_was_written_over_what_has_begun_is_held_as_written() -> None:
    alarm = item_of_day(CLOCK, "alarm", 1, "09:20-09:40", "protected", family="fixture")
    feast = item_of_day(CLOCK, "feast", 1, "12:30-14:00", family="fixture", stands_for="lunch")
    items = {"s1": put("09:00-10:00", "hall"), "s3": put("12:00-13:00", "hall")}
    sessions = (S1, replace(S2, on=(1,)), session("s3", 60))
    made = held("12:15", items, *sessions, occurrences=(alarm, feast), weights={"graveyard": 1, "duration": 1})
    timetable, past = solved(made)
    assert past == ["fixtures:s1-and-alarm", "fixtures:s3-and-feast"]
    assert f"{timetable.by_id['s2'].start:%H:%M}" >= "14:00"


def test_a_part_of_a_meal_and_what_stands_next_to_a_session_stay_where_they_were() -> None:
    speech = session("speech", 20, during="lunch@day-1", layout="")
    items = {
        "s1": put("09:00-10:00", "hall"),
        "photo": put("10:10-10:25"),
        "lunch@day-1": put("12:00-13:00"),
        "speech": put("11:45-12:00"),
    }
    made = held("12:30", items, S1, S2, speech, occurrences=(LUNCH,), near=(near("photo", "s1"),))
    timetable, past = solved(made)
    assert sorted({*past}) == ["hours:speech-length", "order:photo-near-s1", "order:speech-during-lunch@day-1"]
    assert timetable.by_id["photo"].minutes == 15


def test_sessions_that_were_published_at_one_time_are_refused_by_name() -> None:
    made = held("11:00", {"s1": put("09:00-10:00", "hall"), "s2": put("09:30-10:30", "hall")}, S1, S2)
    with pytest.raises(UsageError, match="s1 and s2 were published at one time, Wed 09:00-10:00 and 09:30-10:30"):
        solve(made)


def test_a_programme_of_which_nothing_is_kept_is_the_same_one() -> None:
    made = programme(S1, S2, clock=CLOCK)
    assert as_facts(made) is made


def test_solving_twice_gives_the_same() -> None:
    last = session("s1", 60, after=(After("s2"),))
    made = held("09:30", {"s1": put("09:00-10:00", "hall")}, last, S2, limits=limits(run=30))
    made = replace(made, limits=limits(sessions_per_day=1))
    assert solve(made) == solve(made)


def test_keep_all_and_what_people_were_told_go_together_with_the_past() -> None:
    """What has begun off the grid, in a room that is gone, costs no change; what is kept and comes never gives way."""
    items = {"s1": put("09:05-10:05", "barn"), "s2": put("11:00-12:00", "hall")}
    made = held("09:30", items, S1, S2, weights={"perturbation": 10, "duration": 1})
    timetable, _ = solved(made)
    assert (timetable.status, timetable.cost) == ("optimal", 0)
    assert f"{timetable.by_id['s2'].start:%H:%M}" == "11:00"
    every = replace(made, published=replace(made.published, keep="all"), hours={1: made.hours[1]})
    assert solved(every)[0].gives_way == ()
    shut = replace(every, rooms=(replace(HALL, closed=(made.hours[1][0],)), a_room("annex", "Annex", theatre=50)))
    with pytest.raises(InfeasibleError):
        solve(shut)
