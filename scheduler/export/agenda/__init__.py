"""Pages for a terminal: the agenda, a person's days, a room's days, the sessions, and rooms by time."""

from __future__ import annotations

from scheduler.export.agenda.grid import grid
from scheduler.export.agenda.head import minutes_of
from scheduler.export.agenda.page import agenda
from scheduler.export.agenda.person import person_page
from scheduler.export.agenda.room import room_pages
from scheduler.export.agenda.sessions import session_pages

__all__ = ["agenda", "grid", "minutes_of", "person_page", "room_pages", "session_pages"]
