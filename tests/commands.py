"""Running the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "configs" / "small.yaml"
COMMAND = [sys.executable, str(ROOT / "cli.py")]
_OF_THE_TERMINAL = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"}
_SLOW = {"PYTHONDONTWRITEBYTECODE"}  # some shells forbid to keep the bytecode: each command would compile everything
BARE = {name: value for name, value in os.environ.items() if name not in _OF_THE_TERMINAL | _SLOW}
# For what is killed or may write little: coverage would leave half a file, or have its own say about the disk. And for
# what is measured itself: coverage would load more than the command.
UNCOUNTED = {name: value for name, value in BARE.items() if not name.startswith("COV")}


def timetable(*arguments: str | Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``timetable ARGUMENTS`` from the checkout, its output in pipes."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**BARE, **(env or {})},
    )


def a_copy(folder: Path, *changes: tuple[str, str], of: Path = SMALL) -> Path:
    """Copy a programme into `folder`, with texts of it replaced."""
    text = of.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    copy = folder / of.name
    copy.write_text(text, encoding="utf-8")
    return copy
