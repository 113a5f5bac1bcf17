"""Sessions side by side in everything that is read: beside each other, in which rooms, for whom; one for each."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from scheduler.export import agenda as pages
from scheduler.export.content import content_of
from scheduler.export.docx import programme_document
from scheduler.export.frab import frab_json, frab_xml
from scheduler.export.html import page, personal_page
from scheduler.export.html.looks import looks
from scheduler.export.html.strip import strip
from scheduler.export.ics import calendar
from scheduler.export.markdown import markdown
from scheduler.export.markdown_views import grid_markdown
from scheduler.export.printed import Edition, personal, printed
from scheduler.export.records import selection_record
from scheduler.export.selection import Selection
from scheduler.export.sheets import house_days
from scheduler.verify import findings
from scheduler.verify.clashes import would_clash
from tests.documents import texts
from tests.export.frab import form
from tests.readers.alike import assert_alike
from tests.readers.web import of_class, own, read, words
from tests.river import by_hand, the_meeting, the_river

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.timetable.model import Timetable

GOLDEN = Path(__file__).parents[1] / "golden" / "side-by-side"
EDITION = Edition(1, date(2027, 6, 1))
PAIR = ("ditchwork", "pipes")


def text(whole: Text, columns: int = 80) -> str:
    """Return what a page prints, without styles."""
    console = Console(file=io.StringIO(), width=columns)
    console.print(whole)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def own_sessions(person: str, timetable: Timetable) -> list[str]:
    programme = the_river()
    theirs = Selection(person=programme.person_by_id[person]).of(timetable, programme)
    return [item.id for item in theirs.sessions]


def test_the_timetable_keeps_every_rule_and_says_what_it_costs() -> None:
    programme, timetable = the_meeting()
    assert findings(programme, timetable) == ()
    assert {item.id: item.number for item in timetable.sessions} == {
        "welcome": None,
        "carries": "1",
        "fields": "2a",
        "taps": "2b",
        "banks": "3",
        "ditchwork": "4a",
        "pipes": "4b",
        "promises": "5",
        "closing": "6",
    }
    wrong = replace(
        timetable,
        items=tuple(replace(item, number="4") if item.id == "ditchwork" else item for item in timetable.items),
    )
    assert [found.what for found in findings(programme, wrong)] == ["ditchwork has the number 4, not 4a"]


@pytest.mark.parametrize(
    ("moved", "broken"),
    [
        ("pipes 2 09:00-10:15 library", "rooms:library: Library holds two items at one time"),
        ("pipes 2 09:30-10:45 mill", "breaks:pipes-and-morning@day-2: pipes at Tue 09:30-10:45 overlaps Coffee"),
        ("pipes 2 10:35-11:50 mill", "people:pipes-and-promises: pipes at Tue 10:35-11:50 overlaps promises"),
        ("pipes 2 10:35-11:50 mill", "order:promises-after-pipes: promises at Tue 10:35-11:50, pipes at Tue"),
        ("banks 1 16:50-17:35 barn", "rooms:walk-taps-and-banks: taps at Mon 15:50-16:50 and banks at Mon"),
        ("banks 1 16:55-17:40 barn", "rest:day-1-others-1: fields to banks, Mon 15:50-17:40, are 110 minutes"),
        ("fields 1 15:50-16:50 mill", "room-fit:fields"),
    ],
)
def test_what_somebody_moves_wrongly_is_found(moved: str, broken: str) -> None:
    programme = the_river()
    found = [f"{one.rule}: {one.what}" for one in findings(programme, by_hand(programme, moved))]
    assert [line for line in found if line.startswith(broken)] != [], found


@pytest.mark.parametrize("columns", [80, 120])
def test_the_agenda_has_a_line_beside_what_runs_side_by_side(columns: int) -> None:
    programme, timetable = the_meeting()
    printed_page = text(pages.agenda(timetable, programme, columns), columns)
    assert printed_page == (GOLDEN / f"agenda-{columns}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", range(40, 130, 9))
def test_the_line_is_on_no_other_row_at_any_width(columns: int) -> None:
    programme, timetable = the_meeting()
    rows = text(pages.agenda(timetable, programme, columns), columns).splitlines()
    marked = [row for row in rows if row[:1] in "┌│└" and row]
    timed = {row.split()[2] for row in marked if row[2:3].isdigit()}
    assert timed == {"2a", "2b", "4a", "4b"}
    assert [row[0] for row in marked if row[0] != "│"] == ["┌", "└"] * 2
    apart = by_hand(programme, "taps 1 16:50-17:50 mill", "pipes 2 13:30-14:45 mill")
    assert not {*"┌│└"} & {*text(pages.agenda(apart, programme, columns), columns)}


def test_what_begins_between_two_of_them_is_beside_them_too() -> None:
    programme = the_river()
    timetable = by_hand(
        programme, "fields 1 17:30-18:30 library", "taps 1 18:05-19:05 mill", "banks 2 13:30-14:10 barn"
    )
    rows = text(pages.agenda(timetable, programme, 80)).splitlines()
    assert [row[0] + row[19:33] for row in rows if row[:1] in "┌│└" and row[2:3].isdigit()][:3] == [
        "┌Water for fiel",
        "│Along the rive",
        "│Water for taps",
    ]


def test_a_day_has_as_many_minutes_as_anybody_has_of_it() -> None:
    programme = the_river()
    longer = by_hand(programme, "taps 1 15:50-17:05 mill", "banks 1 17:10-17:50 barn")
    sums = "\n  190-205 min formal, 20-40 min informal between sessions\n"
    assert sums in text(pages.agenda(longer, programme, 80))


def test_nobody_is_shown_two_of_them() -> None:
    programme, timetable = the_meeting()
    shown = {person.id: own_sessions(person.id, timetable) for person in programme.people}
    assert {name for name, some in shown.items() if "pipes" in some} == {
        "mayor",
        "works",
        "planner",
        "brewer",
        "health",
    }
    assert {name for name, some in shown.items() if "ditchwork" in some} == {
        *("farmer", "grower", "union", "ditches", "soil")
    }
    assert all(len({*some} & {*PAIR}) < 2 for some in shown.values())
    assert shown["host"] == ["welcome", "carries", "banks", "promises", "closing"]
    guests = {guest.id: guest.parts for guest in content_of(timetable, programme).guests}
    assert {
        name: [item for item in parts if item in programme.session_by_id] for name, parts in guests.items()
    } == shown


def test_calendars_hold_both_in_their_own_rooms() -> None:
    programme, timetable = the_meeting()
    entries = {entry.item: entry for entry in content_of(timetable, programme).entries}
    one, other = (entries[name] for name in PAIR)
    assert (one.title, one.rooms, other.title, other.rooms) == (
        "4a. Ditches, and who digs them",
        ("Library",),
        "4b. Pipes, and who pays for them",
        ("Mill Room",),
    )
    assert (one.start, one.end) == (other.start, other.end)
    assert ("For: farms" in one.about, "For: towns" in other.about) == (True, True)
    assert (one.about[0], other.about[0]) == (
        "Session 4a, roundtable, 75 minutes",
        "Session 4b, roundtable, 75 minutes",
    )
    assert_alike(calendar(timetable, programme))


def test_the_grid_has_them_on_one_line() -> None:
    programme, timetable = the_meeting()
    rows = text(pages.grid(timetable, programme, 120), 120).splitlines()
    (line,) = [row for row in rows if "4a Ditches" in row]
    assert "4b Pipes" in line
    assert line.split()[0] == "09:00"
    (row,) = [one for one in grid_markdown(timetable, programme).decode().splitlines() if "4a. Ditches" in one]
    assert row == (
        "| 09:00 |  | 4a. Ditches, and who digs them (for farms) | 4b. Pipes, and who pays for them (for towns) |  |  |"
    )


def test_tables_and_records_have_a_line_each() -> None:
    programme, timetable = the_meeting()
    rows = [row for row in markdown(timetable, programme).decode().splitlines() if row.startswith("| 09:00-10:15")]
    assert rows == [
        "| 09:00-10:15 | 4a. Ditches, and who digs them (for farms) | roundtable | Library | Drainage board |",
        "| 09:00-10:15 | 4b. Pipes, and who pays for them (for towns) | roundtable | Mill Room | Waterworks |",
    ]
    items = {item["id"]: item for item in selection_record(timetable, programme, Selection())["items"]}
    assert [(items[name]["number"], items[name]["room_names"], items[name]["audience"]) for name in PAIR] == [
        ("4a", ["Library"], "farms"),
        ("4b", ["Mill Room"], "towns"),
    ]


def test_the_picture_of_the_day_has_two_lanes_where_two_run() -> None:
    programme, timetable = the_meeting()
    first, second = printed(timetable, programme, EDITION).days
    lanes = {
        block.hint.split(maxsplit=1)[1]: (block.left, block.top, block.height, block.desk)
        for day in (first, second)
        for block in strip(day, looks(day.lines)).blocks
    }
    assert lanes["Water for fields"] == (lanes["Water for taps"][0], "0.000%", "50.000%", "2a R")
    assert lanes["Water for taps"][1:] == ("50.000%", "50.000%", "2b R")
    assert lanes["Ditches, and who digs them"][1:] == ("0.000%", "50.000%", "4a R")
    assert lanes["Pipes, and who pays for them"][1:] == ("50.000%", "50.000%", "4b R")
    assert lanes["Both banks at one table"][1:3] == ("0.000%", "100.000%")


def test_in_the_document_each_says_where_it_is_and_what_comes_after_does_too() -> None:
    programme, timetable = the_meeting()
    found = texts(programme_document(printed(timetable, programme, EDITION)), "Session", "Session detail")
    assert found == [
        "14:00–14:15\tWelcome",
        "Barn",
        "14:15–15:30\t1. What the river carries",
        "15:50–16:50\t2a. Water for fields",
        "Library · For farms",
        "15:50–16:50\t2b. Water for taps",
        "Mill Room · For towns",
        "16:55–17:35\t3. Both banks at one table",
        "Barn",
        "09:00–10:15\t4a. Ditches, and who digs them",
        "Library · For farms",
        "09:00–10:15\t4b. Pipes, and who pays for them",
        "Mill Room · For towns",
        "10:35–11:50\t5. What each side promises",
        "Barn",
        "13:30–14:30\t6. What goes into the letter",
        "Barn",
    ]
    # Also where it is the room of the last of them: half of those who come were in another.
    stay = by_hand(programme, "promises 2 10:35-11:50 mill")
    lines = {line.id: line.moved for day in printed(stay, programme, EDITION).days for line in day.lines}
    assert (lines["ditchwork"], lines["pipes"], lines["promises"], lines["banks"]) == (True, True, True, True)
    assert lines["carries"] is False


def test_apps_have_an_event_in_each_room_at_one_time() -> None:
    programme, timetable = the_meeting()
    root = ET.fromstring(frab_xml(timetable, programme, EDITION))  # noqa: S314 - just written
    form.check(root)
    rooms = {
        event.findtext("title"): (room.get("name"), event.findtext("start"), event.findtext("duration"))
        for room in root.findall("day/room")
        for event in room.findall("event")
    }
    assert rooms["4a. Ditches, and who digs them"] == ("Library", "09:00", "01:15")
    assert rooms["4b. Pipes, and who pays for them"] == ("Mill Room", "09:00", "01:15")
    days = json.loads(frab_json(timetable, programme, EDITION))["schedule"]["conference"]["days"]
    assert [event["title"] for event in days[1]["rooms"]["Mill Room"]] == ["4b. Pipes, and who pays for them"]


def test_the_house_sets_a_room_for_each_and_counts_its_own_people() -> None:
    programme, timetable = the_meeting()
    _, second = house_days(timetable, programme)
    uses = {room.room: [(use.item, use.people) for use in room.uses] for room in second.rooms}
    assert uses["Library"] == [("ditchwork", 5)]
    assert uses["Mill Room"] == [("pipes", 5)]
    running = {line.item: line.people for line in second.running}
    assert (running["ditchwork"], running["pipes"], running["promises"]) == (5, 5, 12)


def test_who_is_asked_for_a_part_beside_a_session_of_their_own_is_a_warning() -> None:
    programme, timetable = the_meeting()
    assert would_clash(programme, timetable) == ()
    asked = replace(programme.session_by_id["ditchwork"].parts[0], person="works", confirmed=False)
    sessions = tuple(
        replace(one, parts=(*one.parts, asked)) if one.id == "ditchwork" else one for one in programme.sessions
    )
    whole = replace(programme, sessions=sessions)
    assert not whole.meet("ditchwork", "pipes")
    (warning,) = would_clash(whole, timetable)
    assert warning.what == (
        "Waterworks would clash if confirmed: the session is at Tue 09:00-10:15, "
        "and they are due in Pipes, and who pays for them Tue 09:00-10:15"
    )
    assert would_clash(whole, by_hand(whole, "ditchwork 2 14:00-15:15 library", "closing 2 15:30-16:30 barn")) == ()


def test_the_web_page_says_of_each_where_it_is_and_for_whom() -> None:
    programme, timetable = the_meeting()
    root = read(page(printed(timetable, programme, EDITION)))
    found = {element.get("id", "").removeprefix("item-"): element for element in of_class(root, "item")}
    both = [found[name] for name in PAIR]
    assert [(own(one, "when"), words(next(one.iter("h3"))), own(one, "about"), own(one, "where")) for one in both] == [
        (["09:00–10:15"], "4a. Ditches, and who digs them", ["R roundtable, 75 minutes, for farms"], ["Library"]),
        (["09:00–10:15"], "4b. Pipes, and who pays for them", ["R roundtable, 75 minutes, for towns"], ["Mill Room"]),
    ]
    grower = read(personal_page(personal(timetable, programme, programme.person_by_id["grower"], EDITION)))
    shown = {element.get("id", "").removeprefix("item-") for element in of_class(grower, "item")}
    assert ("ditchwork" in shown, "pipes" in shown) == (True, False)
