from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.clock import later
from scheduler.objective import costs, terms_of, weight_of
from scheduler.objective.perturbation import Perturbation
from scheduler.programme.model import Keep, Part, Programme, Put, Session
from scheduler.solve import solve
from scheduler.timetable.model import Item, Timetable
from scheduler.verify import findings
from tests.against import against, put
from tests.builders import a_clock, a_person, a_room, minute_of
from tests.facts import in_order, item_of_day, near, placed, programme, session, solved, weighed

CLOCK = a_clock(days=2, grid=10)
ROOMS = tuple(a_room(name, name.capitalize(), theatre=50, breakout=50) for name in ("hall", "barn", "loft", "den"))
PEOPLE = tuple(a_person(f"p{number}") for number in range(1, 7))


def house(*sessions: Session, **changes: object) -> Programme:
    sessions = sessions or (session("s1", (30, 30, 60)),)
    return programme(*sessions, clock=CLOCK, **{"hours": "09:00-17:00", "rooms": ROOMS, "people": PEOPLE, **changes})


def points(whole: Programme, *lines: str) -> dict[str, int]:
    """Return who pays how much; solver and measure agree on it."""
    return dict(weighed(whole, "perturbation", placed(whole, *lines))[1])


def half_an_hour(day: int, start: str) -> str:
    """Return the line of s1 from a time on."""
    end = minute_of(start) + 30
    return f"s1 {day} {start}-{end // 60:02}:{end % 60:02}"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("10:30", 0),
        ("10:20", 10),
        ("10:40", 10),
        ("10:10", 10),
        ("10:00", 11),
        ("11:00", 11),
        ("11:20", 11),
        ("11:30", 12),
        ("09:10", 12),
        ("09:00", 13),
        ("12:00", 17),
        ("13:00", 17),
    ],
)
def test_another_start_costs_more_the_farther_it_is_and_the_other_half_of_the_day_still_more(
    start: str, expected: int
) -> None:
    whole = against(house(), "s1 1 10:30-11:00")
    assert points(whole, half_an_hour(1, start)) == ({"s1": 3 * expected} if expected else {})


def test_two_hours_are_as_far_as_three() -> None:
    whole = against(house(), "s1 2 12:00-12:30")
    found = [points(whole, half_an_hour(2, start))["s1"] // 3 for start in ("12:50", "13:50", "14:50", "15:50")]
    assert found == [11, 13, 14, 14]
    assert points(whole, "s1 2 14:00-14:30") == {"s1": 42}


def test_another_day_costs_most_whatever_the_time() -> None:
    whole = against(house(), "s1 1 10:30-11:00")
    assert points(whole, "s1 2 10:30-11:00") == points(whole, "s1 2 15:00-15:30") == {"s1": 75}


@pytest.mark.parametrize("hours", ["09:00-17:00", "00:00-12:00"])
def test_an_item_at_the_first_slot_counts_like_any_other(hours: str) -> None:
    first, then = ("00:00-00:30", "00:30-01:00") if hours.startswith("00") else ("09:00-09:30", "09:30-10:00")
    whole = against(house(hours=hours), f"s1 1 {first}")
    assert whole.published is not None
    assert (whole.published.items["s1"].minute == 0) is hours.startswith("00")
    assert points(whole, f"s1 1 {first}") == {}
    assert points(whole, f"s1 1 {then}") == {"s1": 33}
    assert points(against(house(hours=hours), f"s1 1 {then}"), f"s1 1 {first}") == {"s1": 33}
    assert (
        solve(replace(whole, weights={"perturbation": 1})).by_id["s1"].start
        == placed(whole, f"s1 1 {first}").items[0].start
    )


def test_another_length_costs_a_little_and_comes_on_top() -> None:
    whole = against(house(), "s1 1 10:00-10:30")
    assert points(whole, "s1 1 10:00-10:50") == {"s1": 9}
    assert points(whole, "s1 1 12:00-12:50") == {"s1": 3 * (17 + 3)}


def test_a_room_that_is_left_costs_and_of_a_group_session_each_of_them() -> None:
    one = against(house(), "s1 1 10:00-10:30 hall")
    assert points(one, "s1 1 10:00-10:30 barn") == {"s1": 15}
    assert points(one, "s1 2 10:00-10:30 barn") == {"s1": 90}
    group = house(session("s1", 30, groups=3, format="group", layout="breakout"))
    three = against(group, "s1 1 10:00-10:30 hall barn loft")
    assert points(three, "s1 1 10:00-10:30 loft hall barn") == {}
    assert points(three, "s1 1 10:00-10:30 hall barn den") == {"s1": 6}
    assert points(put(three, s1=Put(1, 600, 30, ("hall", "attic", "cellar"))), "s1 1 10:00-10:30 hall barn den") == {
        "s1": 12
    }


def test_a_room_that_the_house_no_longer_has_costs_wherever_the_session_goes() -> None:
    whole = put(against(house(), "s1 1 10:00-10:30"), s1=Put(1, 600, 30, ("attic",)))
    assert points(whole, "s1 1 10:00-10:30 hall") == {"s1": 15}
    nowhere = put(whole, s1=Put(1, 600, 30))
    assert points(nowhere, "s1 1 10:00-10:30 hall") == {}


@pytest.mark.parametrize(
    ("audience", "factor"),
    [((), 1), (("p1",), 1), (("p1", "p2"), 1), (("p1", "p2", "p3"), 2), (("p1", "p2", "p3", "p4", "p5"), 3), (None, 3)],
)
def test_it_counts_for_the_thirds_of_all_people_that_it_concerns(audience: tuple[str, ...] | None, factor: int) -> None:
    some = session("s1", 30, audience=None if audience is None else frozenset(audience))
    assert points(against(house(some), "s1 1 10:00-10:30"), "s1 2 10:00-10:30") == {"s1": 25 * factor}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((), 25),
        ((Part("chair", "p3"),), 50),
        ((Part("chair", "p3", confirmed=False),), 50),
        ((Part("chair", "p1"),), 25),
        ((Part("speaker", None),), 25),
    ],
)
def test_who_has_a_part_is_concerned_too_confirmed_or_not(parts: tuple[Part, ...], expected: int) -> None:
    some = session("s1", 30, audience=frozenset({"p1", "p2"}), parts=parts)
    assert points(against(house(some), "s1 1 10:00-10:30"), "s1 2 10:00-10:30") == {"s1": expected}


