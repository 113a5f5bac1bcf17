"""``timetable show`` with days, rooms, a person, sessions, the grid; as text, Markdown and JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.cli import main
from scheduler.export.ics import calendar
from scheduler.objective import costs
from scheduler.programme import digest, read
from scheduler.timetable.codec import dumps
from scheduler.timetable.store import State
from tests.commands import SMALL, a_copy, timetable
from tests.documents import everything
from tests.facts import placed

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "A workshop of one day\nTuesday 11 March 2025 · Europe/London\n\n"
TWO_DAYS = (
    ("programme: small-workshop", "programme: two-days"),
    ("last_day: Tue 2025-03-11", "last_day: Wed 2025-03-12"),
    ("  day 1: 09:30-15:30\n", "  day 1: 09:30-15:30\n  day 2: 09:30-10:00\n"),
    (
        "\nfixtures:\n",
        "\nfixtures:\n  - {id: board, title: Board, at: day 2 08:00, minutes: 30, people: [host], private: true}\n",
    ),
)


MORNING = (
    "opening 1 09:30-10:45 hall",
    "coffee@day-1 1 10:45-11:05",
    "tables 1 11:05-12:35 red blue",
    "lunch@day-1 1 12:35-13:20",
    "closing 1 13:20-14:20 hall",
)


@pytest.fixture(scope="module")
def to(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a draft of the small programme, and one that has a second day: a private board, and lunch.

    No solver chose them, so that the pages are the same whatever is weighed.
    """
    folder = tmp_path_factory.mktemp("drafts")
    store(SMALL, folder, *MORNING)
    store(a_copy(folder, *TWO_DAYS), folder, *MORNING, "lunch@day-2 2 12:20-13:20")
    return folder


def store(event: Path, folder: Path, *lines: str) -> None:
    """Store a timetable as the draft of a programme, with what it costs."""
    programme = read(event)
    items = placed(programme, *lines)
    terms = costs(programme, items)
    draft = replace(items, digest=digest(programme), terms=terms, cost=sum(term.cost for term in terms))
    state = State(programme.id, folder)
    with state.locked():
        state.save(dumps(draft, programme), calendar(draft, programme))


