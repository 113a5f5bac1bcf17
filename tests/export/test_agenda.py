"""The agenda for a terminal: golden at 80 and 120 columns, and what must hold at any width."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from scheduler.export.agenda import agenda, minutes_of
from scheduler.export.cells import width
from scheduler.programme import Part, Programme, read
from scheduler.timetable.store import load
from tests.builders import a_person, a_programme, a_timetable, an_item, at

if TYPE_CHECKING:
    from scheduler.timetable.model import Item, Timetable

GOLDEN = Path(__file__).parents[1] / "golden" / "scripts"


@pytest.fixture(scope="module")
def event() -> tuple[Timetable, Programme]:
    """Return a stored timetable with accents, CJK and right-to-left titles, and its programme."""
    programme = read(GOLDEN / "programme.yaml")
    return load(GOLDEN / "draft.json", programme.id), programme


def printed(timetable: Timetable, programme: Programme, columns: int, **console: object) -> str:
    """Return what a console prints: plain as in a pipe, unless it is told otherwise."""
    stream = io.StringIO()
    Console(file=stream, width=columns, **console).print(  # type: ignore[arg-type]
        agenda(timetable, programme, columns), soft_wrap=True, end=""
    )
    return stream.getvalue()


def lines_of(*items: Item, columns: int = 80, **changes: object) -> list[str]:
    programme = replace(a_programme(), title="A meeting", note="", **changes)  # type: ignore[arg-type]
    return printed(a_timetable(programme, items), programme, columns).splitlines()


@pytest.mark.parametrize("columns", [80, 120])
def test_golden(event: tuple[Timetable, Programme], columns: int) -> None:
    expected = (GOLDEN / f"agenda-{columns}.txt").read_text(encoding="utf-8")
    assert printed(*event, columns) == expected


@pytest.mark.parametrize("columns", range(40, 130))
def test_no_line_is_wider_than_the_terminal_and_none_ends_in_blanks(
    event: tuple[Timetable, Programme], columns: int
) -> None:
    lines = printed(*event, columns).splitlines()
    assert max(map(width, lines)) <= columns
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("columns", [1, 40, 80, 120, 200])
def test_every_item_is_there_with_its_time_at_any_width(event: tuple[Timetable, Programme], columns: int) -> None:
    timetable, programme = event
    times = [line.split()[0] for line in printed(timetable, programme, columns).splitlines() if line[2:3].isdigit()]
    clock = [f"{item.start:%H:%M}-{item.end:%H:%M}".replace("-00:00", "-24:00") for item in timetable.items]
    assert [time for time in times if "-" in time] == clock


def test_a_pipe_gets_no_styles_and_a_terminal_bold_sessions_and_dim_meals(event: tuple[Timetable, Programme]) -> None:
    assert "\x1b" not in printed(*event, 80)
    terminal = printed(*event, 80, force_terminal=True, color_system="standard")
    assert "\x1b[1mMot de bienvenue\x1b[0m" in terminal
    assert "\x1b[2mDéjeuner\x1b[0m" in terminal
    assert "\x1b[1;36mTuesday 30 September 2025\x1b[0m" in terminal
    colourless = printed(*event, 80, force_terminal=True, color_system="standard", no_color=True)
    assert "36m" not in colourless
    assert "\x1b[1mMot de bienvenue\x1b[0m" in colourless


def test_the_head_of_one_day_of_days_in_one_month_and_of_two_years() -> None:
    programme = a_programme()
    clock = programme.clock
    for first, last, words in [
        ((2018, 10, 24), (2018, 10, 24), "Wednesday 24 October 2018"),
        ((2018, 10, 24), (2018, 10, 26), "Wednesday 24 to Friday 26 October 2018"),
        ((2018, 12, 31), (2019, 1, 2), "Monday 31 December 2018 to Wednesday 2 January 2019"),
    ]:
        days = {
            "first_day": clock.first_day.replace(*first),
            "last_day": clock.last_day.replace(*last),
        }
        head = lines_of(clock=replace(clock, **days), columns=100)
        assert head == ["A meeting", f"{words} · Example House · Europe/London"]


def test_sums_of_a_day_count_sessions_and_the_time_between_them() -> None:
    programme = a_programme()
    items = (
        an_item("breakfast@day-1", at(programme, 1, "07:45"), 60, "meal"),
        an_item("s1", at(programme, 1, "09:00"), 90),
        an_item("coffee@day-1", at(programme, 1, "10:30"), 20, "break"),
        an_item("s2", at(programme, 1, "10:50"), 60),
        an_item("s3", at(programme, 1, "12:00"), 30),
        an_item("lunch@day-1", at(programme, 1, "12:30"), 60, "meal"),
        an_item("dinner@day-2", at(programme, 2, "19:00"), 60, "meal"),
    )
    timetable = a_timetable(programme, items)
    day_1, day_2 = timetable.days
    assert minutes_of(timetable, day_1, pause=20) == (180, 20)  # the 10 minutes after s2 are too short to count
    assert minutes_of(timetable, day_1, pause=10) == (180, 30)
    assert minutes_of(timetable, day_2, pause=20) == (0, 0)
    headings = [line for line in lines_of(*items) if "October" in line][1:]
    assert [" ".join(heading.split()) for heading in headings] == [
        "Wednesday 24 October 2018 180 min formal, 20 min informal between sessions",
        "Thursday 25 October 2018 nothing formal",
    ]


@pytest.mark.parametrize(
    ("start", "minutes", "time"),
    [
        ("22:00", 119, "22:00-23:59"),
        ("22:00", 120, "22:00-24:00"),
        ("22:00", 150, "22:00-Thu 00:30"),
        ("22:00", 26 * 60, "22:00-Fri 00:00"),
    ],
)
def test_an_end_on_a_later_day_is_said(start: str, minutes: int, time: str) -> None:
    lines = lines_of(an_item("bar", at(a_programme(), 1, start), minutes, "free", title="Bar"))
    assert lines[-1] == f"  {time}    Bar"


def test_what_the_programme_no_longer_knows_is_shown_as_the_draft_has_it() -> None:
    programme = a_programme()
    gone = an_item("gone", at(programme, 1, "09:00"), 60, rooms=("cellar",), format="plenary", number="1")
    assert lines_of(gone, columns=50)[-2:] == ["  09:00-10:00  1  Title of gone", "                  plenary · cellar"]


def test_chairs_are_told_with_who_is_still_to_be_confirmed() -> None:
    programme = a_programme(people=(a_person("odi", "Chairperson"),))
    for part, words in [
        (Part("chair", "odi"), "chair: Chairperson"),
        (Part("chair", "odi", confirmed=False), "chair: Chairperson (to be confirmed)"),
        (Part("chair", None, "Minister", confirmed=False), "chair: Minister (to be confirmed)"),
        (Part("chair", None, confirmed=False), "chair: to be confirmed"),
    ]:
        session = replace(programme.sessions[0], parts=(part,))
        item = an_item("s1", at(programme, 1, "09:00"), 60, format="plenary")
        lines = lines_of(item, sessions=(session,), people=programme.people, columns=56)
        assert " ".join(" ".join(lines).split()).endswith(f" Title of s1 plenary · {words}")


def test_numbers_of_two_digits_stand_under_each_other() -> None:
    programme = a_programme()
    items = [an_item(f"s{n}", at(programme, 1, f"{n}:00"), 60, number=str(n), title="T") for n in (9, 10)]
    assert lines_of(*items)[-2:] == ["  09:00-10:00   9  T", "  10:00-11:00  10  T"]
