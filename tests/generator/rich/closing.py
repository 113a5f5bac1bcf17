"""Hours, meals, breaks and limits that suit what is laid out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

from tests.generator.house import days_of, hours
from tests.generator.layout import PAUSES, up
from tests.generator.words import clock, length, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.generator.layout import Item
    from tests.generator.rich.draft import Draft, Entry, Held

DEFAULTS = {
    "run": 105,
    "pause": 20,
    "formal_per_day": 360,
    "sessions_per_day": 5,
    "informal_per_day": 120,
    "evening": 30,
    "changeover": 10,
}
FOUR_HOURS = 240
TITLES = {"lunch": "Déjeuner", "dinner": "Dinner", "coffee": "Coffee", "tea": "Tea"}


def open_hours(draft: Draft) -> None:
    """Say when sessions may run: day by day, or one range for all of them."""
    draft.hours = hours(draft.rng, draft.layout)
    first = min(item.start for item in draft.layout.sessions)
    last = max(item.end for item in draft.layout.sessions)
    if draft.rng.random() < 0.2:
        whole: list[object] = [span(min(first, 540), max(last, 1080))]
        lunches = [item for item in draft.held if item.of in ("lunch", "arrival")]
        noon = max(item.start for item in lunches), min(item.end for item in lunches)
        if noon[0] < noon[1] and not any(item.start < noon[1] and noon[0] < item.end for item in draft.layout.sessions):
            whole.append([span(min(first, 540), noon[0]), span(noon[1], max(last, 1080))])
        draft.hours = dict.fromkeys((f"day {day}" for day in draft.layout.days), draft.rng.choice(whole))


def lay_tables(draft: Draft) -> None:
    """Write meals and breaks, and the times of what stands for them."""
    for entry in draft.fixtures:
        if "at" not in entry and "near" not in entry:
            item = draft.layout.of(str(entry["id"]))[0]
            entry.update({"at": f"day {item.day} {clock(item.start)}", "minutes": item.minutes})
            entry.update({"room": item.rooms[0]} if item.rooms else {})
    replaced = {str(e["replaces"]): draft.layout.of(str(e["id"]))[0].day for e in draft.fixtures if "replaces" in e}
    for name in ("lunch", "dinner"):
        if held := cast("list[Held]", draft.layout.of(name)):
            draft.meals.append(_entry(draft, held) | _meal_days(draft, held, replaced.get(name)))
    for name in ("coffee", "tea"):
        if held := cast("list[Held]", draft.layout.of(name)):
            entry = _entry(draft, held)
            days = [f"day {day}" for day in sorted({item.day for item in held} | {replaced.get(name, held[0].day)})]
            # A window of one day is none on the others.
            if days != days_of(entry["between"], draft.hours) or draft.rng.random() < 0.2:
                entry["on"] = days
            draft.breaks.append(entry | ({"attendance": "optional"} if held[0].blocks == "nobody" else {}))
    for entry in draft.meals:
        if "between" not in entry:
            entry.update(_around(draft, cast("list[Held]", draft.layout.of(str(entry["id"])))))


def _entry(draft: Draft, held: list[Held]) -> Entry:
    """Return a meal or a break without its days."""
    entry: Entry = {"id": held[0].of, "title": TITLES[held[0].of], **_around(draft, held)}
    return entry | ({"room": held[0].rooms[0]} if held[0].rooms else {})


def _meal_days(draft: Draft, held: list[Held], replaced: int | None) -> Entry:
    """Return the days of a meal as the file writes them."""
    days = sorted({item.day for item in held} | ({replaced} if replaced else set()))
    if days == list(draft.layout.days):
        return {"on": "all"} if draft.rng.random() < 0.5 else {}
    if days == list(draft.layout.days[:-1]) and draft.rng.random() < 0.7:
        return {"on": "nights"}
    return {"on": [f"day {day}" for day in days]}


def _around(draft: Draft, held: list[Held]) -> Entry:
    """Return a window and a length that allow every time at which an item is laid, and perhaps its best time."""
    rng, grid = draft.rng, draft.grid
    loose = rng.choice((0, grid, 30))
    least = max(grid, min(item.minutes for item in held) - grid * rng.choice((0, 0, 1)))
    if {item.name for item in held} & {near.inside for near in draft.held}:
        least = min(item.minutes for item in held)  # lest it be too short for what lies in it
    most = max(item.minutes for item in held) + grid * rng.choice((0, 0, 1))
    start, end = min(item.start for item in held) - loose, max(item.end for item in held) + loose
    minutes = length(rng, least, most, most)
    if held[0].of == "lunch" and len(held) == len(draft.layout.days) and rng.random() < 0.25:
        return {
            "between": {f"day {item.day}": span(item.start - loose, item.end + loose) for item in held},
            "minutes": minutes,
        }
    found: Entry = {"between": span(start, end), "minutes": minutes}
    if rng.random() < 0.35:
        last = (end - least) // grid * grid
        found["best"] = clock(rng.choice(range(up(start, grid), last + 1, grid)))
    return found


def limits(draft: Draft) -> Entry:
    """Return limits that everybody's own day keeps: some tight, some loose, some left to the defaults."""
    rng = draft.rng
    pause = _pause(draft)
    days = [day for cohort in _cohorts(draft) for day in _by_day(cohort)]
    run = max(minutes for day in days for minutes in _runs(draft, day, pause))
    formal = max(sum(item.minutes for item in day) for day in days)
    numbered = max(sum(draft.entries[item.of].get("numbered") is not False for item in day) for day in days)
    long = [_informal(day, pause) for day in days if sum(item.minutes for item in day) >= FOUR_HOURS]
    found = {
        "run": rng.choice([run, *(most for most in (90, 105, 105, 120) if most >= run)]),
        "pause": pause,
        "formal_per_day": rng.choice([formal, *(most for most in (300, 360, 360, 420) if most >= formal)]),
        "sessions_per_day": rng.choice([numbered, *(most for most in (4, 5, 5, 6) if most >= numbered)]),
        "informal_per_day": rng.choice([least := min([*long, 120]), *(few for few in (60, 90, 120) if few <= least)]),
        "evening": rng.choice([least := min([*_evenings(draft), 60]), *(few for few in (0, 15, 30) if few <= least)]),
        "changeover": draft.changeover,
    }
    return {name: value for name, value in found.items() if value != DEFAULTS[name] or rng.random() < 0.3}


