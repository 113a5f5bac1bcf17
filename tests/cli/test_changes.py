"""What `solve` and the commands that change one line say of what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scheduler.cli.changes import changes_since
from scheduler.export.content import content_of
from scheduler.programme.model import Part
from scheduler.timetable.groups import Group, Sitting
from tests.builders import a_clock, a_programme, a_timetable

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def starting_later(timetable: Timetable, days: int) -> Timetable:
    step = timedelta(days=days)
    items = tuple(replace(item, start=item.start + step, end=item.end + step) for item in timetable.items)
    return replace(timetable, items=items, first_day=date(2018, 10, 24) + step)


PROGRAMME = a_programme()
BEFORE = starting_later(a_timetable(), 0)
SHORTER = replace(
    BEFORE,
    items=tuple(replace(one, end=one.end - timedelta(minutes=15)) if one.id == "s2" else one for one in BEFORE.items),
)


def without_the_lead() -> Programme:
    """Return the programme as it is read when the policy lead has withdrawn: their part is vacant."""
    first, *others = PROGRAMME.sessions
    parts = tuple(Part("speaker", None, vacant=True) if part.person == "iom" else part for part in first.parts)
    sessions = (replace(first, parts=parts), *others)
    return replace(PROGRAMME, sessions=sessions, people=PROGRAMME.people[:1], withdrawn=PROGRAMME.people[1:])


def test_nothing_differs() -> None:
    assert changes_since(BEFORE, BEFORE, PROGRAMME) == ()
    assert changes_since(BEFORE, BEFORE, PROGRAMME, content_of(BEFORE, PROGRAMME)) == ()


def test_of_a_draft_that_nobody_was_told_items_alone() -> None:
    assert changes_since(BEFORE, SHORTER, without_the_lead()) == (
        "2. Route by route (Wednesday 15:20): 60 minutes instead of 75 (Chairperson).",
    )


OUT = "1. What changes on the ground? (Wednesday 13:30): no longer speaker: Policy lead (Example Agency) (Chairperson)."


def test_of_what_people_were_told_also_who_comes_and_goes_and_how_many_must_be_told() -> None:
    told = content_of(BEFORE, PROGRAMME)
    assert changes_since(BEFORE, SHORTER, without_the_lead(), told) == (
        OUT,
        "2. Route by route (Wednesday 15:20): 60 minutes instead of 75 (Chairperson).",
        "No longer there: Policy lead; was speaker in “1. What changes on the ground?”.",
        "Everybody (2 people) must be told.",
    )


def test_another_week_is_one_line_also_where_nobody_was_told() -> None:
    week = a_programme(a_clock(first=date(2018, 10, 31)))
    after = starting_later(BEFORE, 7)
    line = "The whole meeting moves by 7 days: it now begins on Wednesday 31 October 2018."
    assert changes_since(BEFORE, after, week) == (line,)
    assert changes_since(BEFORE, after, week, content_of(BEFORE, PROGRAMME)) == (
        line,
        "Everybody (2 people) must be told.",
    )


def test_who_is_in_another_group_is_told_once_whether_people_were_told_or_not() -> None:
    def sat(*people: str) -> Timetable:
        groups = tuple(Group(number, (person,)) for number, person in enumerate(people, start=1))
        return replace(BEFORE, groups=(Sitting("s1", groups),))

    one, other = sat("iom", "odi"), sat("odi", "iom")
    line = (
        "1. What changes on the ground? (Wednesday 13:30): Chairperson: group 1 instead of 2; "
        "Policy lead: group 2 instead of 1."
    )
    assert changes_since(one, other, PROGRAMME) == (line,)
    assert changes_since(one, other, PROGRAMME, content_of(one, PROGRAMME)) == (
        line,
        "Everybody (2 people) must be told.",
    )
    assert changes_since(one, one, PROGRAMME) == ()
