"""What a new timetable is held against, as a director says it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import SMALL, a_copy, timetable

if TYPE_CHECKING:
    from pathlib import Path

STATE = "small-workshop.timetable"
PIN = ("\nsessions:\n", "\npins:\n  closing: day 1 13:30\n\nsessions:\n")


@pytest.fixture(scope="module")
def was(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an earlier timetable of the small programme."""
    folder = tmp_path_factory.mktemp("was")
    assert timetable("solve", SMALL, "--to", folder).returncode == 0
    return folder / STATE / "draft.json"


def made(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / STATE / "draft.json").read_text(encoding="utf-8")))


def perturbation(draft: dict[str, Any]) -> tuple[int, int]:
    """Return measure and weight of what was moved."""
    (term,) = (term for term in draft["terms"] if term["term"] == "perturbation")
    return term["measure"], term["weight"]


def test_without_a_revision_nothing_is_weighed_and_nothing_is_to_be_kept(was: Path, tmp_path: Path) -> None:
    draft = json.loads(was.read_text(encoding="utf-8"))
    assert draft["published"] is None
    assert "perturbation" not in {term["term"] for term in draft["terms"]}
    done = timetable("solve", SMALL, "--to", tmp_path, "--keep", "all")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timetable: --keep all: nothing is published yet, so there is nothing that could stay. Solve without it, "
        "or name an earlier timetable with --from FILE.\n"
    )
    assert list(tmp_path.iterdir()) == []
    assert timetable("solve", SMALL, "--to", tmp_path, "--fresh").returncode == 0
    assert (tmp_path / STATE / "draft.json").read_bytes() == was.read_bytes()


def test_it_is_held_against_a_file_and_the_account_says_who_pays(was: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, PIN)
    done = timetable("solve", event, "--from", was)
    assert done.returncode == 0, done.stderr
    assert f"\nWhat differs from {was}\n" in done.stdout
    draft = made(tmp_path)
    measure, weight = perturbation(draft)
    assert measure > 0
    assert weight == 10
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("  perturbation"))
    assert f"{measure} points x 10 = {measure * 10}" in " ".join(line.split())
    assert "closing" in line
    published = draft["published"]
    assert (published["revision"], published["keep"], published["until"]) == (0, "most", None)
    earlier = json.loads(was.read_text(encoding="utf-8"))
    assert [item["id"] for item in published["items"]] == sorted(item["id"] for item in earlier["items"])
    # What the draft was held against is in it, so that it can be verified, shown and exported without more.
    assert timetable("verify", event).returncode == 0
    assert timetable("export", event, "--format", "json").returncode == 0
    moved = a_copy(tmp_path, PIN, ("title: What we take home", "title: What we keep"))
    assert timetable("verify", moved).returncode == 6


def test_a_draft_that_claims_another_baseline_is_found(was: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, PIN)
    assert timetable("solve", event, "--from", was, "--quiet").returncode == 0
    path = tmp_path / STATE / "draft.json"
    draft = made(tmp_path)
    for item in draft["published"]["items"]:
        item["minute"] = item["minute"] - 60 * (item["id"] == "closing")
    path.write_text(json.dumps(draft), encoding="utf-8")
    done = timetable("verify", event)
    assert done.returncode == 6
    assert "cost: perturbation " in done.stderr


def test_some_is_a_tenth_fresh_is_nothing_and_numbers_stay_with_both(was: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, PIN)
    assert timetable("solve", event, "--from", was, "--keep", "some", "--quiet").returncode == 0
    some = made(tmp_path)
    assert perturbation(some)[1] == 1
    earlier = {item["id"]: item["number"] for item in json.loads(was.read_text(encoding="utf-8"))["items"]}
    assert {item["id"]: item["number"] for item in some["items"]} == earlier


def test_what_cannot_all_be_kept_is_said_with_what_to_do(was: Path, tmp_path: Path) -> None:
    event = a_copy(tmp_path, PIN)
    done = timetable("solve", event, "--from", was, "--keep", "all")
    assert done.returncode == 4
    line = event.read_text(encoding="utf-8").splitlines().index("  closing: day 1 13:30") + 1
    assert " ".join(done.stderr.split()).endswith(
        f"Session closing is pinned to Tue 13:30 (small.yaml:{line}), and closing stays as published for Tue 13:45, "
        "in hall (--keep all). Take the pin away, or solve with “--keep most”."
    )
    early = a_copy(tmp_path, ("between: 12:00-14:00", "between: 12:00-13:30"))
    done = timetable("solve", early, "--from", was, "--keep", "all")
    assert done.returncode == 4
    assert "With “--keep most” the search says what has to move." in " ".join(done.stderr.split())
    free = a_copy(tmp_path)
    done = timetable("solve", free, "--from", was, "--keep", "all")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("What differs from ")[1].split("\n\n")[0].endswith("\n  - Nothing")


