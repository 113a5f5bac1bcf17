"""How minutes, moments and lengths are written in a programme file, in each of the ways that it allows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from random import Random

TITLES = (
    "Where we stand",
    "Who does what by when",
    "Übergänge – Lernen aus Fällen",
    "Ce qui a changé, et pour qui",
    "政策から実践へ",
    "من السياسة إلى الممارسة",
    "Paying for it",
    "What the numbers say: a first look",
    "Partners #1 - and the rest",
    "The view from the border",
    "Looking ahead",
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def clock(minute: int) -> str:
    """Return ``HH:MM`` of minutes after midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def span(start: int, end: int) -> str:
    """Return ``HH:MM-HH:MM``."""
    return f"{clock(start)}-{clock(end)}"


def length(rng: Random, least: int, best: int, most: int) -> object:
    """Return a length in one of the ways in which a file may write it."""
    if least == most:
        return rng.choice((most, str(most), f"{most // 60}h{most % 60:02}" if most >= 60 else most))
    if best == most:
        return rng.choice((f"{least}-{most}", {"least": least, "best": best, "most": most}))
    return {"least": least, "best": best, "most": most}


def day_name(rng: Random, first_day: date, day: int) -> str:
    """Return a day by number, weekday or date."""
    that = first_day + timedelta(days=day - 1)
    return rng.choice((f"day {day}", f"day {day}", WEEKDAYS[that.weekday()], that.isoformat()))


def dated(rng: Random, day: date) -> str:
    """Return a date, with its weekday or without."""
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}" if rng.random() < 0.5 else day.isoformat()


def written(tree: dict[str, object]) -> str:
    """Return a programme as text."""
    text: str = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110)
    return text
