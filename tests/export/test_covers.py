"""Who eats what: counted by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.export.covers import Cover, comers, counted, covers, diet_of
from scheduler.programme.model import Window
from tests.builders import a_person, a_programme, a_timetable, an_item, an_occurrence, at
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_DIETS = {
    "odi": {"diet": "vegetarian", "badge": "blue"},
    "iom": {"diet": "Vegetarian"},
    "guest": {"Diet": "halal,  no nuts"},
    "late": {"diet": "vegan"},
    "far": {"diet": "vegan"},
}
_NEEDS = {"iom": ("step-free",), "late": ("step-free", "Step-free", "a quiet table"), "far": ("step-free",)}


def a_fed_meeting() -> tuple[Programme, Timetable]:
    programme, timetable = a_meeting()
    people = tuple(
        replace(person, attributes=_DIETS[person.id], needs=_NEEDS.get(person.id, ())) for person in programme.people
    )
    return replace(programme, people=people), timetable


def test_each_meal_and_break_is_laid_for_whoever_is_there_then() -> None:
    programme, timetable = a_fed_meeting()
    assert [person.id for person in programme.people if person.remote] == ["far"]
    found = covers(timetable, programme)
    # At lunch the chairperson is away for its first half and the late guest has not come; who is far eats at
    # home. Tea ends five minutes after the late guest has come.
    assert [(one.item, one.listed, one.partly, one.diets, one.needs) for one in found] == [
        ("lunch@day-1", 3, 1, (("halal, no nuts", 1), ("vegetarian", 2)), (("step-free", 1),)),
        (
            "afternoon@day-1",
            4,
            1,
            (("halal, no nuts", 1), ("vegan", 1), ("vegetarian", 2)),
            (("a quiet table", 1), ("step-free", 2)),
        ),
        (
            "dinner@day-1",
            4,
            0,
            (("halal, no nuts", 1), ("vegan", 1), ("vegetarian", 2)),
            (("a quiet table", 1), ("step-free", 2)),
        ),
    ]


def test_a_cover_says_when_and_where_it_is() -> None:
    programme, timetable = a_meeting()
    dinner = covers(timetable, programme)[-1]
    assert dinner == Cover(
        "dinner@day-1",
        "meal",
        "Dinner",
        at(programme, 1, "19:30"),
        at(programme, 1, "21:30"),
        rooms=("Dining Room",),
        listed=4,
    )
    assert dinner.eat == 4


def test_more_are_expected_than_the_table_has() -> None:
    programme, timetable = a_meeting()
    found = covers(timetable, replace(programme, expected=12))
    assert [(one.listed, one.unlisted, one.eat) for one in found] == [(3, 7, 10), (4, 7, 11), (4, 7, 11)]


@pytest.mark.parametrize(
    ("person", "eats"),
    [
        ({}, True),
        ({"remote": True}, False),
        ({"arrives": "12:30"}, True),
        ({"arrives": "13:25"}, True),
        ({"arrives": "13:30"}, False),
        ({"departs": "12:30"}, False),
        ({"departs": "12:35"}, True),
        ({"unavailable": ("12:00", "13:30")}, False),
        ({"unavailable": ("12:00", "13:00")}, True),
    ],
)
def test_whoever_is_there_for_some_of_a_meal_eats(person: dict[str, Any], eats: bool) -> None:
    programme = a_programme()
    changes = dict(person)
    for key in ("arrives", "departs"):
        if key in changes:
            changes[key] = at(programme, 1, changes[key])
    if "unavailable" in changes:
        changes["unavailable"] = (Window(*(at(programme, 1, text) for text in changes["unavailable"])),)
    programme = replace(programme, people=(a_person("one", **changes),))
    found = {one.item: one.listed for one in covers(a_timetable(programme), programme)}
    assert found["lunch@day-1"] == int(eats)


def test_a_meal_for_some_is_laid_for_them_and_says_so_also_where_it_is_private() -> None:
    programme = a_programme(expected=20)
    more = {"people": frozenset({"odi"}), "words": ("odi",), "private": True, "blocks": "parts"}
    early = an_occurrence(programme.clock, "early", 2, "07:30-08:00", title="Working breakfast", **more)
    programme = replace(programme, occurrences=(*programme.occurrences, early))
    item = an_item("early@day-2", at(programme, 2, "07:30"), 30, "meal", title="Working breakfast")
    (found,) = covers(a_timetable(programme, (item,)), programme)
    assert (found.eat, found.unlisted, found.audience, found.private) == (1, 0, "Chairperson", True)


def test_what_is_neither_meal_nor_break_is_not_laid_for() -> None:
    programme = a_programme()
    timetable = a_timetable(programme)
    assert [item.kind for item in timetable.items] == ["meal", "session", "break", "session", "social"]
    assert [one.kind for one in covers(timetable, programme)] == ["meal", "break"]


def test_whoever_has_a_part_in_a_session_but_is_away_is_not_there() -> None:
    programme, timetable = a_meeting()
    assert [person.id for person in comers(timetable.by_id["s1"], timetable, programme)] == ["odi", "iom", "guest"]
    assert [person.id for person in comers(timetable.by_id["s3"], timetable, programme)] == ["iom", "guest"]


@pytest.mark.parametrize("written", ["", " ", "-", "None", "no", "n/a", "nothing"])
def test_words_that_mean_nothing_are_no_diet(written: str) -> None:
    assert diet_of(a_person("one", attributes={"diet": written})) == ""
    assert diet_of(a_person("one", attributes={"diet": "no nuts"})) == "no nuts"


def test_words_are_counted_with_and_without_capitals_under_the_first_spelling() -> None:
    assert counted(["Vegan", "", "halal", "vegan", "VEGAN"]) == (("halal", 1), ("Vegan", 3))