class Show:
    """``timetable show`` run in this process, which is quicker; tests/cli/test_commands.py runs the real one."""

    def __init__(self, to: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.to, self._capsys = to, capsys

    def run(self, *arguments: str, event: Path = SMALL) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr."""
        code = main(["show", str(event), "--to", str(self.to), *arguments])
        return code, *self._capsys.readouterr()

    def shown(self, *arguments: str, event: Path = SMALL) -> str:
        """Return what is printed where nothing is amiss."""
        code, out, err = self.run(*arguments, event=event)
        assert (code, err) == (0, "")
        return out

    def refused(self, *arguments: str) -> str:
        """Return the message where it is refused as asked."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (2, "")
        return err

    def ids(self, *arguments: str, event: Path = SMALL) -> list[str]:
        """Return the ids of the items that are shown."""
        return [item["id"] for item in json.loads(self.shown(*arguments, "--json", event=event))["items"]]


@pytest.fixture
def show(to: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Show:
    """Return the command with two drafts, on a page of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    return Show(to, capsys)


def test_a_persons_day(show: Show) -> None:
    assert show.shown("--person", "critic") == HEAD + (
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


def test_a_rooms_day(show: Show) -> None:
    assert show.ids("--room", "red") == show.ids("--room", "Blue Room") == ["tables"]
    assert show.shown("--room", "blue").startswith(f"{HEAD}Blue Room\nbreakout 8\n\nTuesday 11 March 2025\n")


def test_the_sessions(show: Show) -> None:
    text = show.shown("--sessions")
    assert [line[:4] for line in text.splitlines() if line[1:2].isdigit()] == [" 1  ", " 2  ", " 3  "]
    assert "    Facilitators: Planner; Builder\n    Rapporteurs: Analyst; Critic\n" in text


def test_the_grid(show: Show) -> None:
    lines = show.shown("--grid").removeprefix(HEAD).splitlines()
    assert lines[1].split() == ["Hall", "Red", "Room", "Blue", "Room"]
    times = [line.split()[0] for line in lines if line[2:3].isdigit()]
    assert times == sorted(set(times))


def test_a_day_in_any_way_to_write_it_and_several(show: Show) -> None:
    event = show.to / SMALL.name
    for words in ("day 2", "2025-03-12"):  # tests/cli/test_choice.py has the others
        assert show.ids("--day", words, event=event) == ["board", "lunch@day-2"]
    first = show.ids("--day", "day 1", event=event)
    assert (len(first), first[0]) == (6, "doors")
    assert show.ids("--day", "wed", "--day", "day 1", event=event) == [*first, "board", "lunch@day-2"]


def test_choices_are_combined(show: Show) -> None:
    assert show.ids("--room", "red", "--day", "day 1", "--sessions", event=show.to / SMALL.name) == ["tables"]
    assert show.ids("--person", "host", "--sessions") == ["opening", "tables", "closing"]
    rooms = json.loads(show.shown("--grid", "--room", "red", "--room", "hall", "--json"))
    assert [room["id"] for room in rooms["rooms"]] == rooms["grid"][0]["rooms"] == ["hall", "red"]


def test_a_part_of_a_name_is_enough_if_no_other_name_has_it(show: Show) -> None:
    assert json.loads(show.shown("--person", "naly", "--json"))["person"]["name"] == "Analyst"
    assert show.refused("--room", "room") == (
        'timetable: --room: "room" may be "Red Room" (red) or "Blue Room" (blue). Write more of the name, or the id.\n'
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--day", "day 4"), 'The nearest is "day 1", Tuesday 2025-03-11.'),
        (("--room", "gren"), 'there is no room "gren". Known: blue, hall, red.'),
        (("--person", "analist"), 'there is no person "analist". The nearest is "Analyst" (analyst).'),
        (("--grid", "--sessions"), "--sessions and --grid do not go together: they are two views. Choose one."),
        (("--grid", "--person", "host"), "--grid and --person do not go together: "),
        (("--room", "red", "--person", "host"), "--room and --person do not go together: "),
        (("--json", "--markdown"), "--markdown and --json do not go together: they are two forms. Choose one."),
    ],
)
def test_what_cannot_be_shown_is_refused_with_2(show: Show, arguments: tuple[str, ...], says: str) -> None:
    assert says in show.refused(*arguments)


def test_markdown_of_everything_is_what_export_writes(show: Show) -> None:
    exported = timetable("export", SMALL, "--to", show.to, "--format", "markdown")
    assert exported.stdout.startswith("# A workshop of one day\n")
    assert show.shown("--markdown") == exported.stdout


def test_markdown_of_a_choice(show: Show) -> None:
    assert "| 09:30-10:45 | 1. What is the problem? | Hall | chair |\n" in show.shown("--person", "host", "--markdown")
    assert "| Time | Hall | Red Room | Blue Room | Without a room |\n" in show.shown("--grid", "--markdown")
    room = show.shown("--room", "hall", "--markdown")
    assert "Times: Europe/London  \nHall\n" in room
    assert "Two ways to solve it" not in room
    sessions = show.shown("--sessions", "--markdown")
    assert [line for line in sessions.splitlines() if line.startswith("## ")] == ["## Sessions"]


def test_what_is_private_is_shown_to_the_director_and_left_out_of_what_is_passed_on(show: Show) -> None:
    event = show.to / SMALL.name
    assert "  08:00-08:30    Board (private, for Host)\n" in show.shown("--day", "day 2", event=event)
    assert "Board (private, for Host)" in show.shown("--person", "host", event=event)
    for arguments in (["--markdown"], ["--person", "host", "--markdown"], ["--grid", "--day", "day 2", "--markdown"]):
        code, out, err = show.run(*arguments, event=event)
        assert (code, "Board" in out, "Lunch" in out, err) == (0, False, True, "Not in it: 1 private item.\n")
    for form, holds in (("csv", False), ("ics", False), ("html", False), ("json", True)):
        done = timetable("export", event, "--to", show.to, "--format", form)
        assert (done.returncode, "Board" in done.stdout) == (0, holds)
        assert done.stderr == ("" if holds else "Not in it: 1 private item.\n")
    for form in ("sheets", "cards"):
        output = show.to / f"{form}.docx"
        done = timetable("export", event, "--to", show.to, "--format", form, "-o", output)
        assert (done.returncode, done.stderr) == (0, f"Written: {output}.\n")
        assert ("Lunch" in everything(output.read_bytes()), "Board" in everything(output.read_bytes())) == (
            form == "sheets",
            False,
        )
    for person, holds in (("host", True), ("critic", False)):
        done = timetable("export", event, "--to", show.to, "--format", "html", "--person", person)
        assert (done.returncode, "Board" in done.stdout, "Lunch" in done.stdout, done.stderr) == (0, holds, True, "")


def test_a_choice_of_a_stale_draft_says_so_and_one_without_items_that_nothing_is_planned(
    show: Show, tmp_path: Path
) -> None:
    code, out, err = show.run("--day", "day 2", event=a_copy(tmp_path, *TWO_DAYS[1:]))
    assert (code, out.endswith("\n\nNothing is planned.\n")) == (0, True)
    assert " ".join(err.split()) == (
        "The programme has changed since this draft was solved. Solve again to have its timetable."
    )


def test_every_choice_keeps_to_the_columns_and_a_pipe_has_no_styles(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["--grid"], ["--sessions"], ["--person", "host"], ["--room", "hall"]):
        for columns in (40, 80, 120):
            monkeypatch.setenv("COLUMNS", f"{columns}")
            text = show.shown(*arguments)
            assert (max(map(len, text.splitlines())) <= columns, "\x1b" in text) == (True, False)
