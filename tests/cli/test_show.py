"""``timetable show`` with days, rooms, a person, sessions, the grid; as text, Markdown and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commands import SMALL, a_copy, timetable

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "A workshop of one day\nTuesday 11 March 2025 · Europe/London\n\n"
TWO_DAYS = (
    ("programme: small-workshop", "programme: two-days"),
    ("last_day: Tue 2025-03-11", "last_day: Wed 2025-03-12"),
    ("  day 1: 09:30-15:30\n", "  day 1: 09:30-15:30\n  day 2: 09:30-10:00\n"),
)


@pytest.fixture(scope="module")
def to(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the draft of the small programme, and one that has a second day with nothing but lunch."""
    folder = tmp_path_factory.mktemp("drafts")
    for event in (SMALL, a_copy(folder, *TWO_DAYS)):
        assert timetable("solve", event, "--to", folder, "--quiet").returncode == 0
    return folder


def shown(to: Path, *arguments: str, event: Path = SMALL) -> str:
    done = timetable("show", event, "--to", to, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(to: Path, *arguments: str, event: Path = SMALL) -> str:
    done = timetable("show", event, "--to", to, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def ids(to: Path, *arguments: str, event: Path = SMALL) -> list[str]:
    return [item["id"] for item in json.loads(shown(to, *arguments, "--json", event=event))["items"]]


def test_a_persons_day(to: Path) -> None:
    assert shown(to, "--person", "critic") == HEAD + (
        "Critic\n\n"
        "Tuesday 11 March 2025\n"
        "  09:00-09:30     Doors open\n"
        "  09:30-10:45  1  What is the problem?\n"
        "                  plenary · Hall\n"
        "  10:45-11:05     Coffee\n"
        "  11:05-12:35  2  Two ways to solve it\n"
        "                  group · Red Room, Blue Room · as rapporteur\n"
        "  12:35-13:20     Lunch\n"
        "  13:20-14:20  3  What we take home\n"
        "                  roundtable · Hall · as speaker\n"
        "  15:00           departs\n"
    )


def test_a_rooms_day(to: Path) -> None:
    assert ids(to, "--room", "red") == ids(to, "--room", "Blue Room") == ["tables"]
    assert shown(to, "--room", "blue").startswith(f"{HEAD}Blue Room\nbreakout 8\n\nTuesday 11 March 2025\n")


def test_the_sessions(to: Path) -> None:
    text = shown(to, "--sessions")
    assert [line[:4] for line in text.splitlines() if line[1:2].isdigit()] == [" 1  ", " 2  ", " 3  "]
    assert "    Facilitators: Planner; Builder\n    Rapporteurs: Analyst; Critic\n" in text


def test_the_grid(to: Path) -> None:
    lines = shown(to, "--grid").removeprefix(HEAD).splitlines()
    assert lines[1].split() == ["Hall", "Red", "Room", "Blue", "Room"]
    times = [line.split()[0] for line in lines if line[2:3].isdigit()]
    assert times == sorted(set(times))


def test_a_day_in_any_way_to_write_it_and_several(to: Path) -> None:
    event = to / SMALL.name
    for words in ("day 2", "2025-03-12"):  # tests/cli/test_choice.py has the others
        assert ids(to, "--day", words, event=event) == ["lunch@day-2"]
    first = ids(to, "--day", "day 1", event=event)
    assert (len(first), first[0]) == (6, "doors")
    assert ids(to, "--day", "wed", "--day", "day 1", event=event) == [*first, "lunch@day-2"]


def test_choices_are_combined(to: Path) -> None:
    assert ids(to, "--room", "red", "--day", "day 1", "--sessions", event=to / SMALL.name) == ["tables"]
    assert ids(to, "--person", "host", "--sessions") == ["opening", "tables", "closing"]
    rooms = json.loads(shown(to, "--grid", "--room", "red", "--room", "hall", "--json"))
    assert [room["id"] for room in rooms["rooms"]] == rooms["grid"][0]["rooms"] == ["hall", "red"]


def test_a_part_of_a_name_is_enough_if_no_other_name_has_it(to: Path) -> None:
    assert json.loads(shown(to, "--person", "naly", "--json"))["person"]["name"] == "Analyst"
    assert refused(to, "--room", "room") == (
        'timetable: --room: "room" may be "Red Room" (red) or "Blue Room" (blue). Write more of the name, or the id.\n'
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--day", "day 4"), 'The nearest is "day 1", Tuesday 2025-03-11.'),
        (("--room", "gren"), 'there is no room "gren". The nearest is "Red Room" (red).'),
        (("--person", "analist"), 'there is no person "analist". The nearest is "Analyst" (analyst).'),
        (("--grid", "--sessions"), "--sessions and --grid do not go together: they are two views. Choose one."),
        (("--grid", "--person", "host"), "--grid and --person do not go together: "),
        (("--room", "red", "--person", "host"), "--room and --person do not go together: "),
        (("--json", "--markdown"), "--markdown and --json do not go together: they are two forms. Choose one."),
    ],
)
def test_what_cannot_be_shown_is_refused_with_2(to: Path, arguments: tuple[str, ...], says: str) -> None:
    assert says in refused(to, *arguments)


def test_markdown_of_everything_is_what_export_writes(to: Path) -> None:
    exported = timetable("export", SMALL, "--to", to, "--format", "markdown")
    assert exported.stdout.startswith("# A workshop of one day\n")
    assert shown(to, "--markdown") == exported.stdout


def test_markdown_of_a_choice(to: Path) -> None:
    assert "| 09:30-10:45 | 1. What is the problem? | Hall | chair |\n" in shown(to, "--person", "host", "--markdown")
    assert "| Time | Hall | Red Room | Blue Room | Without a room |\n" in shown(to, "--grid", "--markdown")
    room = shown(to, "--room", "hall", "--markdown")
    assert "Times: Europe/London  \nHall\n" in room
    assert "Two ways to solve it" not in room
    sessions = shown(to, "--sessions", "--markdown")
    assert [line for line in sessions.splitlines() if line.startswith("## ")] == ["## Sessions"]


def test_a_choice_of_a_stale_draft_says_so_and_one_without_items_that_nothing_is_planned(
    to: Path, tmp_path: Path
) -> None:
    event = a_copy(tmp_path, *TWO_DAYS[1:])
    done = timetable("show", event, "--to", to, "--day", "day 2")
    assert (done.returncode, done.stdout.endswith("\n\nNothing is planned.\n")) == (0, True)
    assert done.stderr == "The programme has changed since this draft was solved. Solve again to have its timetable.\n"


def test_every_choice_keeps_to_the_columns_and_a_pipe_has_no_styles(to: Path) -> None:
    for arguments, columns in ((("--grid",), 40), (("--sessions",), 80), (("--person", "host"), 120)):
        done = timetable("show", SMALL, "--to", to, *arguments, env={"COLUMNS": f"{columns}"})
        assert (done.returncode, "\x1b" in done.stdout) == (0, False)
        assert max(map(len, done.stdout.splitlines())) <= columns
