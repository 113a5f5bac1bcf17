"""What `timetable export` can be told of documents for Word, and how it makes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.export.cards import Cards
    from scheduler.export.printed import Edition, Personal, Printed
    from scheduler.export.sheets.blocks import Page
    from scheduler.programme.model import Programme

MOST = 20_000_000
"""Bytes of a template; one of more is a mistake, or is mostly pictures."""


class Size(StrEnum):
    """The paper that offices have."""

    a4 = "a4"
    letter = "letter"


PaperSize = Annotated[
    Size | None,
    typer.Option("--paper", help="Of docx, sheets, cards: the pages; else as the template, or a4.", show_default=False),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="Of docx, sheets, cards: a .docx whose styles, margins, header and footer are taken.",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class Word:
    """How a document for Word is to look."""

    paper: Size | None = None
    template: Path | None = None

    def refuse_elsewhere(self, form: str) -> None:
        """Refuse what is said of a document where none is made."""
        given = [name for name, value in (("--paper", self.paper), ("--template", self.template)) if value is not None]
        if given:
            msg = f"{' and '.join(given)}: for --format docx, sheets or cards, and this is {form}. Leave that out."
            raise UsageError(msg)

    def programme(self, programme: Printed) -> bytes:
        """Return the programme document."""
        from scheduler.export.docx import programme_document

        return programme_document(programme, self._paper, self._template)

    def pack(self, personal: Personal) -> bytes:
        """Return one person's own document."""
        from scheduler.export.docx import personal_document

        return personal_document(personal, self._paper, self._template)

    def sheets(self, programme: Programme, edition: Edition, pages: tuple[Page, ...]) -> bytes:
        """Return the house sheets."""
        from scheduler.export.docx.house import HouseSheets, house_document

        sheets = HouseSheets(programme.title or programme.id, programme.note, edition, pages)
        return house_document(sheets, self._paper, self._template)

    def cards(self, cards: Cards) -> bytes:
        """Return the cards."""
        from scheduler.export.docx.cards import cards_document

        return cards_document(cards, self._paper, self._template)

    @property
    def _paper(self) -> Literal["a4", "letter"] | None:
        return self.paper.value if self.paper else None

    @cached_property
    def _template(self) -> bytes | None:
        """What is in the file, read once for however many documents."""
        if self.template is None:
            return None
        try:
            with self.template.open("rb") as file:
                content = file.read(MOST + 1)
        except OSError as error:
            msg = f"--template: {self.template} cannot be read ({error.strerror}). Name a .docx."
            raise UsageError(msg) from None
        if len(content) > MOST:
            msg = (
                f"--template: {self.template} is over {MOST // 1_000_000} MB. Name a .docx without its large pictures."
            )
            raise UsageError(msg)
        return content
