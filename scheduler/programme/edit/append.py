"""Adding one more value to a list, or to what is a list of one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme.edit.lines import Splice
from scheduler.programme.edit.plain import changed
from scheduler.programme.edit.put import Put, added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.edit.lines import Lines
    from scheduler.programme.edit.places import Place
    from scheduler.programme.edit.plain import Path, Plain
    from scheduler.programme.edit.step import Way


@dataclass(frozen=True)
class Append:
    """Add one more value to a list; a value that stands alone, or no value, becomes a list.

    Parameters
    ----------
    below
        As in `Put`, for a list that is not there yet.
    """

    path: Path
    value: str
    below: str = ""

    def on(self, said: Plain) -> Plain | None:
        """Return what the programme says afterwards."""
        return changed(said, self.path, self._longer)

    def _longer(self, old: Plain | None) -> Plain:
        if old is None:
            return [self.value]
        return [*old, self.value] if isinstance(old, list) else [old, self.value]

    def ways(self, lines: Lines, root: Place) -> Iterator[Way]:
        """Yield how the text may be changed."""
        old = root.find(self.path)
        if old is None:
            yield from Put(self.path, [self.value], self.below).ways(lines, root)
        elif old.kind == "list":
            yield (self._below(lines, old) if old.block else added(lines, old, self.value),)
        elif not old.block:
            yield Splice(old.start, old.start, "["), Splice(old.end, old.end, f", {self.value}]")
        elif old.kind == "mapping":
            yield tuple(self._two(lines, old))

    def _below(self, lines: Lines, old: Place) -> Splice:
        last = old.items[-1]
        stop = lines.stop(last.end)
        return Splice(stop, stop, f"{lines.ending}{lines.lead(last.start)}{self.value}")

    def _two(self, lines: Lines, old: Place) -> Iterator[Splice]:
        """Yield what makes a mapping of several lines the first entry of a list, and writes the value below it."""
        indent, stop = lines.lead(old.start), lines.stop(old.end)
        yield Splice(old.start, old.start, "- ")
        begin = lines.beyond(old.start)
        while begin < stop:
            if lines.rest(begin).strip():
                yield Splice(begin, begin, "  ")
            begin = lines.beyond(begin)
        yield Splice(stop, stop, f"{lines.ending}{indent}- {self.value}")
