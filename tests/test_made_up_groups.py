"""Made-up programmes with groups and tables, solved by the command: every rule is kept in the eyes of the oracle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import timetable
from tests.generator.groups import REASONS, groups
from tests.oracle.groups import judge_groups
from tests.oracle.shares import shares
from tests.oracle.told_groups import told_otherwise

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Done
    from tests.generator.groups import Plan, Why

DONE, REFUSED, WRONG, IMPOSSIBLE = 0, 2, 3, 4
MANY = 400
"""Programmes that can be, in the campaign; with those that cannot be there are more than 500."""


def written(plan: Plan, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in plan.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "programme.yaml"


def draft_of(path: Path) -> dict[str, Any]:
    (found,) = path.parent.glob("*.timetable/draft.json")
    return dict(json.loads(found.read_text("utf-8")))


def told_wrong(seed: int, folder: Path) -> list[str]:
    """Solve and publish a programme; return what is wrong with its groups, by the draft and by all the calendars."""
    path = written(groups(seed), folder)
    said = timetable("solve", path, "-q")
    assert said.returncode == DONE, (seed, said.stdout, said.stderr)
    draft = draft_of(path)
    counted = shares(path, draft)
    faults = judge_groups(path, draft)
    if counted.repeated < counted.bound:
        faults.append(f"{counted.repeated} repeated meetings, where counting allows no fewer than {counted.bound}")
    assert timetable("publish", path, "--yes").returncode == DONE, seed
    (home,) = path.parent.glob("*.timetable")
    files = (home / "published" / "outbox" / "people").glob("*-r1.ics")
    calendars = {file.name.removesuffix("-r1.ics"): file.read_bytes() for file in files}
    assert calendars
    return faults + told_otherwise(path, draft, calendars)


def unsaid(why: Why, said: Done) -> list[tuple[str, ...] | str]:
    """Return what a message does not name of what it has to."""
    text = said.stdout + said.stderr
    found: list[tuple[str, ...] | str] = [names for names in why.names if not any(name in text for name in names)]
    if why.lines and not any(f"programme.yaml:{line}:" in text for line in why.lines):
        found.append(f"none of the lines {why.lines}")
    return found


def refused(seed: int, reason: str, folder: Path) -> None:
    plan = groups(seed, reason)
    said = timetable("solve", written(plan, folder), "-q")
    assert plan.why
    assert said.returncode in {REFUSED, WRONG, IMPOSSIBLE}, (seed, reason, said.stdout, said.stderr)
    assert unsaid(plan.why, said) == [], (seed, reason, said.stdout, said.stderr)


@pytest.mark.parametrize("seed", range(20))
def test_a_programme_with_groups_is_solved_and_found_right(seed: int, tmp_path: Path) -> None:
    assert told_wrong(seed, tmp_path) == []


@pytest.mark.parametrize("reason", REASONS)
def test_what_cannot_be_is_said_in_names_and_lines(reason: str, tmp_path: Path) -> None:
    refused(0, reason, tmp_path)


@pytest.mark.campaign
@pytest.mark.parametrize("ten", range(100, 100 + MANY, 10))
def test_five_hundred_programmes_with_groups_are_found_right(ten: int, tmp_path: Path) -> None:
    found = {seed: told_wrong(seed, tmp_path / str(seed)) for seed in range(ten, ten + 10)}
    assert {seed: faults for seed, faults in found.items() if faults} == {}


@pytest.mark.campaign
@pytest.mark.parametrize("reason", REASONS)
def test_a_hundred_that_cannot_be_are_refused(reason: str, tmp_path: Path) -> None:
    for seed in range(100, 107):
        refused(seed, reason, tmp_path / str(seed))
