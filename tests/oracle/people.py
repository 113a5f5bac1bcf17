"""The table of people: who is there when, and what is asked of them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.oracle.dates import Dates
from tests.oracle.model import Cast, Person
from tests.oracle.words import PARTS, Raw, Span, cell, clock, known, need, texts, truth

if TYPE_CHECKING:
    from pathlib import Path

EVER = 10**12  # minutes; longer than the world
REMOTE = "07:00-22:00"


def read_people(value: Any, folder: Path, dates: Dates) -> dict[str, Person]:
    rows = texts(value)
    if isinstance(value, str) and value:
        need(value.endswith(".csv"), f"the judge reads no {value}")
        with (folder / value).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    return {row["id"].strip(): read_person(row, dates) for row in rows}


def read_person(row: Raw, dates: Dates) -> Person:
    arrives, departs = row.get("arrives"), row.get("departs")
    stay = (dates.moment(arrives) if arrives else -EVER, dates.moment(departs, end=True) if departs else EVER)
    away = [span for text in cell(row.get("unavailable")) for span in dates.spans(text, dates.all())]
    remote = truth(row.get("remote") or "no")
    needs = frozenset() if remote else frozenset(cell(row.get("needs")))
    away += [(-EVER, stay[0]), (stay[1], EVER), *(nights(row, dates) if remote else [])]
    return Person(away, stay, remote, frozenset(cell(row.get("tags"))), needs, row)


def nights(row: Raw, dates: Dates) -> list[Span]:
    """Return the times at which somebody far away is not to be asked, by the clock on their own wall."""
    own = Dates(dates.first, dates.count, ZoneInfo(row["timezone"]) if row.get("timezone") else dates.zone)
    start, end = map(clock, (row.get("remote_hours") or REMOTE).split("-"))
    days = range(-1, dates.count + 3)
    found = [own.instant(day, minute) for day in days for minute in (0, start, end, 1440)]
    return [(a, b) for a, b in zip(found[::2], found[1::2], strict=True) if a < b]


def cast(raw: Raw, people: dict[str, Person], withdrawn: set[str]) -> Cast:
    """Return who is due in a session, and who might be; the parts of those who have withdrawn are vacant."""
    said = [name for part in PARTS for name in texts(raw.get(part))]
    said += [name for portion in texts(raw.get("parts")) for name in texts(known("parts", portion).get("speakers"))]
    confirmed = frozenset(name for name in said if "*" not in name) - withdrawn
    named = {name[:-1].strip() for name in said if name.endswith("*") and not name.startswith("*")}
    for name in sorted(confirmed) + sorted(named - withdrawn):
        need(name in people, f"{raw['id']}: no such person: {name}")
    audience = None
    if "audience" in raw:
        words = set(texts(raw["audience"]))
        audience = frozenset(name for name, person in people.items() if words & person.words or name in words)
    everybody = frozenset(people) if audience is None else audience
    due = confirmed if "during" in raw else everybody | confirmed
    return Cast(audience, confirmed, frozenset(named - withdrawn - confirmed), due)