def _pause(draft: Draft) -> int:
    """Return the shortest pause, now and then one that breaks reach only if they are long enough."""
    lengths = [entry["minutes"] for entry in draft.breaks]
    spans = [
        (int(str(length["least"])), int(str(length["most"])))
        if isinstance(length, dict)
        else (int(str(length).split("-")[0]), int(str(length).split("-")[-1]))
        for length in lengths
    ]
    clear = [n for n in (15, 20, 20, 30) if not any(least < n <= most for least, most in spans)]
    return draft.rng.choice(clear if clear and draft.rng.random() < 0.85 else (15, 20, 20, 30))


def _cohorts(draft: Draft) -> Iterator[list[Item]]:
    """Yield the sessions of everybody's own days: of each person, and of those that are for everybody."""
    sessions = draft.layout.sessions
    yield [item for item in sessions if "audience" not in draft.entries[item.of]] or sessions
    due = {item.of: draft.due(draft.entries[item.of]) for item in sessions}
    seen = set()
    for name in draft.guests:
        own = tuple(item.of for item in sessions if name in due[item.of])
        if own and own not in seen:
            seen.add(own)
            yield [item for item in sessions if item.of in own]


def _by_day(items: Iterable[Item]) -> list[list[Item]]:
    """Divide sessions by their day."""
    return [list(group) for _, group in itertools.groupby(items, key=lambda item: item.day)]


def _runs(draft: Draft, items: list[Item], pause: int) -> Iterator[int]:
    """Yield the minutes on the clock of every stretch of a day, for those who have these sessions."""
    breaks = [
        item.start
        for item in draft.held
        if item.day == items[0].day and item.kind in PAUSES and item.minutes >= pause
        if item.binds_everyone and not item.beside
    ]
    for _, group in itertools.groupby(items, key=lambda item: sum(start < item.end for start in breaks)):
        stretch = list(group)
        yield stretch[-1].end - stretch[0].start


def _informal(items: list[Item], pause: int) -> int:
    """Return the minutes between sessions of a day, in pieces of at least a pause."""
    gaps = [later.start - earlier.end for earlier, later in itertools.pairwise(items)]
    return sum(gap for gap in gaps if gap >= pause)


def _evenings(draft: Draft) -> Iterator[int]:
    """Yield the minutes between the last session before each dinner and the dinner."""
    for dinner in [*draft.layout.of("dinner"), *draft.layout.of("gala")]:
        yield dinner.start - max(item.end for item in draft.layout.formal(dinner.day))
