"""A made-up programme cut down to what its peers can express: rooms, seats, people, and hours that are set beforehand.

Every session lasts an hour, is in one room, and is held in one of the hours of the event, which are the same on all
days. Nobody is in two sessions at one time, or in one while away, and everybody has a seat. Nothing is weighed. It has
a timetable, for it is made from one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from scheduler.objective import TERMS
from tests.generator.side_by_side import side_by_side
from tests.generator.words import clock, span, written

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tests.generator.side_by_side import Held

FIRST_DAY = date(2030, 5, 6)
ZONE = "Europe/London"
BEGIN, STEP, LENGTH = 540, 75, 60
ALL_DAY = 1440
Entry = dict[str, Any]


@dataclass(frozen=True)
class Cut:
    """A programme that is cut down.

    Parameters
    ----------
    days, hours
        How many days, and how many hours each has; the first hour of day 1 is period 0.
    rooms
        Seats by room.
    sessions
        Who is due, by session.
    tracks
        For whom each session is: a number for each set of people.
    away
        The periods in which somebody is away, by person.
    """

    days: int
    hours: int
    rooms: Mapping[str, int]
    sessions: Mapping[str, list[str]]
    tracks: Mapping[str, int]
    away: Mapping[str, list[int]]

    def start(self, period: int) -> datetime:
        """Return when a period starts."""
        day, hour = divmod(period, self.hours)
        midnight = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=ZoneInfo(ZONE))
        return midnight + timedelta(days=day, minutes=BEGIN + STEP * hour)

    def minutes(self, period: int) -> tuple[int, int]:
        """Return from when to when a period is, in minutes after midnight."""
        start = BEGIN + STEP * (period % self.hours)
        return start, start + LENGTH

    def programme(self, missing: Collection[str] = ()) -> str:
        """Return it as a programme file of ours, without some sessions."""
        people: dict[str, Entry] = {
            name: {"id": name, "name": f"Guest {name}"} for due in self.sessions.values() for name in due
        }
        for name, periods in self.away.items():
            away = [f"day {one // self.hours + 1} {span(*self.minutes(one))}" for one in periods]
            people[name]["unavailable"] = away
        wide = {"run": ALL_DAY, "formal_per_day": ALL_DAY, "sessions_per_day": 100}
        tree: Entry = {
            "programme": "cut-down",
            "title": "Cut down",
            "first_day": FIRST_DAY.isoformat(),
            "last_day": (FIRST_DAY + timedelta(days=self.days - 1)).isoformat(),
            "timezone": ZONE,
            "grid": 15,
            "hours": {
                f"day {day + 1}": [span(*self.minutes(hour)) for hour in range(self.hours)] for day in range(self.days)
            },
            "rooms": [{"id": name, "name": name, "layouts": {"theatre": seats}} for name, seats in self.rooms.items()],
            "people": list(people.values()),
            "formats": {"plenary": {"minutes": LENGTH, "layout": "theatre"}},
            "limits": wide | {"informal_per_day": 0, "evening": 0, "changeover": 0},
            "weights": {term.name: 0 for term in TERMS},
            "sessions": [
                {"id": name, "title": name, "format": "plenary", "audience": due, "speakers": due}
                for name, due in self.sessions.items()
                if name not in missing
            ],
        }
        return written(tree)


def cut_down(seed: int, size: str) -> Cut:
    """Cut down a programme with sessions side by side."""
    plan = side_by_side(seed, size)
    sessions = _due(plan.tree)
    held = [item for item in plan.held if item.kind == "session"]
    found: dict[str, tuple[int, int]] = {}
    for item in sorted(held, key=lambda item: (item.day, item.start, item.id)):
        _place(item, held, sessions, found)
    hours = max(hour for _, hour in found.values()) + 2
    period = {name: (day - 1) * hours + hour for name, (day, hour) in found.items()}
    rooms: dict[str, int] = {}
    for item in held:
        rooms[item.rooms[0]] = max(rooms.get(item.rooms[0], 1), len(sessions[item.id]))
    days = max(day for day, _ in found.values())
    rng = Random(f"cut down {size} {seed}")
    away: dict[str, list[int]] = {}
    for name in sorted({name for due in sessions.values() for name in due}):
        free = sorted({*range(days * hours)} - {period[one] for one, due in sessions.items() if name in due})
        if rng.random() < 0.3:
            away[name] = sorted(rng.sample(free, 2))
    kinds: dict[tuple[str, ...], int] = {}
    tracks = {name: kinds.setdefault(tuple(due), len(kinds) + 1) for name, due in sessions.items()}
    return Cut(days, hours, rooms, sessions, tracks, away)


def _due(tree: Entry) -> dict[str, list[str]]:
    """Return who has to be in each session."""
    found = {}
    for entry in cast("list[Entry]", tree["sessions"]):
        audience = set(entry.get("audience", ()))
        due = {
            str(guest["id"])
            for guest in cast("list[Entry]", tree["people"])
            if not audience or audience & {guest["id"], *guest.get("tags", ())}
        }
        parts = [entry.get("chair", ""), *entry.get("speakers", ()), *entry.get("facilitators", ())]
        found[str(entry["id"])] = sorted(due | {name for name in parts if name and "*" not in name})
    return found


def _place(item: Held, held: list[Held], sessions: Mapping[str, list[str]], found: dict[str, tuple[int, int]]) -> None:
    """Put a session into the last hour of its day so far, or into the next one where the room or somebody is taken."""
    today = [other for other in held if other.id in found and other.day == item.day]
    hour = max((found[other.id][1] for other in today), default=0)
    for other in today:
        taken = other.rooms[0] == item.rooms[0] or set(sessions[other.id]) & set(sessions[item.id])
        if found[other.id][1] == hour and taken:
            hour += 1
            break
    found[item.id] = (item.day, hour)


def told(cut: Cut) -> Entry:
    """Return it as values that any program can read."""
    periods = range(cut.days * cut.hours)
    return {
        "days": cut.days,
        "hours": cut.hours,
        "begin": clock(BEGIN),
        "end": clock(BEGIN + STEP * (cut.hours - 1) + LENGTH),
        "gap": STEP - LENGTH,
        "minutes": LENGTH,
        "starts": [cut.start(period).replace(tzinfo=None).isoformat() for period in periods],
        "rooms": dict(cut.rooms),
        "sessions": dict(cut.sessions),
        "tracks": dict(cut.tracks),
        "away": dict(cut.away),
    }
