"""Programmes with something done to one of their files: YAML, separated values or a workbook."""

from __future__ import annotations

import csv
import io
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from openpyxl import Workbook

from scheduler.errors import ProgrammeError
from scheduler.programme import Programme, digest, read
from tests.commands import ROOT
from tests.generator.rich import rich
from tests.programme.tables.test_mutated_tables import damaged
from tests.programme.tables.test_mutated_tables import mutated as mutated_table
from tests.programme.test_language_page import files
from tests.programme.test_mutations import BITS, mutated
from tests.programme.written import FILES

if TYPE_CHECKING:
    from pathlib import Path

RICH = 40
_UNCHANGED: dict[int, Programme] = {}
CELLS = (None, "", "=1+1", "#N/A", 5, 0.5, True, "id", "name", "text", "2018-10-24", "day 9", "a;b", " ", "x" * 300)


class Hard(NamedTuple):
    """A programme with something done to one file; ``same`` says whether the file still says the same.

    ``number`` is that of the programme in the corpus.
    """

    number: int
    files: dict[str, bytes]
    main: str
    touched: str
    same: bool


@cache
def _event() -> dict[str, str]:
    configs = ROOT / "configs"
    names = ("global-compact.yaml", "houses/wiston-house.yaml", "global-compact.people.csv")
    return {name: (configs / name).read_text(encoding="utf-8") for name in names}


@cache
def corpus(number: int) -> dict[str, str]:
    """Return one of the programmes that something is done to; its main file comes first."""
    first = (FILES, files(), _event())
    return dict(first[number]) if number < len(first) else dict(rich(number).files)


def hard(seed: int) -> Hard:
    """Return a programme with something done to it."""
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    number = rng.choice((0, 0, 1, 1, 2, 2, *range(3, RICH)))
    texts = corpus(number)
    main, house, people = _named(texts)
    whole = {name: text.encode() for name, text in texts.items()}
    how = rng.choice(("yaml", "yaml", "yaml", "yaml", "house", "people", "people", "workbook", "bytes"))
    touched = {"yaml": main, "house": house, "people": people}.get(how, rng.choice((main, house, people)))
    if how == "workbook":
        touched = "people.xlsx"
        table = yaml.safe_load(f"people: {people}")["people"]
        whole[main] = texts[main].replace(f"people: {table}", f"people: {touched}").encode()
        whole[touched], same = _workbook(rng, texts[people])
        return Hard(number, whole, main, touched, same)
    if how == "bytes":
        here = rng.randrange(len(whole[touched]))
        more = bytes(rng.randrange(256) for _ in range(rng.choice((0, 1, 2))))
        whole[touched] = whole[touched][:here] + more + whole[touched][here + rng.choice((0, 1, 5)) :]
        return Hard(number, whole, main, touched, _same_bytes(touched, whole[touched], texts[touched]))
    new = _mutated_rows(rng, texts[people]) if how == "people" else mutated(rng, texts[touched])
    whole[touched] = new.encode()
    return Hard(number, whole, main, touched, _says(touched, new) == _says(touched, texts[touched]))


def _same_bytes(name: str, data: bytes, text: str) -> bool:
    try:
        return bool(_says(name, data.decode()) == _says(name, text))
    except UnicodeDecodeError:
        return False


def _named(texts: dict[str, str]) -> tuple[str, str, str]:
    main, *others = texts
    house = next(name for name in others if name.endswith(".yaml"))
    return main, house, next(name for name in others if name.endswith(".csv"))


def _mutated_rows(rng: Random, text: str) -> str:
    if rng.random() < 0.3:
        return mutated_table(rng, text)
    rows = list(csv.reader(io.StringIO(text)))
    for _ in range(rng.choice((1, 1, 2))):
        here, cell = rng.randrange(len(rows)), rng.choice((*BITS, *map(str, CELLS)))
        rows[here : here + 1] = rng.choice(
            ([], [rows[here], rows[here]], [_with(rng, rows[here], cell)], [_with(rng, rows[here], cell)], [rows[0]])
        )
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _with(rng: Random, row: list[str], cell: str) -> list[str]:
    here = rng.randrange(len(row)) if row else 0
    return [*row[:here], cell, *row[here + 1 :]]


def _workbook(rng: Random, text: str) -> tuple[bytes, bool]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows:
        sheet.append([cell or None for cell in row])
    before = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for _ in range(rng.choice((1, 1, 2, 4))):
        sheet.cell(rng.randrange(1, len(rows) + 2), rng.randrange(1, len(rows[0]) + 2)).value = rng.choice(CELLS)
    after = [[cell.value for cell in row] for row in sheet.iter_rows()]
    out = io.BytesIO()
    book.save(out)
    data, broken = damaged(rng, out.getvalue())
    return data, not broken and after == before


def _says(name: str, text: str) -> Any:
    """Return what a file says, without what no reader looks at; None if it cannot be read."""
    try:
        if name.endswith(".csv"):
            rows = csv.reader(io.StringIO(text))
            return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
    except (csv.Error, yaml.YAMLError):
        return None


def answer(folder: Path, case: Hard) -> Programme | ProgrammeError:
    """Return what the reader makes of it."""
    for name, data in case.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    try:
        return read(folder / case.main)
    except ProgrammeError as error:
        return error


def unchanged(folder: Path, case: Hard) -> Programme:
    """Return the programme before anything was done to it."""
    if case.number not in _UNCHANGED:
        texts = corpus(case.number)
        whole = {name: text.encode() for name, text in texts.items()}
        found = answer(folder, case._replace(files=whole))
        assert isinstance(found, Programme)
        _UNCHANGED[case.number] = found
    return _UNCHANGED[case.number]


def said(found: Programme) -> tuple[object, ...]:
    """Return all that the reader says of a programme: what it means, the warnings, what was assumed."""
    warnings = sorted(f"{problem.where}: {problem.what}" for problem in found.warnings)
    return digest(found), tuple(warnings), tuple(sorted(found.assumed))
