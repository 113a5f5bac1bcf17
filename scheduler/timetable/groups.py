"""Who is in which group of a session, and at which table of a meal, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """One group of a session, or one table of a meal.

    Parameters
    ----------
    number
        From 1.
    people
        Ids, in the order in which the programme lists them.
    room
        Id of the room of a group; None for a table.
    topic
        What it talks about; empty if all groups talk about the same.
    """

    number: int
    people: tuple[str, ...]
    room: str | None = None
    topic: str = ""


@dataclass(frozen=True)
class Sitting:
    """All groups of one session, or all tables of one meal, in order of their numbers.

    Parameters
    ----------
    item
        Id of the item: ``clinics``, ``dinner@day-1``.
    """

    item: str
    groups: tuple[Group, ...]

    def of(self, person: str) -> Group | None:
        """Return the group that somebody is in; None who is in none."""
        return next((group for group in self.groups if person in group.people), None)
