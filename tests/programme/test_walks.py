"""The minutes between rooms, and what is asked of the rooms themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.programme import read
from scheduler.programme.check_rooms import suitable
from tests.programme.written import HOUSE, PEOPLE, SMALL, edited, refusals, understood, write

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = """\
house: The House
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 40, roundtable: 30}KEYS}
  - {id: oak, name: Oak Room, layouts: {breakout: 12}KEYS}
  - {id: elm, name: Elm Room, layouts: {breakout: 12}KEYS}
  - {id: inn, name: Inn, layouts: {dining: 12}AWAY}
meals:
  - {id: lunch, title: Lunch, between: 12:15-14:00, minutes: 60-90}
"""


def walks(folder: Path, house: str = "", programme: str = "", away: str = "", keys: str = "") -> dict[str, int]:
    text = ROOMS.replace("AWAY", away).replace("KEYS", keys) + house
    small = edited(SMALL, "weights: balanced\n", f"weights: balanced\n{programme}")
    return {" ".join(pair): minutes for pair, minutes in read(write(folder, small=small, house=text)).walks.items()}


@pytest.mark.parametrize(
    ("house", "programme", "found"),
    [
        ("", "", {}),
        ("walk: {hall: {oak: 5}}\n", "", {"hall oak": 5}),
        ("walk: {oak: {hall: 5}, hall: {oak: 5}}\n", "", {"hall oak": 5}),
        ("walk: {hall: {oak: 0}}\n", "", {}),
        ("", "walk: {hall: {oak: 1h}}\n", {"hall oak": 60}),
        ("walk: {hall: {oak: 5, elm: 6}}\n", "walk: {elm: {hall: 3}}\n", {"elm hall": 3, "hall oak": 5}),
        ("walk: {hall: {oak: 5}}\n", "walk: {hall: {oak: 0}}\n", {}),
    ],
)
def test_walks_of_the_house_and_above_them_those_of_the_programme(
    tmp_path: Path, house: str, programme: str, found: dict[str, int]
) -> None:
    assert walks(tmp_path, house, programme) == found


def test_a_way_over_other_rooms_is_taken_where_it_is_shorter(tmp_path: Path) -> None:
    house = "walk: {hall: {oak: 20, elm: 4}, elm: {inn: 3}, inn: {oak: 2}}\n"
    assert walks(tmp_path, house) == {"hall oak": 9, "elm hall": 4, "elm inn": 3, "inn oak": 2}


def test_where_no_way_is_written_there_is_none_to_walk(tmp_path: Path) -> None:
    assert walks(tmp_path, "walk: {hall: {oak: 5}, oak: {elm: 5}}\n") == {"hall oak": 5, "elm oak": 5}


def test_the_ways_to_a_room_that_the_programme_takes_away_are_no_more(tmp_path: Path) -> None:
    house = "walk: {hall: {elm: 20, inn: 3}, inn: {elm: 2}}\n"
    assert walks(tmp_path, house, "rooms:\n  - {id: inn, on: none}\n") == {"elm hall": 20}


def test_a_room_that_is_away_is_so_far_from_every_other(tmp_path: Path) -> None:
    assert walks(tmp_path, away=", away: 15") == {"elm inn": 15, "hall inn": 15, "inn oak": 15}
    assert walks(tmp_path, "walk: {inn: {oak: 4}}\n", away=", away: 15") == {
        "elm inn": 15,
        "hall inn": 15,
        "inn oak": 4,
    }
    assert walks(tmp_path, "walk: {inn: {oak: 20}}\n", away=", away: 15")["inn oak"] == 15


def test_between_two_that_are_away_the_larger_counts_and_the_shortest_way_is_found(tmp_path: Path) -> None:
    assert walks(tmp_path, away=", away: 15", keys=", away: 4") == {
        "elm hall": 4,
        "elm oak": 4,
        "hall oak": 4,
        "elm inn": 15,
        "hall inn": 15,
        "inn oak": 15,
    }
    shorter = walks(tmp_path, "walk: {inn: {oak: 4}}\n", away=", away: 15", keys=", away: 4")
    assert shorter == {"elm hall": 4, "elm oak": 4, "hall oak": 4, "elm inn": 8, "hall inn": 8, "inn oak": 4}


def test_ways_are_worked_out_between_so_many_rooms_only(tmp_path: Path) -> None:
    rooms = "".join(f"  - {{id: r{n}, name: Room {n}, layouts: {{dining: 9}}}}\n" for n in range(98))
    house = edited(HOUSE, "rooms:\n", f"rooms:\n{rooms}")
    assert len(read(write(tmp_path, house=house)).rooms) == 101
    said = "there are 101 rooms, and ways are worked out between 100 at the most"
    assert refusals(write(tmp_path, house=f"{house}walk: {{oak: {{hall: 1}}}}\n")) == [
        f"small.yaml:1: rooms: {said}. Take out rooms that nothing is held in, or every walk."
    ]


def test_what_a_room_is(tmp_path: Path) -> None:
    oak = understood(
        tmp_path,
        "{id: oak,",
        "{id: oak, step_free: yes, away: 5, closed: [day 2 09:00-11:00, Wed, 13:00-14:00],",
        "house",
    ).room_by_id["oak"]
    assert (oak.step_free, oak.away) == (True, 5)
    assert [f"{one.start:%a %H:%M}-{one.end:%a %H:%M}" for one in oak.closed] == [
        "Wed 00:00-Thu 00:00",
        "Wed 13:00-Wed 14:00",
        "Thu 09:00-Thu 11:00",
        "Thu 13:00-Thu 14:00",
    ]


NEEDS = edited(PEOPLE, "unavailable,sector", "unavailable,needs").replace("public", "no nuts; step-free")
STEP_FREE = edited(HOUSE, "    layouts: {theatre", "    step_free: yes\n    layouts: {theatre")


def rooms_for(folder: Path, name: str, house: str, people: str = NEEDS, small: str = SMALL) -> list[str]:
    programme = read(write(folder, house=house, people=people, small=small))
    return [room.id for room in suitable(programme.session_by_id[name], programme)]


def test_who_is_due_and_needs_it_has_a_session_in_a_room_without_steps(tmp_path: Path) -> None:
    house = edited(STEP_FREE, "rooms:\n", "rooms:\n  - {id: barn, name: Barn, layouts: {theatre: 50}}\n")
    house = edited(house, "{id: elm,", "{id: elm, step_free: yes,")
    assert rooms_for(tmp_path, "talks", house) == ["hall"]
    assert rooms_for(tmp_path, "talks", house, PEOPLE) == ["barn", "hall"]
    assert rooms_for(tmp_path, "talks", house.replace("    step_free: yes\n", "").replace("step_free: yes,", "")) == [
        "barn",
        "hall",
    ]
    others = edited(SMALL, "    place: first\n", "    audience: [host, ben]\n")
    assert rooms_for(tmp_path, "opening", house, small=others) == ["barn", "hall"]
    remote = NEEDS.replace("unavailable,needs", "remote,needs").replace("day 1 15:00,,,", "day 1 15:00,,yes,")
    remote = remote.replace("day 1 14:00-15:00", "")
    assert rooms_for(tmp_path, "talks", house, remote) == ["barn", "hall"]


def test_a_session_that_no_room_without_steps_can_take_is_refused(tmp_path: Path) -> None:
    remedy = 'Ask for another layout, or write "step_free: yes" for a room that is'
    assert refusals(write(tmp_path, house=STEP_FREE, people=NEEDS)) == [
        (
            f"small.yaml:52: session work: layout: First guest needs a room without steps, "
            f"and none that can take it as breakout is one. {remedy}."
        )
    ]
    house = edited(STEP_FREE, "{id: elm,", "{id: elm, step_free: yes,")
    assert rooms_for(tmp_path, "work", house) == ["oak", "elm"]


def test_a_pin_to_a_room_with_steps_is_refused(tmp_path: Path) -> None:
    house = edited(STEP_FREE, "rooms:\n", "rooms:\n  - {id: barn, name: Barn, layouts: {theatre: 50}}\n")
    house = edited(house, "{id: elm,", "{id: elm, step_free: yes,")
    small = edited(SMALL, "closing: day 2 15:00", "closing: day 2 15:00\n  talks: {room: barn}")
    assert refusals(write(tmp_path, house=house, people=NEEDS, small=small)) == [
        (
            "small.yaml:66: pin talks: room: Barn has steps, and First guest needs a room without. "
            "Rooms that can take it: hall."
        )
    ]


def test_a_pin_to_a_room_that_is_closed_is_refused(tmp_path: Path) -> None:
    house = edited(HOUSE, "    layouts: {theatre", "    closed: [day 2 15:30-16:00]\n    layouts: {theatre")
    assert read(write(tmp_path, house=house)).pins
    small = edited(SMALL, "closing: day 2 15:00", "closing: {at: day 2 15:00, room: hall}")
    assert refusals(write(tmp_path, house=house, small=small)) == [
        "small.yaml:65: pin closing: room: Hall is closed on day 2, 15:30-16:00. Move the pin, or name another room."
    ]


def test_needs_that_the_house_says_nothing_of_are_a_warning(tmp_path: Path) -> None:
    assert [str(problem) for problem in read(write(tmp_path, people=NEEDS)).warnings] == [
        (
            "people.csv:3: person ann: needs: they need rooms without steps, "
            "and it is written of no room that it is one. "
            'Write "step_free: yes" for each that is.'
        )
    ]


def test_a_need_that_is_nearly_the_word_for_rooms_without_steps_is_a_warning(tmp_path: Path) -> None:
    what = '"Step free" asks for nothing, and "step-free" for rooms without steps'
    for written, said in (("Step free", [what]), ("no nuts", [])):
        people = NEEDS.replace("no nuts; step-free", written)
        assert [one.what for one in read(write(tmp_path, people=people, house=STEP_FREE)).warnings] == said


def test_a_break_that_is_too_short_to_walk_is_a_warning(tmp_path: Path) -> None:
    house = HOUSE + "walk: {hall: {oak: 31, elm: 30}}\n"
    assert [str(problem) for problem in read(write(tmp_path, house=house)).warnings] == [
        f"house.yaml:{line}: break {name}: it lasts 30 minutes, and the way from Hall to Oak Room takes 31. "
        "Lengthen it, or hold sessions in rooms that are nearer."
        for line, name in ((14, "coffee"), (15, "tea"))
    ]
    assert read(write(tmp_path, house=house.replace("31", "30"))).warnings == ()
