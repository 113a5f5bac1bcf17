"""Writing a value, in the place of another or as a new key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme.edit.lines import Splice
from scheduler.programme.edit.plain import changed, flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.edit.lines import Lines
    from scheduler.programme.edit.places import Place
    from scheduler.programme.edit.plain import Path, Plain
    from scheduler.programme.edit.step import Way


@dataclass(frozen=True)
class Put:
    """Write a value, in the place of the one that is there or as a new key.

    Parameters
    ----------
    below
        Key below which a new one stands best, in a mapping of one line for each; else it becomes the last.
    """

    path: Path
    value: Plain
    below: str = ""

    def on(self, said: Plain) -> Plain | None:
        """Return what the programme says afterwards."""
        return changed(said, self.path, lambda _: self.value)

    def ways(self, lines: Lines, root: Place) -> Iterator[Way]:
        """Yield how the text may be changed."""
        *above, key = self.path
        parent = root.find(above)
        if parent is None:
            yield from Put(tuple(above), {str(key): self.value}).ways(lines, root)
            return
        pair = parent.pair(key)
        if pair is not None:
            yield (replaced(lines, *pair, self.value),)
        elif parent.block:
            for place in _best_first(parent, self.below):
                yield (_new_line(lines, place, _entry(str(key), self.value, top=not above)),)
        elif parent.kind == "mapping":
            yield (added(lines, parent, f"{key}: {flow(self.value)}"),)


def replaced(lines: Lines, key: Place, value: Place, new: Plain) -> Splice:
    """Return the splice that writes a value in the place of another one."""
    if value.block:
        return Splice(colon(lines, key, value), value.end, f" {flow(new)}")
    return Splice(value.start, value.end, flow(new))


def colon(lines: Lines, key: Place, value: Place) -> int:
    """Return the place behind the colon of a key."""
    return key.end + lines.text[key.end : value.start].index(":") + 1


def added(lines: Lines, parent: Place, text: str) -> Splice:
    """Return the splice that adds an entry at the end of a list or mapping between brackets."""
    if parent.children:
        end = parent.children[-1][1]
        return Splice(end, end, f", {text}")
    inside = lines.text.index("[" if parent.kind == "list" else "{", parent.start) + 1
    return Splice(inside, inside, text)


def _best_first(parent: Place, below: str) -> list[tuple[Place, Place]]:
    """Return the entries below which a new one can stand: the named one, then from the last one up."""
    pairs = list(reversed(parent.pairs))
    return [pair for pair in pairs if pair[0].text == below] + [pair for pair in pairs if pair[0].text != below]


def _entry(key: str, value: Plain, *, top: bool) -> list[str]:
    """Return the lines of a new entry: a mapping that is a section of the file has a line for each of its keys."""
    if top and isinstance(value, dict):
        return [f"{key}:", *(f"  {name}: {flow(one)}" for name, one in value.items())]
    return [f"{key}: {flow(value)}"]


def _new_line(lines: Lines, above: tuple[Place, Place], entry: list[str]) -> Splice:
    """Return the splice that writes an entry below another one, a blank line between if the sections have one."""
    key, value = above
    lead = lines.lead(key.start)
    indent = lead if not lead.strip() else " " * len(lead)
    end = max(key.end, value.end)
    several = lines.begin(end) > lines.begin(key.start)
    apart = several and not indent and lines.blank_above(key.start)
    text = "".join(f"{lines.ending}{indent}{line}" for line in entry)
    stop = lines.stop(end)
    return Splice(stop, stop, lines.ending * apart + text)
