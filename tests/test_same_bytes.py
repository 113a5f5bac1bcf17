"""The same programme gives the same bytes every time, on one processor and on two."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.commands import COMMAND, ROOT, UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RUNS = 10
EXAMPLES = ("side-by-side", "small")


def processors() -> list[Sequence[int]]:
    """Return the sets of processors to run on, in turn: one and two; where none can be chosen, one set of any."""
    if not hasattr(os, "sched_setaffinity"):
        return [()]
    free = sorted(os.sched_getaffinity(0))
    return [free[:1], free[:2]]


def solved(example: Path, to: Path, on: Sequence[int]) -> dict[str, bytes]:
    """Return the files that the command leaves, solved on some processors."""
    run = [*COMMAND, "solve", str(example), "--to", str(to)]
    only = (lambda: os.sched_setaffinity(0, on)) if on else None
    done = subprocess.run(run, env=UNCOUNTED, capture_output=True, text=True, check=False, preexec_fn=only)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(to)): path.read_bytes() for path in sorted(to.rglob("*")) if path.is_file()}


@pytest.mark.campaign
@pytest.mark.parametrize("name", EXAMPLES)
def test_ten_runs_leave_the_same_bytes_on_one_processor_and_on_two(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "configs", tmp_path / "configs")
    made = processors()
    found = [
        solved(tmp_path / "configs" / f"{name}.yaml", tmp_path / f"run-{run}", made[run % len(made)])
        for run in range(RUNS)
    ]
    assert {file.rsplit("/", 1)[-1] for file in found[0]} >= {"draft.json", "agenda-draft.ics"}
    assert found == [found[0]] * RUNS
