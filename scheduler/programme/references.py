"""Whether every name that the programme uses is the name of something, and of one thing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.problems import Problems, nearest

if TYPE_CHECKING:
    from scheduler.programme.document import Document


def check_references(document: Document, problems: Problems) -> None:
    """Add a problem for each id that is used twice, and for each that nobody has."""
