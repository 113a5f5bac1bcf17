"""How much room text takes on a page, near enough to choose the size of its letters.

No font is read: Word has one, LibreOffice another in its place. What is reckoned here is a little more than either
needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.shared import Cm

from scheduler.export.cells import wrap

if TYPE_CHECKING:
    from docx.document import Document

LINE = 1.2
"""The height of a line for letters of size 1; it is set, so that no font makes a page longer."""
_LETTER = 0.55
"""The width of a letter of size 1."""
_MARGIN = Cm(2)


@dataclass(frozen=True)
class Area:
    """What of a page is written on, in points."""

    width: float
    height: float


def area(document: Document) -> Area:
    """Return the area between the margins; where a template does not say them, they are set."""
    section = document.sections[0]
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        if getattr(section, side) is None:
            setattr(section, side, _MARGIN)
    wide, high = section.page_width or 0, section.page_height or 0
    across = wide - (section.left_margin or 0) - (section.right_margin or 0)
    down = high - abs(section.top_margin or 0) - abs(section.bottom_margin or 0)
    return Area(across / Cm(1) * _POINTS, down / Cm(1) * _POINTS)


_POINTS = 72 / 2.54
"""In a centimetre."""


def lines(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes in letters of a size, both in points."""
    return len(wrap(text, max(1, int(width / (size * _LETTER)))))


def height(text: str, width: float, size: float) -> float:
    """Return how high a text is in letters of a size, in points."""
    return lines(text, width, size) * size * LINE
