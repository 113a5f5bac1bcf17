"""Groups and tables on a terminal, to the letter; no line is wider than it, at any number of people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.export import cells
from scheduler.export.agenda import group_pages, meetings_page, person_groups
from scheduler.timetable.groups import Group, Sitting
from tests.builders import a_person
from tests.seated import a_seated_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

HEAD = """\
A meeting
Wednesday 24 to Friday 26 October 2018 · Example House · Europe/London
Off the record.
"""
SUM = "2 rounds, 6 people.\n"


def a_crowd(
    count: int, *, name: str = "Delegate of a country with a long name, number {}"
) -> tuple[Programme, Timetable]:
    """Return so many people in two groups, those with odd numbers and those with even ones."""
    programme, timetable = a_seated_meeting()
    people = tuple(a_person(f"p{number}", name.format(number)) for number in range(count))
    groups = (tuple(one.id for one in people[first::2]) for first in range(2))
    sitting = Sitting("s2", tuple(Group(number, names, "library") for number, names in enumerate(groups, 1)))
    return replace(programme, people=people), replace(timetable, groups=(sitting,))


def test_by_round() -> None:
    programme, timetable = a_seated_meeting()
    assert group_pages(timetable, programme, 80).plain == (
        f"""{HEAD}
Wednesday 24 October 2018
  12:30-13:30  Lunch
    Table 1 · 3 people
      Policy lead; Commissioner (host); =SUM(Day guest)
    Table 2 · 3 people
      Chairperson (host); Adviser; Envoy
  15:20-16:35  2. Route by route
    Group 1 · Ports of entry · Library · 3 people
      Chairperson (facilitator); Adviser (rapporteur); Commissioner
    Group 2 · Health workers · Study · 3 people
      Policy lead (facilitator); Envoy (rapporteur); =SUM(Day guest)

{SUM}"""
    )


def test_one_person() -> None:
    programme, timetable = a_seated_meeting()
    assert person_groups(timetable, programme, programme.person_by_id["odi"], 80).plain == (
        f"""{HEAD}
Chairperson (Example Agency)

Wednesday 24 October 2018
  12:30-13:30  Lunch
    Table 2 · 3 people
      with Adviser; Envoy
  15:20-16:35  2. Route by route
    Group 1 · Ports of entry · Library · 3 people
      with Adviser (rapporteur); Commissioner

Meets 3 of 5 others.
Meets again: Adviser (2 times).
Does not meet: Policy lead; =SUM(Day guest).
"""
    )


def test_who_is_alone_and_who_is_in_none() -> None:
    programme, timetable = a_seated_meeting(Sitting("s2", (Group(1, ("odi",)), Group(2, ()))))
    alone, none = (
        person_groups(timetable, programme, programme.person_by_id[name], 80).plain.removeprefix(HEAD)
        for name in ("odi", "un")
    )
    assert alone.splitlines()[-4:] == ["    Group 1 · 1 person", "      alone", "", "Meets 0 of 0 others."]
    assert none == "\nAdviser (Example Agency)\n\nAdviser is in no group and at no table in this timetable.\n"
    assert "    Group 2 · 0 people\n      nobody\n" in group_pages(timetable, programme, 80).plain


def test_who_meets_whom() -> None:
    programme, timetable = a_seated_meeting()
    assert meetings_page(timetable, programme, 80).plain == (
        f"""{HEAD}
                  12345
1 Chairperson
2 Policy lead     ·
3 Adviser         2·
4 Envoy           111
5 Commissioner    111·
6 =SUM(Day guest) ·2·11

A digit is how often two people meet, · never, + more than 9 times.
Pairs: 5 never, 8 once, 2 twice.
{SUM}"""
    )


def test_nobody_is_put_anywhere() -> None:
    programme, timetable = a_seated_meeting()
    bare = replace(timetable, groups=())
    words = "\nNobody is in a group or at a table in this timetable.\n"
    assert group_pages(bare, programme, 80).plain == HEAD + words
    assert meetings_page(bare, programme, 80).plain == HEAD + words


@pytest.mark.parametrize("width", [40, 79, 80, 120])
@pytest.mark.parametrize("count", [1, 2, 11, 55, 130])
def test_each_two_have_one_cell_and_no_line_is_too_wide(count: int, width: int) -> None:
    programme, timetable = a_crowd(count)
    page = meetings_page(timetable, programme, width).plain
    assert [line for line in page.splitlines() if cells.width(line) > width] == []
    matrix = page.partition("Off the record.\n")[2].partition("A digit is")[0]
    rows = [line for line in matrix.splitlines() if line[: len(str(count))].strip()]
    marks = "".join(line.rpartition("…")[2] for line in rows)
    assert marks.count("1") + marks.count("·") == count * (count - 1) // 2
    assert marks.count("·") == (count // 2) * (count - count // 2)


def test_55_people_are_one_block_on_80_columns() -> None:
    programme, timetable = a_crowd(55)
    page = meetings_page(timetable, programme, 80).plain.removeprefix(HEAD)
    assert page.partition("\n\nA digit")[0].count("\n\n") == 0
    assert page.splitlines()[-1] == "1 round, 55 people."


def test_a_name_from_right_to_left_stays_in_its_column() -> None:
    programme, timetable = a_crowd(3, name="مندوبة {}")
    rows = meetings_page(timetable, programme, 80).plain.removeprefix(HEAD).splitlines()[2:5]
    assert rows == ["1 \u2068مندوبة 0\u2069", "2 \u2068مندوبة 1\u2069 ·", "3 \u2068مندوبة 2\u2069 1·"]


def test_who_meets_more_often_than_a_cell_can_say() -> None:
    programme, timetable = a_seated_meeting()
    (tea,) = (item for item in timetable.items if item.id == "afternoon@day-1")
    many = tuple(replace(tea, id=f"tea-{number}") for number in range(10))
    groups = tuple(Sitting(item.id, (Group(1, ("odi", "un")),)) for item in many)
    page = meetings_page(replace(timetable, items=many, groups=groups), programme, 80).plain
    assert "\n2 Adviser     +\n" in page
    assert "\nPairs: 1 10 times.\n10 rounds, 2 people.\n" in page
