"""Whatever is done to a table, its reader answers in words, and what it reads is all that was written."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from scheduler.programme.tables import Columns, Table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CASES, CAMPAIGN = 300, 3_000
WANTED = Columns(("id", "name"), "Write them")
ROWS = (
    ("Guests, as of 3 May; draft", "", "", "", ""),
    ("id", "Name", "tags", "arrives", "notes"),
    ("a1", "Delegate, Bangladesh", "x;y", "day 1 15:00", 'says "yes"'),
    ("b2", "Chair of the union", "", "", "two\nlines"),
    ("", "", "", "", ""),
    ("c3", "Ödegård 契約", "z", "2018-10-24", "no"),
    ("d4", "Guest", "", "", ""),
)
BITS = (",", ";", "\t", '"', '""', "\n", "\r\n", "\r", "\x00", "\x0b", "\u2028", "\ufeff", " ", "id", "name", "id,name")
BITS += ("id;name\n", ",,,,\n", ";;;;\n", "=1+1", "#N/A", "😀", "א", "'", "\\", "x" * 200, "\x1a", "\x85")


def written(rng: Random) -> str:
    """Return the table as one office program or another writes it."""
    separator, end = rng.choice((",", ";", "\t")), rng.choice(("\n", "\r\n"))
    rows = ROWS[rng.choice((0, 1)) :]
    return end.join(separator.join(_cell(cell, rng) for cell in row) for row in rows) + rng.choice(("", end))


def _cell(text: str, rng: Random) -> str:
    needs = any(one in text for one in ',;\t"\n') or rng.random() < 0.2
    return '"' + text.replace('"', '""') + '"' if needs else text


def mutated(rng: Random, text: str) -> str:
    """Cut, repeat, swap or add a piece, once or more."""
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        b = min(b, a + rng.choice((1, 3, 40)))
        text = rng.choice(
            (text[:a] + text[b:], text[:b] + text[a:], text[:a] + rng.choice(BITS) + text[a:], text[:a], text[b:])
        )
    return text


def letters(texts: Iterable[str]) -> Counter[str]:
    """Return the letters and digits of texts, counted: no reading may lose or add one."""
    return Counter(re.findall(r"\w", "".join(texts)))


def sound(found: Table, file: str) -> bool:
    """Check what every answer has in common; return whether nothing was refused."""
    for problem in found.problems:
        assert problem.source.file == file
        assert problem.source.line > 0
        assert problem.where
        assert "\n" not in str(problem)
        assert not str(problem).endswith("..")
    assert found.problems or found.rows or found.header
    return not found.problems


def separated_case(folder: Path, seed: int) -> str:
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    text = mutated(rng, written(rng))
    path = folder / "t.csv"
    path.write_bytes(text.encode())
    found = read_table(path, "t.csv", WANTED)
    if not sound(found, "t.csv"):
        return "refused"
    below = re.split("\r\n|\r|\n", text)[found.header - 1 :]
    assert letters(below) == letters([*found.columns, *(cell for row in found.rows for cell in row.cells.values())])
    return "read"


def workbook_case(folder: Path, seed: int) -> str:
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS[rng.choice((0, 1)) :]:
        sheet.append(row)
    for _ in range(rng.choice((0, 1, 2, 4))):
        cell = sheet.cell(rng.randrange(1, 9), rng.randrange(1, 8))
        cell.value = rng.choice((None, "=1+1", "#N/A", 5, 0.5, True, "id", "name", "text", "2018-10-24"))
    if rng.random() < 0.2:
        sheet.delete_rows(rng.randrange(1, 8))
    if rng.random() < 0.2:
        sheet.insert_cols(rng.randrange(1, 6))
    values = {(cell.row, str(cell.value)) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    out = io.BytesIO()
    book.save(out)
    data, broken = damaged(rng, out.getvalue())
    path = folder / "t.xlsx"
    path.write_bytes(data)
    found = read_table(path, "t.xlsx", WANTED)
    if not sound(found, "t.xlsx"):
        return "refused"
    if not broken:
        read = [*found.columns, *(cell for row in found.rows for cell in row.cells.values())]
        there = [text for line, text in values if line >= found.header]
        same = {"True": "yes"}
        assert sorted({same.get(text, text) for text in there if text}) == sorted({text for text in read if text})
    return "read"


def damaged(rng: Random, data: bytes) -> tuple[bytes, bool]:
    """Damage a workbook, in its bytes or in the text of a part; most are left as they are."""
    how = rng.choice(("not", "not", "not", "bytes", "part"))
    if how == "bytes":
        here = rng.randrange(len(data))
        return data[:here] + bytes([rng.randrange(256)]) + data[here + rng.choice((0, 1, 100)) :], True
    if how == "part":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = rng.choice(("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"))
        here = rng.randrange(len(parts[name]))
        parts[name] = parts[name][:here] + rng.choice((b"", b"<", b"9", b'"', b"x")) + parts[name][here + 1 :]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for one, content in parts.items():
                archive.writestr(one, content)
        return out.getvalue(), True
    return data, False


def outcomes(folder: Path, seeds: Iterable[int]) -> set[str]:
    return {case(folder, seed) for seed in seeds for case in ((separated_case, workbook_case)[seed % 3 == 0],)}


@pytest.mark.parametrize("block", range(6))
def test_a_mutated_table_is_read_whole_or_refused_and_never_crashes(tmp_path: Path, block: int) -> None:
    assert outcomes(tmp_path, range(block, CASES, 6)) == {"read", "refused"}


@pytest.mark.campaign
@pytest.mark.parametrize("block", range(6))
def test_many_mutated_tables_are_read_whole_or_refused(tmp_path: Path, block: int) -> None:
    assert outcomes(tmp_path, range(CASES + block, CASES + CAMPAIGN, 6)) == {"read", "refused"}
