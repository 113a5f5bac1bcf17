"""Whom sessions, meals and fixtures are for, and what keeps clear of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.programme import Programme, read
from tests.programme.written import HOUSE, PEOPLE, SMALL, edited, refusals, understood, write

if TYPE_CHECKING:
    from pathlib import Path

GUESTS = """\
id,name,tags,arrives,departs,unavailable,remote
host,Host,staff,,,,
ann,First guest,a;b,day 1 15:00,day 2 06:00,,
ben,Second guest,b,day 2 00:30,day 2,,
cat,Third guest,b,day 1,,day 1 20:00-24:00,
day,Guest of the day,b;day-guest,,,,
far,Guest elsewhere,b,,,,yes
"""


def fixture(folder: Path, keys: str, people: str = PEOPLE) -> Programme:
    """Read the small programme with other keys for its reception."""
    return read(write(folder, small=edited(SMALL, "    kind: social\n", keys), people=people))


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("staff", {"host"}),
        ("[b]", {"ann", "ben", "cat", "day", "far"}),
        ("[staff, ben]", {"host", "ben"}),
        ("[ben, b, staff]", {"host", "ann", "ben", "cat", "day", "far"}),
    ],
)
def test_people_are_named_by_their_tags_and_ids(tmp_path: Path, words: str, people: set[str]) -> None:
    programme = fixture(tmp_path, f"    people: {words}\n", GUESTS)
    assert programme.occurrence_by_id["reception"].people == people
    text = edited(SMALL, "    place: first\n", f"    place: first\n    audience: {words}\n")
    opening = read(write(tmp_path, small=text, people=GUESTS)).session_by_id["opening"]
    assert opening.audience == people
    assert opening.tags == tuple(words.strip("[]").split(", "))


def test_what_is_for_everybody_names_nobody(tmp_path: Path) -> None:
    programme = understood(tmp_path)
    assert {one.people for one in programme.occurrences} == {None}
    assert {one.audience for one in programme.sessions} == {None}


@pytest.mark.parametrize(
    ("keys", "blocks", "private"),
    [
        ("", "sessions", False),
        ("    people: staff\n", "parts", False),
        ("    people: staff\n    blocks: parts\n    private: yes\n", "parts", True),
        ("    people: staff\n    blocks: sessions\n", "sessions", False),
        ("    people: staff\n    attendance: optional\n", "nobody", False),
        ("    attendance: optional\n", "nobody", False),
    ],
)
def test_what_a_fixture_keeps_people_from(tmp_path: Path, keys: str, blocks: str, private: bool) -> None:
    one = fixture(tmp_path, keys).occurrence_by_id["reception"]
    assert (one.blocks, one.private) == (blocks, private)


def test_meals_and_breaks_may_be_optional_and_meals_for_some(tmp_path: Path) -> None:
    house = edited(HOUSE, "id: dinner, ", "id: dinner, people: [b, residents], private: yes, blocks: sessions, ")
    house = edited(house, "id: coffee, ", "id: coffee, attendance: optional, ")
    programme = read(write(tmp_path, house=house))
    dinner, coffee = programme.occurrence_by_id["dinner@day-1"], programme.occurrence_by_id["coffee@day-2"]
    assert (dinner.people, dinner.blocks, dinner.private) == ({"host", "ann", "ben"}, "sessions", True)
    assert (coffee.people, coffee.blocks, coffee.binds_everyone) == (None, "nobody", False)


@pytest.mark.parametrize(
    ("at", "people"),
    [
        ("day 1 11:59", {"host"}),
        ("day 1 12:00", {"host", "ann", "cat"}),
        ("day 1 23:00", {"host", "ann", "cat"}),
        ("day 2 08:00", {"host", "ann", "cat"}),
        ("day 2 18:00", {"host", "cat"}),
    ],
)
def test_residents_are_there_the_night_before_what_begins_before_noon_or_the_night_after(
    tmp_path: Path, at: str, people: set[str]
) -> None:
    text = edited(SMALL, "    at: day 1 18:30\n", f"    at: {at}\n    people: residents\n")
    text = edited(text, "    speakers: [ann, ben]\n", "").replace("    facilitators: [ann, ben]\n", "")
    assert read(write(tmp_path, small=text, people=GUESTS)).occurrence_by_id["reception"].people == people


def test_the_window_of_a_meal_says_which_night_its_residents_stay(tmp_path: Path) -> None:
    house = edited(HOUSE, "minutes: 60-90, on: all", "minutes: 60-90, people: residents")
    house = edited(house, "between: 12:15-14:00", "between: {day 1: 11:55-14:00, else: 12:00-14:00}")
    small = SMALL.replace("    replaces: lunch\n", "").replace("    at: day 2 12:40\n", "    at: day 2 08:00\n")
    programme = read(write(tmp_path, small=small, house=house, people=GUESTS))
    found = {one.id: one.people for one in programme.occurrences if one.of == "lunch"}
    assert found == {"lunch@day-1": {"host"}, "lunch@day-2": {"host", "cat"}}


def test_what_is_held_on_each_of_some_days(tmp_path: Path) -> None:
    text = edited(SMALL, "    at: day 1 18:30\n", "    at: 08:30\n    each: [Thu, day 1, 2018-10-24]\n")
    text = edited(text, "    kind: social\n", "    people: residents\n    replaces: dinner\n")
    programme = read(write(tmp_path, small=text, people=GUESTS))
    assert [
        (one.id, one.of, one.day, f"{one.window.start:%a %H:%M}", one.stands_for, one.people)
        for one in (programme.occurrence_by_id[name] for name in ("reception@day-1", "reception@day-2"))
    ] == [
        ("reception@day-1", "reception", 1, "Wed 08:30", "dinner", {"host"}),
        ("reception@day-2", "reception", 2, "Thu 08:30", "dinner", {"host", "ann", "cat"}),
    ]
    assert "dinner@day-1" not in programme.occurrence_by_id


def apart(folder: Path, lunch: str, fixtures: str) -> tuple[tuple[str, ...], list[str]]:
    """Return what lunch of day 1 (12:15-14:00, an hour at least) keeps clear of, and the warnings."""
    house = edited(HOUSE, "id: lunch, ", f"id: lunch, {lunch}")
    small = edited(SMALL, "fixtures:\n", f"fixtures:\n{fixtures}")
    programme = read(write(folder, house=house, small=small))
    return programme.occurrence_by_id["lunch@day-1"].apart_from, [str(problem) for problem in programme.warnings]


def at(name: str, start: str, minutes: int, keys: str) -> str:
    return f"  - {{id: {name}, title: {name.title()}, at: day 1 {start}, minutes: {minutes}, kind: free{keys}}}\n"


@pytest.mark.parametrize(
    ("lunch", "keys", "kept"),
    [
        ("", ", people: [ann]", ("walk",)),
        ("", ", people: [ann], blocks: sessions", ("walk",)),
        ("", ", people: [ann], attendance: optional", ()),
        ("", "", ()),
        ("people: [ann, host], ", ", people: [ann]", ("walk",)),
        ("people: [host], ", ", people: [ann]", ()),
        ("people: [host], ", "", ("walk",)),
        ("attendance: optional, ", "", ("walk",)),
    ],
)
def test_a_meal_keeps_clear_of_fixtures_for_some_of_its_people(
    tmp_path: Path, lunch: str, keys: str, kept: tuple[str, ...]
) -> None:
    assert apart(tmp_path, lunch, at("walk", "12:00", 45, keys)) == (kept, [])


def test_a_meal_keeps_clear_of_as_many_as_it_can_the_earliest_first(tmp_path: Path) -> None:
    fixtures = "".join(
        at(name, start, minutes, ", people: [ann]")
        for name, start, minutes in (("last", "13:50", 15), ("noon", "12:00", 35), ("one", "13:00", 10))
    )
    kept, warned = apart(tmp_path, "", fixtures)
    assert kept == ("noon", "last")
    assert warned == [
        (
            "house.yaml:11: meal lunch: on day 1 it overlaps One, 13:00-13:10, for some of the same people. "
            "Move the fixture, or widen the times of the other."
        )
    ]


def test_fixtures_for_some_of_the_same_people_that_overlap(tmp_path: Path) -> None:
    fixtures = (
        at("swim", "09:00", 60, ", people: [ann]")
        + at("walk", "09:30", 60, ", people: [a, host]")
        + at("read", "09:45", 60, ", people: [ben]")
        + at("rest", "09:45", 60, ", people: [ann], attendance: optional")
    )
    assert apart(tmp_path, "", fixtures)[1] == [
        (
            "small.yaml:15: fixture walk: on day 1 it overlaps Swim, 09:00-10:00, for some of the same people. "
            "Move one of the two, or name other people."
        )
    ]


@pytest.mark.parametrize(
    ("keys", "best"),
    [
        ("minutes: 60-90", 5),
        ("minutes: {least: 60, best: 65, most: 90}", 20),
        ("minutes: 60-90, best: 12:55", 40),
        ("minutes: 60-90, best: 13:00", 45),
        ("minutes: 60-90, best: 12:15", 0),
        ("minutes: 105", 0),
        ("minutes: 105, best: 12:15", 0),
        ("minutes: 60-120", -10),
    ],
)
def test_the_best_start_of_a_meal_is_written_or_puts_it_in_the_middle(tmp_path: Path, keys: str, best: int) -> None:
    programme = understood(tmp_path, "minutes: 60-90, on: all", keys, "house")
    assert programme.occurrence_by_id["lunch@day-1"].best == best
    assert programme.occurrence_by_id["buffet"].best == 0


def test_a_best_start_is_on_the_grid_of_the_clock(tmp_path: Path) -> None:
    text = edited(SMALL, "grid: 5", "grid: 30").replace("least: 60, best: 75", "least: 60, best: 60")
    text = text.replace("minutes: 45", "minutes: 60")
    house = edited(HOUSE, "between: 12:15-14:00", "between: 12:15-15:05").replace("20-30", "30")
    programme = read(write(tmp_path, small=text, house=house))
    lunch = programme.occurrence_by_id["lunch@day-1"]
    assert (lunch.window.minutes, lunch.best) == (170, 15)


@pytest.mark.parametrize(
    ("keys", "overlaps"),
    [
        (", people: [ben]", False),
        (", people: [ben], blocks: sessions", True),
        (", people: [ben], attendance: optional", False),
        (", people: [host]", True),
        (", attendance: optional", False),
        ("", True),
    ],
)
def test_a_pin_keeps_clear_of_fixtures_for_those_who_are_due_or_have_a_part(
    tmp_path: Path, keys: str, overlaps: bool
) -> None:
    small = edited(SMALL, "    layout: roundtable\n", "    layout: roundtable\n    chair: host\n")
    meets = f"  - {{id: board, title: Board, at: day 2 15:30, minutes: 30{keys}}}\n"
    path = write(tmp_path, small=edited(small, "fixtures:\n", f"fixtures:\n{meets}"))
    if overlaps:
        said = "it overlaps Board, 15:30-16:00. Move one of the two."
        assert refusals(path) == [f"small.yaml:67: pin closing: {said}"]
    else:
        assert read(path).pins


def test_residents_is_no_tag_that_a_session_can_be_for(tmp_path: Path) -> None:
    programme = understood(tmp_path, "    place: first\n", "    place: first\n    audience: [a, host]\n")
    assert programme.session_by_id["opening"].audience == {"ann", "host"}
