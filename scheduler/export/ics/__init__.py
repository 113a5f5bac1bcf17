"""Calendar files: of a draft, and of what is published; both are written by the same code."""

from __future__ import annotations

from scheduler.export.ics.draft import calendar
from scheduler.export.ics.published import Occasion, Whose, cancellation, published

__all__ = ["Occasion", "Whose", "calendar", "cancellation", "published"]
