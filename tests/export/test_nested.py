"""The lines of a day, with the parts of an item below it."""

from __future__ import annotations

from dataclasses import replace

from scheduler.export.nested import nested, whole_of
from tests.builders import a_programme, a_timetable, an_item, at
from tests.meeting import a_meeting


def test_a_part_stands_below_its_item_whatever_starts_before_it_or_between() -> None:
    _, timetable = a_meeting()
    assert [(item.id, inner) for item, inner in nested(timetable, timetable.days[0])][-5:] == [
        ("s2", False),
        ("afternoon@day-1", False),
        ("tasting", True),
        ("dinner@day-1", False),
        ("speech", True),
    ]
    assert [whole_of(timetable.by_id[name], timetable) for name in ("speech", "tasting", "s1")] == ["Dinner", "Tea", ""]


def test_a_part_past_midnight_stands_below_its_item_and_not_on_the_next_day() -> None:
    programme = a_programme()
    dinner = an_item("dinner@day-1", at(programme, 1, "22:00"), 180, "meal")
    speech = an_item("speech", at(programme, 2, "00:10"), 20, inside=dinner.id)
    timetable = a_timetable(programme, (dinner, speech))
    first, second = timetable.days
    assert list(nested(timetable, first)) == [(dinner, False), (speech, True)]
    assert list(nested(timetable, second)) == []


def test_a_part_whose_item_is_not_there_stands_by_itself() -> None:
    _, timetable = a_meeting()
    alone = replace(timetable, items=(timetable.by_id["speech"],))
    assert list(nested(alone, alone.days[0])) == [(timetable.by_id["speech"], False)]
    assert whole_of(alone.items[0], alone) == ""
