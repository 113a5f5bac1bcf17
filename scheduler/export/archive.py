"""Files that are zip archives inside: the same bytes for the same content, whenever and wherever they are written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""
_UNIX, _READABLE = 3, 0o644 << 16


def dateless(data: bytes) -> bytes:
    """Return an archive that says neither when nor on which system it was written, which libraries let it say."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as found, ZipFile(out, "w") as archive:
        for name in found.namelist():
            entry = ZipInfo(name, _DAY)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            archive.writestr(entry, found.read(name))
    return out.getvalue()
