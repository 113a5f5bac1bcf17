"""``timetable diff``: a draft against what is published, two revisions, one person; as a page and as JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest

from scheduler.cli import main
from scheduler.export.content import content_of
from scheduler.export.ics import calendar
from scheduler.objective import costs
from scheduler.programme import digest, read
from scheduler.publish import act
from scheduler.publish.pages import pages_of
from scheduler.timetable.codec import dumps
from scheduler.timetable.store import State
from tests.commands import ROOT, SMALL, UNCOUNTED, a_copy, timetable
from tests.facts import placed

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (
    "opening 1 09:30-10:45 hall",
    "coffee@day-1 1 10:45-11:05",
    "tables 1 11:05-12:35 red blue",
    "lunch@day-1 1 12:35-13:20",
    "closing 1 13:20-14:20 hall",
)
SECOND = (*FIRST[:4], "closing 1 13:25-14:10 hall")
THIRD = (*FIRST[:2], "tables 1 11:05-12:20 red blue", "lunch@day-1 1 12:20-13:20", "closing 1 13:20-14:20 hall")
EDITS = (
    ("title: Two ways to solve it", "title: Three ways to solve it"),
    ("  - {id: guest, name: Guest, email: guest@example.org}\n", ""),
    ("    speakers: [analyst, critic]\n", "    speakers: [planner, critic]\nnote: Off the record.\n"),
)
NUMBERS = count()


def store(event: Path, folder: Path, *lines: str) -> State:
    """Store a timetable as the draft of a programme, with what it costs; no solver has chosen it."""
    programme = read(event)
    timetable = placed(programme, *lines)
    terms = costs(programme, timetable)
    draft = replace(timetable, digest=digest(programme), terms=terms, cost=sum(term.cost for term in terms))
    state = State(programme.id, folder)
    with state.locked():
        state.save(dumps(draft, programme), calendar(draft, programme))
    return state


def publish(event: Path, folder: Path, *lines: str) -> None:
    """Publish a timetable as the next revision."""
    state, programme = store(event, folder, *lines), read(event)
    draft = state.load()
    occasion = act.Occasion(datetime(2025, 2, 1, tzinfo=UTC), lambda: f"{next(NUMBERS):040}")
    with state.locked():
        content, pages = content_of(draft, programme), pages_of(draft, programme)
        step = act.prepare(act.take_stock(state), draft, content, pages, occasion)
        assert step is not None
        act.publish(state, step)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme with two revisions, and a draft in which more differs: title, people, parts, the note."""
    folder = tmp_path_factory.mktemp("state")
    event = a_copy(folder)
    publish(event, folder, *FIRST)
    publish(event, folder, *SECOND)
    event = a_copy(folder, *EDITS)
    store(event, folder, *THIRD)
    return event


