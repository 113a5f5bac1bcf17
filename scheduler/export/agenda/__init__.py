"""Pages for a terminal: the agenda, a person's days, a room's days, the sessions, rooms by time, who sits with whom."""

from __future__ import annotations

from scheduler.export.agenda.grid import grid
from scheduler.export.agenda.groups import group_pages, person_groups
from scheduler.export.agenda.head import minutes_of
from scheduler.export.agenda.meetings import meetings_page
from scheduler.export.agenda.page import agenda
from scheduler.export.agenda.person import person_page
from scheduler.export.agenda.room import room_pages
from scheduler.export.agenda.sessions import session_pages

__all__ = [
    "agenda",
    "grid",
    "group_pages",
    "meetings_page",
    "minutes_of",
    "person_groups",
    "person_page",
    "room_pages",
    "session_pages",
]
