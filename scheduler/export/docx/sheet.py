"""A document that is being written, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement

from scheduler.export.docx.text import pieces, runs_left
from scheduler.export.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from scheduler.export.docx.looks import Look

_TIMES = re.compile(r"\d\d:\d\d\u2013\d\d:\d\d")
_TO_THE_RIGHT = "\u200e"
"""Keeps the end of an hour behind its beginning, also in a line that is read from right to left."""


@dataclass(frozen=True)
class Row:
    """A paragraph to be.

    Parameters
    ----------
    texts
        Parted by a tab.
    own
        Whether it is laid out by its own first letter, whichever way the others of its block run.
    """

    look: Look
    texts: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True)
class Sheet:
    """Where paragraphs are added, each in a named style."""

    document: Document
    styles: Mapping[str, ParagraphStyle]

    def add(self, look: Look, *texts: str, left: bool | None = None) -> Paragraph:
        """Add one paragraph.

        Parameters
        ----------
        left
            Whether it is laid out from right to left; by its first letter, if nothing is said.
        """
        paragraph = self.document.add_paragraph()
        # By its id, for the library would look for it among all styles, paragraph after paragraph.
        paragraph.paragraph_format.element.style = self.styles[look.name].style_id
        fill(paragraph, *texts, left=left)
        return paragraph

    def block(self, rows: Sequence[Row], *, left: bool, more: bool = False) -> None:
        """Add paragraphs that stay together on one page.

        Parameters
        ----------
        more
            Whether what comes next is to be on that page, too.
        """
        for number, row in enumerate(rows, 1):
            paragraph = self.add(row.look, *row.texts, left=None if row.own else left)
            paragraph.paragraph_format.keep_with_next = more or number < len(rows)


def fill(paragraph: Paragraph, *texts: str, left: bool | None = None) -> None:
    """Write texts into an empty paragraph, with a tab between them."""
    cleaned = [one_line(text) for text in texts]
    left = runs_left(" ".join(cleaned)) if left is None else left
    if left:
        _turn(paragraph)
    for number, text in enumerate(cleaned):
        if number:
            paragraph.add_run().add_tab()
        mark = _TO_THE_RIGHT if left and _TIMES.fullmatch(text) else ""
        for piece, piece_left in pieces(f"{mark}{text}{mark}", left=left):
            run = paragraph.add_run(piece)
            if piece_left:
                run.font.rtl = True


def _turn(paragraph: Paragraph) -> None:
    """Lay a paragraph out from right to left."""
    shape = paragraph.paragraph_format.element.get_or_add_pPr()
    shape.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
