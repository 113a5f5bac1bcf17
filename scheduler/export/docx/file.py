"""The bytes of a document: the same for the same content, whenever and wherever it is written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
_UNIX, _READABLE = 3, 0o644 << 16


def file_bytes(document: Document) -> bytes:
    """Return a document as a file. The zip that it is would else hold the time of writing, and the system."""
    written, found = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(found, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _DAY)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            target.writestr(entry, source.read(name))
    return found.getvalue()