def test_where_nobody_is_listed_a_session_concerns_all() -> None:
    whole = against(house(people=()), "s1 1 10:00-10:30")
    assert points(whole, "s1 2 10:00-10:30") == {"s1": 75}
    some = session("s1", 30, audience=frozenset())
    assert points(against(house(some, people=()), "s1 1 10:00-10:30"), "s1 2 10:00-10:30") == {"s1": 75}
    assert points(against(house(some), "s1 1 10:00-10:30"), "s1 2 10:00-10:30") == {"s1": 25}


@pytest.mark.parametrize(("until", "soon"), [((1, 600), True), ((1, 0), True), ((0, 605), True), ((0, 600), False)])
def test_what_begins_within_a_day_of_now_counts_once_more(until: tuple[int, int], soon: bool) -> None:
    moment = CLOCK.at(*until)
    whole = against(house(), "s1 1 10:00-10:30", until=moment)
    assert points(whole, "s1 1 12:00-12:30") == {"s1": 17 * (3 + soon)}
    assert points(whole, "s1 1 10:00-10:30") == {}


def test_a_day_before_is_not_within_a_day() -> None:
    for minute, factor in ((600, 3), (601, 4)):
        whole = against(house(), "s1 2 10:00-10:30", until=CLOCK.at(1, minute))
        assert points(whole, "s1 2 12:00-12:30") == {"s1": 17 * factor}


def test_a_meal_costs_a_point_for_each_quarter_that_is_begun() -> None:
    tea = item_of_day(CLOCK, "tea", 2, "10:00-13:00", "break", minutes=(20, 20, 60))
    whole = against(house(occurrences=(tea,)), "s1 1 10:00-10:30", "tea@day-2 2 11:00-11:20")
    for times, expected in (
        ("11:00-11:20", {}),
        ("11:00-12:00", {}),
        ("10:50-11:10", {"tea@day-2": 1}),
        ("11:10-11:30", {"tea@day-2": 1}),
        ("11:20-11:40", {"tea@day-2": 2}),
        ("11:30-12:00", {"tea@day-2": 2}),
        ("11:40-12:00", {"tea@day-2": 3}),
        ("12:00-12:20", {"tea@day-2": 4}),
        ("12:40-13:00", {"tea@day-2": 4}),
    ):
        assert points(whole, "s1 1 10:00-10:30", f"tea@day-2 2 {times}") == expected


