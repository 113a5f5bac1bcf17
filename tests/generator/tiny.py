"""Programmes of two to four sessions on a grid of 30 minutes: few enough timetables to try every one of them."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.generator.event import WHEN
from tests.generator.tiny_draft import Draft, Entry
from tests.generator.tiny_plain import coffee
from tests.generator.tiny_rules import MIXABLE, NAMES, ONE_DAY, RULES, TWO_DAYS
from tests.generator.words import dated, span, written

GUESTS = 6


def tiny(seed: int) -> str:
    """Return the YAML text of a programme of 1 or 2 days with one to three rules, each rule in turn over the seeds."""
    rng = Random(f"tiny {seed}")  # noqa: S311 - made-up programmes, nothing secret
    name = NAMES[seed % len(NAMES)]
    days = 2 if name in TWO_DAYS else 1 if name in ONE_DAY else rng.choice((1, 1, 2))
    draft = draft_of(rng, days, 2 + seed // len(NAMES) % 3)
    if days == 1 and name != "coffee" and rng.random() < 0.3:
        coffee(draft)
    RULES[name](draft)
    for other in rng.sample(sorted(set(MIXABLE) - {name}), rng.choice((0, 1, 2))):
        if days == 2 or other not in TWO_DAYS:
            RULES[other](draft)
    if rng.random() < 0.4:
        draft.one()[rng.choice(("prefer", "avoid"))] = [rng.choice(("first-of-day", "last-of-day", "10:00-11:30"))]
    return text_of(draft, f"tiny-{seed}", f"Tiny programme {seed}, about {name}", 30)


def tiny_beside(seed: int) -> str:
    """Return the YAML text of a tiny programme whose sessions are for one half of the people, or the other, or all."""
    rng = Random(f"tiny beside {seed}")  # noqa: S311 - made-up programmes, nothing secret
    name = NAMES[seed % len(NAMES)]
    days = 2 if name in TWO_DAYS else 1
    draft = draft_of(rng, days, rng.choice((2, 2, 3)) if days == 2 else rng.choice((2, 3, 3)))
    draft.end = 540 + (120 if len(draft.sessions) > 2 or days > 1 else 180)
    draft.hours = {f"day {day}": span(540, draft.end) for day in range(1, days + 1)}
    if rng.random() < 0.5:
        draft.rooms.append({"id": "loft", "name": "Loft", "layouts": {"theatre": 3, "roundtable": 9}})
    if name != "coffee" and rng.random() < 0.3:
        coffee(draft)
    RULES[name](draft)
    if rng.random() < 0.5 and name != "walk":
        draft.walk = {"hall": {draft.rooms[-1]["id"]: 30}}
    halves = (["p1", "p2", "p3"], ["p4", "p5", "p6"])
    whose = [0, 1, *rng.choices((0, 1, 2), k=len(draft.sessions))][: len(draft.sessions)]
    for session, half in zip(rng.sample(draft.sessions, len(draft.sessions)), whose, strict=True):
        session.pop("audience", None)
        if half < len(halves):
            session["audience"] = halves[half]
    if rng.random() < 0.4:
        draft.one()[rng.choice(("prefer", "avoid"))] = [rng.choice(("first-of-day", "last-of-day", "10:00-11:30"))]
    return text_of(draft, f"tiny-beside-{seed}", f"Tiny programme {seed}, about {name}, side by side", 30)


def draft_of(rng: Random, days: int, count: int) -> Draft:
    """Return a tiny programme without rules."""
    end = {1: 780, 2: 660}[days] if count > 2 else {1: 780, 2: 720}[days]
    lengths: list[object] = [30, "30-60", {"least": 30, "best": 30, "most": 60}, 60]
    sessions: list[Entry] = []
    for number in rng.sample(range(1, count + 1), count):
        # The more sessions, the fewer lengths, lest there be too many timetables to try.
        minutes = rng.choice(lengths if len(sessions) < 2 else [30])
        entry: Entry = {"id": f"s{number}", "title": f"Session {number}", "format": "plenary", "minutes": minutes}
        entry["format"] = rng.choice(("plenary", "plenary", "roundtable", "group"))
        sessions.append(entry)
    rooms: list[Entry] = [
        {"id": "hall", "name": "Hall", "layouts": {"theatre": GUESTS, "roundtable": GUESTS}},
        {"id": "group-1", "name": "Group 1", "layouts": {"breakout": 3}},
        {"id": "group-2", "name": "Group 2", "layouts": {"breakout": 3}},
    ]
    people: list[Entry] = [{"id": f"p{n}", "name": f"Guest {n}"} for n in range(1, GUESTS + 1)]
    hours: dict[str, object] = {f"day {day}": span(540, end) for day in range(1, days + 1)}
    loose: Entry = {"run": 240, "pause": 20, "formal_per_day": 360, "informal_per_day": 0, "evening": 0}
    loose["changeover"] = 0
    zone, first_day = rng.choice(WHEN)
    return Draft(rng, days, 540, end, sessions, loose, zone, first_day, people=people, rooms=rooms, hours=hours)


def text_of(draft: Draft, name: str, title: str, grid: int) -> str:
    """Return a small programme as text."""
    first_day, sessions = draft.first_day, [*draft.sessions, *draft.others]
    mixed = draft.rng.sample(sessions, len(sessions))
    tree: Entry = {
        "programme": name,
        "title": title,
        "first_day": dated(draft.rng, first_day),
        "last_day": dated(draft.rng, first_day + timedelta(days=draft.days - 1)),
        "timezone": draft.zone,
        "grid": grid,
        "hours": draft.hours,
        "rooms": draft.rooms,
        "walk": draft.walk,
        "people": draft.people,
        "meals": draft.meals,
        "breaks": draft.breaks,
        "fixtures": draft.fixtures,
        "formats": {"group": {"groups": 2}},
        "limits": draft.limits,
        "themes": draft.themes,
        "withdrawn": draft.withdrawn,
        "sessions": mixed,
        "pins": draft.pins,
    }
    return written({key: value for key, value in tree.items() if value})
