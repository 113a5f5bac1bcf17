"""A part of a timetable: days, rooms, a person."""

from __future__ import annotations

import pytest

from scheduler.export.selection import Selection, away
from tests.builders import a_programme, a_timetable, an_item, at
from tests.meeting import a_meeting


def chosen(**asked: object) -> list[str]:
    programme, timetable = a_meeting()
    return [item.id for item in Selection(**asked).of(timetable, programme).items]  # type: ignore[arg-type]


def test_nothing_asked_for_is_everything_with_what_was_left_out() -> None:
    programme, timetable = a_meeting()
    assert Selection().of(timetable, programme) is timetable
    assert timetable.left_out == ("extra",)


def test_days_rooms_and_a_person_take_away_what_is_not_theirs_and_what_was_left_out() -> None:
    programme, timetable = a_meeting()
    days, rooms = timetable.days, programme.room_by_id
    assert chosen(days=days[1:]) == ["steering", "checkout", "s3"]
    assert chosen(rooms=(rooms["study"],)) == ["s2", "steering"]
    assert chosen(rooms=(rooms["study"], rooms["conference"]), days=days[:1]) == ["s1", "s2"]
    assert chosen(person=programme.person_by_id["guest"], days=days[1:]) == ["s3"]
    assert Selection(days).of(timetable, programme).left_out == ()


def test_a_part_past_midnight_is_also_of_the_day_of_its_meal() -> None:
    programme = a_programme()
    dinner = an_item("dinner@day-1", at(programme, 1, "22:00"), 180, "meal")
    speech = an_item("speech", at(programme, 2, "00:10"), 20, inside=dinner.id)
    timetable = a_timetable(programme, (dinner, speech))
    first, second = timetable.days
    assert Selection((first,)).of(timetable, programme).items == (dinner, speech)
    assert Selection((second,)).of(timetable, programme).items == (speech,)


def test_a_person_expects_nothing_while_they_are_away_but_what_they_have_a_part_in() -> None:
    programme, timetable = a_meeting()
    late = programme.person_by_id["late"]
    assert chosen(person=late) == ["s1", "afternoon@day-1", "dinner@day-1", "speech", "checkout"]
    assert {name: away(late, timetable.by_id[name], programme) for name in ("s1", "afternoon@day-1", "speech")} == {
        "s1": "away",
        "afternoon@day-1": "away for a part of it",
        "speech": "",
    }


@pytest.mark.parametrize(("start", "words"), [("10:59", "away for a part of it"), ("11:00", "away"), ("10:30", "")])
def test_away_begins_with_the_departure(start: str, words: str) -> None:
    programme, _ = a_meeting()
    item = an_item("walk", at(programme, 2, start), 30, "social")
    assert away(programme.person_by_id["late"], item, programme) == words
