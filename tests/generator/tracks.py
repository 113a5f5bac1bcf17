"""Events with tracks: some sessions are for everybody, the others side by side, for those who follow a track."""

from __future__ import annotations

from random import Random

from tests.generator.words import TITLES, written

Entry = dict[str, object]
SHAPES = {10: (3, 6, 2, 3), 20: (3, 6, 3, 4), 40: (4, 6, 5, 6)}
"""By number of sessions: days, sessions for everybody, tracks, rooms."""


def tracks(count: int, seed: int = 0) -> str:
    """Return the YAML text of an event of 10, 20 or 40 sessions."""
    rng = Random(f"tracks {count} {seed}")  # noqa: S311 - made-up programmes, nothing secret
    days, common, number, rooms = SHAPES[count]
    tags = [f"track-{chr(ord('a') + track)}" for track in range(number)]
    people: list[Entry] = [{"id": f"p{n}", "name": f"Guest {n}", "tags": [tags[n % number]]} for n in range(1, 61)]
    for guest in rng.sample(people, 4):
        guest["arrives"] = "day 1 10:00"
    sessions = [_session(rng, n, "plenary") for n in range(common)]
    for n in range(common, count):
        entry = _session(rng, n, rng.choice(("plenary", "roundtable", "group")))
        entry["audience"] = [tags[n % number]]
        sessions.append(entry)
    for entry in rng.sample(sessions, count // 2):
        entry["speakers"] = [rng.choice(people)["id"]]
    for entry in rng.sample(sessions, count // 5):
        entry[rng.choice(("prefer", "avoid"))] = [rng.choice(("first-of-day", "last-of-day", "after-lunch", "morning"))]
    for first, second in zip(sessions[common::4], sessions[common + number :: 4], strict=False):
        second["after"] = first["id"]
    sessions[0]["place"] = "first"
    halls: list[Entry] = [{"id": "hall", "name": "Hall", "layouts": {"theatre": 100, "roundtable": 60, "breakout": 60}}]
    for n in range(1, rooms):
        layouts: Entry = {"theatre": 40, "roundtable": 30, "breakout": 20}
        halls.append({"id": f"room-{n}", "name": f"Room {n}", "layouts": layouts})
    tree: Entry = {
        "programme": f"tracks-{count}-{seed}",
        "title": f"Tracks, {count} sessions",
        "first_day": "2030-05-06",
        "last_day": f"2030-05-0{5 + days}",
        "timezone": "Europe/London",
        "grid": 5,
        "hours": {f"day {day}": ["09:00-12:30", "13:30-18:00"] for day in range(1, days + 1)},
        "rooms": halls,
        "people": people,
        "meals": [{"id": "lunch", "title": "Lunch", "between": "12:00-14:00", "minutes": "60-75"}],
        "breaks": [
            {"id": "coffee", "title": "Coffee", "between": "10:00-11:30", "minutes": "20-30"},
            {"id": "tea", "title": "Tea", "between": "15:00-16:45", "minutes": "20-30"},
        ],
        "formats": {"group": {"layout": "breakout"}},
        "weights": "balanced",
        "sessions": sessions,
    }
    return written(tree)


def _session(rng: Random, number: int, form: str) -> Entry:
    title = TITLES[number % len(TITLES)]
    minutes = rng.choice((60, 75, "60-75", {"least": 60, "best": 75, "most": 90}))
    return {"id": f"s{number + 1}", "title": f"{title} ({number + 1})", "format": form, "minutes": minutes}
