"""`timetable init` as a person types it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scheduler.programme import read
from scheduler.programme.schema import schemas
from tests.commands import ROOT, UNCOUNTED, timetable
from tests.programme.tables.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

AGENDA = "Day,Time,Title,Type\nday 1,9:00-10:00,Opening,plenary\nday 1,10:00-10:30,Coffee,\nday 1,10:30-12:00,More,x\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_example_is_written_checked_without_a_problem_and_solved(tmp_path: Path) -> None:
    done = timetable("init", "spring-meeting", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "Written: spring-meeting.yaml, spring-meeting.people.csv and programme.schema.json.",
        "",
        "Assumed, because nothing was written",
        '  - The first day is Mon 2027-05-10; change it, or say "--first-day"',
        '  - The time zone is Europe/London; change it, or say "--timezone"',
        "",
        "Next: look through spring-meeting.yaml, and change what is different. Then",
        "  timetable check spring-meeting.yaml",
        "  timetable solve spring-meeting.yaml",
    ]
    assert names(tmp_path) == ["programme.schema.json", "spring-meeting.people.csv", "spring-meeting.yaml"]
    programme = read(tmp_path / "spring-meeting.yaml")
    assert (programme.id, programme.title, len(programme.people)) == ("spring-meeting", "Spring meeting", 5)
    assert timetable("check", "spring-meeting.yaml", cwd=tmp_path).returncode == 0
    assert timetable("solve", "spring-meeting.yaml", "--quiet", cwd=tmp_path).returncode == 0


def test_the_days_and_the_zone_are_those_that_are_asked_for(tmp_path: Path) -> None:
    more = ("--first-day", "2028-02-29", "--timezone", "Africa/Nairobi")
    done = timetable("init", "Été_2028.yaml", *more, cwd=tmp_path)
    assert (done.returncode, "Assumed" in done.stderr) == (0, False)
    programme = read(tmp_path / "Été_2028.yaml")
    assert (programme.id, programme.title, programme.clock.zone.key) == ("ete-2028", "Été 2028", "Africa/Nairobi")
    assert (str(programme.clock.first_day), str(programme.clock.last_day)) == ("2028-02-29", "2028-03-01")


@pytest.mark.parametrize("name", ["event.yaml", "event.people.csv"])
def test_nothing_is_ever_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    done = timetable("init", "event", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timetable: {name} is there already, and is never overwritten. Choose another name, or take it away first.\n"
    )
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_an_editor_finds_the_schema_beside_the_programme(tmp_path: Path) -> None:
    assert timetable("init", "event", cwd=tmp_path).returncode == 0
    first = (tmp_path / "event.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=programme.schema.json"
    written = (tmp_path / "programme.schema.json").read_text(encoding="utf-8")
    assert written == schemas()["programme.schema.json"]
    assert timetable("schema", cwd=tmp_path).stdout == written
    assert timetable("schema", "house", cwd=tmp_path).stdout == schemas()["house.schema.json"]


def test_a_schema_that_is_there_is_left_and_said_if_it_is_another(tmp_path: Path) -> None:
    assert "is there already" not in timetable("init", "one", cwd=tmp_path).stderr
    second = timetable("init", "two", cwd=tmp_path)
    assert (second.returncode, second.stderr.splitlines()[0]) == (0, "Written: two.yaml and two.people.csv.")
    assert "is there already" not in second.stderr
    (tmp_path / "programme.schema.json").write_text("mine", encoding="utf-8")
    third = timetable("init", "three", cwd=tmp_path)
    assert third.returncode == 0
    assert (
        "\nprogramme.schema.json is there already, is not what this version writes, and was left as it is. If it is\n"
        "only older, write it anew: timetable schema --output programme.schema.json\n"
    ) in third.stderr
    assert (tmp_path / "programme.schema.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none/event",), "none: there is no such folder. Make it first."),
        (("契約",), 'no id can be made from "契約". Choose a name with letters from a to z, or digits.'),
        (("event", "--timezone", "UTC"), '--timezone: "UTC" is a fixed offset or an abbreviation, not the zone'),
        (
            ("event", "--timezone", "Europe/Londn"),
            '--timezone: "Europe/Londn" is no time zone. Perhaps "Europe/London"',
        ),
        (("event", "--from", "none.csv"), "none.csv: there is no such file. Name the table of the agenda."),
        (("event", "--from", "agenda.docx"), "agenda.docx is no table. Save it as a workbook (.xlsx) or as comma"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "agenda.docx").write_bytes(b"x")
    done = timetable("init", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"timetable: {said}")
    assert names(tmp_path) == ["agenda.docx"]


def test_an_agenda_becomes_a_programme_and_what_is_not_understood_is_said(tmp_path: Path) -> None:
    (tmp_path / "agenda.csv").write_text(AGENDA, encoding="utf-8")
    done = timetable(
        "init", "event", "--from", "agenda.csv", "--times", "pins", "--timezone", "Asia/Tokyo", cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert " ".join(done.stderr.split()).partition(" Next: ")[0] == (
        "Written: event.yaml, event.people.csv and programme.schema.json. "
        "Assumed, because nothing was written "
        '- The first day is Mon 2027-05-10; change it, or say "--first-day" - A session without a format is a plenary '
        "Not understood, or not taken over "
        '- agenda.csv:4: format: the format "x" is none that is known; it is taken for a plenary. '
        'Write "plenary", "roundtable" or "group" if it is another.'
    )
    assert [pin.session for pin in read(tmp_path / "event.yaml").pins] == ["s1", "s2"]
    assert timetable("solve", "event.yaml", "--quiet", cwd=tmp_path).returncode == 0


def test_an_agenda_in_a_workbook_is_read_from_the_sheet_that_is_named(tmp_path: Path) -> None:
    rows = [line.split(",") for line in AGENDA.splitlines()]
    workbook(tmp_path / "agenda.xlsx", {"Old": rows[:2], "New": rows})
    both = timetable("init", "event", "--from", "agenda.xlsx", cwd=tmp_path)
    assert (both.returncode, names(tmp_path)) == (3, ["agenda.xlsx"])
    assert both.stderr.startswith('agenda.xlsx:1: file: several sheets have the columns: "Old", "New". Name one')
    assert timetable("init", "event", "--from", "agenda.xlsx", "--sheet", "New", cwd=tmp_path).returncode == 0
    assert len(read(tmp_path / "event.yaml").sessions) == 2


def test_a_table_that_is_wrong_ends_with_3_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "agenda.csv").write_text("Title,Day\nOpening,day 1,x\n", encoding="utf-8")
    done = timetable("init", "event", "--from", "agenda.csv", cwd=tmp_path)
    assert (done.returncode, names(tmp_path)) == (3, ["agenda.csv"])
    assert done.stderr.startswith("agenda.csv:2: row: the row has 3 cells, and the table 2 columns. ")


def test_what_cannot_be_solved_as_it_is_is_said_at_once(tmp_path: Path) -> None:
    rows = "".join(f"day 1,9:00-10:30,S{n},plenary\n" for n in range(9))
    (tmp_path / "agenda.csv").write_text("Day,Time,Title,Type\n" + rows, encoding="utf-8")
    done = timetable("init", "event", "--from", "agenda.csv", cwd=tmp_path)
    assert done.returncode == 0
    assert "\nIt cannot be solved as it is\n  - " in done.stderr


def test_no_workbook_no_openpyxl(tmp_path: Path) -> None:
    probe = (
        "import sys; from scheduler.cli import main; code = main(sys.argv[1:]); "
        "print(code, 'openpyxl' in sys.modules, 'ortools' in sys.modules)"
    )

    def loaded(*arguments: str) -> str:
        run = [sys.executable, "-c", probe, *arguments]
        env = {**UNCOUNTED, "PYTHONPATH": str(ROOT)}
        return subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False).stdout

    assert loaded("init", "event") == "0 False False\n"
    workbook(tmp_path / "agenda.xlsx", {"Agenda": [line.split(",") for line in AGENDA.splitlines()]})
    assert loaded("init", "other", "--from", "agenda.xlsx") == "0 True False\n"


def test_what_is_to_be_typed_next_can_be_typed(tmp_path: Path) -> None:
    done = timetable("init", "My Event 2027", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("  timetable check 'My Event 2027.yaml'\n  timetable solve 'My Event 2027.yaml'\n")
