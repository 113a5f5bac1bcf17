"""The pages for a terminal: golden pictures of a meeting with one of everything, and what holds at any width."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from scheduler.export import agenda as pages
from scheduler.export.cells import width
from scheduler.export.selection import Selection
from scheduler.programme import read
from scheduler.timetable.store import load
from tests.builders import a_person, a_programme, a_room, a_session, a_timetable, an_item, at
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

GOLDEN = Path(__file__).parents[2] / "golden"
PAGES = ("agenda", "sessions", "grid", "person", "room")


def the_page(name: str, timetable: Timetable, programme: Programme, columns: int) -> Text:
    """Return a page by its name; a person's page is that of the first person, a room's that of the third room."""
    if name == "person":
        person = programme.people[0]
        return pages.person_page(Selection(person=person).of(timetable, programme), programme, person, columns)
    if name == "room":
        return pages.room_pages(timetable, programme, programme.rooms[2:3], columns)
    page = {"agenda": pages.agenda, "sessions": pages.session_pages, "grid": pages.grid}[name]
    return page(timetable, programme, columns)  # type: ignore[operator]


def printed(page: Text, columns: int, **console: object) -> str:
    stream = io.StringIO()
    Console(file=stream, width=columns, **console).print(page, soft_wrap=True, end="")  # type: ignore[arg-type]
    return stream.getvalue()


def body(page: Text, columns: int = 80) -> list[str]:
    """Return the lines of a page after its first paragraph."""
    return printed(page, columns).partition("\n\n")[2].splitlines()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("columns", [80, 120])
def test_golden(name: str, columns: int) -> None:
    programme, timetable = a_meeting()
    expected = (GOLDEN / "meeting" / f"{name}-{columns}.txt").read_text(encoding="utf-8")
    assert printed(the_page(name, timetable, programme, columns), columns) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("columns", [40, 41, 55, 66, 79, 80, 81, 100, 119, 120, 140])
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_blanks(name: str, columns: int) -> None:
    scripts = read(GOLDEN / "scripts" / "programme.yaml")
    for programme, timetable in (a_meeting(), (scripts, load(GOLDEN / "scripts" / "draft.json", scripts.id))):
        lines = printed(the_page(name, timetable, programme, columns), columns).splitlines()
        assert max(map(width, lines)) <= columns
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_pipe_gets_no_styles_and_a_terminal_without_colours_keeps_its_weights(name: str) -> None:
    programme, timetable = a_meeting()
    page = the_page(name, timetable, programme, 80)
    plain = printed(page, 80)
    coloured = printed(page, 80, force_terminal=True, color_system="standard")
    colourless = printed(page, 80, force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b" not in plain
    assert "\x1b[1mA meeting\x1b[0m" in coloured
    assert "\x1b[1mA meeting\x1b[0m" in colourless
    assert "36m" not in colourless


def test_a_list_is_wrapped_below_its_words() -> None:
    session = a_session("s1", questions=("Who decides what is to be done, and who is to be asked?",))
    programme = a_programme(sessions=(session,))
    timetable = a_timetable(programme, (an_item("s1", at(programme, 1, "09:00"), 60, format="plenary"),))
    assert body(pages.session_pages(timetable, programme, 40), 40)[-2:] == [
        "    - Who decides what is to be done,",
        "      and who is to be asked?",
    ]


def test_a_person_who_comes_and_goes_outside_of_the_meeting_is_told_so_above_the_days() -> None:
    programme, timetable = a_meeting()
    clock = programme.clock
    arrives, departs = clock.at(0, 20 * 60), clock.at(3, 9 * 60 + 30)
    person = a_person("odi", "Chairperson", organisation="", arrives=arrives, departs=departs)
    page = pages.person_page(replace(timetable, items=()), programme, person, 80)
    assert body(page) == [
        "Chairperson",
        "Arrives: Tuesday 23 October 2018, 20:00",
        "Departs: Friday 26 October 2018, 09:30",
        "",
        "Nothing is due.",
    ]


def test_a_person_who_takes_part_from_elsewhere_reads_their_own_clock() -> None:
    programme, timetable = a_meeting()
    far = programme.person_by_id["far"]
    expected = Selection(person=far).of(timetable, programme)
    assert body(pages.person_page(expected, programme, far, 80)) == [
        "Speaker from afar (Example Agency)",
        "Takes part from elsewhere, by the clock of Asia/Tokyo",
        "",
        "Wednesday 24 October 2018",
        "  13:30-15:00  1  What changes on the ground?",
        "                  plenary · Conference Room · as speaker",
        "                  - The text and its reach, 15 minutes: Policy lead",
        "                  - Seen from afar, 30 minutes: Speaker from afar; vacant",
        "                  their clock: Wed 21:30-23:00",
        "  15:30-16:45  2  Route by route",
        "                  group · Library, Study",
        "                  their clock: Wed 23:30-Thu 00:45",
    ]
    here = replace(far, zone=programme.clock.zone)
    assert "clock: " not in printed(pages.person_page(expected, programme, here, 80), 80)


def test_a_person_who_comes_late_sees_when_and_what_they_miss() -> None:
    programme, timetable = a_meeting()
    late = programme.person_by_id["late"]
    lines = body(pages.person_page(Selection(person=late).of(timetable, programme), programme, late, 80))
    assert lines[2:] == [
        "Wednesday 24 October 2018",
        "  13:30-15:00  1  What changes on the ground?",
        "                  plenary · Conference Room · as speaker (to be confirmed)",
        "                  - The text and its reach, 15 minutes: Policy lead",
        "                  - Seen from afar, 30 minutes: Speaker from afar; vacant",
        "                  away",
        "  16:45-17:05     Tea",
        "                  Library",
        "                  away for a part of it",
        "  17:00           arrives",
        "  19:30-21:30     Dinner",
        "                  Dining Room",
        "  21:00-21:20       After-dinner remarks",
        "                    remarks · Dining Room · as speaker",
        "",
        "Thursday 25 October 2018",
        "  08:30-09:00     Check-out (for residents)",
        "  11:00           departs",
    ]


def test_days_that_are_asked_for_are_the_only_ones_of_a_person_and_of_a_room() -> None:
    programme, timetable = a_meeting()
    days = timetable.days[1:]
    odi, study = programme.person_by_id["odi"], programme.room_by_id["study"]
    person = pages.person_page(Selection(days, person=odi).of(timetable, programme), programme, odi, 80, days)
    room = pages.room_pages(Selection(days).of(timetable, programme), programme, (study,), 80, days)
    thursday = "Thursday 25 October 2018"
    for page, above in ((person, "Chairperson (Example Agency)"), (room, "breakout 12 · step-free")):
        assert [line for line in body(page) if "October" in line] == [thursday]
        assert above in body(page)


def test_several_rooms_stand_one_after_another_and_an_unused_one_says_so() -> None:
    programme, timetable = a_meeting()
    rooms = (programme.room_by_id["conference"], a_room("attic", "Attic", theatre=9))
    lines = body(pages.room_pages(timetable, programme, rooms, 80))
    assert lines == [
        "Conference Room",
        "theatre 80 · roundtable 60",
        "",
        "Wednesday 24 October 2018",
        "  13:30-15:00  1  What changes on the ground?",
        "                  plenary, theatre · 4 of 80 seats · chair: Chairperson",
        "                  - The text and its reach, 15 minutes: Policy lead",
        "                  - Seen from afar, 30 minutes: Speaker from afar; vacant",
        "",
        "Attic",
        "theatre 9",
        "",
        "Nothing is held here.",
    ]


def test_more_rooms_than_fit_are_shared_out_evenly_and_each_grid_has_the_rows_of_its_rooms() -> None:
    rooms = tuple(a_room(f"r{number}", f"Room {number}", breakout=9) for number in range(1, 7))
    programme = a_programme(rooms=rooms)
    start = at(programme, 1, "09:00")
    groups = an_item("s1", start, 60, rooms=("r1", "r2", "r3", "r4", "r5"), title="Groups", number="1")
    last = an_item("s2", start + timedelta(hours=1), 60, rooms=("r6",), title="Results", number="2")
    page = pages.grid(a_timetable(programme, (groups, last)), programme, 80)
    assert body(page) == [
        "Wednesday 24 October 2018",
        "         Room 1                  Room 2                  Room 3",
        "  09:00  1 Groups ─────────────────────────────────────────────────────────────",
        "  10:00",
        "",
        "         Room 4                  Room 5                  Room 6",
        "  09:00  1 Groups ─────────────────────────────────────",
        "  10:00                                                  2 Results",
        "  11:00",
    ]


def test_rooms_that_are_not_neighbours_each_name_their_group() -> None:
    programme = a_programme()
    item = an_item("s1", at(programme, 1, "09:00"), 60, rooms=("conference", "study"), title="Groups")
    other = an_item("s2", at(programme, 1, "09:00"), 60, rooms=("library",), title="Other")
    assert body(pages.grid(a_timetable(programme, (item, other)), programme, 80))[1:3] == [
        "         Conference Room         Library                 Study",
        "  09:00  Groups                  Other                   Groups",
    ]


def test_a_day_on_which_no_room_is_used_is_a_list_of_times() -> None:
    programme = a_programme()
    walk = an_item("walk", at(programme, 1, "09:00"), 60, "free", title="Walk")
    assert body(pages.grid(a_timetable(programme, (walk,)), programme, 80)) == [
        "Wednesday 24 October 2018",
        "  09:00  Walk",
        "  10:00",
    ]


def test_what_the_programme_no_longer_knows_is_shown_as_the_draft_has_it() -> None:
    programme = a_programme(sessions=(), occurrences=())
    gone = an_item("gone", at(programme, 1, "09:00"), 60, rooms=("cellar",), format="plenary", number="1")
    timetable = replace(a_timetable(programme, (gone,)), left_out=("lost",))
    assert body(pages.session_pages(timetable, programme, 80)) == [
        " 1  Title of gone",
        "    Wednesday 24 October 2018, 09:00-10:00 · 60 minutes",
        "    plenary · cellar",
        "",
        "Left out",
        "  - lost",
    ]
    assert body(pages.grid(timetable, programme, 80))[1] == "  09:00  Title of gone"
    person = programme.people[0]
    assert (
        body(pages.person_page(timetable, programme, person, 80))[-1]
        == "  09:00-10:00  1  Title of gone  plenary  cellar"
    )
