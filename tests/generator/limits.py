"""Limits that a layout keeps: some tight, some loose, some left to the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from tests.generator.layout import Layout

DEFAULTS = {
    "run": 105,
    "pause": 20,
    "formal_per_day": 360,
    "sessions_per_day": 5,
    "informal_per_day": 120,
    "evening": 30,
}
FOUR_HOURS = 240


def limits(rng: Random, layout: Layout, breaks: list[dict[str, object]]) -> dict[str, object]:
    """Return limits for a file; one that is the default may be left out."""
    pause = _pause(rng, breaks)
    formal = {day: sum(item.minutes for item in layout.formal(day)) for day in layout.days}
    run = max(layout.extents(pause))
    long = [layout.informal(day, pause) for day in layout.days if formal[day] >= FOUR_HOURS]
    found = {
        "run": rng.choice([run, *(most for most in (90, 105, 105, 120) if most >= run)]),
        "pause": pause,
        "formal_per_day": _most(rng, max(formal.values()), (300, 360, 360, 420)),
        "sessions_per_day": _most(rng, max(len(layout.formal(day)) for day in layout.days), (5, 5, 6)),
        "informal_per_day": _least(rng, min([*long, 120]), (60, 90, 120)),
        "evening": _least(rng, min([*_evenings(layout), 60]), (0, 15, 30)),
    }
    return {name: value for name, value in found.items() if value != DEFAULTS[name] or rng.random() < 0.3}


def _pause(rng: Random, breaks: list[dict[str, object]]) -> int:
    """Return the shortest pause; now and then one that breaks reach only if they are long enough."""
    lengths = [str(entry["minutes"]).split("-") for entry in breaks]
    clear = [n for n in (15, 20, 20, 30) if not any(int(length[0]) < n <= int(length[-1]) for length in lengths)]
    return rng.choice(clear if clear and rng.random() < 0.85 else (15, 20, 20, 30))


def _evenings(layout: Layout) -> list[int]:
    """Return the minutes between the last session before each dinner and the dinner."""
    found = []
    for dinner in layout.of("dinner"):
        found += [dinner.start - item.end for item in layout.formal(dinner.day)[-1:]]
    return found


def _most(rng: Random, number: int, choices: tuple[int, ...]) -> int:
    """Return a most that allows a number."""
    return rng.choice([number, *(choice for choice in choices if choice >= number)])


def _least(rng: Random, number: int, choices: tuple[int, ...]) -> int:
    """Return a least that a number allows."""
    return rng.choice([number, *(choice for choice in choices if choice <= number)])
