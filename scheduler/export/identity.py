"""Who an event is for a calendar program: its UID, made of the programme's id and the item's id and of nothing else.

A title, a time or a room may change without the event becoming another one. docs/calendars.md publishes the namespace,
so that anybody can compute the UIDs again.
"""

from __future__ import annotations

import uuid

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")


def draft_uid(programme: str, item: str) -> str:
    """Return the UID of an item in the draft's calendar, given the two ids.

    A draft has UIDs of its own, so that one that was imported by mistake never stands in the way of what is published.
    """
    return str(uuid.uuid5(NAMESPACE, f"{programme}/draft/{item}"))
