"""Days, rooms and people as they are named on the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.cli.choice import chosen_days, chosen_person, chosen_rooms
from scheduler.errors import UsageError
from tests.builders import a_clock, a_person, a_programme, a_room
from tests.meeting import a_meeting

CLOCK = a_clock(days=3)  # Wednesday 24 to Friday 26 October 2018
PEOPLE = (
    a_person("odi", "Programme director, ODI"),
    a_person("fellow", "Research fellow, ODI"),
    a_person("anna", "Odi"),
    *(a_person(f"d{number}", f"Delegate {number}") for number in range(7)),
)


def message(choose: object, *arguments: object) -> str:
    assert callable(choose)
    with pytest.raises(UsageError) as error:
        choose(*arguments)
    return str(error.value)


def test_days_stand_once_and_in_order() -> None:
    days = chosen_days(["Fri", " day 1 ", "2018-10-26"], CLOCK)
    assert days == (date(2018, 10, 24), date(2018, 10, 26))
    assert chosen_days([], CLOCK) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("day 9", 'which runs from 2018-10-24 to 2018-10-26. The nearest is "day 3", Friday 2018-10-26.'),
        ("2018-10-01", 'The nearest is "day 1", Wednesday 2018-10-24.'),
        ("Sun", 'The nearest is "day 3", Friday 2018-10-26.'),
        ("Mon", 'The nearest is "day 1", Wednesday 2018-10-24.'),
        ("Thrusday", '"Thrusday" is no day. Perhaps "Thursday" is meant.'),
        ("day2", '"day2" is no day. Perhaps "day 2" is meant.'),
        ("x", 'Write "day 2", a weekday ("Thu") or a date ("2018-10-25").'),
        ("Thu 2018-10-24", "2018-10-24 is a Wednesday, not a Thu. "),
    ],
)
def test_what_is_no_day_of_the_event_is_refused_with_the_nearest(text: str, says: str) -> None:
    said = message(chosen_days, [text], CLOCK)
    assert said.startswith("--day: ")
    assert says in said


def test_a_weekday_that_is_there_twice_is_refused_with_its_dates() -> None:
    assert message(chosen_days, ["Wed"], a_clock(days=9)) == (
        '--day: "Wed" may be 2018-10-24 or 2018-10-31. Write the day as "day 2" or as a date.'
    )


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("odi", "odi"),
        ("ODI", "odi"),
        ("anna", "anna"),
        ("research", "fellow"),
        ("delegate 3", "d3"),
        (" fellow ", "fellow"),
    ],
)
def test_an_id_stands_before_a_name_and_a_name_before_a_part_of_one(text: str, person: str) -> None:
    assert chosen_person(text, a_programme(people=PEOPLE)).id == person
    assert chosen_person("odi", a_programme(people=PEOPLE[1:])).id == "anna"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("odi", '"odi" may be "Programme director, ODI" (one) or "Research fellow, ODI" (two). '),
        ("delegat", '"Delegate 3" (d3), "Delegate 4" (d4) or 2 more. Write more of the name, or the id.'),
        ("felow", 'there is no person "felow". The nearest is "Research fellow, ODI" (two).'),
        ("", 'there is no person "". Known: d0, d1, d2, d3, d4, d5, d6, one, two.'),
    ],
)
def test_what_is_nobody_or_several_is_refused_with_names(text: str, says: str) -> None:
    one, two, _, *delegates = PEOPLE
    people = (replace(one, id="one"), replace(two, id="two"), *delegates)
    assert says in message(chosen_person, text, a_programme(people=people))


def test_somebody_who_can_no_longer_come_is_refused_as_that() -> None:
    programme, _ = a_meeting()
    assert message(chosen_person, "withdrawn", programme) == (
        "--person: Minister, withdrawn can no longer come, and has no part in the timetable. Name somebody else."
    )


def test_rooms_stand_once_and_in_the_order_of_the_house() -> None:
    programme = a_programme()
    assert [room.id for room in chosen_rooms(["study", "Conf", "STUDY"], programme)] == ["conference", "study"]
    assert message(chosen_rooms, ["studio"], programme).endswith('The nearest is "Study" (study).')
    assert message(chosen_rooms, ["a"], a_programme(rooms=())).endswith('there is no room "a". None is known.')


def test_the_id_of_one_room_is_not_taken_for_a_part_of_another_name() -> None:
    programme = a_programme(rooms=(a_room("garden", "Garden Room"), a_room("hall", "Garden Hall")))
    assert [room.id for room in chosen_rooms(["garden"], programme)] == ["garden"]
