"""The lint of what was published: every calendar file, by what it is for.

A feed holds what is on, for what is no longer in it vanishes by itself; a file to import also what is cancelled; and
what takes events back nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.verify.ics_reader import Findings, read
from scheduler.verify.lint import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MESSAGE = "CANCEL"
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
    findings = Findings()
    outermost = read(data, findings)
    takes_back = path.rpartition("/")[2].startswith("changes-")
    message = takes_back and any(calendar.all("METHOD") for calendar in outermost)
    yield from faults(outermost, findings, _MESSAGE if message else "")
    right = _FEED if path.startswith("web/") else _BACK if takes_back else _FILE
    words = " or ".join(sorted(right, reverse=True))
    for event in (part for calendar in outermost for part in calendar.parts if part.name == "VEVENT"):
        for line in event.all("STATUS"):
            if line.value not in right:
                yield f"line {line.number}: an event that is {line.value}, and here all are {words}"
