"""A whole event of two to four days, made around a timetable that keeps every rule of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.generator.event import WHEN
from tests.generator.layout import STRETCHES, Layout
from tests.generator.rich.bonds import name_themes, spare, tie
from tests.generator.rich.closing import lay_tables, limits, open_hours
from tests.generator.rich.company import accompany, change
from tests.generator.rich.draft import Draft, Entry, Held
from tests.generator.rich.frame import frame
from tests.generator.rich.guests import invite, invite_to, send_away
from tests.generator.rich.inside import edge, speeches
from tests.generator.rich.plan import Planted, RichPlan
from tests.generator.rich.spoil import spoil
from tests.generator.rich.venue import close, furnish, stall, step_free, walks
from tests.generator.rich.writing import files, text

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDS = ("afternoon", "full", "full"), ("morning", "full", "full")
WEIGHTS: tuple[object, ...] = (
    "balanced",
    "light-days",
    {"profile": "balanced", "graveyard": 10, "rooms": 1},
    {"profile": "light-days", "attendance": 20, "flow": 3, "meal-times": 0},
    {
        "drop": 5000,
        "perturbation": 20,
        "informal": 2,
        "idle": 4,
        "duration": 2,
        "wishes": 8,
        "alternation": 5,
        "balance": 2,
    },
)


def rich(seed: int) -> RichPlan:
    """Make up an event of 6 to 10 formal sessions and a timetable that it has, if not spoiled."""
    rng = Random(f"rich {seed}")  # noqa: S311 - made-up programmes, nothing secret
    draft, seats = _draft(rng)
    most = sum(min(5, 2 * len(STRETCHES[shape])) for shape in draft.layout.shape)
    frame(draft, rng.choice(range(6, min(10, most) + 1)))
    change(draft)
    invite_to(draft)
    speeches(draft)
    edge(draft)
    send_away(draft)
    accompany(draft)
    stall(draft)
    step_free(draft)
    close(draft)
    open_hours(draft)
    lay_tables(draft)
    tie(draft)
    spare(draft)
    tree = _tree(draft, seed, seats)
    spoiled = spoil(draft, tree) if rng.random() < 0.15 else ""
    left = tuple(str(entry["id"]) for entry in draft.others if "optional" in entry)
    planted = tuple(_planted([*draft.held, *(item for _, item in draft.during)]))
    return RichPlan(text(rng, draft.first_day, tree), files(rng, draft.first_day, tree), planted, left, spoiled)


def _draft(rng: Random) -> tuple[Draft, int]:
    """Return an event with a house and with people, in which nothing is held yet, and how many seats it asks for."""
    days = rng.choice((2, 3, 3, 4))
    shape = (rng.choice(ENDS[0]), *["full"] * (days - 2), rng.choice(ENDS[1]))
    zone, first_day = rng.choice(WHEN)
    layout = Layout(rng.choice((5, 10, 15)), shape, dinner=False, breakfast=False)
    draft = Draft(rng, layout, first_day, zone, rng.choice((0, 5, 10, 10, 10, 15)))
    guests = rng.randint(12, 22)
    invite(draft, guests)
    expected = guests + rng.choice((0, 0, 0, 3, 5))
    furnish(draft, expected)
    return draft, expected if expected > guests else 0


def _tree(draft: Draft, seed: int, seats: int) -> Entry:
    """Return the whole programme as one tree."""
    rng = draft.rng
    themes = name_themes(draft)
    sessions = [*draft.entries.values(), *(entry for entry, _ in draft.during), *draft.others]
    rng.shuffle(sessions)
    tree: Entry = {
        "programme": f"rich-{seed}",
        "title": f"Rich programme {seed}",
        "note": "Off the record." if rng.random() < 0.3 else "",
        "first_day": draft.first_day,
        "last_day": draft.layout.days[-1],
        "timezone": draft.zone,
        "grid": draft.grid if draft.grid != 5 or rng.random() < 0.5 else 0,
        "organizer": {"name": "Programme team", "email": "team@example.org"} if rng.random() < 0.3 else {},
        "web": "https://example.org/rich" if seed % 3 == 0 else "",
        "expected": seats,
        "hours": draft.hours,
        "rooms": list(draft.rooms.values()),
        "walk": walks(draft),
        "people": list(draft.guests.values()),
        "meals": draft.meals,
        "breaks": draft.breaks,
        "fixtures": draft.fixtures,
        "formats": _formats(),
        "limits": limits(draft),
        "weights": rng.choice(WEIGHTS) if rng.random() < 0.7 else "",
        "themes": themes,
        "sessions": sessions,
        "pins": draft.pins,
        "withdrawn": sorted(draft.withdrawn),
    }
    return {key: value for key, value in tree.items() if value}


def _formats() -> Entry:
    """Return the defaults of the formats."""
    return {
        "plenary": {"minutes": "60-90", "layout": "theatre"},
        "roundtable": {"minutes": "60-90", "layout": "roundtable"},
        "group": {"minutes": "60-90", "layout": "breakout", "groups": 2},
        "fishbowl": {"minutes": "60-90", "layout": "circle"},
    }


def _planted(items: Iterable[Held]) -> Iterable[Planted]:
    """Return everything that is held, in the order of time."""
    ordered = sorted(items, key=lambda item: (item.day, item.start, item.end, item.name))
    for item in ordered:
        yield Planted(item.name, item.day, item.start, item.end, item.rooms, item.inside)
