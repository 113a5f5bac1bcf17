"""An event in the making: what is held when, who is meant by a word, and what the file says so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from tests.generator.layout import Item, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from random import Random

Entry = dict[str, object]
ROLES = ("chair", "speakers", "facilitators", "rapporteurs")
CORE = "p1"  # in every audience, so that any two sessions share somebody


@dataclass
class Held(Item):
    """Something at a set time.

    ``name`` is the id of the occurrence, ``people`` those it is for (None is everybody), ``blocks`` one of sessions,
    parts and nobody. ``beside`` is the session that it stands next to, ``inside`` the occurrence that it lies in.
    """

    name: str = ""
    people: frozenset[str] | None = None
    blocks: str = "sessions"
    beside: str = ""
    inside: str = ""

    @property
    def binds_everyone(self) -> bool:
        """Whether no session at all may overlap it."""
        return self.people is None and self.blocks == "sessions"


@dataclass
class Draft:
    """An event in the making.

    ``entries`` are the sessions that are laid out, by id; ``during`` those that are a part of a meal; ``others`` those
    that the timetable does not have. ``ways`` are the walks that are written, ``guests`` the people by id.
    """

    rng: Random
    layout: Layout
    first_day: date
    zone: str
    changeover: int
    entries: dict[str, Entry] = field(default_factory=dict)
    during: list[tuple[Entry, Held]] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    rooms: dict[str, Entry] = field(default_factory=dict)
    ways: dict[frozenset[str], int] = field(default_factory=dict)
    guests: dict[str, Entry] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    fixtures: list[Entry] = field(default_factory=list)
    meals: list[Entry] = field(default_factory=list)
    breaks: list[Entry] = field(default_factory=list)
    hours: Entry = field(default_factory=dict)
    pins: Entry = field(default_factory=dict)

    @property
    def grid(self) -> int:
        """The minutes that everything falls on."""
        return self.layout.grid

    @property
    def held(self) -> list[Held]:
        """Everything but what is a part of a meal."""
        return cast("list[Held]", self.layout.items)

    def seating(self, name: str) -> str:
        """Return the layout of a session."""
        entry = self.entries[name]
        usual = {"plenary": "theatre", "roundtable": "roundtable", "group": "breakout", "fishbowl": "circle"}
        return str(entry.get("layout", usual[str(entry["format"])]))

    def way(self, one: str, other: str) -> int:
        """Return the minutes between two rooms, over others where that is shorter; 0 where no way is written."""
        if one == other or self._edge(one, other) is None:
            return 0
        reached = {one: 0}
        while other not in reached or len(reached) < len(self.rooms):
            steps = [
                (minutes + edge, room)
                for start, minutes in reached.items()
                for room in self.rooms
                if room not in reached and (edge := self._edge(start, room)) is not None
            ]
            if not steps:
                break
            minutes, room = min(steps)
            reached[room] = minutes
        return reached[other]

    def _edge(self, one: str, other: str) -> int | None:
        """Return the minutes that are written between two rooms, or None."""
        away = max(int(str(self.rooms[room].get("away", 0))) for room in (one, other))
        written = self.ways.get(frozenset((one, other)))
        found = [minutes for minutes in (written, away or None) if minutes is not None]
        return min(found, default=None)

    def walk(self, here: Iterable[str], there: Iterable[str]) -> int:
        """Return the minutes between two sets of rooms."""
        if set(here) == set(there):
            return 0
        return max((self.way(one, other) for one in here for other in there), default=0)

    def members(self, words: Iterable[str]) -> frozenset[str]:
        """Return whom tags and ids mean."""
        found = [self.tags.get(word, {word}) for word in words]
        return frozenset(set().union(*found) - self.withdrawn)

    def residents(self, day: int, start: int) -> frozenset[str]:
        """Return those who sleep in the house, for something whose window starts then."""
        night = day - 1 if start < 720 else day
        found = set()
        for name, guest in self.guests.items():
            there = _day_minute(guest.get("arrives", "day 0 00:00")) < (night, 1440)
            stays = _day_minute(guest.get("departs", "day 99 24:00"), 1440) > (night, 1440)
            if there and stays and "remote" not in guest and name not in self.tags["day-guest"] | self.withdrawn:
                found.add(name)
        return frozenset(found)

    def parts(self, entry: Entry) -> frozenset[str]:
        """Return the people whose part in a session is confirmed."""
        names: list[str] = []
        for piece in (entry, *cast("list[Entry]", entry.get("parts", []))):
            for role in ROLES:
                written = piece.get(role, [])
                names += [str(written)] if isinstance(written, str) else cast("list[str]", written)
        return frozenset({name for name in names if "*" not in name} - self.withdrawn)

    def due(self, entry: Entry) -> frozenset[str]:
        """Return the people who are due in a session."""
        if "audience" not in entry:
            return frozenset(self.guests) - self.withdrawn
        return self.members(cast("list[str]", entry["audience"])) | self.parts(entry)

    def bound(self, item: Held, session: Item) -> bool:
        """Return whether an item and a session may not overlap."""
        if item.blocks == "nobody" or item.people is None:
            return item.binds_everyone
        entry = self.entries[session.of]
        return bool(item.people & (self.parts(entry) if item.blocks == "parts" else self.due(entry)))


def _day_minute(moment: object, whole: int = 0) -> tuple[int, int]:
    """Return day and minute of ``day 2 14:00``, or of ``day 2``."""
    _, day, *clock = str(moment).split()
    hours, minutes = clock[0].split(":") if clock else divmod(whole, 60)
    return int(day), int(hours) * 60 + int(minutes)
