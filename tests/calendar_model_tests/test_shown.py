"""What the command shows of one person's days is what the model says of their calendar."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.calendar_model import AGENDA, contents, meeting
from tests.calendar_model.identity import STAY
from tests.changes import Sequence
from tests.commands import ROOT, timetable
from tests.generator.rich import rich

if TYPE_CHECKING:
    from pathlib import Path

    from tests.calendar_model import Visible

Held = dict[str, list[tuple[str, bool]]]


def shown(path: Path, name: str) -> Held:
    said = timetable("show", path, "--person", name, "--json")
    assert said.returncode == 0, said.stderr
    return {
        item["id"]: sorted({(part["role"], part["confirmed"]) for part in item["as"]})
        for item in json.loads(said.stdout)["items"]
    }


def meant(mine: dict[str, Visible]) -> Held:
    return {key: sorted(visible.part) for key, visible in mine.items() if not key.startswith(STAY)}


def alike(path: Path, every: int = 1) -> None:
    """Solve a programme, and demand that both say the same of everybody, or of every tenth person."""
    said = timetable("solve", path, "--quiet", "--json", "--time-limit", "20")
    assert said.returncode == 0, said.stderr
    expected = {
        name: meant(mine) for name, mine in contents(meeting(path), json.loads(said.stdout)).items() if name != AGENDA
    }
    expected = dict(list(expected.items())[::every])
    assert {name: shown(path, name) for name in expected} == expected
    assert {part for mine in expected.values() for parts in mine.values() for part in parts}


@pytest.mark.parametrize("seed", range(4))
def test_of_a_meeting_that_changes(tmp_path: Path, seed: int) -> None:
    alike(Sequence(seed).write(tmp_path))


def test_of_the_event(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "configs", tmp_path / "configs", ignore=shutil.ignore_patterns("*.timetable"))
    alike(tmp_path / "configs" / "global-compact.yaml", every=10)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(40))
def test_of_programmes_that_use_the_whole_language(tmp_path: Path, seed: int) -> None:
    plan = rich(seed)
    if not plan.spoiled:
        path = tmp_path / "rich.yaml"
        path.write_text(plan.text, encoding="utf-8")
        alike(path)
