"""The lint of what was published: every calendar file, by what it is for.

A feed holds what is on, for what is no longer in it vanishes by itself; a file to import also what is cancelled; and
what takes events back nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.verify.lint import lint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MESSAGE = "CANCEL"
_METHOD = re.compile(rb"^METHOD:", re.MULTILINE)
_STATUS = re.compile(rb"^STATUS:([^\r\n]*)", re.MULTILINE)
_FEED = frozenset({"CONFIRMED"})
_FILE = frozenset({"CONFIRMED", "CANCELLED"})
_BACK = frozenset({"CANCELLED"})


def published_faults(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return everything that is wrong with calendar files, as ``web/feeds/x.ics: line 12: what``, by file and line.

    Parameters
    ----------
    files
        By path in the folder ``published``; those that are no calendars are left alone.
    """
    return tuple(
        f"{path}: {sentence}"
        for path, data in sorted(files.items())
        if path.endswith(".ics")
        for sentence in _faults(path, data)
    )


def _faults(path: str, data: bytes) -> Iterator[str]:
    # A line that a fold continues begins with a blank, so no text of anybody's is taken for one of these.
    takes_back = path.rpartition("/")[2].startswith("changes-")
    yield from lint(data, _MESSAGE if takes_back and _METHOD.search(data) else "")
    right = _FEED if path.startswith("web/") else _BACK if takes_back else _FILE
    words = " or ".join(sorted(right, reverse=True))
    for found in _STATUS.finditer(data):
        status = found[1].decode(errors="replace")
        if status not in right:
            number = data.count(b"\n", 0, found.start()) + 1
            yield f"line {number}: an event that is {status}, and here all are {words}"
