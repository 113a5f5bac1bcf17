"""Whatever is done to the lines of a programme, its reader answers in words: a programme, or problems with places."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError
from scheduler.programme import Programme, digest, read
from tests.programme.test_language_page import files
from tests.programme.written import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.errors import Problem

CASES = 240
WRITTEN = {"small": FILES, "page": files()}
BITS = (
    *(
        "",
        ":",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "#",
        "&a ",
        "*a",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\t",
        "\x00",
        "\u2028",
    ),
    *("day 0", "day 1", "day 99", "Thu", "24:00", "25:00", "00:00", "-1", "0", "99999999", "1e3", "none", "else", "~"),
    *(
        "9999-12-31",
        "0001-01-01",
        "2018-10-28 01:30",
        "ann",
        "lunch",
        "talks",
        "opening",
        "hall",
        "residents",
        "dinner day 1",
        "board",
        "{after: cases}",
        "toast",
        "yes",
        "\ud7ff",
        "😀",
        "א",
        ",",
    ),
)


def mutated(rng: Random, text: str) -> str:
    """Change a few lines: drop, repeat, replace, indent, cut or splice them."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        here = rng.randrange(len(lines))
        lines[here : here + 1] = changed(rng, lines[here], rng.choice(lines))
    return "\n".join(lines)


def changed(rng: Random, line: str, other: str) -> list[str]:
    """Return what stands in the place of one line; ``other`` is any line of the file."""
    cut, bit = rng.randrange(len(line) + 1), rng.choice(BITS)
    key, colon, _ = line.partition(":")
    return rng.choice(
        (
            [],
            [line, line],
            [line, other],
            [other],
            [rng.choice(("  ", "    ", "- ")) + line],
            [line.lstrip()],
            [line[:cut]],
            [line[:cut] + bit + line[cut:]],
            [key + colon + " " + bit],
            [bit + colon + line[len(key) + 1 :]],
        )
    )


def answer(folder: Path, which: str, seed: int) -> Programme | tuple[Problem, ...]:
    """Return what the reader makes of one mutated programme."""
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    texts = WRITTEN[which]
    main, house, people = texts
    name = rng.choice((main, main, main, house, people))
    for file, text in texts.items():
        (folder / file).write_bytes((mutated(rng, text) if file == name else text).encode())
    try:
        return read(folder / main)
    except ProgrammeError as error:
        return error.problems


def outcome(folder: Path, which: str, seed: int) -> str:
    """Check one answer, and say of which kind it is."""
    found = answer(folder, which, seed)
    if isinstance(found, Programme):
        assert digest(found)
        return "read"
    assert found
    for problem in found:
        assert problem.source.file in WRITTEN[which]
        assert problem.source.line > 0
        assert problem.where
        assert problem.what
        assert problem.remedy
        assert "\n" not in str(problem)
        assert not str(problem).endswith("..")
    return "refused"


@pytest.mark.parametrize("which", WRITTEN)
@pytest.mark.parametrize("block", range(4))
def test_a_mutated_programme_is_read_or_refused_and_never_crashes(tmp_path: Path, block: int, which: str) -> None:
    outcomes = [outcome(tmp_path, which, seed) for seed in range(block, CASES, 4)]
    assert set(outcomes) == {"read", "refused"}
