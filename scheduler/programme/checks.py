"""Whether what was understood can hold together: what arithmetic alone refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.programme.document import Document
    from scheduler.programme.model import Programme
    from scheduler.programme.problems import Problems


def check(programme: Programme, document: Document, problems: Problems) -> None:
    """Add a problem for everything that cannot be, whatever the timetable."""
