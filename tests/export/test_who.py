"""For whom an item is, who is told of it, and what it is to one person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.export.who import concerns, for_whom, is_private, parts_of, public, remarks
from scheduler.programme.model import Near, Part, Programme
from tests.builders import a_clock, a_person, a_programme, a_session, a_timetable, an_item, an_occurrence, at
from tests.meeting import a_meeting

PEOPLE = (
    a_person("ann", tags=("core", "host")),
    a_person("bob", tags=("core",)),
    a_person("cem", tags=("press",)),
    a_person("dora", tags=("day-guest",)),
    a_person("eve", remote=True),
    a_person("finn"),
)


def meant(*people: str) -> str:
    """Return the words for an occurrence after noon that is for these people."""
    clock = a_clock()
    one = an_occurrence(clock, "talk", 1, "14:00-14:30", "social", family="fixture", people=frozenset(people))
    programme = a_programme(clock, people=PEOPLE, occurrences=(one,))
    return for_whom(an_item("talk", one.window.start, 30, "social"), programme)


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (("ann", "bob"), "core"),
        (("ann",), "host"),
        (("ann", "bob", "cem"), "core, press"),
        (("bob",), "BOB"),
        (("ann", "bob", "finn"), "core, FINN"),
        (("ann", "bob", "cem", "finn"), "residents"),
        (("ann", "bob", "cem", "finn", "dora"), "core, day-guest, press, FINN"),
        ((), "nobody"),
    ],
)
def test_people_are_told_by_as_few_tags_as_can_be_and_the_rest_by_name(people: tuple[str, ...], words: str) -> None:
    assert meant(*people) == words


def test_more_than_three_people_whom_no_tag_names_are_counted() -> None:
    people = tuple(a_person(f"p{number}") for number in range(5))
    session = a_session("s1", audience=frozenset({"p0", "p1", "p2", "p3"}))
    programme = a_programme(sessions=(session,), people=people)
    item = an_item("s1", at(programme, 1, "09:00"), 60)
    assert for_whom(item, programme) == "4 people"
    assert for_whom(item, replace(programme, sessions=(replace(session, tags=("donors", "press")),))) == "donors, press"


@pytest.mark.parametrize(
    ("window", "early", "late"),
    [("08:30-09:00", "residents", "staying, Arrives"), ("18:00-18:30", "staying, Departs", "residents")],
)
def test_residents_sleep_here_before_a_morning_and_after_an_afternoon(window: str, early: str, late: str) -> None:
    clock = a_clock()
    people = (
        a_person("all", "Stays", tags=("staying",)),
        a_person("new", "Arrives", arrives=clock.at(2, 10 * 60)),
        a_person("old", "Departs", departs=clock.at(2, 19 * 60)),
    )
    for meant_for, words in (({"all", "old"}, early), ({"all", "new"}, late)):
        one = an_occurrence(clock, "o", 2, window, "social", family="fixture", people=frozenset(meant_for))
        programme = a_programme(clock, people=people, occurrences=(one,))
        assert for_whom(an_item("o", one.window.start, 30, "social"), programme) == words


def test_a_tag_that_all_residents_have_stands_before_that_word() -> None:
    clock = a_clock()
    one = an_occurrence(clock, "o", 1, "14:00-15:00", "social", family="fixture", people=frozenset({"ann", "bob"}))
    item = an_item("o", one.window.start, 60, "social")
    for people, words in ((PEOPLE[:2], "core"), ((a_person("ann"), a_person("bob")), "residents")):
        assert for_whom(item, a_programme(clock, people=people, occurrences=(one,))) == words


def test_what_stands_in_brackets_names_privacy_before_people() -> None:
    programme, timetable = a_meeting()
    assert {item.id: words for item in timetable.items if (words := remarks(item, programme))} == {
        "steering": "private, for steering",
        "checkout": "for residents",
        "s3": "for private-sector",
    }


def test_public_is_all_but_what_is_private_also_where_it_stands_next_to_a_session() -> None:
    programme, timetable = a_meeting()
    assert [item.id for item in timetable.items if item not in public(timetable, programme).items] == ["steering"]
    photo, tasting = programme.near
    hidden = replace(programme, near=(replace(photo, private=True, people=frozenset({"iom"})), tasting))
    assert [item.id for item in timetable.items if is_private(item, hidden)] == ["photo", "steering"]


def test_a_part_of_what_is_private_is_private_whether_it_is_held_or_left_out() -> None:
    programme, timetable = a_meeting()
    dinner = tuple(replace(one, private=one.of == "dinner") for one in programme.occurrences)
    hidden = replace(programme, occurrences=dinner)
    assert [item.id for item in timetable.items if is_private(item, hidden)] == ["dinner@day-1", "speech"]
    without = replace(timetable, left_out=("extra", "speech", "gone"))
    assert public(without, hidden).left_out == ("extra", "gone")
    assert public(without, programme).left_out == ("extra", "speech", "gone")


def of_person(name: str) -> list[str]:
    programme, timetable = a_meeting()
    person = programme.person_by_id[name]
    return [item.id for item in timetable.items if concerns(person, item, programme, timetable)]


def test_a_person_is_concerned_by_what_is_for_everybody_for_them_or_has_their_part() -> None:
    common = ["lunch@day-1", "s1", "photo", "s2", "tasting", "afternoon@day-1", "dinner@day-1", "speech"]
    assert of_person("iom") == [*common, "steering", "checkout", "s3"]
    assert of_person("odi") == [*common, "steering", "checkout"]
    assert of_person("guest") == [*common, "s3"]
    assert of_person("far") == ["s1", "s2"]


def test_a_part_concerns_its_person_confirmed_or_not_due_or_not() -> None:
    programme, timetable = a_meeting()
    session = replace(programme.session_by_id["s3"], parts=(Part("speaker", "odi", confirmed=False),))
    changed = replace(programme, sessions=(*(one for one in programme.sessions if one.id != "s3"), session))
    odi, item = changed.person_by_id["odi"], timetable.by_id["s3"]
    assert (concerns(odi, item, programme, timetable), concerns(odi, item, changed, timetable)) == (False, True)


def test_a_remote_speaker_at_a_meal_has_that_and_not_the_meal() -> None:
    programme, timetable = a_meeting()
    speech = replace(programme.session_by_id["speech"], parts=(Part("speaker", "far"),))
    changed = replace(programme, sessions=(*(one for one in programme.sessions if one.id != "speech"), speech))
    far = changed.person_by_id["far"]
    assert [i.id for i in timetable.items if concerns(far, i, changed, timetable)] == ["s1", "s2", "speech"]


def test_parts_are_one_for_each_role_and_a_confirmed_one_stands_before_another() -> None:
    parts = (
        Part("speaker", "iom", confirmed=False),
        Part("speaker", "iom"),
        Part("chair", "iom", confirmed=False),
        Part("chair", "odi"),
    )
    programme = a_programme(sessions=(a_session("s1", parts=parts),))
    item = an_item("s1", at(programme, 1, "09:00"), 60)
    person = programme.person_by_id["iom"]
    assert parts_of(person, item, programme) == (parts[1], parts[2])
    assert parts_of(person, an_item("lunch@day-1", at(programme, 1, "12:30"), 60, "meal"), programme) == ()


def test_what_the_programme_no_longer_knows_is_for_everybody_and_not_private() -> None:
    programme: Programme = a_programme()
    item = an_item("gone", at(programme, 1, "09:00"), 60, "social")
    assert (for_whom(item, programme), is_private(item, programme)) == ("", False)
    assert concerns(programme.people[0], item, programme, a_timetable(programme, (item,)))


def test_near_items_have_people_too() -> None:
    near = Near("photo", "social", "Photo", "s1", "after", 10, people=frozenset({"iom"}))
    programme = a_programme(near=(near,))
    item = an_item("photo", at(programme, 1, "15:00"), 10, "social")
    assert for_whom(item, programme) == "Policy lead"
