"""What is not typed twice: `python -m tests.pages` writes it anew.

README.md and docs/commands.md print what the program itself says; docs/keys.md and the schemas for editors say what its
models say.

A fence below ``<!-- generated: agenda -->`` holds the agenda of the example event as a terminal of 80 columns shows it;
one below ``<!-- generated: help solve -->`` the help of that command; those of docs/real-programmes.md lay what was
held beside what is solved. The timetables are stored ones: the solver of another platform may settle on another one of
equal cost. `python -m benchmarks.real_programmes` stores those of the real programmes.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scheduler.programme import schema
from tests import keys
from tests.commands import ROOT, process, timetable
from tests.real import page as real

PAGES = (ROOT / "README.md", ROOT / "docs" / "commands.md", ROOT / "docs" / "real-programmes.md")
GENERATED = re.compile(r"(?<=^<!-- generated: )(?P<what>[a-z -]+)( -->\n```\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COLUMNS = {"COLUMNS": "80"}


EVENT = ROOT / "configs" / "global-compact.yaml"
STORED = ROOT / "tests" / "golden" / "event" / "draft.json"
STATE = "global-compact-2018.timetable"


@cache
def agenda() -> str:
    """Return what `show` prints of the stored timetable of the example event, up to its cost."""
    with TemporaryDirectory() as folder:
        state = Path(folder) / STATE
        state.mkdir()
        shutil.copy(STORED, state / STORED.name)
        done = timetable("show", EVENT, "--to", folder, env=_COLUMNS)
    assert (done.returncode, "has changed" in done.stderr) == (0, False), done.stderr
    return done.stdout.partition("\nAssumed")[0]


def store() -> None:
    """Solve the example event and store its timetable."""
    with TemporaryDirectory() as folder:
        done = process("solve", EVENT, "--to", folder)
        assert done.returncode == 0, done.stderr
        STORED.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(folder) / STATE / STORED.name, STORED)


def said(what: str) -> str:
    """Return what belongs into the fence of this name."""
    if what == "agenda":
        return agenda()
    command, *names = what.split()
    if command == "real":
        return real.programme(*names) if names else real.summary()
    assert command == "help", what
    return timetable(*names, "--help", env=_COLUMNS).stdout


def filled(text: str) -> str:
    """Return a page with every generated fence as it should be."""
    return GENERATED.sub(lambda found: found["what"] + found[2] + said(found["what"]), text)


def models() -> dict[Path, str]:
    """Return what is made of the models of the programme file: the page of keys, and the schemas for editors."""
    made = {ROOT / "scheduler" / "programme" / name: text for name, text in schema.schemas().items()}
    return made | {ROOT / "docs" / "keys.md": keys.page()}


if __name__ == "__main__":
    store()
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
    for path, text in models().items():
        path.write_text(text, encoding="utf-8")
