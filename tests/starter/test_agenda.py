"""What an agenda becomes, row by row, and what is said of the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError, UsageError
from scheduler.programme import Programme, read
from scheduler.starter import Made, Wish, from_table
from tests.programme.tables.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "day,time,title,type,chair,room\n"


def made(folder: Path, text: str, *, pinned: bool = False, first_day: str = "", zone: str = "Europe/London") -> Made:
    path = folder / "agenda.csv"
    path.write_text(text, encoding="utf-8")
    asked = date.fromisoformat(first_day) if first_day else None
    return from_table(path, Wish("event", "Event", "event.people.csv", asked, zone, pinned))


def understood(folder: Path, found: Made) -> Programme:
    (folder / "event.people.csv").write_text(found.people, encoding="utf-8")
    (folder / "event.yaml").write_text(found.programme, encoding="utf-8")
    return read(folder / "event.yaml")


def refused(folder: Path, text: str, **more: str) -> str:
    with pytest.raises((ProgrammeError, UsageError)) as caught:
        made(folder, text, **more)
    return str(caught.value)


def notes(folder: Path, rows: str, header: str = HEADER) -> list[str]:
    return list(made(folder, header + rows).notes)


def test_rows_become_sessions_meals_breaks_and_fixtures(tmp_path: Path) -> None:
    text = (
        "2027-05-10,09:00-10:00,Welcome,plenary,Host,Hall\n"
        ",10:00-10:30,Coffee,,,\n"
        ",10:30-12:00,Trade: who gains?,breakout,Host; TBC,\n"
        ",12:00-13:00,Buffet,meal,,Dining room\n"
        ",13:00-14:30,The tea trade?,,,hall\n"
        ",18:00-18:30,Drinks,social,,Terrace\n"
        ",19:00-21:00,Dinner,,,\n"
        ",8:00-8:30,Morning tea,,,\n"
    )
    found = made(tmp_path, HEADER + text)
    programme = understood(tmp_path, found)
    assert [(one.id, one.title, one.format, one.minutes.best) for one in programme.sessions] == [
        ("s1", "Welcome", "plenary", 60),
        ("s2", "Trade: who gains?", "group", 90),
        ("s3", "The tea trade?", "plenary", 90),
    ]
    assert [
        (one.of, one.kind, f"{one.window.start:%H:%M}-{one.window.end:%H:%M}") for one in programme.occurrences
    ] == [
        ("morning-tea", "break", "08:00-08:30"),
        ("morning-break", "break", "09:45-10:45"),
        ("lunch", "meal", "11:45-13:15"),
        ("drinks", "social", "18:00-18:30"),
        ("dinner", "meal", "18:45-21:15"),
    ]
    assert {room.name for room in programme.rooms} == {"Hall", "Room 2", "Dining room", "Terrace"}
    assert {pin.session: pin.room for pin in programme.pins} == {"s1": "hall", "s3": "hall"}
    assert [(part.role, part.person) for part in programme.session_by_id["s2"].parts] == [
        ("chair", "host"),
        ("chair", None),
    ]
    assert [(person.id, person.name) for person in programme.people] == [("host", "Host")]
    assert [(wish.wanted, wish.kind) for wish in programme.session_by_id["s1"].wishes] == [
        (True, "within"),
        (True, "within"),
    ]
    assert found.notes == ()


def test_times_are_wishes_or_pins(tmp_path: Path) -> None:
    text = HEADER + "day 1,09:00-10:00,A,,,Hall\nday 2,09:00-10:00,B,,,\n"
    wished, pinned = made(tmp_path, text), made(tmp_path, text, pinned=True)
    assert wished.programme.count("prefer: [day ") == 2
    assert "pins:    # rules: take away what need not be so\n  s1: {room: hall}\n" in wished.programme
    assert pinned.programme.count("prefer") == 0
    assert "\n  s1: {at: day 1 09:00, room: hall}\n  s2: {at: day 2 09:00}\n" in pinned.programme
    assert len(understood(tmp_path, pinned).pins) == 2


def test_columns_are_known_by_common_words_in_any_order_and_case(tmp_path: Path) -> None:
    text = "Guests and times\n\nVENUE;Moderator;Duration (min);Session;Until;From;Date;Session title;Type;No.\n"
    text += "Hall;Host;60;A;10:00;09:00;10 May 2027;Opening;Panel;S 1\n"
    programme = understood(tmp_path, made(tmp_path, text))
    (session,) = programme.sessions
    assert (session.id, session.title, session.minutes.best, str(programme.clock.first_day)) == (
        "s-1",
        "Opening",
        60,
        "2027-05-10",
    )
    found = made(tmp_path, text)
    assert found.notes == (
        (
            'agenda.csv:3: header: the column "Session" is not taken over. '
            "Write into the programme what is needed of it."
        ),
    )
    assert 'Ids are lower-case letters, digits and dashes: "s-1" is "S 1" of the table' in found.assumed


def test_what_is_not_understood_is_named_with_its_line(tmp_path: Path) -> None:
    rows = (
        "someday,09:00,A,,,\n"
        "day 1,later,B,,,\n"
        "day 1,11:00-10:00,C,,,\n"
        "day 1,12:00,,,Host,\n"
        "day 1,,Tea,,,\n"
        "day 1,13:00-14:00,D,fishbowl,,\n"
        "day 1,14:00-15:00,Lunch,meal,Host,\n"
        "day 1,,Snack,meal,,\n"
    )
    assert [said.split(". ")[0] for said in notes(tmp_path, rows)] == [
        'agenda.csv:2: day: "someday" is no day',
        'agenda.csv:3: start: "later" is no time of day',
        'agenda.csv:4: end: it ends, "11:00-10:00", before it starts; the end is not taken',
        'agenda.csv:5: row: it has no title, and is left out: "day 1, 12:00, Host"',
        'agenda.csv:6: break: "Tea" has no day, no time or no length; it is left out',
        'agenda.csv:7: format: the format "fishbowl" is none that is known; it is taken for a plenary',
        'agenda.csv:8: meal: "Lunch" is no session; who has a part in it is not taken over',
        "agenda.csv:9: meal: nothing says which meal this is; it is left out",
    ]


def test_sessions_at_one_time_are_named_and_the_later_one_is_not_pinned(tmp_path: Path) -> None:
    text = HEADER + "day 1,09:00-10:00,A,,,\nday 1,09:30-10:30,B,,,\nday 1,11:00-12:00,C,,,\n"
    found = made(tmp_path, text, pinned=True)
    assert [said.split(". ")[0] for said in found.notes] == [
        'agenda.csv:3: time: "B" is at the same time as "A", at agenda.csv:2; it gets another time'
    ]
    assert {pin.session for pin in understood(tmp_path, found).pins} == {"s1", "s3"}


def test_two_spellings_of_a_name_are_one_person_and_that_is_said(tmp_path: Path) -> None:
    found = made(tmp_path, HEADER + "day 1,9:00-10:00,A,,Délégué A,\nday 1,10:00-11:00,B,,Delegue  A,\n")
    assert [person.id for person in understood(tmp_path, found).people] == ["delegue-a"]
    assert [said.split(". ")[0] for said in found.notes] == [
        'agenda.csv:3: people: "Delegue A" is taken for "Délégué A"'
    ]


def test_limits_follow_a_table_that_goes_beyond_them(tmp_path: Path) -> None:
    rows = [f"day 1,{9 + n}:00-{10 + n}:00,S{n},,,\n" for n in range(8)]
    found = made(tmp_path, HEADER + "".join(rows))
    limits = understood(tmp_path, found).limits
    assert (limits.run, limits.formal_per_day, limits.sessions_per_day, limits.informal_per_day) == (480, 480, 8, 0)
    assert "  run: 480    # 105 is usual\n" in found.programme
    usual = made(tmp_path, HEADER + "day 1,9:00-10:00,A,,,\n")
    assert "limits" not in usual.programme


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (("Mon", "Tue"), "2027-05-10", "2027-05-11"),
        (("Wed", "Fri"), "2027-05-12", "2027-05-14"),
        (("day 1", "day 3"), "2027-05-10", "2027-05-12"),
        (("day 2 (12 May 2027)", ""), "2027-05-11", "2027-05-12"),
        (("30 Dec 2026", "2 Jan 2027"), "2026-12-30", "2027-01-02"),
        (("3 June", "4 June"), "2027-06-03", "2027-06-04"),
    ],
)
def test_the_days_of_the_table_are_those_of_the_event(
    tmp_path: Path, days: tuple[str, str], first: str, last: str
) -> None:
    text = HEADER + "".join(f"{day},{10 + n}:00-{11 + n}:00,A,,,\n" for n, day in enumerate(days))
    clock = understood(tmp_path, made(tmp_path, text)).clock
    assert (str(clock.first_day), str(clock.last_day)) == (first, last)


def test_a_first_day_that_is_not_the_tables_is_refused(tmp_path: Path) -> None:
    dated = HEADER + "2027-05-10,9:00-10:00,A,,,\n"
    assert refused(tmp_path, dated, first_day="2027-05-11").startswith("the table begins on 2027-05-10, not on ")
    named = HEADER + "Tue,9:00-10:00,A,,,\n"
    assert refused(tmp_path, named, first_day="2027-05-10").startswith("the table begins on a Tuesday, and ")
    assert made(tmp_path, named, first_day="2027-05-11").notes == ()
    far = HEADER + "2027-05-10,9:00-10:00,A,,,\n2027-09-10,9:00-10:00,B,,,\n"
    assert refused(tmp_path, far).startswith("agenda.csv:3: this is day 124 of the event, and 31 are the most")


def test_a_table_of_titles_gets_days_and_pauses(tmp_path: Path) -> None:
    found = made(tmp_path, "title,minutes\n" + "".join(f"S{n},60-90\n" for n in range(7)))
    programme = understood(tmp_path, found)
    assert len(programme.clock.days) == 3
    assert {one.title for one in programme.occurrences} == {"Lunch", "Coffee", "Tea"}
    assert found.assumed == (
        'The first day is Mon 2027-05-10; change it, or say "--first-day"',
        "The sessions have no days: 3 days are taken",
        "The table has no lunch and no breaks; Lunch, Coffee and Tea are added",
        'agenda.csv has no column "format": every session is a plenary',
    )


def test_times_without_days_go_on_to_the_next_day_where_they_go_back(tmp_path: Path) -> None:
    found = made(tmp_path, "time,title\n09:00,A\n10:00,B\n11:00-12:00,C\n09:00-10:00,D\n")
    programme = understood(tmp_path, found)
    assert [(one.id, one.minutes.best) for one in programme.sessions] == [
        ("s1", 60),
        ("s2", 60),
        ("s3", 60),
        ("s4", 60),
    ]
    assert len(programme.clock.days) == 2
    assert "An item without an end or a length lasts until the next one begins" in found.assumed


def test_a_workbook_with_merged_days_is_read(tmp_path: Path) -> None:
    rows = [["Day", "Time", "Title", "Notes"], ["Mon", "9-10", "A"], [None, "10-11", "B"], [None, "11-12", "C"]]
    path = workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}, merge="A2:A4")
    found = from_table(path, Wish("event", "Event", "event.people.csv"))
    assert (found.notes, found.programme.count("prefer: [day 1, ")) == ((), 3)
    assert 'The time zone is Europe/London; change it, or say "--timezone"' in found.assumed
    other = workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}, merge="C2:C3")
    assert [said.split(". ")[0] for said in from_table(other, Wish("event", "Event", "p.csv")).notes] == [
        "agenda.xlsx:2: row: cells are merged over 2 rows; the text counts for the first alone (cell C2)",
        'agenda.xlsx:3: row: it has no title, and is left out: "10-11" (cell C3)',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "agenda.csv:1: file: the table is empty"),
        ("id,when\n1,2\n", 'agenda.csv:1: header: no row has a column "title" and another one that is known'),
        ("title,minutes\nLunch,60\n", "agenda.csv:1: table: no row is a session"),
        ("title,minutes\n", "agenda.csv:1: table: no row is a session"),
        ("title,minutes\nA,1,2\n", "agenda.csv:2: row: the row has 3 cells, and the table 2 columns"),
    ],
)
def test_what_is_no_agenda_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert refused(tmp_path, text).splitlines()[-1].startswith(f"{said}. ")


@pytest.mark.parametrize(
    "title", ['"', "'", "- x", "# x", "a: b", "*", "&x", "[x]", "{x}", "yes", "1e3", "契約 😀", "x #y"]
)
def test_any_title_and_name_reads_back_as_it_was(tmp_path: Path, title: str) -> None:
    cell = '"' + title.replace('"', '""') + '"'
    found = made(tmp_path, f"title,room,chair,minutes\n{cell},{cell},{cell},60\n")
    programme = understood(tmp_path, found)
    assert [one.title for one in programme.sessions] == [title]
    assert [room.name for room in programme.rooms] == [title]
    assert [person.name for person in programme.people] == ([] if title == "*" else [title])
