"""Taking a key, or one value of a list, away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme.edit.lines import Splice
from scheduler.programme.edit.plain import changed
from scheduler.programme.edit.put import colon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.edit.lines import Lines
    from scheduler.programme.edit.places import Place
    from scheduler.programme.edit.plain import Path, Plain
    from scheduler.programme.edit.step import Way

_BEFORE = re.compile(r"[ \t]*(?:-[ \t]+)?")
_AFTER = re.compile(r"[ \t]*,?[ \t]*(?:#.*)?")


@dataclass(frozen=True)
class Remove:
    """Take a key with its value away, or one value of a list; what was the last one leaves ``{}`` or ``[]``."""

    path: Path

    def on(self, said: Plain) -> Plain | None:
        """Return what the programme says afterwards."""
        return changed(said, self.path, lambda _: None)

    def ways(self, lines: Lines, root: Place) -> Iterator[Way]:
        """Yield how the text may be changed."""
        *above, last = self.path
        parent = root.find(above)
        if parent is None or parent.child(last) is None:
            return
        number, spans = parent.position(last), parent.children
        start, end = spans[number]
        if len(spans) == 1 and parent.block:
            yield from self._emptied(lines, root, parent)
            return
        if _alone(lines, start, end):
            yield (_lines_of(lines, start, end),)
        if number + 1 < len(spans) and "#" not in lines.text[end : spans[number + 1][0]]:
            yield (Splice(start, spans[number + 1][0]),)
        elif number and not parent.block:
            yield (Splice(spans[number - 1][1], end),)
        elif not parent.block:
            yield (Splice(start, end),)
            yield (Splice(start, parent.end - 1),)

    def _emptied(self, lines: Lines, root: Place, parent: Place) -> Iterator[Way]:
        """Yield how the only entry goes: its lines do, and brackets stand behind the key."""
        *above, name = self.path[:-1]
        holder = root.find(above)
        pair = holder.pair(name) if holder is not None else None
        (span,) = parent.children
        if pair is None or not _alone(lines, *span):
            return
        at = colon(lines, *pair)
        yield Splice(at, at, " []" if parent.kind == "list" else " {}"), _lines_of(lines, *span)


def _alone(lines: Lines, start: int, end: int) -> bool:
    """Return whether a line, or several, hold this entry and nothing else but a comment."""
    return bool(_BEFORE.fullmatch(lines.lead(start)) and _AFTER.fullmatch(lines.rest(end)))


def _lines_of(lines: Lines, start: int, end: int) -> Splice:
    return Splice(lines.begin(start), lines.beyond(end))
