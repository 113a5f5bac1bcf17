"""The list of mutants that are argued equivalent is about the code as it is."""

from __future__ import annotations

from pathlib import Path

from tests.mutation.equivalent import Change, argued

ROOT = Path(__file__).parents[2]


def stale(changes: list[Change]) -> list[Change]:
    """Return those of which some line is not in their file any more."""
    texts = {one.file: [row.strip() for row in (ROOT / one.file).read_text("utf-8").splitlines()] for one in changes}
    return [one for one in changes if not {*one.line.splitlines()} <= {*texts[one.file]}]


def test_each_line_is_there_and_becomes_another_and_each_has_a_reason() -> None:
    reasons = argued()
    assert len(reasons) > 1
    assert stale([*reasons]) == []
    assert [one for one in reasons if one.line == one.becomes] == []
    assert [why for why in reasons.values() if not why.endswith(".")] == []


def test_a_line_that_is_gone_is_seen() -> None:
    there = next(iter(argued()))
    gone = Change(there.file, there.function, f"{there.line}\nnot a line of it", there.becomes)
    assert stale([there, gone]) == [gone]


def test_a_diff_is_read_as_the_lines_that_it_takes_and_gives() -> None:
    diff = (
        "--- scheduler/a.py\n+++ scheduler/a.py\n@@ -1,3 +1,2 @@\n def f():\n-    return (\n-        1)\n+    return 2"
    )
    assert Change.of_diff("f", diff) == Change("scheduler/a.py", "f", "return (\n1)", "return 2")
