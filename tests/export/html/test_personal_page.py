"""The page of one person: their own lines, their parts, their stay; what is another's is not on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.html import personal_page
from scheduler.export.printed import Edition, personal
from tests.builders import a_person, a_programme, a_timetable
from tests.meeting import a_meeting
from tests.readers.web import children, of_class, own, read, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HOSTILE = "</bdi><b>Dr \u0627\u0644</b> {{ 1 }} =1+1"


def page_of(person: str) -> Element:
    programme, timetable = a_meeting()
    return read(personal_page(personal(timetable, programme, programme.person_by_id[person], Edition())))


def test_the_head_says_whose_it_is() -> None:
    root = page_of("late")
    (header,) = root.iter("header")
    assert [words(element) for element in header] == [
        "Draft, not for sending",
        "A meeting",
        "Late guest, Example Agency",
        " ".join(children(root, "facts")),
        "Off the record.",
    ]
    assert children(root, "facts") == [
        "Wednesday 24 to Thursday 25 October 2018",
        "Arrival: Wednesday 24 October 2018, 17:00",
        "Departure: Thursday 25 October 2018, 11:00",
        "Example House, Example Lane",
        "Times: Europe/London",
    ]
    assert words(next(root.iter("title"))) == "Late guest: A meeting"


def test_each_line_has_time_title_room_and_part() -> None:
    found = [
        (own(item, "when")[0], words(next(item.iter("bdi"))), own(item, "where"), own(item, "about"))
        for item in of_class(page_of("odi"), "item")
    ]
    assert found == [
        ("12:30–13:30", "Lunch", [], ["away for a part of it"]),
        ("13:30–15:00", "What changes on the ground?", ["Conference Room"], ["chair"]),
        ("15:00–15:10", "Group photograph", [], []),
        ("15:30–16:45", "Route by route", ["Library, Study"], []),
        ("16:45–17:05", "Tea", ["Library"], []),
        ("16:45–16:55", "Tea tasting", ["Library"], []),
        ("19:30–21:30", "Dinner", ["Dining Room"], []),
        ("21:00–21:20", "After-dinner remarks", ["Dining Room"], []),
        ("08:00–08:30", "Steering committee", ["Study"], ["private"]),
        ("08:30–09:00", "Check-out", [], []),
    ]


def test_a_part_and_a_remark_stand_beside_each_other() -> None:
    abouts = [own(item, "about") for item in of_class(page_of("late"), "item")]
    assert abouts[0] == ["speaker (to be confirmed), away"]


def test_with_whom_stands_below_a_part() -> None:
    assert [own(item, "company") for item in of_class(page_of("late"), "item")] == [
        ["with chair Chairperson \u00b7 with speakers Policy lead; Speaker from afar; vacant"],
        *[[], [], [], []],
    ]
    (found,) = of_class(page_of("far"), "company")
    assert words(found).endswith("with speakers Late guest (to be confirmed); Policy lead; vacant")


def test_what_is_within_a_meal_stands_in_its_line() -> None:
    (dinner,) = (item for item in of_class(page_of("odi"), "item") if item.get("id") == "item-dinner@day-1")
    (within,) = of_class(dinner, "within")
    assert [item.get("id") for item in within] == ["item-speech"]


def test_what_is_private_is_on_the_pages_of_its_own_people_alone() -> None:
    assert "Steering committee" in words(page_of("iom"))
    assert "teering" not in words(page_of("guest"))
    programme, _ = a_meeting()
    assert "example.org" not in "".join(words(page_of(person.id)) for person in programme.people)


def test_who_has_nothing_planned_is_told_so() -> None:
    programme = a_programme(people=(a_person("odi"), a_person("iom", remote=True)))
    timetable = a_timetable()
    meals = replace(timetable, items=tuple(item for item in timetable.items if item.kind == "meal"))
    found = read(personal_page(personal(meals, programme, programme.person_by_id["iom"], Edition())))
    assert words(next(found.iter("main"))) == "Nothing is planned for you."


def test_a_name_that_looks_like_markup_is_text() -> None:
    programme = a_programme(people=(a_person("odi", HOSTILE, organisation=""), a_person("iom")))
    root = read(personal_page(personal(a_timetable(), programme, programme.people[0], Edition())))
    assert words(next(root.iter("h1"))) == HOSTILE


def test_ids_are_there_once_and_headings_go_down() -> None:
    root = page_of("odi")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 13
    assert [str(element.tag) for element in root.iter() if element.tag in {"h1", "h2", "h3"}] == [
        *("h1", "h2", "h3", "h3", "h3", "h2"),
    ]
