"""Every key of the models is in the schema, on the pages, in random programmes and in tests; and it means something."""

from __future__ import annotations

import csv
import io
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scheduler.constraints import FAMILIES
from scheduler.errors import ProgrammeError
from scheduler.objective import TERMS
from scheduler.programme import defaults, digest, read, schema
from scheduler.programme.written import files
from tests.commands import ROOT
from tests.generator.rich import rich
from tests.keys import INNER, KEYS, form, refusals
from tests.keys_obeyed import DEFAULTS, OBEYED
from tests.pages import models
from tests.programme.grouped import GROUPED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIRS = {(kind, key) for kind, keys in KEYS.items() for key in keys}
LISTS = {"rooms": "room", "meals": "meal", "breaks": "break", "fixtures": "fixture", "sessions": "session"}
NOT_DRAWN = {("table", key) for key in KEYS["table"]}  # tests/programme/tables/test_people_table.py has them
Tree = dict[str, Any]


@pytest.mark.parametrize("path", models(), ids=lambda path: path.name)
def test_what_is_made_of_the_models_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == models()[path], "python -m tests.pages writes it anew"


def test_every_model_of_an_entry_has_its_keys_in_the_table() -> None:
    there = {entry.__name__ for entry in schema.ENTRIES.values()}
    above = {"ProgrammeFile": "HeadWritten", "HouseFile": "HouseWritten"}
    above |= {"RoomAbove": "RoomWritten", "FixtureAbove": "FixtureWritten"}
    there = {above.get(name, name) for name in there}
    written = ROOT / "scheduler" / "programme" / "written"
    classes = re.findall(
        r"^class (\w+Written)\(", "".join(p.read_text("utf-8") for p in written.glob("*.py")), re.MULTILINE
    )
    assert set(classes) == there
    assert set(KEYS) == {*schema.ENTRIES, "weights"}


@pytest.mark.parametrize(("kind", "key"), sorted(PAIRS))
def test_a_key_says_in_one_sentence_what_it_is(kind: str, key: str) -> None:
    said = form(kind, key)["description"]
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) <= 120


def test_every_key_is_on_the_page_of_the_language() -> None:
    prose = re.sub(
        r"^```.*?^```$", "", (ROOT / "docs" / "language.md").read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    ) + (ROOT / "docs" / "tables.md").read_text("utf-8")
    missing = {key for _, key in PAIRS if not re.search(rf"`[^`]*(?<![\w-]){re.escape(key)}(?![\w-])[^`]*`", prose)}
    assert missing == set()


def test_every_key_has_a_refusal() -> None:
    assert PAIRS - refusals().keys() == set()
    assert set(refusals()) <= PAIRS


def test_it_is_said_of_every_key_where_it_is_obeyed_and_of_no_other() -> None:
    assert {(kind, key) for kind, keys in OBEYED.items() for key in keys} == PAIRS
    known = {name for name, _ in FAMILIES} | {term.name for term in TERMS}
    known |= {"groups", "reading", "agenda", "calendars", "pages", "every term"}
    words = {word for keys in OBEYED.values() for said in keys.values() for word in said.split(", ")}
    assert words - known == set()
    assert DEFAULTS.keys() - PAIRS == set()


def test_every_objective_term_has_its_sentence() -> None:
    assert files.TERMS.keys() == defaults.WEIGHTS[defaults.PROFILE].keys()


def _entries(kind: str, entry: Any) -> Iterator[tuple[str, Tree]]:
    """Yield an entry, with its kind, and those inside of it."""
    if not isinstance(entry, dict):
        return
    yield kind, entry
    for key in entry:
        inner = INNER.get((kind, key))
        for one in entry[key] if isinstance(entry[key], list) else [entry[key]]:
            if inner is not None:
                yield from _entries(inner, one)


def _all(trees: dict[str, Any]) -> Iterator[tuple[str, Tree]]:
    """Yield every entry of the files of a programme, with its kind."""
    for file, kind in (("programme.yaml", "programme"), ("house.yaml", "house")):
        whole = trees[file]
        yield from _entries(kind, whole)
        for many, one in LISTS.items():
            for row in whole.get(many, []):
                yield from _entries(one, row)
        for many, one in (("formats", "format"), ("pins", "pin")):
            for row in whole.get(many, {}).values():
                yield from _entries(one, row)
        for key in ("limits", "weights"):
            yield from _entries(key, whole.get(key))
    yield from (("person", row) for row in trees["people.csv"])


def _answer(folder: Path, trees: dict[str, Any]) -> object:
    """Return what is understood of a programme, or what is refused without its places."""
    for file in ("programme.yaml", "house.yaml"):
        text = yaml.dump(trees[file], Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        (folder / file).write_text(text, encoding="utf-8")
    out = io.StringIO()
    table = csv.DictWriter(out, list(dict.fromkeys(key for row in trees["people.csv"] for key in row)))
    table.writeheader()
    table.writerows(trees["people.csv"])
    (folder / "people.csv").write_text(out.getvalue(), encoding="utf-8")
    try:
        programme = read(folder / "programme.yaml")
    except ProgrammeError as error:
        return tuple(sorted(f"{problem.where}: {problem.what}" for problem in error.problems))
    return digest(programme), programme.web  # the one key that is no part of the digest


def test_no_key_can_be_taken_out_of_all_programmes_without_a_change(tmp_path: Path) -> None:
    left = PAIRS - NOT_DRAWN
    for drawn in chain([GROUPED], (rich(seed).files for seed in range(40))):
        trees: dict[str, Any] = {
            name: yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
            for name, text in drawn.items()
            if name.endswith(".yaml")
        }
        trees["people.csv"] = list(csv.DictReader(io.StringIO(drawn["people.csv"])))
        before = _answer(tmp_path, trees)
        for kind, entry in list(_all(trees)):
            for key in [key for key, value in entry.items() if (kind, key) in left and value]:
                kept = dict(entry)
                del entry[key]
                if _answer(tmp_path, trees) != before:
                    left.discard((kind, key))
                entry.clear()
                entry.update(kept)
        if not left:
            break
    assert left == set()