def test_a_meal_that_was_to_be_before_its_window_is_near_at_the_first_start_in_it() -> None:
    tea = item_of_day(CLOCK, "tea", 2, "10:00-13:00", "break", minutes=20)
    whole = put(against(house(occurrences=(tea,)), "s1 1 10:00-10:30"), **{"tea@day-2": Put(2, 590, 20)})
    assert points(whole, "s1 1 10:00-10:30", "tea@day-2 2 10:00-10:20") == {"tea@day-2": 1}
    after = put(whole, **{"tea@day-2": Put(2, 770, 20)})
    assert points(after, "s1 1 10:00-10:30", "tea@day-2 2 12:40-13:00") == {"tea@day-2": 1}


def test_a_meal_for_some_and_one_over_midnight_count_alike() -> None:
    supper = item_of_day(CLOCK, "supper", 1, "23:00-24:00", minutes=20, people=frozenset({"p1"}), blocks="parts")
    window = replace(supper.window, end=CLOCK.at(2, 60))
    whole = house(occurrences=(replace(supper, window=window),))
    line = "s1 1 10:00-10:30"
    late = in_order(whole, [*placed(whole, line).items, placed(whole, "supper@day-1 1 23:50-24:00").items[0]])
    past = placed(whole, line, "supper@day-1 2 00:10-00:30")
    whole = put(against(whole, line), **{"supper@day-1": Put(1, 23 * 60 + 50, 20)})
    assert Perturbation(whole).measure(late).payers == ()
    assert weighed(whole, "perturbation", past) == (2, (("supper@day-1", 2),))


def test_fixtures_what_is_set_what_is_near_and_parts_of_meals_follow_others() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")
    photo = item_of_day(CLOCK, "reception", 1, "16:00-16:30", "social", family="fixture")
    speech = session("speech", 20, during="lunch@day-1", layout="", format="remarks")
    whole = house(session("s1", 30), speech, occurrences=(lunch, photo), near=(near("group", "s1"),))
    lines = ("s1 1 10:00-10:30", "group 1 10:30-10:40", "speech 1 12:00-12:20")
    whole = put(
        against(whole, *lines),
        **{"lunch@day-1": Put(1, 780, 60), "reception": Put(2, 600, 30), "speech": Put(1, 760, 20)},
    )
    assert points(whole, *lines) == {}
    assert points(whole, "s1 1 10:30-11:00", "group 1 11:00-11:10", *lines[2:]) == {"s1": 33}


def test_a_day_that_is_no_longer_there_counts_as_another_day() -> None:
    for day in (0, 3, 99):
        whole = put(against(house(), "s1 1 10:00-10:30"), s1=Put(day, 600, 30, ("hall",)))
        assert points(whole, "s1 1 10:00-10:30") == points(whole, "s1 2 10:00-10:30") == {"s1": 75}


def test_what_is_new_gone_or_left_out_costs_nothing() -> None:
    both = house(session("s1", 30, optional=True), session("s2", 30))
    whole = against(both, "s1 1 10:00-10:30", "s2 1 11:00-11:30")
    assert points(whole, "s1 2 10:00-10:30", "s2 1 11:00-11:30") == {"s1": 75}
    assert points(whole, "s2 1 11:00-11:30") == {}
    only = replace(whole, sessions=(session("s2", 30), session("new", 30)))
    assert points(only, "new 1 10:00-10:30", "s2 1 11:00-11:30") == {}


def test_a_shift_of_all_dates_costs_nothing_also_over_a_change_of_the_clocks() -> None:
    clock = a_clock(first=date(2018, 10, 27), days=2, grid=30)
    whole = programme(session("s1", 30), session("s2", 30), clock=clock, hours="00:00-12:00")
    lines = ("s1 1 10:00-10:30", "s2 2 03:00-03:30")
    told = against(whole, *lines)
    assert points(told, *lines) == {}
    for first in (date(2018, 10, 20), date(2018, 3, 24), date(2019, 7, 1)):
        moved = programme(
            session("s1", 30), session("s2", 30), clock=a_clock(first=first, days=2, grid=30), hours="00:00-12:00"
        )
        moved = replace(moved, published=told.published)
        assert points(moved, *lines) == {}
        assert points(moved, lines[0], "s2 2 03:30-04:00") == {"s2": 33}


