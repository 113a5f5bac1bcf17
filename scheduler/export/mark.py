"""What a pack says of itself, so that it can be told from whatever else lies in a folder under its name.

A mark names the programme and the person, and holds a digest of the rest. So it holds while the file is as it was
written: whoever changed a pack by hand has made it their own, and it is not to be written over.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_MARK = rb"session-timetable pack ([a-z0-9-]+/[a-z0-9-]+) ([0-9a-f]{64})"
_OF_DOCUMENT = re.compile(b"<dc:identifier>" + _MARK + b"</dc:identifier>")
_OF_PAGE = re.compile(b"<!-- " + _MARK + b" -->\n")
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_MOST = 20_000_000
"""Bytes of a part of a document; in ours there are a thousand times less."""
_DAMAGE = (BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, OSError, ValueError)


def mark_of(programme: str, person: str, body: bytes) -> str:
    """Return the mark of one person's pack; of a document its main part is the body, of a page all before the mark."""
    return f"session-timetable pack {programme}/{person} {hashlib.sha256(body).hexdigest()}"


def marked_page(page: bytes, programme: str, person: str) -> bytes:
    """Return a web page with its mark in a comment behind it."""
    return page + f"<!-- {mark_of(programme, person, page)} -->\n".encode()


def marked_for(content: bytes) -> str:
    """Return whose pack a file is, as ``PROGRAMME/PERSON``; empty for anything that is not as it was written."""
    try:
        body, mark = _document(content) if content.startswith(b"PK") else _page(content)
    except _DAMAGE:
        return ""
    return mark[1].decode() if mark and hashlib.sha256(body).hexdigest().encode() == mark[2] else ""


def _page(content: bytes) -> tuple[bytes, re.Match[bytes] | None]:
    body, start, end = content.rpartition(b"<!-- ")
    return body, _OF_PAGE.fullmatch(start + end)


def _document(content: bytes) -> tuple[bytes, re.Match[bytes] | None]:
    with ZipFile(BytesIO(content)) as archive, archive.open(_BODY) as body, archive.open(_ABOUT) as about:
        return body.read(_MOST), _OF_DOCUMENT.search(about.read(_MOST))
