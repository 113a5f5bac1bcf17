"""The table in docs/tests.md of what gets refused is true: each sentence stands in the cases that it names."""

from __future__ import annotations

import re

import pytest

from tests.commands import ROOT

DOCS = ROOT / "docs"
TABLE = (DOCS / "tests.md").read_text(encoding="utf-8").partition("## What gets refused\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (?P<what>[^|]+) \| `(?P<said>[^|]+)` \| \[\w+\]\((?P<file>[^)]+)\) \|$", TABLE, re.MULTILINE)


@pytest.mark.parametrize(("what", "said", "file"), ROWS)
def test_what_is_refused_is_among_the_cases(what: str, said: str, file: str) -> None:
    assert said in (DOCS / file).read_text(encoding="utf-8"), what


def test_the_table_has_a_row_for_each_line() -> None:
    assert len(ROWS) == TABLE.count("\n| ") - 1 == 29
