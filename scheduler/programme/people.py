"""People, the parts that they have, and the sets of them that share a day."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tests ask for the types of values when they run
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo  # noqa: TC003 - tests ask for the types of values when they run

from scheduler.errors import NOWHERE, Source
from scheduler.programme.spans import Window  # noqa: TC001 - tests ask for the types of values when they run

Role = Literal["chair", "speaker", "facilitator", "rapporteur"]
REMOTE_HOURS = (time(7), time(22))
"""When a remote speaker can be asked to speak, by their own clock, unless they say otherwise."""


@dataclass(frozen=True)
class Person:
    """Somebody who takes part; ``attributes`` are the further columns of the table, as written.

    Parameters
    ----------
    zone
        Their own zone, or None for the event's.
    remote
        Whether they take part from elsewhere: they need no seat and no bed, and their clock binds.
    remote_hours
        From when to when they can be asked to speak, by their own clock; an end at 00:00 is that of the day.
    needs
        What they need, in words; ``step-free`` asks for rooms without steps.
    preferences
        By session in groups, the numbers of the groups that they would like to be in, the dearest first.
    """

    id: str
    name: str
    email: str = ""
    organisation: str = ""
    country: str = ""
    role: str = ""
    tags: tuple[str, ...] = ()
    arrives: datetime | None = None
    departs: datetime | None = None
    unavailable: tuple[Window, ...] = ()
    zone: ZoneInfo | None = None
    remote: bool = False
    remote_hours: tuple[time, time] = REMOTE_HOURS
    needs: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    preferences: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    source: Source = NOWHERE


@dataclass(frozen=True)
class Part:
    """A part that somebody has in a session.

    ``person`` is an id, or None where only a label or nothing is known (``"*"``, ``"*Minister"``). An unconfirmed part
    binds nobody yet. A ``vacant`` part is that of somebody who can no longer come: it has no person, and ``label`` is
    empty.
    """

    role: Role
    person: str | None
    label: str = ""
    confirmed: bool = True
    vacant: bool = False


@dataclass(frozen=True)
class Portion:
    """A piece of a session that is printed and not scheduled by itself; who speaks in it has a part in the session."""

    title: str
    minutes: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Cohort:
    """People whose days are alike: the sessions that they are due in are the same.

    ``name`` is how messages call them: "everybody", or the people by name.
    """

    name: str
    sessions: frozenset[str]
