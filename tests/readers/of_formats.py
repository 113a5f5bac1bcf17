"""Any file that `timetable export` writes, read by what people read it with: how it is built, and each text in it.

What a file is, is seen from its first bytes, so that a new format of a known kind is read without a word here.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import openpyxl
from docx.oxml.ns import qn
from icalendar import Calendar, vUnknown
from markdown_it import MarkdownIt  # a part of rich, which prints with it
from openpyxl.utils.escape import unescape

from tests.readers import web

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Seen:
    """What a reader found.

    Parameters
    ----------
    shape
        How the file is built: elements, rows, keys, styles, without a word of what is in them.
    texts
        Each text by itself: a cell, a paragraph, a value.
    """

    shape: list[str]
    texts: list[str]


def seen(content: bytes) -> Seen:
    """Read a file."""
    for is_it, read in _READERS:
        if is_it(content):
            return read(content)
    raise AssertionError(content[:100])


def raw(content: bytes) -> str:
    """Return all that a file holds, as somebody could find who looks into it: of an archive each of its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def _archive_with(name: str, content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return False
    with ZipFile(BytesIO(content)) as archive:
        return name in archive.namelist()


def _document(content: bytes) -> Seen:
    document = docx.Document(BytesIO(content))
    root = document.element
    section = document.sections[0]
    around = [one for part in (section.header, section.footer) for one in part.paragraphs]
    styles = [str(one.get(qn("w:val"))) for one in root.iter(qn("w:pStyle"))]
    built = [str(one.tag) for one in root.iter(*map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:sectPr")))]
    paragraphs = ["".join(str(text.text) for text in one.iter(qn("w:t"))) for one in root.iter(qn("w:p"))]
    return Seen(styles + built, [*paragraphs, *(one.text for one in around), document.core_properties.title])


def _workbook(content: bytes) -> Seen:
    workbook = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    shape = [f"{sheet.title} {sheet.dimensions}" for sheet in workbook] + [cell.data_type for cell in cells]
    around = _around_the_sheets(content)
    return Seen(shape, [unescape(str(cell.value)) for cell in cells if cell.value is not None] + around)


def _around_the_sheets(content: bytes) -> list[str]:
    """Return the texts above and below the pages, which openpyxl takes for codes where they begin with digits."""
    with ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    roots = [ET.fromstring(sheet) for sheet in sheets]  # noqa: S314  our own
    parts = [one for root in roots for one in root.iter() if str(one.tag).endswith(("Header", "Footer"))]
    return [re.sub("&(.)", lambda code: "&" if code[1] == "&" else "\n", unescape(part.text or "")) for part in parts]


def _page(content: bytes) -> Seen:
    root = web.read(content)
    texts = [word for one in root.iter() if one.tag not in {"style", "script"} for word in (one.text, one.tail)]
    hints = [value for one in root.iter() for value in one.attrib.values()]
    return Seen([str(one.tag) for one in root.iter()], [word for word in (*texts, *hints) if word])


def _xml(content: bytes) -> Seen:
    root = ET.fromstring(content)  # noqa: S314  our own
    texts = [word for one in root.iter() for word in (one.text, *one.attrib.values())]
    return Seen([f"{one.tag} {sorted(one.attrib)}" for one in root.iter()], [word for word in texts if word])


def _json(content: bytes) -> Seen:
    shape, texts = [], []
    for path, value in _values(json.loads(content), ""):
        shape.append(path)
        texts.extend([value] if isinstance(value, str) else [])
    return Seen(shape, texts)


def _values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield each value with the path to it; what is a key because somebody named it, a room, is a text too."""
    if isinstance(value, dict):
        for number, (key, below) in enumerate(value.items()):
            named = path.endswith("/rooms")
            yield from [(path, key)] if named else []
            yield from _values(below, f"{path}/{number if named else key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _values(below, f"{path}/{number}")
    else:
        yield path, value


def _calendar(content: bytes) -> Seen:
    parts = list(Calendar.from_ical(content).walk())
    properties = [(part.name, name, value) for part in parts for name, value in part.property_items(recursive=False)]
    # What no standard knows is given out as it is written.
    texts = [_unescaped(value) if isinstance(value, vUnknown) else str(value) for _, _, value in properties]
    return Seen([f"{part} {name}" for part, name, _ in properties], texts)


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _table(content: bytes) -> Seen:
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    return Seen([str(len(row)) for row in rows], [cell for row in rows for cell in row])


def _markdown(content: bytes) -> Seen:
    page = MarkdownIt("commonmark").enable("table").render(content.decode())
    return _page(f"<!DOCTYPE html><html><head><title>Page</title></head><body>{page}</body></html>".encode())


_READERS = (
    (lambda content: _archive_with("word/document.xml", content), _document),
    (lambda content: _archive_with("xl/workbook.xml", content), _workbook),
    (lambda content: content.startswith(b"<!DOCTYPE html>"), _page),
    (lambda content: content.startswith(b"<?xml"), _xml),
    (lambda content: content.startswith((b"{", b"[")), _json),
    (lambda content: content.startswith(b"BEGIN:VCALENDAR\r\n"), _calendar),
    (lambda content: content.startswith(b"# "), _markdown),
    (lambda content: b"date,start,end" in content[:40], _table),
)
