"""What each term measures where sessions are side by side: at what comes before or after for the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.beside import FREE, costs

if TYPE_CHECKING:
    from pathlib import Path

Measured = tuple[str, dict[str, str], dict[str, int]]
SHORT = FREE + "hours: {day 1: 09:00-18:00}\n"
MINE, BREAD, ALL = "audience: [mine]", "audience: [bread]", "minutes: 30-60"
LUNCH = "meals: [{id: lunch, between: 12:00-13:00, minutes: 60, on: day 1}]\n"


def three(*keys: str, formats: str = "plenary roundtable group") -> str:
    """Return sessions s1, s2 and on of these formats, with one more text of keys each."""
    named = zip(keys, formats.split(), strict=True)
    return "sessions:\n" + "".join(
        f"  - {{id: s{n}, format: {name}, {key}}}\n" for n, (key, name) in enumerate(named, 1)
    )


PLENARIES = "plenary plenary plenary"
HALL_BARN = {"s1": "23 09:00-10:00 Hall", "s2": "23 09:00-10:00 Barn"}
WISHES = SHORT + three("audience: [mine], WISH", BREAD, formats="plenary roundtable")
LATE = {"s1": "23 10:00-11:00 Hall", "s2": "23 09:00-10:00 Barn"}
EARLY = {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Barn"}
AFTER = {"s1": "23 13:00-14:00 Hall", "s2": "23 13:00-14:00 Barn", "lunch@day-1": "23 12:00-13:00"}
CASES: dict[str, Measured] = {
    "first of its people's day": (WISHES.replace("WISH", "avoid: [first-of-day]"), LATE, {"wishes": 1}),
    "not first of its people's day": (
        WISHES.replace("WISH", "avoid: [first-of-day]").replace("[bread]", "[bread, m1]"),
        LATE,
        {"rooms": 1},
    ),
    "last of its people's day": (
        WISHES.replace("WISH", "avoid: [last-of-day]"),
        EARLY,
        {"wishes": 1},
    ),
    "not last of its people's day": (
        WISHES.replace("WISH", "avoid: [last-of-day]").replace("[bread]", "[bread, m1]"),
        EARLY,
        {"rooms": 1},
    ),
    "both of two come right after lunch": (
        SHORT + LUNCH + three(MINE, BREAD, formats="plenary plenary"),
        AFTER,
        {"graveyard": 2},
    ),
    "the later one comes right after lunch for its people": (
        SHORT + LUNCH + three(MINE, BREAD, formats="plenary roundtable"),
        AFTER | {"s1": "23 14:00-15:00 Barn", "s2": "23 13:00-13:50 Barn"},
        {"graveyard": 1, "duration": 10},
    ),
    "the later one comes second for some of its people": (
        SHORT + LUNCH + three(MINE, "audience: [bread, m1]", formats="plenary roundtable"),
        AFTER | {"s1": "23 14:00-15:00 Barn", "s2": "23 13:00-13:50 Barn"},
        {"duration": 10},
    ),
    "a wish for the time after lunch": (
        SHORT + LUNCH + three("audience: [mine], avoid: after-lunch", BREAD, formats="group roundtable"),
        AFTER | {"s1": "23 14:00-15:00 Nook; Loft", "s2": "23 13:00-13:50 Barn"},
        {"wishes": 1, "duration": 10},
    ),
    "nobody misses one of two side by side": (SHORT + three(MINE, BREAD, formats="plenary roundtable"), HALL_BARN, {}),
    "an open part of somebody who is due beside it": (
        SHORT + three(MINE, "audience: [bread], chair: 'm1*'", formats="plenary roundtable"),
        HALL_BARN,
        {},
    ),
    "two of one format side by side": (SHORT + three(MINE, BREAD, formats="plenary plenary"), HALL_BARN, {}),
    "two of one format for others, one after the other": (
        SHORT + three(MINE, BREAD, formats="plenary plenary"),
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Hall"},
        {},
    ),
    "one of the same format after two": (
        SHORT + three(MINE, BREAD, ALL, formats=PLENARIES),
        HALL_BARN | {"s3": "23 10:00-11:00 Hall"},
        {"alternation": 2},
    ),
    "days as full as each other, with two side by side": (
        FREE + "hours: 09:00-13:00\n" + three(MINE, BREAD, "minutes: 120"),
        HALL_BARN | {"s3": "24 09:00-11:00 Nook; Loft"},
        {},
    ),
    "a day that is fuller by one side by side": (
        FREE + "hours: 09:00-13:00\n" + three(MINE, BREAD, "minutes: 60"),
        HALL_BARN | {"s3": "24 09:00-10:00 Nook; Loft"},
        {"balance": 60},
    ),
    "a gap after the one that ends last": (
        SHORT + three(MINE, BREAD, ALL),
        HALL_BARN | {"s2": "23 09:00-09:50 Barn", "s3": "23 10:05-11:05 Nook; Loft"},
        {"idle": 5, "duration": 10},
    ),
    "a gap after the one that its own people come from": (
        SHORT + three(MINE, BREAD, "audience: [b2]"),
        HALL_BARN | {"s2": "23 09:00-09:50 Barn", "s3": "23 10:05-11:05 Nook; Loft"},
        {"idle": 15, "duration": 10},
    ),
    "no gap before what nobody has had anything before": (
        SHORT + three(MINE, BREAD, MINE),
        {"s1": "23 13:00-14:00 Hall", "s2": "23 09:00-10:00 Barn", "s3": "23 14:00-15:00 Nook; Loft"},
        {},
    ),
    "two that end together, of which one is far away": (
        SHORT + three(MINE, BREAD, ALL) + "walk: {barn: {nook: 15}}\n",
        HALL_BARN | {"s3": "23 10:20-11:20 Nook; Loft"},
        {"idle": 5},
    ),
    "two that end together, of which one needs new chairs": (
        SHORT + three(MINE, BREAD, ALL, formats="plenary roundtable plenary"),
        HALL_BARN | {"s3": "23 10:15-11:15 Barn"},
        {"idle": 5, "alternation": 1},
    ),
    "a gap with something for everybody in it": (
        SHORT + three(MINE, BREAD, ALL) + "fixtures: [{id: photo, near: {after: s1}, minutes: 10}]\n",
        HALL_BARN | {"photo": "23 10:00-10:10", "s3": "23 10:15-11:15 Nook; Loft"},
        {"idle": 5},
    ),
    "another range of the hours": (
        FREE + "hours: {day 1: [09:00-10:00, 10:30-12:00]}\n" + three(MINE, BREAD, ALL),
        HALL_BARN | {"s3": "23 10:40-11:40 Nook; Loft"},
        {},
    ),
    "no change of room for those who are in it": (
        SHORT + three(MINE, BREAD, ALL, formats="plenary roundtable roundtable"),
        HALL_BARN | {"s3": "23 10:00-11:00 Barn"},
        {"alternation": 1},
    ),
    "a change of room for both": (
        SHORT
        + three(MINE, BREAD, ALL, formats="plenary roundtable roundtable")
        + "rooms: [{id: hall, name: Hall, layouts: {theatre: 20, roundtable: 20}}, "
        "{id: barn, name: Barn, layouts: {roundtable: 20}}, {id: tent, name: Tent, layouts: {roundtable: 20}}]\n",
        HALL_BARN | {"s3": "23 10:00-11:00 Tent"},
        {"alternation": 1, "rooms": 1},
    ),
    "a change of room from what ends last": (
        SHORT + three(MINE, BREAD, ALL, formats="plenary roundtable roundtable"),
        HALL_BARN | {"s2": "23 09:00-09:50 Barn", "s3": "23 10:00-11:00 Barn"},
        {"alternation": 1, "rooms": 1, "duration": 10},
    ),
    "a change of room of other people": (
        SHORT + three(MINE, BREAD, formats="plenary roundtable"),
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Barn"},
        {},
    ),
    "a theme that others part": (
        SHORT + three("audience: [mine], theme: a", BREAD, "audience: [mine], theme: a"),
        EARLY | {"s3": "23 11:00-12:00 Nook; Loft"},
        {"idle": 60},
    ),
    "a theme that is parted for one": (
        SHORT + three("audience: [mine], theme: a", "audience: [bread, m1]", "audience: [mine], theme: a"),
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:10-11:10 Hall", "s3": "23 11:10-12:10 Nook; Loft"},
        {"flow": 1},
    ),
    "a theme is not parted by what is beside the first of it": (
        SHORT + three("audience: [mine], theme: a", "audience: [b1], theme: b", "theme: a"),
        HALL_BARN | {"s3": "23 10:00-11:00 Nook; Loft"},
        {},
    ),
    "a theme is not parted by what only one of it meets": (
        SHORT + three("audience: [mine], theme: a", BREAD, "theme: a"),
        EARLY | {"s3": "23 11:00-12:00 Nook; Loft"},
        {},
    ),
    "themes at one time are in order": (
        SHORT
        + "themes: [b, a]\n"
        + three("audience: [mine], theme: a", "audience: [bread], theme: b", formats="plenary roundtable"),
        HALL_BARN,
        {},
    ),
    "a theme that begins too early for others": (
        SHORT
        + "themes: [b, a]\n"
        + three("audience: [mine], theme: a", "audience: [bread], theme: b", formats="plenary roundtable"),
        HALL_BARN | {"s2": "23 09:05-10:05 Barn"},
        {"flow": 1},
    ),
}


@pytest.mark.parametrize(("more", "places", "measured"), CASES.values(), ids=CASES)
def test_what_it_costs(tmp_path: Path, more: str, places: dict[str, str], measured: dict[str, int]) -> None:
    assert costs(tmp_path, more, places) == measured


DAYS = "limits: {run: 600, informal_per_day: 60}\nhours: 09:00-18:00\n"
TWO_HOURS = "audience: [AAA], minutes: 120"
LONG = DAYS + three(
    *(TWO_HOURS.replace("AAA", "mine"), TWO_HOURS.replace("AAA", "mine")),
    *("audience: [bread], minutes: {least: 60, best: 60, most: 120}", TWO_HOURS.replace("AAA", "bread")),
    *(TWO_HOURS.replace("AAA", "mine") + ", optional: yes", TWO_HOURS.replace("AAA", "mine") + ", optional: yes"),
    "audience: [m1], minutes: 30, optional: yes",
    formats="plenary group roundtable group plenary group roundtable",
)
# Miners have a full day, with 85 informal minutes of the 90 that are liked.
MINERS = {"s1": "23 09:00-11:00 Hall", "s2": "23 12:25-14:25 Nook; Loft", "s4": "23 14:25-16:25 Nook; Loft"}
BAKERS = {"s3": "23 11:10-13:10 Barn"}
INFORMAL: dict[str, tuple[dict[str, str], int]] = {
    "bakers have no full day": ({"s3": "23 11:15-13:10 Barn"}, 5),
    "those who have less count": (BAKERS, 15),
    "days are uneven for one": (BAKERS | {"s5": "24 09:00-11:00 Hall", "s6": "24 12:40-14:40 Nook; Loft"}, 5 + 15),
    "all are less than others have alone": (
        BAKERS | {"s5": "24 09:00-11:00 Hall", "s6": "24 12:30-14:30 Nook; Loft"},
        15,
    ),
    "who has fewer sessions than another counts for nothing": (
        {"s3": "23 11:15-13:10 Barn", "s7": "23 15:00-15:30 Barn"},
        0,
    ),
}


@pytest.mark.parametrize(("more", "cost"), INFORMAL.values(), ids=INFORMAL)
def test_who_has_least_time_counts(tmp_path: Path, more: dict[str, str], cost: int) -> None:
    assert costs(tmp_path, LONG, MINERS | more).get("informal", 0) == cost
