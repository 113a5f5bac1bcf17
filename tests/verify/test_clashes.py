"""Parts that would clash if confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Problem, Source
from scheduler.objective.attendance import Attendance
from scheduler.programme.model import Near, Part, Portion, Window
from scheduler.verify import would_clash
from tests.builders import a_clock, a_person, a_programme, a_session, a_timetable, an_item, an_occurrence, at
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock()
SOURCES = {key: Source("event.yaml", line) for line, key in enumerate(("chair", "speakers", "parts"), 20)}
REMEDY = "Ask before you confirm it, move one of the two, or give the part to somebody else"


def told(programme: Programme, *more: object, inside: str | None = None) -> list[str]:
    """Return the warnings where s1 is held on Wednesday from 10:00 to 11:30, beside further items."""
    item = an_item("s1", at(programme, 1, "10:00"), 90, inside=inside)
    timetable = a_timetable(programme, (item, *more))  # type: ignore[arg-type]
    return [str(problem) for problem in would_clash(programme, timetable)]


def asked(*parts: Part, **person: object) -> Programme:
    """Return a programme whose session s1 has these parts, with one person on the list."""
    session = a_session("s1", parts=parts or (Part("speaker", "au", confirmed=False),), sources=SOURCES)
    people = (a_person("au", "Delegate", **person),)
    return a_programme(CLOCK, sessions=(session,), occurrences=(), people=people)


def test_a_part_that_meets_an_absence_is_told_with_file_line_and_what_to_do() -> None:
    programme = asked(arrives=CLOCK.at(1, 11 * 60))
    item = an_item("s1", at(programme, 1, "10:00"), 90)
    assert would_clash(programme, a_timetable(programme, (item,))) == (
        Problem(
            SOURCES["speakers"],
            "session s1: speakers",
            "Delegate would clash if confirmed: the session is at Wed 10:00-11:30, and they are away Wed 00:00-11:00",
            REMEDY,
        ),
    )


@pytest.mark.parametrize(
    ("changes", "clashes"),
    [
        ({"arrives": CLOCK.at(1, 10 * 60 + 1)}, True),
        ({"arrives": CLOCK.at(1, 10 * 60)}, False),
        ({"departs": CLOCK.at(1, 11 * 60 + 29)}, True),
        ({"departs": CLOCK.at(1, 11 * 60 + 30)}, False),
        ({"unavailable": (Window(CLOCK.at(1, 660), CLOCK.at(1, 661)),)}, True),
        ({"unavailable": (Window(CLOCK.at(1, 690), CLOCK.at(1, 691)),)}, False),
    ],
)
def test_an_absence_clashes_from_its_first_minute_to_its_last(changes: dict[str, object], *, clashes: bool) -> None:
    assert bool(told(asked(**changes))) is clashes


@pytest.mark.parametrize(
    ("part", "count"),
    [
        (Part("speaker", "au", confirmed=False), 1),
        (Part("speaker", "au"), 0),
        (Part("speaker", None, "Delegate", confirmed=False), 0),
        (Part("speaker", None, vacant=True), 0),
    ],
)
def test_only_a_named_part_that_is_not_confirmed_is_warned_of(part: Part, count: int) -> None:
    assert len(told(asked(part, arrives=CLOCK.at(2, 0)))) == count


def test_a_confirmed_part_beside_it_binds_already() -> None:
    parts = (Part("speaker", "au", confirmed=False), Part("chair", "au"))
    assert (len(told(asked(parts[0], arrives=CLOCK.at(2, 0)))), told(asked(*parts, arrives=CLOCK.at(2, 0)))) == (1, [])


def test_a_person_is_named_once_for_a_session() -> None:
    parts = (Part("chair", "au", confirmed=False), Part("speaker", "au", confirmed=False))
    (line,) = told(asked(*parts, arrives=CLOCK.at(2, 0)))
    assert line.startswith("event.yaml:20: session s1: chair: Delegate would clash if confirmed")


def test_a_part_in_a_piece_of_a_session_is_found_where_the_pieces_are_written() -> None:
    part = Part("speaker", "au", confirmed=False)
    programme = asked(part, arrives=CLOCK.at(2, 0))
    (session,) = programme.sessions
    in_piece = replace(programme, sessions=(replace(session, portions=(Portion("First", 10, (part,)),)),))
    (line,) = told(in_piece)
    assert line.startswith("event.yaml:22: session s1: parts: Delegate would clash if confirmed")


@pytest.mark.parametrize(
    ("changes", "clashes"),
    [
        ({"people": frozenset({"au"}), "blocks": "parts"}, True),
        ({"people": frozenset({"au"}), "blocks": "sessions"}, True),
        ({"people": frozenset({"au"}), "blocks": "nobody"}, False),
        ({"people": frozenset({"other"}), "blocks": "parts"}, False),
        ({"people": None, "blocks": "nobody"}, False),
    ],
)
def test_an_item_that_names_the_person_clashes_unless_they_may_stay_away(
    changes: dict[str, object], *, clashes: bool
) -> None:
    talk = an_occurrence(CLOCK, "talk", 1, "11:00-12:00", "social", family="fixture", title="Steering", **changes)
    programme = replace(asked(), occurrences=(talk,))
    item = an_item("talk", talk.window.start, 60, "social", title="Steering")
    later = an_item("talk", at(programme, 1, "11:30"), 60, "social", title="Steering")
    expected = (
        "event.yaml:21: session s1: speakers: Delegate would clash if confirmed: "
        f"the session is at Wed 10:00-11:30, and they are expected at Steering Wed 11:00-12:00. {REMEDY}."
    )
    assert told(programme, item) == [expected] * clashes
    assert told(programme, later) == []


def test_an_item_next_to_a_session_clashes_too() -> None:
    near = Near("photo", "social", "Photograph", "s2", "after", 10, people=frozenset({"au"}))
    programme = replace(asked(), near=(near,))
    (line,) = told(programme, an_item("photo", at(programme, 1, "11:20"), 10, "social", title="Photograph"))
    assert "they are expected at Photograph Wed 11:20-11:30" in line


def beside(*parts: Part, audience: str = "other") -> Programme:
    """Return a programme in which somebody is asked for a part in s1, and s2 is for one person alone."""
    (one,) = asked().sessions
    other = a_session("s2", "Pipes", audience=frozenset({audience}), parts=parts, sources=SOURCES)
    people = (a_person("au", "Delegate"), a_person("other"))
    return replace(asked(), sessions=(replace(one, audience=frozenset({"other"})), other), people=people)


@pytest.mark.parametrize(
    ("programme", "clashes"),
    [
        (beside(audience="au"), True),
        (beside(Part("chair", "au")), True),
        (beside(), False),
        (beside(Part("chair", "au", confirmed=False)), False),
    ],
)
def test_a_session_beside_it_clashes_if_the_person_is_due_there(programme: Programme, *, clashes: bool) -> None:
    item = an_item("s2", at(programme, 1, "11:00"), 60, title="Pipes")
    expected = (
        "event.yaml:21: session s1: speakers: Delegate would clash if confirmed: "
        f"the session is at Wed 10:00-11:30, and they are due in Pipes Wed 11:00-12:00. {REMEDY}."
    )
    assert told(programme, item) == [expected] * clashes
    assert told(programme, an_item("s2", at(programme, 1, "11:30"), 60, title="Pipes")) == []
    assert told(programme, item, inside="lunch@day-1") == []
    assert told(programme) == []


def test_a_part_of_a_meal_clashes_with_absences_alone() -> None:
    talk = an_occurrence(CLOCK, "talk", 1, "11:00-12:00", "social", family="fixture", people=frozenset({"au"}))
    programme = replace(asked(), occurrences=(talk,))
    item = an_item("talk", talk.window.start, 60, "social")
    assert (len(told(programme, item)), told(programme, item, inside="talk")) == (1, [])
    assert len(told(asked(arrives=CLOCK.at(2, 0)), inside="lunch@day-1")) == 1


def test_each_warning_is_what_the_term_attendance_counts_ten_for() -> None:
    programme, timetable = a_meeting()
    asked_for = replace(
        programme,
        people=programme.people[:4],
        sessions=tuple(
            replace(
                one, parts=tuple(Part("speaker", name, confirmed=False) for name in ("odi", "iom", "guest", "late"))
            )
            for one in programme.sessions
        ),
    )
    measure = Attendance(asked_for).measure(timetable)
    assert measure.total == 10 * len(would_clash(asked_for, timetable)) == 30


def test_a_session_that_is_not_held_clashes_with_nothing() -> None:
    programme = asked(arrives=CLOCK.at(2, 0))
    assert len(told(programme)) == 1
    assert would_clash(programme, a_timetable(programme, ())) == ()
