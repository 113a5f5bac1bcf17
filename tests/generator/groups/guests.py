"""Who comes: names, columns to balance, who is late, leaves, is out for half a session, or is elsewhere."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tests.generator.groups.plan import Frame, Guest
from tests.generator.words import clock, span

if TYPE_CHECKING:
    from random import Random

FIRST = ("Ada", "Bo", "Chi", "Dov", "Ena", "Fay", "Gus")
LAST = ("Quill", "Marsh", "Okoye", "Reed", "Silva", "Tanaka", "Ödegård")
SECTORS = ("public", "union", "business", "science", "")
REGIONS = ("north", "south", "east")
COLUMNS = [
    "id",
    "name",
    "email",
    "organisation",
    "country",
    "role",
    "tags",
    "arrives",
    "departs",
    "unavailable",
    "timezone",
    "remote",
    "remote_hours",
    "needs",
    "preferences",
    "sector",
    "region",
]


def invite(rng: Random, days: int) -> Frame:
    """Draw a list of guests, and the few of whom rules will say something in every round."""
    count = rng.randint(16, 30)
    names = rng.sample([f"{one} {two}" for one, two in product(FIRST, LAST)], count)
    guests = [Guest(f"g{place}", row(rng, f"g{place}", name)) for place, name in enumerate(names, 1)]
    frame = Frame(rng, days, guests)
    few = rng.sample([guest.id for guest in guests], 12)
    frame.always, frame.never, frame.step_free, frame.hosts = [few[:2]], few[2:4], few[4:6], few[6:10]
    for name in frame.step_free:
        frame.guest(name).row["needs"] = rng.choice(("step-free", "no nuts; step-free"))
    for guest in guests:
        if guest.id not in few[:10]:
            send_away(rng, guest, days)
        if rng.random() < 0.3:
            guest.tags.append("visit")
    for name in frame.never:
        frame.guest(name).tags.append("rivals")
    for guest in guests:
        guest.row["tags"] = "; ".join(guest.tags)
    return frame


def row(rng: Random, key: str, name: str) -> dict[str, str]:
    """Return somebody's row of the table."""
    return {
        "id": key,
        "name": name,
        "email": f"{key}@example.org",
        "organisation": rng.choice(("Docks", "City hall", "Port")),
        "country": rng.choice(("PT", "GR", "PL")),
        "role": rng.choice(("", "chair", "clerk")),
        "sector": rng.choice(SECTORS),
        "region": rng.choice(REGIONS),
    }


def send_away(rng: Random, guest: Guest, days: int) -> None:
    """Let somebody be away, or elsewhere: half of a session is enough to be in it, a minute less is not."""
    how = rng.choice(("", "", "", "", "late", "early", "half", "more", "remote"))
    if how == "late":
        guest.row["arrives"] = f"day 1 {clock(810)}"
        guest.away.append((1, 0, 810))
    elif how == "early":
        guest.row["departs"] = f"day {days} {clock(840)}"
        guest.away.append((days, 840, 1440))
    elif how in {"half", "more"}:
        end = 870 if how == "half" else 871
        guest.row["unavailable"] = f"day 1 {span(840, end)}"
        guest.away.append((1, 840, end))
    elif how == "remote":
        guest.remote = True
        guest.row |= {"remote": "yes", "remote_hours": "08:00-22:00"}
        guest.away += [(day, since, until) for day in range(1, days + 1) for since, until in ((0, 480), (1320, 1440))]
