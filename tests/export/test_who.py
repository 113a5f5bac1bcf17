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


def meant(*words: str) -> str:
    """Return for whom an occurrence is said to be that was written with these words."""
    clock = a_clock()
    one = an_occurrence(clock, "talk", 1, "14:00-14:30", "social", family="fixture", people=frozenset(), words=words)
    programme = a_programme(clock, people=PEOPLE, occurrences=(one,))
    return for_whom(an_item("talk", one.window.start, 30, "social"), programme)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("core",), "core"),
        (("host", "core"), "host, core"),
        (("bob",), "BOB"),
        (("bob", "core", "finn"), "core, BOB, FINN"),
        (("residents",), "residents"),
        (("bob", "residents"), "residents, BOB"),
        (("ann", "bob", "cem"), "ANN, BOB, CEM"),
        (("ann", "bob", "cem", "finn"), "4 people"),
        (("press", "ann", "bob", "cem", "finn"), "press, 4 people"),
        (("withdrawn",), "nobody"),
    ],
)
def test_it_is_said_as_it_was_written_people_by_name_and_many_by_their_number(
    words: tuple[str, ...], said: str
) -> None:
    assert meant(*words) == said


def test_a_session_is_for_tags_as_they_are_and_for_people_by_name() -> None:
    session = a_session("s1", audience=frozenset({"ann", "bob"}), tags=("press", "finn"))
    programme = a_programme(sessions=(session,), people=PEOPLE)
    item = an_item("s1", at(programme, 1, "09:00"), 60)
    assert for_whom(item, programme) == "press, FINN"
    assert for_whom(item, replace(programme, sessions=(replace(session, audience=None, tags=()),))) == ""


def test_who_comes_late_or_no_longer_changes_nothing_in_the_words() -> None:
    clock = a_clock()
    one = an_occurrence(clock, "o", 2, "08:30-09:00", "social", family="fixture", people=frozenset(), words=("core",))
    item = an_item("o", one.window.start, 30, "social")
    late = replace(PEOPLE[0], arrives=clock.at(2, 10 * 60))
    for people in (PEOPLE, (late, *PEOPLE[1:]), PEOPLE[1:]):
        assert for_whom(item, a_programme(clock, people=people, occurrences=(one,))) == "core"


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
    near = Near("photo", "social", "Photo", "s1", "after", 10, people=frozenset({"iom"}), words=("iom",))
    programme = a_programme(near=(near,))
    item = an_item("photo", at(programme, 1, "15:00"), 10, "social")
    assert for_whom(item, programme) == "Policy lead"
