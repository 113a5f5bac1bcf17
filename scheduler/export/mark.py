"""What a pack says of itself, so that it can be told from whatever else lies in a folder under its name.

A mark names the programme and the person. It holds while the file is as it was written: whoever changed it by hand has
made it their own, and it is not to be written over.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_WORD = "session-timetable pack"
_ID = "[a-z0-9-]+"
_PAGE = re.compile(f"<!-- {_WORD} ({_ID}/{_ID}) ([0-9a-f]{{64}}) -->\n".encode())
_DOCUMENT = re.compile(f"<dc:identifier>{_WORD} ({_ID}/{_ID})</dc:identifier>".encode())
_SOMEBODY = re.compile(b"<cp:lastModifiedBy>[^<]")
"""What Word and LibreOffice write of whoever saves a document; we name nobody."""
_ABOUT, _MOST = "docProps/core.xml", 100_000
_DAMAGE = (BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, OSError, ValueError)


def mark_of(programme: str, person: str) -> str:
    """Return what the properties of a document say: ``session-timetable pack PROGRAMME/PERSON``."""
    return f"{_WORD} {programme}/{person}"


def marked_page(page: bytes, programme: str, person: str) -> bytes:
    """Return a web page with the mark behind it, in a comment that also says what stood before it."""
    return page + f"<!-- {mark_of(programme, person)} {hashlib.sha256(page).hexdigest()} -->\n".encode()


def marked_for(content: bytes) -> str:
    """Return whose pack a file is, as ``PROGRAMME/PERSON``; empty for anything that was not written so."""
    return _of_document(content) if content.startswith(b"PK") else _of_page(content)


def _of_page(content: bytes) -> str:
    before, _, last = content.rstrip(b"\n").rpartition(b"\n")
    found = _PAGE.fullmatch(last + b"\n")
    if not found or hashlib.sha256(before + b"\n").hexdigest() != found[2].decode():
        return ""
    return found[1].decode()


def _of_document(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(_ABOUT) as file:
            about = file.read(_MOST)
    except _DAMAGE:
        return ""
    found = _DOCUMENT.search(about)
    return found[1].decode() if found and not _SOMEBODY.search(about) else ""
