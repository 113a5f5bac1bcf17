"""Solves programmes in a folder that is thrown away, and reads what was proved."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.runner import ROOT, Run, timetable

CONFIGS = ROOT / "configs"
INFEASIBLE = 4


def solved(text: str) -> tuple[Run, str]:
    """Solve a programme with no earlier draft beside it; return the run and the status, or how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(CONFIGS / "houses", Path(folder) / "houses")
        for people in CONFIGS.glob("*.people.csv"):
            shutil.copy(people, folder)
        programme = Path(folder) / "programme.yaml"
        programme.write_text(text, encoding="utf-8")
        run = timetable("solve", programme)
        return run, _status(Path(folder), run)


def _status(folder: Path, run: Run) -> str:
    """Return ``optimal`` or another status of the draft; without a draft, what the exit code means."""
    drafts = list(folder.glob("*.timetable/draft.json"))
    if run.code == 0 and len(drafts) == 1:
        return str(json.loads(drafts[0].read_text(encoding="utf-8"))["status"])
    return "infeasible" if run.code == INFEASIBLE else f"exit {run.code}"
