"""The example event with small changes, as a director makes them from one week to the next."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random
from typing import cast

import yaml

from tests.generator.words import written

Entry = dict[str, object]
CONFIGS = Path(__file__).resolve().parents[2] / "configs"
BOUND = ("welcome", "clinics", "work")  # what carries a pin, an `on`, a `between`
# One timetable that the event has: what is held in each half day, and what shares the 105 minutes of a stretch.
HALVES = {
    "day 1 15:00-18:30": ("welcome", "agreed", "interests"),
    "day 2 09:00-12:15": ("clinics", "clinics-report", "protection"),
    "day 2 14:00-18:00": ("monitoring", "plans"),
    "day 3 09:00-12:30": ("plans-report", "work", "next-steps"),
}
STRETCHES = (
    ("welcome", "agreed"),
    ("interests",),
    ("clinics",),
    ("clinics-report", "protection"),
    ("monitoring",),
    ("plans",),
    ("plans-report", "work"),
    ("next-steps",),
)
DAY_1, DAY_2, DAY_3 = slice(0, 2), slice(2, 6), slice(6, 8)
ROOM = ((DAY_1, 190), (DAY_2, 360), (DAY_3, 190))
RUN = 105
CHANGEOVER: dict[tuple[str, ...], int] = {("plans-report", "work"): 10}  # one room, two layouts


def variants(seed: int) -> str:
    """Return the YAML text of the event with other lengths, one absence more, and one pin, `on` or `between` less.

    Notes
    -----
    It names the house by its file, so it is read from a folder that has the `houses` of `configs`; the people are
    written into it. It can be done, for its shortest lengths still fit the timetable above.
    """
    rng = Random(f"variant {seed}")  # noqa: S311 - made-up programmes, nothing secret
    tree: Entry = yaml.load((CONFIGS / "global-compact.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text and lists only, and our own file
    sessions = {str(entry["id"]): entry for entry in cast("list[Entry]", tree["sessions"])}
    tree["title"] = f"{tree['title']} (variant {seed})"
    _lengths(rng, sessions, cast("dict[str, Entry]", tree["formats"]))
    guests = _people()
    _absence(rng, sessions, guests)
    tree["people"] = guests
    less = rng.choice(BOUND)
    cast("Entry", tree["pins"]).pop(less, None)
    for key in ("on", "between"):
        sessions[less].pop(key, None)
    return written({key: value for key, value in tree.items() if value})


def _lengths(rng: Random, sessions: dict[str, Entry], formats: dict[str, Entry]) -> None:
    """Make four sessions 15 minutes shorter or longer, as far as everything can still be held."""
    lengths = {
        name: _parsed(entry.get("minutes", formats[str(entry["format"])]["minutes"]))
        for name, entry in sessions.items()
    }
    for name in rng.sample([name for name in sessions if name != "welcome"], 4):
        change = rng.choice((-15, 15))
        least, best, most = lengths[name]
        changed = {**lengths, name: (max(least + change, 20), best + change, most + change)}
        if _fits(changed):
            lengths = changed
            least, best, most = changed[name]
            sessions[name]["minutes"] = {"least": least, "best": best, "most": most}


def _parsed(minutes: object) -> tuple[int, int, int]:
    """Return least, best and most of a length as the event writes it."""
    if isinstance(minutes, dict):
        return int(minutes["least"]), int(minutes["best"]), int(minutes["most"])
    least, _, most = str(minutes).partition("-")
    return int(least), int(most or least), int(most or least)


def _fits(lengths: dict[str, tuple[int, int, int]]) -> bool:
    """Return whether the shortest lengths still fit the one timetable."""
    sums = [sum(lengths[name][0] for name in stretch) + CHANGEOVER.get(stretch, 0) for stretch in STRETCHES]
    return max(sums) <= RUN and all(sum(sums[days]) <= room for days, room in ROOM)


def _people() -> list[Entry]:
    """Return the people of the event's table, without the cells that are empty."""
    with (CONFIGS / "global-compact.people.csv").open(encoding="utf-8", newline="") as file:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)]


def _absence(rng: Random, sessions: dict[str, Entry], guests: list[Entry]) -> None:
    """Let somebody be away for half a day in which the one timetable does not need them."""
    busy = {half: set().union(*(_bound(sessions[name]) for name in names)) for half, names in HALVES.items()}
    parts = set().union(*busy.values())
    those = [
        guest for guest in guests if not guest.keys() & {"arrives", "departs", "unavailable"} and guest["id"] in parts
    ]
    guest = rng.choice(those)
    guest["unavailable"] = [rng.choice([half for half in HALVES if guest["id"] not in busy[half]])]


def _bound(entry: Entry) -> set[str]:
    """Return the people whose part in a session is confirmed."""
    found = {str(entry["chair"])} if "chair" in entry else set()
    for role in ("speakers", "facilitators", "rapporteurs"):
        found |= set(cast("list[str]", entry.get(role, [])))
    return {name for name in found if "*" not in name}
