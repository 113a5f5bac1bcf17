"""A whole event: a layout, a file whose rules the layout keeps, and now and then one rule more that may break it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.generator.extras import fixtures
from tests.generator.house import break_entries, hours, house, meal_entries, seat
from tests.generator.layout import Item, Layout, lay
from tests.generator.limits import limits
from tests.generator.people import people
from tests.generator.rules import bind, pins, report_backs
from tests.generator.spoil import spoil
from tests.generator.words import TITLES, dated, length, written

Entry = dict[str, object]
# Zones and first days; two thirds of them have a change of the clocks in one of the event's nights.
WHEN = (
    ("Europe/London", date(2018, 10, 24)),
    ("Europe/London", date(2018, 10, 26)),
    ("Europe/London", date(2019, 3, 29)),
    ("Europe/Berlin", date(2018, 10, 27)),
    ("America/New_York", date(2019, 3, 8)),
    ("America/St_Johns", date(2018, 11, 2)),
    ("Australia/Lord_Howe", date(2019, 4, 5)),
    ("Pacific/Auckland", date(2018, 9, 28)),
    ("Asia/Kathmandu", date(2020, 2, 10)),
    ("Asia/Kolkata", date(2021, 6, 7)),
    ("Africa/Nairobi", date(2024, 2, 28)),
)
FORMATS = ("plenary", "roundtable", "group")


@dataclass(frozen=True)
class Plan:
    """A programme's text, and the timetable that it was made from.

    Parameters
    ----------
    layout
        Held items; it keeps every rule of the text, unless `spoiled`.
    spoiled
        What was added that may break it, or nothing.
    """

    text: str
    layout: tuple[Item, ...]
    spoiled: str = ""


def plant(seed: int, sessions: int | None = None) -> Plan:
    """Make up an event and a timetable that it has, if not spoiled.

    Parameters
    ----------
    seed
        The same one makes the same programme, to the byte.
    sessions
        How many, from 8 to 20; 8, 9 or 10 (evenly over the seeds) if it is left out.
    """
    count = sessions or 8 + seed % 3
    rng = Random(f"event {seed} of {count}" if sessions else f"event {seed}")  # noqa: S311 - made-up programmes, nothing secret
    grid = rng.choice((5, 10, 15))
    layout = lay(rng, count, grid)
    zone, first_day = rng.choice(WHEN)
    tree: Entry = {
        "programme": f"made-up-{seed}",
        "title": f"Made up from seed {seed}",
        "first_day": dated(rng, first_day),
        "last_day": dated(rng, first_day + timedelta(days=len(layout.shape) - 1)),
        "timezone": zone,
        "grid": grid,
    }
    extra = fixtures(rng, layout)
    tree["hours"] = hours(rng, layout)
    entries = _sessions(rng, layout)
    guests = rng.randint(12, 24)
    tree["rooms"] = house(rng, guests)
    seat(rng, layout, entries)
    report_backs(rng, layout, entries)
    bind(rng, layout, entries, first_day)
    tree["people"] = people(rng, layout, entries, guests)
    breaks = break_entries(rng, layout, tree["hours"])
    tree |= {"meals": meal_entries(rng, layout), "breaks": breaks, "fixtures": extra}
    tree |= {"formats": _formats(), "limits": limits(rng, layout, breaks), "weights": "balanced"}
    tree["pins"] = pins(rng, layout, entries)
    mixed = list(entries.values())
    rng.shuffle(mixed)
    tree["sessions"] = mixed
    spoiled = spoil(rng, layout, tree, entries) if rng.random() < 0.1 else ""
    return Plan(written({key: value for key, value in tree.items() if value}), tuple(layout.items), spoiled)


def _formats() -> Entry:
    """Return the defaults of the formats."""
    return {
        "plenary": {"minutes": "60-90", "layout": "theatre"},
        "roundtable": {"minutes": "60-90", "layout": "roundtable"},
        "group": {"minutes": "60-90", "layout": "breakout", "groups": 2},
    }


def _sessions(rng: Random, layout: Layout) -> dict[str, Entry]:
    """Return a file's sessions by id, with formats and lengths and no rules yet."""
    titles = list(TITLES)
    rng.shuffle(titles)
    entries: dict[str, Entry] = {}
    for number, item in enumerate(layout.sessions):
        again = f" ({number // len(titles) + 1})" if number >= len(titles) else ""
        title = titles[number % len(titles)] + again
        entry: Entry = {"id": item.of, "title": title, "format": rng.choice(FORMATS)}
        if not (60 <= item.minutes <= 90 and rng.random() < 0.2):
            entry["minutes"] = _length(rng, layout.grid, item.minutes)
        if entry["format"] == "group" and rng.random() < 0.5:
            entry["groups"] = 3
        if rng.random() < 0.2:
            entry["questions"] = ["What would have to be true?", "Who is missing?"]
        entries[item.of] = entry
    if rng.random() < 0.3:
        entries[layout.sessions[0].of]["numbered"] = False
    return entries


def _length(rng: Random, grid: int, minutes: int) -> object:
    """Return a length that allows so many minutes, on the grid."""
    if rng.random() < 0.15:
        return length(rng, minutes, minutes, minutes)
    least = max(30, minutes - grid * rng.choice((0, 1, 2, 3)))
    best = minutes + grid * rng.choice((0, 1, 2, 3))
    return length(rng, least, best, best + grid * rng.choice((0, 0, 1, 2)))
