"""Who an event is for a calendar program: its UID, made of the programme's id and the item's id and of nothing else.

A title, a time or a room may change without the event becoming another one. docs/calendars.md publishes the namespace,
so that anybody can compute the UIDs again.
"""

from __future__ import annotations

import uuid

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")


def uid(programme: str, item: str) -> str:
    """Return the UID of a published item, given the two ids: the same in the agenda and in everybody's calendar."""
    return _made(programme, item)


def stay_uid(programme: str, person: str = "") -> str:
    """Return the UID of a person's own stay; that of the meeting as a whole for nobody.

    No id holds a slash, so it is the UID of no item.
    """
    return _made(programme, "stay", person)


def draft_uid(programme: str, item: str) -> str:
    """Return the UID of an item in the draft's calendar, given the two ids.

    A draft has UIDs of its own, so that one that was imported by mistake never stands in the way of what is published.
    """
    return _made(programme, "draft", item)


def _made(*names: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(names)))
