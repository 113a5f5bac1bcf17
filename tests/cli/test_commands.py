"""The commands as a person runs them: what they print and where, how they end, what they leave."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.commands import ROOT, SMALL, a_copy, timetable

if TYPE_CHECKING:
    import subprocess

STATE = "small-workshop.timetable"


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return a folder with the draft of the small programme, and what `solve` said."""
    folder = tmp_path_factory.mktemp("solved")
    return folder, timetable("solve", SMALL, "--to", folder)


@pytest.fixture
def draft(solved: tuple[Path, object], tmp_path: Path) -> Path:
    """Return a folder of the test's own with the same draft, to be changed."""
    return Path(shutil.copytree(solved[0], tmp_path / "to"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / STATE).iterdir() if path.name != ".lock"}


def edited(folder: Path, old: str, new: str) -> None:
    path = folder / STATE / "draft.json"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_solve_prints_the_agenda_its_cost_and_its_files(solved: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = solved
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("A workshop of one day\nTuesday 11 March 2025 · Europe/London\n\n")
    for line in (
        "  10:00-11:10  1  What is the problem?",
        "Proven optimal: it costs 9, and no timetable that keeps the rules costs less.",
        "  nothing for drop, attendance, wishes, graveyard, alternation, balance,",
        "Assumed, because nothing was written",
        "Files (the calendar is a draft, not for sending)",
        f"  {folder / STATE / 'draft.json'}",
        f"  {folder / STATE / 'agenda-draft.ics'}",
    ):
        assert line in done.stdout.splitlines()
    assert "What differs" not in done.stdout  # there was nothing to compare with
    assert sorted(contents(folder)) == ["agenda-draft.ics", "draft.json"]


def test_without_to_the_folder_stands_beside_the_programme(tmp_path: Path) -> None:
    event = a_copy(tmp_path)
    assert timetable("solve", event, "--quiet").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small-workshop.timetable", "small.yaml"]
    assert timetable("show", event).returncode == 0


def test_solving_again_changes_no_byte_and_says_that_nothing_differs(draft: Path) -> None:
    before = contents(draft)
    done = timetable("solve", SMALL, "--to", draft)
    assert "\nWhat differs from the draft before\n  - Nothing\n" in done.stdout
    assert contents(draft) == before


def test_what_differs_from_the_draft_before_is_said(draft: Path, tmp_path: Path) -> None:
    pin = ("\nsessions:\n", "\npins:\n  closing: day 1 13:30\n\nsessions:\n")
    event = a_copy(tmp_path, ("title: What we take home", "title: What we keep"), pin)
    done = timetable("solve", event, "--to", draft)
    assert done.returncode == 0, done.stderr
    changes = done.stdout.split("What differs from the draft before\n")[1].split("\n\n")[0].splitlines()
    assert changes[-2:] == [
        "  - 3. What we keep: moved from Tuesday 13:45 to Tuesday 13:30; it was called",
        "    “What we take home” (everybody).",
    ]


def test_json_is_the_draft_to_the_byte_and_nothing_else(draft: Path) -> None:
    stored = contents(draft)["draft.json"].decode()
    for command in ("solve", "show"):
        done = timetable(command, SMALL, "--to", draft, "--json")
        assert (done.returncode, done.stdout, done.stderr) == (0, stored, "")


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    done = timetable("solve", SMALL, "--to", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(contents(tmp_path)) == ["agenda-draft.ics", "draft.json"]


def test_show_prints_what_solve_printed(solved: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = solved
    assert timetable("show", SMALL, "--to", folder).stdout == done.stdout


def test_show_of_a_stale_draft_shows_it_and_says_so(draft: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, ("title: What we take home", "title: What we keep"))
    done = timetable("show", event, "--to", draft)
    assert done.returncode == 0
    assert "What we take home" in done.stdout
    assert " ".join(done.stderr.split()) == (
        "The programme has changed since this draft was solved. Solve again to have its timetable."
    )
    as_json = timetable("show", event, "--to", draft, "--json")
    assert (as_json.returncode, as_json.stdout) == (0, contents(draft)["draft.json"].decode())
    assert as_json.stderr == done.stderr


def test_a_comment_makes_nothing_stale(draft: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, ("hours:\n", "# a comment\nhours:\n"))
    assert timetable("show", event, "--to", draft).stderr == ""


@pytest.mark.parametrize("form", ["ics", "json", "csv", "markdown", "html", "frab-xml", "frab-json"])
def test_export_writes_to_stdout_and_to_a_file_the_same_bytes(draft: Path, tmp_path: Path, form: str) -> None:
    to_stdout = timetable("export", SMALL, "--to", draft, "--format", form)
    output = tmp_path / "out"
    to_file = timetable("export", SMALL, "--to", draft, "--format", form, "--output", output)
    assert (to_stdout.returncode, to_stdout.stderr) == (0, "")
    assert output.read_bytes().decode().replace("\r\n", "\n") == to_stdout.stdout
    assert (to_file.returncode, to_file.stdout) == (0, "")
    assert to_file.stderr.startswith(f"Written: {output}.")
    name = {"ics": "agenda-draft.ics", "json": "draft.json"}.get(form)
    if name:
        assert output.read_bytes() == contents(draft)[name]


def test_a_workbook_goes_into_a_file(draft: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    done = timetable("export", SMALL, "--to", draft, "--format", "xlsx", "-o", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"Written: {output}.\n")
    assert load_workbook(output).sheetnames == [
        *("Items", "People by session", "Covers", "Groups", "Rooms", "Arrivals, departures", "About")
    ]


def test_export_of_a_stale_draft_is_refused(draft: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, ("title: What we take home", "title: What we keep"))
    done = timetable("export", event, "--to", draft, "--format", "csv", "--output", tmp_path / "out.csv")
    assert (done.returncode, done.stdout) == (7, "")
    assert done.stderr == (
        "timetable: The programme has changed since its draft was solved. Solve again, then export.\n"
    )
    assert not (tmp_path / "out.csv").exists()


def test_verify_says_that_every_rule_is_kept(draft: Path) -> None:
    done = timetable("verify", SMALL, "--to", draft)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Every rule is kept. Proven optimal: it costs 9, and no timetable that keeps the",
        "rules costs less.",
    ]


def test_verify_of_a_stale_draft_claims_no_proof(draft: Path, tmp_path: Path) -> None:
    guest = ("\npeople:\n", "\npeople:\n  - {id: late-guest, name: Late guest}\n")
    done = timetable("verify", a_copy(tmp_path, guest), "--to", draft)
    assert done.returncode == 0, done.stderr
    assert " ".join(done.stderr.split()) == (
        "The programme has changed since this was solved; it is checked against the programme as it is now."
    )
    assert " ".join(done.stdout.split()) == (
        "Every rule is kept. It costs 9; how little it could cost is not known before the next “timetable solve”."
    )


def test_verify_names_the_rule_that_an_edited_draft_breaks_and_export_refuses_it(draft: Path, tmp_path: Path) -> None:
    edited(draft, "2025-03-11T14:45:00+00:00", "2025-03-11T16:00:00+00:00")
    for arguments in (("verify",), ("export", "--format", "csv", "--output", str(tmp_path / "out"))):
        done = timetable(arguments[0], SMALL, "--to", draft, *arguments[1:])
        assert (done.returncode, done.stdout) == (6, "")
        assert "small.yaml:52: hours:closing: closing is at Tue 13:45-16:00, outside the hours\n" in done.stderr
        assert done.stderr.endswith(
            "\nThe timetable does not pass: it is to be mended as said above, or solved again.\n"
        )
    assert not (tmp_path / "out").exists()


def test_verify_gives_its_findings_as_json(draft: Path) -> None:
    sound = timetable("verify", SMALL, "--to", draft, "--json")
    assert sound.returncode == 0
    assert json.loads(sound.stdout) == {"status": "optimal", "stale": False, "findings": [], "past": []}
    edited(draft, "2025-03-11T14:45:00+00:00", "2025-03-11T16:00:00+00:00")
    broken = timetable("verify", SMALL, "--to", draft, "--json")
    assert broken.returncode == 6
    assert {
        "file": "small.yaml",
        "line": 52,
        "rule": "hours:closing",
        "what": "closing is at Tue 13:45-16:00, outside the hours",
    } in json.loads(broken.stdout)["findings"]


def test_verify_reads_another_file_on_request(draft: Path, tmp_path: Path) -> None:
    edited(draft, "2025-03-11T14:45:00+00:00", "2025-03-11T16:00:00+00:00")
    moved = (draft / STATE / "draft.json").rename(tmp_path / "mine.json")
    assert timetable("verify", SMALL, "--draft", moved).returncode == 6


def test_verify_lints_the_stored_calendar(draft: Path) -> None:
    path = draft / STATE / "agenda-draft.ics"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"SUMMARY:", b"SUMMARY:1. ", 1))
    other = timetable("verify", SMALL, "--to", draft)
    assert (other.returncode, "is not the calendar of this draft" in other.stderr) == (0, True)
    path.write_bytes(sound.replace(b"\r\n", b"\n"))
    damaged = timetable("verify", SMALL, "--to", draft)
    assert damaged.returncode == 6
    assert damaged.stderr.startswith(f"{path}: line 1: ")


def test_check_prints_what_was_assumed_and_the_arithmetic() -> None:
    done = timetable("check", SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    first = f"{SMALL}: nothing is wrong with what is written.\n\nAssumed, because nothing was written\n  - "
    assert done.stdout.startswith(first)
    assert "\nRoom for it\n  - " in done.stdout
    as_json = timetable("check", SMALL, "--json")
    assert (as_json.returncode, as_json.stderr) == (0, "")
    content = json.loads(as_json.stdout)
    assert list(content) == ["programme", "files", "problems", "assumed", "warnings", "preflight", "impossible"]
    assert (content["programme"], content["files"]) == ("small-workshop", ["small.yaml"])
    assert (content["problems"], content["impossible"]) == ([], [])
    assert len(content["assumed"]) == done.stdout[: done.stdout.index("Room for it")].count("\n  - ")


def test_the_json_of_check_says_what_its_text_says() -> None:
    event = ROOT / "configs" / "global-compact.yaml"
    content = json.loads(timetable("check", event, "--json").stdout)
    warned = ["{file}:{line}: {where}: {what}. {remedy}.".format(**one) for one in content["warnings"]]
    said = [*content["assumed"], *warned, *content["preflight"]]
    bullets = timetable("check", event).stdout.replace("\n    ", " ").splitlines()
    assert said == [line.removeprefix("  - ") for line in bullets if line.startswith("  - ")]
    assert warned[0].startswith("global-compact.yaml:")
    assert content["files"] == ["global-compact.yaml", "houses/wiston-house.yaml", "global-compact.people.csv"]


@pytest.mark.parametrize("command", ["check", "solve", "show", "verify", "export"])
def test_a_wrong_programme_ends_with_3_and_every_problem_with_its_place(tmp_path: Path, command: str) -> None:
    event = a_copy(tmp_path, ("minutes: 45-75", "minuets: 45-75"), ("chair: host\n\n", "chair: hots\n\n"))
    more = ("--format", "csv") if command == "export" else ()
    done = timetable(command, event, *more)
    assert (done.returncode, done.stdout) == (3, "")
    *problems, last = done.stderr.splitlines()
    assert last == "2 problems."
    assert [problem.split(":")[:2] for problem in problems] == [["small.yaml", "38"], ["small.yaml", "40"]]
    assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]


def test_check_gives_problems_as_json(tmp_path: Path) -> None:
    done = timetable("check", a_copy(tmp_path, ("chair: host\n\n", "chair: hots\n\n")), "--json")
    assert done.returncode == 3
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["file"], problem["line"]) == ("small.yaml", 40)
    assert list(problem) == ["file", "line", "where", "what", "remedy"]


