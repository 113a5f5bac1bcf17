"""A small residential meeting, made from a seed: two days, one night, with one of nearly everything.

The first two sessions hold the first day together and are never changed by much; whatever else may be moved, taken out
or added finds room, so that every change can be solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

Tree = dict[str, Any]

# Where it is, when, and a zone from which somebody takes part without getting up at night.
PLACES = (
    ("Europe/Lisbon", "2027-05-10", "2027-05-11", "Europe/Athens"),
    ("Europe/London", "2027-10-30", "2027-10-31", "Europe/Lisbon"),  # the clocks go back between the two days
    ("America/New_York", "2027-03-18", "2027-03-19", "America/Bogota"),
    ("Asia/Kathmandu", "2027-07-01", "2027-07-02", "Asia/Dhaka"),
)
ANCHORS = ("opening", "review")
SPEAKERS = ("porto", "piraeus", "gdansk")  # they are there from the start to the end
LENGTHS = (30, 45, "30-45")


def house() -> Tree:
    """Return a house with three rooms, two of which can be swapped."""
    both = {"theatre": 30, "roundtable": 20}
    return {
        "house": "Old Customs House",
        "rooms": [
            {"id": "hall", "name": "Great Hall", "layouts": both},
            {"id": "salon", "name": "Salon", "layouts": {**both, "breakout": 12}},
            {"id": "nook", "name": "Nook", "layouts": {"breakout": 12}},
        ],
        "meals": [
            {"id": "breakfast", "title": "Breakfast", "between": "07:00-08:00", "minutes": 30,
             "on": "mornings-after-a-night", "people": "residents"},
            {"id": "lunch", "title": "Lunch", "between": "12:30-14:00", "minutes": 60, "on": "day 2"},
            {"id": "dinner", "title": "Dinner", "between": "19:00-22:00", "minutes": 90, "on": "nights"},
        ],
        "breaks": [{"id": "tea", "title": "Tea", "between": "15:00-16:30", "minutes": 30, "on": "day 1"}],
    }  # fmt: skip


def event(rng: Random, seed: int) -> Tree:
    """Return the programme: 4 to 6 sessions, 6 to 9 people."""
    zone, first, last, near = PLACES[seed % len(PLACES)]
    return {
        "programme": f"changes-{seed}",
        "title": f"Harbours and their towns ({seed})",
        "note": "Nothing that is said may be attributed.",
        "first_day": first,
        "last_day": last,
        "timezone": zone,
        "house": "house.yaml",
        "grid": 15,
        "organizer": {"name": "Programme office", "email": "office@example.org"},
        "hours": {"day 1": "13:00-18:00", "day 2": ["09:00-12:30", "14:00-18:00"]},
        "limits": {"run": 300, "informal_per_day": 0, "sessions_per_day": 9},
        "weights": {"profile": "balanced", "balance": 0, "alternation": 0, "informal": 0},  # quick to prove
        "fixtures": _fixtures(rng),
        "people": _people(rng, near),
        "sessions": _sessions(rng),
        "pins": {"talk": {"room": "hall"}, "debate": {"room": "salon"}},
    }


def _fixtures(rng: Random) -> list[Tree]:
    board = {"id": "board", "title": "The board meets", "at": "day 2 08:15", "minutes": 30, "people": ["board"]}
    photo = {"id": "photo", "title": "Group photograph", "at": "day 1 18:10", "minutes": 10}
    walk = {"id": "walk", "title": "A walk", "at": "day 1 18:25", "minutes": 20, "people": ["mayor"]}
    found = [{**board, "private": "yes"}, photo, {**walk, "attendance": "optional"}]
    return found[: rng.choice((2, 3))]


def _people(rng: Random, near: str) -> list[Tree]:
    found: list[Tree] = [
        {"id": "host", "name": "Head of programme", "organisation": "Programme office", "tags": ["board"]},
        {"id": "porto", "name": "Harbour master", "organisation": "Port of call", "tags": ["board", "mayor"]},
        {"id": "piraeus", "name": "Director of planning", "tags": ["planner"]},
        {"id": "gdansk", "name": "Chair of the union", "tags": ["mayor"]},
        {"id": "late", "name": "Deputy mayor", "arrives": "day 2 10:00", "tags": ["mayor", "planner"]},
        {"id": "far", "name": "Port historian", "remote": "yes", "timezone": near, "tags": ["planner"]},
    ]
    more: list[Tree] = [
        {"id": "early", "name": "Head of fisheries", "departs": rng.choice(("day 1 17:00", "day 2 11:00", "day 1"))},
        {"id": "near-by", "name": "Town clerk", "tags": ["day-guest"], "unavailable": "day 2 09:00-10:30"},
        {"id": "distant", "name": "Pilot", "remote": "yes", "timezone": "Pacific/Auckland", "tags": ["mayor"]},
    ]
    return [{**one, "email": f"{one['id']}@example.org"} for one in found + rng.sample(more, rng.randrange(4))]


def _sessions(rng: Random) -> list[Tree]:
    opening = {"id": "opening", "title": "Opening", "format": "plenary", "minutes": 15, "numbered": "no"}
    found: list[Tree] = [
        {**opening, "place": "first", "on": "day 1", "chair": "host"},
        {"id": "review", "title": "Where we stand", "format": "plenary", "minutes": "30-45", "on": "day 1"},
        {"id": "talk", "title": "Who decides?", "format": "plenary", "minutes": rng.choice(LENGTHS),
         "chair": "host", "speakers": [rng.choice(SPEAKERS), rng.choice(("*", "*The third harbour", "late*"))]},
        {"id": "debate", "title": "Übergänge; Fälle, und mehr", "format": "roundtable", "minutes": rng.choice(LENGTHS),
         "questions": ["What was decided?", "By whom?"], "speakers": [rng.choice(("far", *SPEAKERS))]},
    ]  # fmt: skip
    circle: Tree = {"id": "circle", "title": "What mayors do not say", "format": "roundtable", "minutes": 30}
    groups: Tree = {"id": "groups", "title": "What would you decide?", "format": "group", "minutes": 45, "groups": 2}
    toast = {"id": "toast", "title": "A word of thanks", "during": "dinner", "minutes": 15, "speakers": ["gdansk"]}
    pieces = [{"title": "The answers", "minutes": 15, "speakers": ["piraeus"]}, {"title": "Questions", "minutes": 15}]
    extra: list[Tree] = [
        {**circle, "audience": ["mayor"], "optional": "yes"},
        {**groups, "facilitators": rng.sample(SPEAKERS, 2), "parts": pieces},
    ]
    found[1]["speakers"] = [rng.choice(SPEAKERS)]
    return [*found, *rng.sample(extra, rng.randrange(3)), *[toast][: rng.randrange(2)]]