def test_where_the_clock_shows_an_hour_twice_both_are_the_time_that_was_told_and_where_it_skips_one_none_is() -> None:
    autumn = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(session("s1", 30), clock=autumn, hours="00:00-06:00")
    whole = put(against(whole, "s1 1 00:00-00:30"), s1=Put(1, 90, 30, ("hall",)))
    for minute, expected in ((60, 33), (90, 0), (120, 33), (150, 0), (180, 33), (210, 36)):
        assert weighed(whole, "perturbation", after_midnight(whole, minute))[0] == expected
    spring = a_clock(first=date(2018, 3, 25), days=1, grid=30)
    whole = programme(session("s1", 30), clock=spring, hours="00:00-06:00")
    whole = put(against(whole, "s1 1 00:00-00:30"), s1=Put(1, 90, 30, ("hall",)))
    for minute, expected in ((30, 36), (60, 33), (90, 36)):
        assert weighed(whole, "perturbation", after_midnight(whole, minute))[0] == expected


def after_midnight(whole: Programme, minute: int) -> Timetable:
    """Return s1 so many real minutes after midnight."""
    start = later(whole.clock.at(1, 0), minute)
    return in_order(whole, [Item("s1", "session", "Title of s1", start, later(start, 30), ("hall",), "plenary")])


def test_a_start_off_the_grid_of_now_is_met_nowhere() -> None:
    whole = put(against(house(), "s1 1 10:00-10:30"), s1=Put(1, 605, 30, ("hall",)))
    assert points(whole, "s1 1 10:00-10:30") == points(whole, "s1 1 10:10-10:40") == {"s1": 30}


@pytest.mark.parametrize(
    ("keep", "written", "counted"),
    [
        ("all", 10, 10),
        ("most", 10, 10),
        ("most", 7, 7),
        ("some", 10, 1),
        ("some", 40, 4),
        ("some", 7, 1),
        ("some", 0, 0),
    ],
)
def test_some_is_a_tenth_of_most(keep: Keep, written: int, counted: int) -> None:
    whole = replace(against(house(), "s1 1 10:00-10:30", keep=keep), weights={"perturbation": written})
    assert weight_of(whole, "perturbation") == counted
    paid = [(term.measure, term.weight, term.cost) for term in costs(whole, placed(whole, "s1 2 10:00-10:30"))]
    assert paid == ([(75, counted, 75 * counted)] if counted else [])


def test_where_nothing_is_published_or_is_to_stay_there_is_no_such_term() -> None:
    weights = {"perturbation": 10, "duration": 1}
    fresh = replace(against(house(), "s1 1 10:00-10:30", keep="nothing"), weights=weights)
    for whole in (replace(house(), weights=weights), fresh):
        assert [term.name for term in terms_of(whole)] == ["duration"]
        assert [term.term for term in solve(whole).terms] == ["duration"]
    assert Perturbation(house()).measure(placed(house(), "s1 1 10:00-10:30")).total == 0


def test_the_optimum_stays_where_it_was_and_its_draft_is_measured_against_the_same() -> None:
    whole = house(session("s1", (30, 60, 60)), session("s2", 30), weights={"duration": 1, "perturbation": 10})
    whole = against(whole, "s1 1 10:00-10:30", "s2 2 15:00-15:30 barn")
    timetable = solve(whole)
    assert solved(whole).times == {"s1": "1 10:00-10:30", "s2": "2 15:00-15:30"}
    assert [(term.term, term.cost) for term in timetable.terms] == [("perturbation", 0), ("duration", 30)]
    # Whoever verifies needs no record: the draft says what it was held against.
    assert findings(replace(whole, published=None), timetable) == ()
    elsewhere = against(whole, "s1 2 10:00-10:30", "s2 2 15:00-15:30 barn")
    assert findings(elsewhere, timetable) == ()
    claimed = replace(timetable, published=elsewhere.published)
    assert next(found.what for found in findings(whole, claimed)) == "perturbation comes to 750, it says 0"
    some = solve(replace(whole, published=replace(whole.published, keep="some")))  # type: ignore[type-var]
    assert [(term.term, term.cost) for term in some.terms] == [("perturbation", 9), ("duration", 0)]


def test_the_sentence() -> None:
    assert Perturbation(house()).explain() == "what people were told and is now otherwise, times how many it concerns"


def test_what_has_begun_counts_nothing_for_it_cannot_move() -> None:
    until = CLOCK.at(1, 630)
    assert points(against(house(), "s1 1 10:00-10:30", until=until), "s1 1 12:00-12:30") == {}
    assert points(against(house(), "s1 1 10:30-11:00", until=until), "s1 1 12:30-13:00") != {}
