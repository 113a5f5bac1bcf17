"""What days, stretches, rooms and themes cost in a right calendar; terms that are not named measure nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import costs

if TYPE_CHECKING:
    from pathlib import Path

Measured = tuple[str, dict[str, str], dict[str, int]]
DAY = "hours: {day 1: 09:00-18:00}\nlimits: {run: 600}\n"
DAYS = "hours: 09:00-18:00\nlimits: {run: 600}\n"
LUNCH = "meals: [{id: lunch, between: 12:00-14:00, minutes: 60, on: day 1}]\n"
SHORT = "formats: {plenary: {minutes: 30}, roundtable: {minutes: 30}, group: {minutes: 30, groups: 2}}\n"
PAIR = DAY + SHORT + "sessions: [{id: s1, format: plenary}, {id: s2, format: group}]\n"
GAP = {"s1": "23 09:00-09:30 Hall", "s2": "23 10:00-10:30 Nook; Loft"}
PLENARIES = DAY + "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}, {id: s3, format: group}]\n"
TEAS = "fixtures: [{id: tea, at: day 1 10:00, minutes: 30}, {id: walk, at: day 1 14:00, minutes: 30}]\n"
SERVED = {"tea": "23 10:00-10:30", "walk": "23 14:00-14:30"}
FULL = """
sessions:
  - {id: s1, format: plenary}
  - {id: s2, format: roundtable}
  - {id: s3, format: plenary}
  - {id: s4, format: roundtable}
fixtures:
  - {id: tea, at: day 1 10:00, minutes: 30}
  - {id: lunch, at: day 1 11:30, minutes: 60}
  - {id: pie, at: day 1 13:30, minutes: 30}
"""
FULL_DAY = {
    "s1": "23 09:00-10:00 Hall",
    "tea": "23 10:00-10:30",
    "s2": "23 10:30-11:30 Hall",
    "lunch": "23 11:30-12:30",
    "s3": "23 12:30-13:30 Hall",
    "pie": "23 13:30-14:00",
    "s4": "23 14:00-15:00 Hall",
}
SECOND = """
  - {id: t1, format: plenary}
  - {id: t2, format: roundtable}
  - {id: t3, format: plenary}
  - {id: t4, format: roundtable}
fixtures:
  - {id: tea2, at: day 2 10:00, minutes: 60}
  - {id: lunch2, at: day 2 12:00, minutes: 90}
  - {id: pie2, at: day 2 14:30, minutes: 30}
"""
SECOND_DAY = {
    "t1": "24 09:00-10:00 Hall",
    "tea2": "24 10:00-11:00",
    "t2": "24 11:00-12:00 Hall",
    "lunch2": "24 12:00-13:30",
    "t3": "24 13:30-14:30 Hall",
    "pie2": "24 14:30-15:00",
    "t4": "24 15:00-16:00 Hall",
}
THEMES = (
    DAY
    + SHORT
    + """
sessions:
  - {id: s1, format: plenary, theme: earth}
  - {id: s2, format: group}
  - {id: s3, format: roundtable, theme: sky}
"""
)
IN_THEMES = {"s1": "23 09:00-09:30 Hall", "s2": "23 09:30-10:00 Nook; Loft", "s3": "23 10:00-10:30 Hall"}
HALLS = """
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 60, roundtable: 20}, step_free: true}
  - {id: barn, name: Barn, layouts: {theatre: 20, roundtable: 20}, closed: day 2}
  - {id: nook, name: Nook, layouts: {theatre: 3, breakout: 40}}
  - {id: loft, name: Loft, layouts: {breakout: 10}, step_free: true}
"""
ROOMS = (
    DAY
    + SHORT
    + HALLS
    + """
sessions:
  - {id: s1, format: plenary}
  - {id: s2, format: group}
  - {id: s3, format: roundtable}
"""
)
DINNER = DAY + "meals: [{id: dinner, between: 18:30-21:00, minutes: 60-90, on: nights}]\n"
CASES: dict[str, Measured] = {
    "one format in neighbouring stretches": (
        PLENARIES + TEAS,
        SERVED | {"s1": "23 09:00-10:00 Hall", "s2": "23 10:30-11:30 Hall", "s3": "23 14:30-15:30 Nook; Loft"},
        {"alternation": 1, "idle": 150},
    ),
    "a stretch between them": (
        PLENARIES + TEAS,
        SERVED | {"s1": "23 09:00-10:00 Hall", "s3": "23 10:30-11:30 Nook; Loft", "s2": "23 14:30-15:30 Hall"},
        {"idle": 150},
    ),
    "a stretch between them in which nothing is held": (
        PLENARIES + TEAS,
        SERVED | {"s1": "23 09:00-10:00 Hall", "s2": "23 14:30-15:30 Hall", "s3": "23 15:30-16:30 Nook; Loft"},
        {"idle": 210},
    ),
    "every pair of one stretch": (
        PLENARIES.replace("group", "plenary"),
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Hall", "s3": "23 11:00-12:00 Hall"},
        {"alternation": 3},
    ),
    "days are apart": (
        DAYS + "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]",
        {"s1": "23 17:00-18:00 Hall", "s2": "24 09:00-10:00 Hall"},
        {},
    ),
    "a half day as full as a day": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, minutes: 40}]\n",
        {"s1": "23 09:00-10:00 Hall", "s2": "24 09:00-09:40 Hall"},
        {},
    ),
    "a half day fuller than a day": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, minutes: 45}]\n",
        {"s1": "23 09:00-10:00 Hall", "s2": "24 09:00-09:45 Hall"},
        {"balance": 67 - 60},
    ),
    "pauses take room, but for what may lie outside of the hours": (
        """
sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, minutes: 30}]
fixtures: [{id: tour, at: day 2 12:00, minutes: 90}, {id: call, at: day 2 11:00, minutes: 30, people: [mine]}]
meals: [{id: lunch, between: 12:30-14:30, minutes: 50-60, on: day 2}]
""",
        {
            "s1": "23 09:00-10:00 Hall",
            "s2": "24 09:00-09:30 Hall",
            "tour": "24 12:00-13:30",
            "lunch@day-2": "24 13:30-14:30",
        }
        | {"call": "24 11:00-11:30"},
        {"meal-times": 2},
    ),
    "too few informal minutes": (DAY + FULL, FULL_DAY, {"informal": 30}),
    "less than four hours owe none": (
        DAY + FULL.replace("id: s4, format: roundtable", "id: s4, format: roundtable, minutes: 55"),
        FULL_DAY | {"s4": "23 14:00-14:55 Hall"},
        {},
    ),
    "informal minutes are uneven": (
        DAYS + FULL.replace("fixtures:\n", SECOND),
        FULL_DAY | SECOND_DAY,
        {"informal": 30 + 60},
    ),
    "a gap": (PAIR, GAP, {"idle": 30}),
    "a gap that is partly a walk": (PAIR + "walk: {hall: {nook: 12}}", GAP, {"idle": 18}),
    "a gap with something in it": (
        PAIR + "fixtures: [{id: a, at: day 1 09:32, minutes: 9}, {id: b, at: day 1 09:45, minutes: 10}]",
        GAP | {"a": "23 09:32-09:41", "b": "23 09:45-09:55"},
        {"idle": 11},
    ),
    "a gap with something for some people in it": (
        PAIR + "fixtures: [{id: a, at: day 1 09:32, minutes: 9, people: [mine]}]",
        GAP | {"a": "23 09:32-09:41"},
        {"idle": 30},
    ),
    "a gap with something near, and its walk": (
        PAIR + "walk: {hall: {barn: 5}}\nfixtures: [{id: a, near: {after: s1}, room: barn, minutes: 10}]",
        GAP | {"a": "23 09:35-09:45 Barn"},
        {"idle": 15},
    ),
    "a gap with something near before the second": (
        PAIR + "walk: {nook: {barn: 5}}\nfixtures: [{id: a, near: {before: s2}, room: barn, minutes: 10}]",
        GAP | {"a": "23 09:45-09:55 Barn"},
        {"idle": 15},
    ),
    "a gap in which a room is set out anew": (
        PAIR.replace("group}", "roundtable}"),
        GAP | {"s2": "23 10:00-10:30 Hall"},
        {"idle": 20},
    ),
    "a pause with time to spare": (
        PAIR + "fixtures: [{id: a, at: day 1 09:35, minutes: 20}]",
        GAP | {"a": "23 09:35-09:55"},
        {"idle": 10},
    ),
    "a gap between two ranges of hours": (
        PAIR + "hours: {day 1: [09:00-09:40, 09:50-12:00]}",
        GAP,
        {},
    ),
    "a theme that is parted": (THEMES.replace("sky", "earth"), IN_THEMES, {"flow": 1}),
    "themes in another order": (THEMES + "themes: [sky, sea, earth]", IN_THEMES, {"flow": 1}),
    "themes in their order": (THEMES + "themes: [earth, sea, sky]", IN_THEMES, {}),
    "themes without an order": (THEMES + "themes: [sky]", IN_THEMES, {}),
    "no change of room but for groups": (
        ROOMS,
        IN_THEMES | {"s1": "23 09:00-09:30 Barn", "s3": "23 10:00-10:30 Barn"},
        {},
    ),
    "a change of room": (ROOMS, IN_THEMES | {"s1": "23 09:00-09:30 Barn"}, {"rooms": 1}),
    "seats wasted": (ROOMS, IN_THEMES, {"rooms": 2}),
    "seats wasted, but for those who need no step": (ROOMS + "people: [{id: a, needs: step-free}]", IN_THEMES, {}),
    "the middle of the window": (DINNER, {"dinner@day-1": "23 19:00-20:30"}, {}),
    "a quarter of an hour and a bit away": (DINNER, {"dinner@day-1": "23 19:25-20:30"}, {"meal-times": 1}),
    "the middle on the grid": (
        DINNER.replace("21:00", "20:50") + "grid: 10",
        {"dinner@day-1": "23 18:50-20:20"},
        {},
    ),
    "the start that is liked best": (
        DINNER.replace("minutes", "best: 19:30, minutes"),
        {"dinner@day-1": "23 19:00-20:30"},
        {"meal-times": 2},
    ),
}


def nonzero(folder: Path, more: str, places: dict[str, str]) -> dict[str, int]:
    return {term: measure for term, measure in costs(folder, more, places).items() if measure}


@pytest.mark.parametrize(("more", "places", "measured"), CASES.values(), ids=CASES)
def test_what_a_day_costs(tmp_path: Path, more: str, places: dict[str, str], measured: dict[str, int]) -> None:
    assert nonzero(tmp_path, more, places) == measured


EVERY = (
    *("drop", "attendance", "duration", "wishes", "graveyard", "alternation", "balance", "informal", "idle", "flow"),
    *("rooms", "meal-times"),
)


def test_every_term_is_measured(tmp_path: Path) -> None:
    assert costs(tmp_path, DINNER, {"dinner@day-1": "23 19:00-20:30"}) == dict.fromkeys(EVERY, 0)


def test_what_a_calendar_does_not_show_is_not_measured(tmp_path: Path) -> None:
    hidden = DINNER.replace("on: nights", "on: nights, people: [mine], private: true")
    blind = {"attendance", "meal-times"}
    assert costs(tmp_path, hidden, {}) == {name: 0 for name in EVERY if name not in blind}
