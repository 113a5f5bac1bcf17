"""A programme as text: in one file, or with its house and its people beside it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import yaml

from tests.generator.words import WEEKDAYS, dated

if TYPE_CHECKING:
    from random import Random

Entry = dict[str, object]
MOMENT = re.compile(r"day (\d+)(?: (.+))?")
HOUSE = ("rooms", "walk", "meals", "breaks")
COLUMNS = "id name email organisation country region sector role tags arrives departs unavailable timezone remote"
COLUMNS += " remote_hours diet needs"


def text(rng: Random, first_day: date, tree: Entry) -> str:
    """Return a programme in one file."""
    return _written(_styled(rng, first_day, tree))


def files(rng: Random, first_day: date, tree: Entry) -> dict[str, str]:
    """Return a programme in three files, of which the first changes some of what the house says."""
    whole = _styled(rng, first_day, tree)
    house: Entry = {"house": "Old Customs House", "address": "The quay, a harbour town", "location": "38.707, -9.136"}
    house |= {key: whole.pop(key) for key in HOUSE if key in whole}
    people = cast("list[Entry]", whole.pop("people"))
    whole |= {"house": "house.yaml", "people": "people.csv"}
    _override(rng, whole, house)
    return {"programme.yaml": _written(whole), "house.yaml": _written(house), "people.csv": _table(people)}


def _override(rng: Random, whole: Entry, house: Entry) -> None:
    """Let the programme say anew what the house says otherwise, and take away what only the house has."""
    meals = [dict(entry) for entry in cast("list[Entry]", house.get("meals", []))]
    if meals:
        mine: Entry = {"id": meals[0]["id"]}
        for key in ("title", "minutes", "between"):
            mine[key] = meals[0][key]
        meals[0] |= {"title": "As the house calls it", "minutes": "30-200", "between": "06:00-23:00"}
        house["meals"], whole["meals"] = meals, [mine]
    if rng.random() < 0.5:
        elevenses = {"id": "elevenses", "title": "Elevenses", "between": "10:30-11:30", "minutes": 30, "on": "all"}
        house["breaks"] = [*cast("list[Entry]", house.get("breaks", [])), elevenses]
        whole["breaks"] = [{"id": "elevenses", "on": "none"}]
    if rng.random() < 0.5:
        house["fixtures"] = [{"id": "bell", "title": "The bell", "at": "day 1 12:00", "minutes": 5}]
        whole["fixtures"] = [*cast("list[Entry]", whole.get("fixtures", [])), {"id": "bell", "on": "none"}]
    rooms = [dict(entry) for entry in cast("list[Entry]", house["rooms"])]
    if rng.random() < 0.5:
        whole["rooms"] = [{"id": rooms[0]["id"], "name": rooms[0]["name"]}, {"id": "cellar", "on": "none"}]
        rooms[0]["name"] = "As the house calls it"
        house["rooms"] = [{"id": "cellar", "name": "Cellar", "layouts": {"theatre": 900}}, *rooms]
    walk = cast("dict[str, dict[str, int]]", house.get("walk", {}))
    if walk and rng.random() < 0.5:
        one = min(walk)
        other = min(walk[one])
        whole["walk"] = {one: {other: walk[one][other]}}
        house["walk"] = {**walk, one: {**walk[one], other: 55}}


def _written(tree: Entry) -> str:
    """Return YAML, made by the fast one of the two emitters."""
    found: str = yaml.dump(
        tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110
    )
    return found


def _table(people: list[Entry]) -> str:
    """Return people as a table."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS.split(), lineterminator="\n")
    table.writeheader()
    for guest in people:
        cells = {key: "; ".join(map(str, cell)) if isinstance(cell, list) else cell for key, cell in guest.items()}
        table.writerow(cells)
    return out.getvalue()


def _styled(rng: Random, first_day: date, tree: Entry) -> Entry:
    """Return a programme with its days written in all the ways that a file allows."""
    last_day = first_day + timedelta(days=int(str(tree["last_day"])) - 1)
    found = {**tree, "first_day": dated(rng, first_day), "last_day": dated(rng, last_day)}
    hours = list(cast("Entry", tree["hours"]).values())
    if len(hours) == int(str(tree["last_day"])) and all(one == hours[0] for one in hours):
        found["hours"] = hours[0]
    for key in ("people", "fixtures", "pins"):
        if key in found:
            found[key] = _moments(rng, first_day, int(str(tree["last_day"])), found[key])
    return found


def _moments(rng: Random, first_day: date, days: int, value: object) -> object:
    """Return a value with other words for some of its moments."""
    if isinstance(value, dict):
        return {key: _moments(rng, first_day, days, one) for key, one in value.items()}
    if isinstance(value, list):
        return [_moments(rng, first_day, days, one) for one in value]
    match = MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    that = first_day + timedelta(days=int(match[1]) - 1)
    inside = 1 <= int(match[1]) <= days
    names = (f"day {match[1]}", f"day {match[1]}", WEEKDAYS[that.weekday()]) if inside else ()
    day = rng.choice((*names, that.isoformat()))
    return f"{day} {match[2]}" if match[2] else day
