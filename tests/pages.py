"""What README.md and docs/commands.md print that the program itself says: `python -m tests.pages` writes it anew.

A fence below ``<!-- generated: agenda -->`` holds the agenda of the example event as a terminal of 80 columns shows it,
one below ``<!-- generated: help solve -->`` the help of that command.
"""

from __future__ import annotations

import re
from functools import cache
from tempfile import TemporaryDirectory

from tests.commands import ROOT, timetable

PAGES = (ROOT / "README.md", ROOT / "docs" / "commands.md")
GENERATED = re.compile(r"(?<=^<!-- generated: )(?P<what>[a-z ]+)( -->\n```\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COLUMNS = {"COLUMNS": "80"}


@cache
def agenda() -> str:
    """Return what `solve` prints of the example event, up to its cost."""
    with TemporaryDirectory() as folder:
        done = timetable("solve", ROOT / "configs" / "global-compact.yaml", "--to", folder, env=_COLUMNS)
    assert done.returncode == 0, done.stderr
    return done.stdout.partition("\nAssumed")[0]


def said(what: str) -> str:
    """Return what belongs into the fence of this name."""
    if what == "agenda":
        return agenda()
    command, *names = what.split()
    assert command == "help", what
    return timetable(*names, "--help", env=_COLUMNS).stdout


def filled(text: str) -> str:
    """Return a page with every generated fence as it should be."""
    return GENERATED.sub(lambda found: found["what"] + found[2] + said(found["what"]), text)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
