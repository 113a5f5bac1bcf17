"""Each refusal with its file, its line and its words, as written in `refusals/`.

A case there is a block of lines: the file that is edited, what is taken out (``- ``) and put in (``+ ``), and then
everything that the reader says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.programme.written import FILES, refused

FOLDER = Path(__file__).parent / "refusals"


def blocks() -> dict[str, list[str]]:
    """Return the lines of each case, by file and number."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n"), 1):
            found[f"{path.stem}-{number}"] = block.strip("\n").split("\n")
    return found


CASES = blocks()


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_is_refused_at_its_place_and_in_these_words(tmp_path: Path, case: str) -> None:
    head, *lines = CASES[case]
    file = head.removeprefix("in ")
    assert file in FILES
    old = "\n".join(line[2:] for line in lines if line.startswith("- "))
    new = "\n".join(line[2:] for line in lines if line.startswith("+ "))
    said = [line for line in lines if not line.startswith(("- ", "+ "))]
    assert said
    assert refused(tmp_path, old, new, file.split(".", maxsplit=1)[0]) == said


def test_the_cases_are_there() -> None:
    assert {name.split("-", maxsplit=1)[0] for name in CASES} == {
        *("groups", "head", "house", "keys", "people", "sessions", "tables")
    }
    assert len(CASES) > 150