def test_what_cannot_be_done_ends_with_4_its_numbers_and_the_earlier_draft_untouched(tmp_path: Path) -> None:
    state = tmp_path / "over-full.timetable"
    state.mkdir()
    (state / "draft.json").write_text("an earlier draft", encoding="utf-8")
    (state / "agenda-draft.ics").write_text("its calendar", encoding="utf-8")
    done = timetable("solve", ROOT / "configs" / "over-full.yaml", "--to", tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert "No timetable can keep all the rules:\n  - " in done.stderr
    assert "stretches" in done.stderr
    assert "Traceback" not in done.stderr
    assert max(map(len, done.stderr.splitlines())) <= 80
    assert {path.name: path.read_text(encoding="utf-8") for path in state.iterdir()} == {
        "draft.json": "an earlier draft",
        "agenda-draft.ics": "its calendar",
    }
    check = timetable("check", ROOT / "configs" / "over-full.yaml")
    assert check.returncode == 4
    assert "\nRoom for it\n  - " in check.stdout


def test_no_timetable_in_the_time_ends_with_5_and_leaves_the_draft(draft: Path) -> None:
    before = contents(draft)
    done = timetable("solve", SMALL, "--to", draft, "--time-limit", "0.001")
    assert (done.returncode, done.stdout) == (5, "")
    assert "Traceback" not in done.stderr
    assert contents(draft) == before


def test_a_damaged_draft_is_said_and_replaced_by_solving(draft: Path) -> None:
    before = contents(draft)
    (draft / STATE / "draft.json").write_text("{", encoding="utf-8")
    shown = timetable("show", SMALL, "--to", draft)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "draft.json:1: it is no JSON" in shown.stderr
    done = timetable("solve", SMALL, "--to", draft)
    assert done.returncode == 0
    assert done.stderr.startswith("The draft before cannot be read, and will be replaced. ")
    assert contents(draft) == before


def test_a_draft_of_another_programme_is_never_replaced(draft: Path) -> None:
    edited(draft, '"programme": "small-workshop"', '"programme": "another"')
    before = contents(draft)
    done = timetable("solve", SMALL, "--to", draft)
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a timetable of “another”, and the programme is “small-workshop”." in done.stderr
    assert contents(draft) == before


def test_the_kernel_can_be_named_and_the_draft_says_which_was_not_the_stream(tmp_path: Path) -> None:
    costs = {}
    for kernel in ("stream", "interval"):
        done = timetable("solve", SMALL, "--to", tmp_path / kernel, "--kernel", kernel, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        draft = json.loads(done.stdout)
        costs[draft["versions"].get("kernel", "none is named")] = (draft["status"], draft["cost"])
    assert costs == {"none is named": ("optimal", 9), "interval": ("optimal", 9)}


def test_one_stream_is_refused_where_sessions_can_be_side_by_side(tmp_path: Path) -> None:
    done = timetable("solve", ROOT / "configs" / "side-by-side.yaml", "--to", tmp_path, "--kernel", "stream")
    assert (done.returncode, done.stdout) == (2, "")
    assert "have none of their people in common" in done.stderr
    assert "Leave out “--kernel”, or name “interval”." in done.stderr
    assert not list(tmp_path.rglob("draft.json"))


def test_two_workers_prove_the_same_cost(tmp_path: Path) -> None:
    done = timetable("solve", SMALL, "--to", tmp_path, "--workers", "2", "--json")
    draft = json.loads(done.stdout)
    assert (done.returncode, draft["status"], draft["cost"], draft["bound"]) == (0, "optimal", 9, 9)
    none = timetable("solve", SMALL, "--to", tmp_path, "--workers", "0")
    assert none.returncode == 2
    assert "--workers" in none.stderr
