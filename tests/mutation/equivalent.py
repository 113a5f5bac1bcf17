"""The mutants that change nothing that anybody can see, each with the reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True)
class Change:
    """What a mutant is: the lines of a function, without their indent, and what stands there instead."""

    file: str
    function: str
    line: str
    becomes: str

    @classmethod
    def of_diff(cls, function: str, diff: str) -> Change:
        """Read a unified diff of one function."""
        rows = diff.splitlines()
        file = next(row[4:] for row in rows if row.startswith("--- "))
        body = [row for row in rows if not row.startswith(("--- ", "+++ ", "@@"))]
        gone, come = ([row[1:].strip() for row in body if row.startswith(sign)] for sign in "-+")
        return cls(file, function, "\n".join(gone), "\n".join(come))


def argued() -> dict[Change, str]:
    """Return why each listed mutant is equivalent."""
    entries = tomllib.loads(LIST.read_text(encoding="utf-8")).get("equivalent", [])
    return {
        Change(one["file"], one["function"], one["line"].strip(), one["becomes"].strip()): one["why"] for one in entries
    }
