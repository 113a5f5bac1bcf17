"""Running the real command: in this process, or in one of its own where that is what a test is about."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "configs" / "small.yaml"
COMMAND = [sys.executable, str(ROOT / "cli.py")]
_OF_THE_TERMINAL = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"}
_SLOW = {"PYTHONDONTWRITEBYTECODE"}  # some shells forbid to keep the bytecode: each command would compile everything
BARE = {name: value for name, value in os.environ.items() if name not in _OF_THE_TERMINAL | _SLOW}
# For what is killed or may write little: coverage would leave half a file, or have its own say about the disk. For what
# is measured itself: coverage would load more than the command. And for what is none of ours, or counted elsewhere:
# coverage makes a process begin twice as slowly.
UNCOUNTED = {name: value for name, value in BARE.items() if not name.startswith("COV")}


Done = subprocess.CompletedProcess[str]


def timetable(*arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Done:
    """Run ``timetable ARGUMENTS`` by its entry point in this process, as if from a shell in `cwd`, its output in pipes.

    A process of its own takes half a second to load everything, ten times what most commands take. What breaks a
    command where nothing should ends the test, with its traceback.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    environment = {name: value for name, value in os.environ.items() if name not in _OF_THE_TERMINAL} | dict(env or {})
    with chdir(cwd), _standing_for(sys, stdin=io.StringIO(), stdout=out, stderr=err, __stdout__=out, __stderr__=err):
        before = dict(os.environ)
        _set(environment)
        try:
            code = main([str(argument) for argument in arguments])
        finally:
            _set(before)
    return Done([*COMMAND, *arguments], code, *(_read(stream.buffer) for stream in (out, err)))


def process(*arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Done:
    """Run ``timetable ARGUMENTS`` from the checkout in a process of its own, its output in pipes."""
    run = [*COMMAND, *arguments]
    return subprocess.run(run, capture_output=True, encoding="utf-8", check=False, cwd=cwd, env={**BARE, **(env or {})})


@contextmanager
def _standing_for(place: object, **others: object) -> Iterator[None]:
    """Let other things stand for those that are there under these names."""
    before = {name: getattr(place, name) for name in others}
    for name, other in others.items():
        setattr(place, name, other)
    try:
        yield
    finally:
        for name, one in before.items():
            setattr(place, name, one)


def _set(environment: Mapping[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)


def _read(content: BinaryIO) -> str:
    """Return what was written, its line ends as whoever reads a pipe as text has them."""
    content.seek(0)
    return io.TextIOWrapper(content, encoding="utf-8").read()


def a_copy(folder: Path, *changes: tuple[str, str], of: Path = SMALL) -> Path:
    """Copy a programme into `folder`, with texts of it replaced."""
    text = of.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    copy = folder / of.name
    copy.write_text(text, encoding="utf-8")
    return copy
