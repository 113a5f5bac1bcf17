"""From an empty document, or a template, to the bytes of a file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from scheduler.export.archive import dateless
from scheduler.export.docx.base import DAMAGE, empty_document, no_template, set_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from scheduler.export.printed.model import Paper


def whole(write: Callable[[Document], None], paper: Paper | None, template: bytes | None) -> bytes:
    """Return a .docx.

    Parameters
    ----------
    write
        Fills the document, which has no body yet.
    paper
        Size of the pages; None for that of the template, and A4 where there is none.
    template
        A .docx whose styles, margins, header and footer are taken, and nothing of what is written on its pages.

    Raises
    ------
    UsageError
        If the template is no .docx, is damaged, or has a style of one of our names for something else.
    """
    document = empty_document(template)
    if paper or template is None or not document.sections[0].page_width:
        set_paper(document, paper or "a4")
    if template is None:
        return _saved(document, write)
    try:
        return _saved(document, write)
    except DAMAGE:
        raise no_template() from None


def _saved(document: Document, write: Callable[[Document], None]) -> bytes:
    write(document)
    written = BytesIO()
    document.save(written)
    return dateless(written.getvalue())
