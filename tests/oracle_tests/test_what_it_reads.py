"""The oracle refuses what it cannot judge, and shares nothing with the program."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests import oracle
from tests.oracle_tests.autumn import judged


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (("expected: 9", "expected: 9\nsponsors: []"), "programme: the judge does not know sponsors"),
        (("run: 105", "rest: 10"), "limits: the judge does not know rest"),
        (("avoid: [after-lunch]", "mood: [x]"), "sessions: the judge does not know mood"),
        (("kind: protected", "kind: protected, colour: x"), "fixtures: the judge does not know colour"),
        (("at: Sat 14:00", "near: {beside: s1}"), "near: the judge does not know beside"),
        (("at: Sat 14:00", "near: {after: s99}"), "press: no such session: s99"),
        (("title: Seven,", "title: Seven, parts: [{chair: host}],"), "parts: the judge does not know chair"),
        (("kind: protected", "kind: dance"), "press: no kind of fixture: dance"),
        (("after: s1,", "after: press,"), "no such session: press"),
        (("welcome: day 1", "farewell: day 1"), "a pin of nothing: farewell"),
        (("chair: early", "chair: nobody"), "s1: no such person: nobody"),
        (("people: people.csv", "people: people.xlsx"), "the judge reads no people.xlsx"),
        (("Sun: [09:00-12:00,", "Sun: [12:00-12:00,"), "an empty window: '12:00-12:00'"),
        (("place: first, chair", "place: early, chair"), "welcome: not a place: 'early'"),
        (("on: Sun,", "on: Mon,"), "not a day of the event: 'mon'"),
        (("id: s2,", "id: press,"), "two items have one id"),
        (("title: Seven,", "title: Seven, during: coffee,"), "not one meal or fixture: 'coffee'"),
    ],
)
def test_it_refuses_what_it_cannot_judge(tmp_path: Path, edit: tuple[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        judged(tmp_path, {}, [edit])


def imported(source: str) -> set[str]:
    """Return the first names of what a file imports."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {"." * node.level + (node.module or "") for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not {"__import__", "import_module", "exec", "eval"} & {n.id for n in nodes if isinstance(n, ast.Name)}
    return {name if name.startswith("tests.") else name.split(".")[0] for name in names}


def test_it_shares_nothing_with_the_program() -> None:
    files = sorted(Path(oracle.__file__).parent.rglob("*.py"))
    assert {"__init__.py", "reading.py", "rooms.py"} <= {path.name for path in files}
    names = {name for path in files for name in imported(path.read_text("utf-8"))}
    others = {name for name in names if name != "tests.oracle" and not name.startswith("tests.oracle.")}
    assert others - sys.stdlib_module_names == {"yaml"}
    assert imported("from scheduler.clock import a\nimport tests.builders") == {"scheduler", "tests.builders"}


def test_its_files_are_short() -> None:
    files = sorted(Path(oracle.__file__).parent.rglob("*.py"))
    assert {path.name: lines for path in files if (lines := len(path.read_text("utf-8").splitlines())) > 300} == {}
