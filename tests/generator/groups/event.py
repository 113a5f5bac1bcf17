"""A whole programme with groups and tables: its files, and the seats that were planted."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import yaml

from tests.generator.groups.guests import COLUMNS, invite
from tests.generator.groups.mix import ask
from tests.generator.groups.plan import Plan, Why
from tests.generator.groups.planted import CrowdedError, draft, plant
from tests.generator.groups.rounds import rounds
from tests.generator.groups.why import spoil
from tests.generator.words import clock

if TYPE_CHECKING:
    from tests.generator.groups.plan import Entry, Frame

FIRST_DAY = date(2027, 5, 10)
ZONES = ("Europe/Lisbon", "Asia/Kolkata", "America/New_York")
LIMITS = {"run": 600, "formal_per_day": 600, "sessions_per_day": 9, "informal_per_day": 0}


def groups(seed: int, reason: str = "") -> Plan:
    """Make up a programme with groups and tables.

    Parameters
    ----------
    seed
        The same one makes the same programme, to the byte.
    reason
        Why it cannot be, one of `REASONS`; if it is left out, the planted seats keep every rule.
    """
    rng = Random(f"groups {seed} {reason}")  # noqa: S311 - made-up programmes, nothing secret
    frame = None
    while frame is None:
        frame = _planted(rng, seed)
    ask(frame)
    zone = rng.choice(ZONES)
    tree = tree_of(frame, f"groups-{seed}", zone)
    told = spoil(frame, tree, reason) if reason else None
    files = divided(frame, tree)
    why = None
    if told:
        lines = enumerate(files["programme.yaml"].splitlines(), 1)
        why = Why(reason, told.names, tuple(n for n, line in lines if any(mark in line for mark in told.marks)))
    return Plan(files, draft(frame, moments(frame, zone)), why)


def _planted(rng: Random, seed: int) -> Frame | None:
    """Return people and rounds with seats; None where people who are together had no room."""
    frame = invite(rng, rng.choice((1, 2, 2)))
    rounds(frame, seed)
    try:
        plant(frame)
    except CrowdedError:
        return None
    return frame


def moments(frame: Frame, zone: str) -> dict[str, tuple[str, str]]:
    """Return start and end of each round as a draft writes them."""

    def moment(day: int, minute: int) -> str:
        wall = datetime.combine(FIRST_DAY, time()) + timedelta(days=day - 1, minutes=minute)
        return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).isoformat()

    return {one.id: (moment(one.day, one.start), moment(one.day, one.end)) for one in frame.rounds}


def tree_of(frame: Frame, name: str, zone: str) -> Entry:
    """Return the whole programme."""
    sessions = [{"id": "opening", "title": "Opening", "format": "plenary", "minutes": 45}]
    dinner = next((one.entry for one in frame.rounds if one.of == "dinner"), {})
    meals = [{"id": "lunch", "title": "Lunch", "between": "12:00-13:00", "minutes": 60}]
    if dinner:
        meals.append({"title": "Dinner", "between": "19:00-20:30", "minutes": 90, "on": "all", **dinner})
    hall = {"id": "hall", "name": "Hall", "layouts": {"theatre": 60}}
    if any("step_free" in room for room in frame.rooms):
        hall["step_free"] = "yes"
    return {
        "programme": name,
        "title": "Who sits with whom",
        "first_day": FIRST_DAY.isoformat(),
        "last_day": (FIRST_DAY + timedelta(days=frame.days - 1)).isoformat(),
        "timezone": zone,
        "people": "people.csv",
        "grid": 15,
        "rooms": [*frame.rooms, hall],
        "meals": meals,
        "fixtures": [one.entry for one in frame.rounds if one.of == "gala"],
        "formats": {"clinic": {"minutes": 60, "layout": "breakout", "groups": 2}},
        "limits": LIMITS,
        "sessions": [*sessions, *(one.entry for one in frame.sessions())],
        "pins": {"opening": "day 1 09:00"} | {one.of: f"day {one.day} {clock(one.start)}" for one in frame.sessions()},
        "mix": frame.mix,
    }


def divided(frame: Frame, tree: Entry) -> dict[str, str]:
    """Return the files: with a house that says nothing of tables, with a table of people or a list, in turn."""
    whole = {key: value for key, value in tree.items() if value}
    files: dict[str, str] = {}
    if frame.rng.random() < 0.5 and len(whole["meals"]) > 1:
        lunch, dinner = whole["meals"]
        own = {"id": "dinner", **{key: dinner[key] for key in ("tables", "hosts") if key in dinner}}
        kept = {key: value for key, value in dinner.items() if key not in {"tables", "hosts"}}
        files["house.yaml"] = text_of({"house": "Old Customs House", "meals": [lunch, kept]})
        whole |= {"house": "house.yaml", "meals": [own]}
    rows = [{key: guest.row[key] for key in COLUMNS if guest.row.get(key)} for guest in frame.guests]
    if frame.rng.random() < 0.5:
        whole["people"] = rows
    else:
        out = io.StringIO()
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        files["people.csv"] = out.getvalue()
    return {"programme.yaml": text_of(whole), **files}


class _Plain(yaml.SafeDumper):
    """What writes everything out, and no references to what was written before."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def text_of(tree: Entry) -> str:
    """Return YAML, each list of plain values in one line."""
    found: str = yaml.dump(
        tree, Dumper=_Plain, sort_keys=False, allow_unicode=True, default_flow_style=None, width=10_000
    )
    return found
