"""A text with its lines, as changes of it need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Splice:
    """What is written in the place of a span; nothing, if the span goes away."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True)
class Lines:
    """A text, its lines, and the way in which they end."""

    text: str

    @cached_property
    def ending(self) -> str:
        """How lines end here: as the first one does."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def begin(self, at: int) -> int:
        """Return where the line of a place begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def stop(self, at: int) -> int:
        """Return where the line of a place stops, before its end of line."""
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def beyond(self, at: int) -> int:
        """Return where the next line begins, or the end of the text."""
        found = _BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    def lead(self, at: int) -> str:
        """Return what stands before a place on its line."""
        return self.text[self.begin(at) : at]

    def rest(self, at: int) -> str:
        """Return what follows a place on its line."""
        return self.text[at : self.stop(at)]

    def blank_above(self, at: int) -> bool:
        """Return whether the line of a place, with the comments right above it, has a blank line above."""
        for line in reversed(self.text[: self.begin(at)].splitlines()):
            if not line.lstrip().startswith("#"):
                return not line.strip()
        return False

    def spliced(self, splices: Iterable[Splice]) -> str:
        """Return the text with spans replaced; they do not overlap."""
        text = self.text
        for splice in sorted(splices, key=lambda one: one.start, reverse=True):
            text = text[: splice.start] + splice.text + text[splice.end :]
        return text
