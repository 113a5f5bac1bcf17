"""What an event is known by: made of the ids of its programme and its item, and of nothing that may change."""

from __future__ import annotations

import uuid

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")
STAY = "stay/"


def uid(programme: str, key: str) -> str:
    """Return the UID of an item, or of somebody's stay, the same in every calendar that holds it."""
    return str(uuid.uuid5(NAMESPACE, f"{programme}/{key}"))


def stay(person: str) -> str:
    """Return what stands for the id of an item where somebody's stay is meant."""
    return f"{STAY}{person}"