class Diff:
    """``timetable diff`` run in this process, on a page of 80 columns."""

    def __init__(self, event: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.event, self._capsys = event, capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return exit code, stdout and stderr."""
        code = main(["diff", str(self.event), *arguments])
        return code, *self._capsys.readouterr()

    def shown(self, *arguments: str) -> str:
        """Return what is printed where nothing is amiss."""
        code, out, err = self.run(*arguments)
        assert (code, err) == (0, "")
        return out

    def refused(self, *arguments: str) -> str:
        """Return the message where it is refused as asked."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (2, "")
        return err


@pytest.fixture
def diff(edited: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Diff:
    monkeypatch.setenv("COLUMNS", "80")
    return Diff(edited, capsys)


def test_the_page_of_a_draft(diff: Diff) -> None:
    assert diff.shown() == GOLDEN


def test_the_page_of_the_docs_is_what_comes_out(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "changes-and-diff.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    event = tmp_path / "small.yaml"
    shutil.copy(SMALL, event)
    for command in (("solve", event, "--quiet"), ("publish", event, "--yes")):
        assert timetable(*command).returncode == 0
    assert timetable("pin", event, "closing", "day 1 13:30", "--quiet").returncode == 0
    assert timetable("diff", event, env={"COLUMNS": "80"}).stdout == shown


def test_two_revisions(diff: Diff) -> None:
    assert diff.shown("--between", "1", "2") == (
        "A workshop of one day\n"
        "From revision 1 to revision 2: 1 item differs; everybody (6 people) must be\n"
        "told.\n"
        "\nWhat changes\n"
        "  - 3. What we take home: moved from Tuesday 13:20 to Tuesday 13:25; 45 minutes\n"
        "    instead of 60 (everybody).\n"
        "\nWhat it buys and costs\n"
        "  - duration 0 to 15, idle 0 to 15; in all 10 to 40\n"
    )
    back = diff.shown("--between", "2", "1")
    assert "moved from Tuesday 13:25 to Tuesday 13:20; 60 minutes\n    instead of 45" in back
    assert diff.shown("--between", "draft", "draft") == diff.shown("--between", "Draft", "draft")
    assert (
        diff.shown("--between", "1", "1") == "A workshop of one day\nFrom revision 1 to revision 1: nothing differs.\n"
    )
    assert diff.shown("--between", "2", "draft") == diff.shown()


def test_who_must_be_told_is_named_or_who_need_not_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guest = "  - {id: guest, name: Guest, email: guest@example.org%s}\n"
    early = a_copy(tmp_path, (guest % "", guest % ", departs: day 1 12:30"))
    publish(early, tmp_path, *FIRST)
    store(early, tmp_path, *SECOND)
    assert main(["diff", str(early)]) == 0
    out = capsys.readouterr().out
    assert "From revision 1 to the draft: 1 item differs; 5 of 6 people must be told.\n" in out
    assert out.endswith("\nNeed not be told\n  - Guest\n")
    store(a_copy(tmp_path), tmp_path, *FIRST)
    assert main(["diff", str(early)]) == 0
    assert capsys.readouterr().out == (
        "A workshop of one day\n"
        "From revision 1 to the draft: no item differs; 1 of 6 people must be told.\n"
        "\nWho comes, goes or stays otherwise\n"
        "  - Guest: no longer departure: Tuesday 11 March 2025, 12:30; 2 items more.\n"
        "\nWhat it buys and costs\n"
        "  - attendance 30 to 10; in all 30 to 10\n"
        "\nMust be told\n"
        "  - Guest\n"
    )


def test_one_person_reads_what_they_would_be_told(diff: Diff) -> None:
    assert diff.shown("--person", "analyst") == (
        "A workshop of one day\n"
        "From revision 2 to the draft, for Analyst:\n"
        "\n"
        "Dear Analyst,\n"
        "\n"
        "the programme of “A workshop of one day” has changed. What changed for you:\n"
        "\n"
        "- The note is now: “Off the record.”\n"
        "- 2. Three ways to solve it (Tuesday 11:05): 75 minutes instead of 90; it was\n"
        "  called “Two ways to solve it”.\n"
        "- Lunch: moved from Tuesday 12:35 to Tuesday 12:20; 60 minutes instead of 45.\n"
        "- 3. What we take home: moved from Tuesday 13:25 to Tuesday 13:20; 60 minutes\n"
        "  instead of 45; you no longer have a part (it was speaker); new speaker:\n"
        "  Planner.\n"
        "\n"
        "All else in your calendar stays as it was.\n"
        "Times by the clock of Europe/London.\n"
        "\n"
        "Off the record.\n"
        "\n"
        "Questions? Write to Programme team: programme@example.org\n"
    )
    assert "you are no longer expected at “A workshop of one day”.\n6 items are taken" in diff.shown("--person", "gues")
    assert diff.shown("--person", "host", "--between", "1", "1") == (
        "A workshop of one day\nFrom revision 1 to revision 1: nothing differs for Host.\n"
    )


def test_json_of_everything_and_of_one_person(diff: Diff) -> None:
    text = diff.shown("--json")
    assert text == diff.shown("--json")
    record = json.loads(text)
    assert record["from"] == {"revision": 2, "draft": False, "stale": False}
    assert record["to"] == {"revision": None, "draft": True, "stale": False}
    assert [item["id"] for item in record["items"]] == ["tables", "lunch@day-1", "closing"]
    assert (record["must_be_told"], record["of"]) == (6, 6)
    one = json.loads(diff.shown("--json", "--person", "Analyst"))
    assert [person["id"] for person in one["people"]] == ["analyst"]
    assert "items" not in one


def test_a_stale_draft_is_said(edited: Path, diff: Diff) -> None:
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.replace("minutes: 45-75", "minutes: 45-80"), encoding="utf-8")
    try:
        code, out, err = diff.run()
        assert json.loads(diff.run("--json")[1])["to"]["stale"] is True
        assert diff.run("--between", "1", "2")[2] == ""
    finally:
        edited.write_text(text, encoding="utf-8")
    assert (code, out) == (0, GOLDEN)
    assert " ".join(err.split()) == (
        "The programme has changed since this draft was solved: times and rooms are as it was then, people and "
        "descriptions as the file says now. Solve again to have its timetable."
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--between", "1", "3"), "There is no revision 3: there are revisions 1 to 2."),
        (("--between", "0", "1"), "There is no revision 0: there are revisions 1 to 2."),
        (("--between", "one", "2"), '--between: "one" is no revision. Write the number of a revision, or "draft".'),
        (("--between", "²", "2"), '--between: "²" is no revision. Write the number of a revision, or "draft".'),
        (("--between", "1"), "Option '--between' requires 2 arguments."),
        (("--person", "analist"), 'there is no person "analist". The nearest is "Analyst" (analyst).'),
        (("--person", "er"), '--person: "er" may be "Planner" (planner) or "Builder" (builder).'),
    ],
)
def test_what_cannot_be_compared_is_refused_with_2(diff: Diff, arguments: tuple[str, ...], says: str) -> None:
    assert says in diff.refused(*arguments)


def test_without_a_revision_there_is_nothing_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = a_copy(tmp_path)
    store(event, tmp_path, *FIRST)
    assert main(["diff", str(event)]) == 2
    assert capsys.readouterr().err == (
        "timetable: Nothing was published yet, so there is nothing to compare the draft with. "
        "“timetable publish” makes the first revision.\n"
    )


def test_without_a_draft_revisions_can_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = a_copy(tmp_path)
    publish(event, tmp_path, *FIRST)
    State("small-workshop", tmp_path).draft.unlink()
    assert main(["diff", str(event), "--between", "1", "1"]) == 0
    assert main(["diff", str(event)]) == 2
    assert "there is no draft yet" in capsys.readouterr().err


def test_every_page_keeps_to_the_columns_and_a_pipe_has_no_styles(diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ((), ("--person", "analyst"), ("--between", "1", "2")):
        for columns in (40, 80, 120):
            monkeypatch.setenv("COLUMNS", f"{columns}")
            text = diff.shown(*arguments)
            assert (max(map(len, text.splitlines())) <= columns, "\x1b" in text) == (True, False)


def test_a_difference_loads_no_solver_and_writes_nothing(edited: Path) -> None:
    files = {path: path.read_bytes() for path in edited.parent.rglob("*") if path.is_file()}
    show = "import sys; from scheduler.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    for arguments in ([], ["--json"], ["--person", "host"]):
        run = [sys.executable, "-c", show, "diff", str(edited), *arguments]
        done = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT, env=UNCOUNTED)
        loaded = set(done.stderr.split())
        assert ({"ortools", "icalendar", "scheduler.solve"} & loaded, "scheduler.publish.store" in loaded) == (
            set(),
            True,
        )
    assert {path: path.read_bytes() for path in edited.parent.rglob("*") if path.is_file()} == files


GOLDEN = """\
A workshop of one day
From revision 2 to the draft: 3 items differ; everybody (6 people) must be told.

The meeting
  - The note is now: “Off the record.”

What changes
  - 2. Three ways to solve it (Tuesday 11:05): 75 minutes instead of 90; it was
    called “Two ways to solve it” (everybody).
  - Lunch: moved from Tuesday 12:35 to Tuesday 12:20; 60 minutes instead of 45
    (everybody).
  - 3. What we take home: moved from Tuesday 13:25 to Tuesday 13:20; 60 minutes
    instead of 45; speaker: Planner instead of Analyst (everybody).

Who comes, goes or stays otherwise
  - No longer there: Guest.

What it buys and costs
  - idle 15 to 0; in all 40 to 25
"""
