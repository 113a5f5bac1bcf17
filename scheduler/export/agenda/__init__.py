"""Pages for a terminal: the agenda, a person's days, a room's days, the sessions, and rooms by time."""

from __future__ import annotations

from scheduler.export.agenda.head import minutes_of
from scheduler.export.agenda.page import agenda

__all__ = ["agenda", "minutes_of"]