@pytest.mark.parametrize("other", [("--keep", "all"), ("--from", "draft.json")])
def test_options_that_contradict_each_other_are_refused(other: tuple[str, str], tmp_path: Path) -> None:
    done = timetable("solve", SMALL, "--to", tmp_path, "--fresh", *other)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timetable: --fresh and {other[0]} do not go together: with --fresh nothing has to stay. Choose one.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_none_or_of_another_programme_is_named(was: Path, tmp_path: Path) -> None:
    done = timetable("solve", SMALL, "--to", tmp_path, "--from", tmp_path / "none.json")
    assert (done.returncode, done.stderr) == (2, f"timetable: {tmp_path / 'none.json'}: there is no such file.\n")
    event = a_copy(tmp_path, ("programme: small-workshop", "programme: other-workshop"))
    done = timetable("solve", event, "--from", was)
    assert done.returncode == 2
    assert "this is a timetable of “small-workshop”" in done.stderr


def test_a_file_of_the_first_version_is_read(was: Path, tmp_path: Path) -> None:
    draft = json.loads(was.read_text(encoding="utf-8"))
    draft["format"] = "session-timetable/1"
    del draft["first_day"], draft["published"], draft["groups"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(draft), encoding="utf-8")
    done = timetable("solve", SMALL, "--to", tmp_path, "--from", old)
    assert done.returncode == 0, done.stderr
    assert perturbation(made(tmp_path)) == (0, 10)


def test_the_last_revision_is_what_a_solve_is_held_against(tmp_path: Path) -> None:
    event = a_copy(tmp_path)
    for arguments in (("solve", event, "--quiet"), ("publish", event, "--yes")):
        assert timetable(*arguments).returncode == 0
    first = made(tmp_path)
    revision = tmp_path / STATE / "revisions" / "r0001.json"
    of_it = timetable("solve", event, "--from", revision)
    assert (of_it.returncode, perturbation(made(tmp_path))) == (0, (0, 10)), of_it.stderr
    assert f"\nWhat differs from {revision}\n  - Nothing\n" in of_it.stdout
    again = timetable("solve", event)
    assert "\nWhat differs from revision 1\n  - Nothing\n" in again.stdout
    assert perturbation(made(tmp_path)) == (0, 10)
    assert made(tmp_path)["published"]["revision"] == 1
    event = a_copy(
        tmp_path, PIN, ("    title: What we take home\n", "    title: What we take home\n    optional: yes\n")
    )
    assert timetable("solve", event, "--quiet").returncode == 0
    assert perturbation(made(tmp_path))[0] > 0
    assert timetable("publish", event, "--yes").returncode == 0
    # It is back where it was first, in the file that was the draft then; revision 2 is the last one all the same.
    earlier = tmp_path / "earlier.json"
    earlier.write_text(json.dumps(first), encoding="utf-8")
    event = a_copy(tmp_path)
    assert timetable("solve", event, "--from", earlier, "--quiet").returncode == 0
    assert (perturbation(made(tmp_path)), made(tmp_path)["published"]["revision"]) == ((0, 10), 2)
    assert timetable("publish", event, "--yes").returncode == 0


def test_numbers_outlive_the_sessions_that_had_them_and_a_fresh_solve(tmp_path: Path) -> None:
    event = a_copy(tmp_path)
    for arguments in (("solve", event, "--quiet"), ("publish", event, "--yes")):
        assert timetable(*arguments).returncode == 0
    cancelled = ("    title: Two ways to solve it\n", "    title: Two ways to solve it\n    cancelled: yes\n")
    new = (
        "  - id: closing\n",
        "  - {id: new, title: New, format: plenary, minutes: 45, after: opening}\n  - id: closing\n",
    )
    event = a_copy(tmp_path, cancelled, new)
    for options in ((), ("--fresh",)):
        done = timetable("solve", event, *options, "--quiet")
        assert done.returncode == 0, done.stderr
        draft = made(tmp_path)
        numbers = {item["id"]: item["number"] for item in draft["items"] if item["number"]}
        assert numbers == {"opening": "1", "new": "1.1", "closing": "3"}
        assert draft["published"]["numbers"] == {"opening": "1", "tables": "2", "closing": "3"}
        assert ("perturbation" in {term["term"] for term in draft["terms"]}) is (options == ())
        assert timetable("verify", event).returncode == 0
    assert timetable("publish", event, "--yes").returncode == 0
