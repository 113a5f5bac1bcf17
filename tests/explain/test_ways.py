"""Two pinned sessions need time between them for the way from room to room, or for new chairs."""

from __future__ import annotations

from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.explain.preflight import preflight
from scheduler.solve import solve
from tests.planted import HEAD, written

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme import Programme

HOUSE = HEAD.replace(
    "rooms: [{id: hall, name: Hall, layouts: {theatre: 30}}]",
    "rooms: [{id: hall, name: Hall, layouts: {theatre: 30, circle: 30, groups: 15}}, "
    "{id: barn, name: Barn, layouts: {theatre: 30, groups: 15}, away: 20}, "
    "{id: loft, name: Loft, layouts: {groups: 15}}, {id: yard, name: Yard, layouts: {stands: 30}, away: 20}]",
)
FORMATS = (
    "formats: {talk: {minutes: 30, layout: theatre}, ring: {minutes: 30-60, layout: circle}, "
    "pair: {minutes: 30, layout: groups, groups: 2}, show: {minutes: 30, layout: stands}}\n"
)


def two(folder: Path, one: str, other: str, gap: int, rooms: tuple[str, str] = ("", "")) -> Programme:
    """Read a programme of two sessions of some formats, the second `gap` minutes after the first one of 30."""
    at = {f"09:{start:02}": room for start, room in ((0, rooms[0]), (30 + gap, rooms[1]))}
    pins = [f"{{at: day 1 {start}{f', room: {room}' if room else ''}}}" for start, room in at.items()]
    sessions = "".join(f"  - {{id: s{n}, title: S, format: {name}}}\n" for n, name in ((1, one), (2, other)))
    return written(folder, f"{FORMATS}sessions:\n{sessions}pins:\n  s1: {pins[0]}\n  s2: {pins[1]}\n", HOUSE)


BEGINNING = "Session s1 is pinned to Tue 09:00 and takes at least 30 minutes, and s2 is pinned to Tue "
END = " (see planted.yaml:16, planted.yaml:17)."


@pytest.mark.parametrize(
    ("one", "other", "gap", "rooms", "said"),
    [
        (
            "talk",
            "talk",
            10,
            ("hall", "barn"),
            "09:40: 10 minutes between them, and the way from Hall to Barn takes 20",
        ),
        ("ring", "show", 15, ("", ""), "09:45: 15 minutes between them, and the way from Hall to Yard takes 20"),
        ("ring", "talk", 5, ("", "hall"), "09:35: 5 minutes between them, and new chairs in Hall take 10"),
        (
            "ring",
            "talk",
            5,
            ("", ""),
            "09:35: 5 minutes between them, and whatever rooms they take, the way or new chairs need at least 10",
        ),
        (
            "pair",
            "show",
            10,
            ("", ""),
            "09:40: 10 minutes between them, and whatever rooms they take, the way or new chairs need at least 20",
        ),
    ],
)
def test_too_little_time_between_is_said_with_the_rooms(
    tmp_path: Path, one: str, other: str, gap: int, rooms: tuple[str, str], said: str
) -> None:
    assert preflight(two(tmp_path, one, other, gap, rooms)).impossible == (f"{BEGINNING}{said}{END}",)


def test_sessions_on_two_days_need_no_way(tmp_path: Path) -> None:
    pins = "pins: {s1: {at: day 1 11:30, room: hall}, s2: {at: day 2 09:00, room: barn}}\n"
    entries = "".join(f"  - {{id: s{n}, title: S, format: talk}}\n" for n in (1, 2))
    assert preflight(written(tmp_path, f"{FORMATS}sessions:\n{entries}{pins}", HOUSE)).impossible == ()


def possible(programme: Programme) -> bool:
    try:
        solve(programme)
    except InfeasibleError:
        return False
    return True


def test_whatever_two_sessions_and_rooms_the_sum_says_what_the_solver_proves(tmp_path: Path) -> None:
    choices = [("talk", ""), ("talk", "hall"), ("ring", ""), ("pair", ""), ("pair", "barn"), ("show", "")]
    said = {True: 0, False: 0}
    for ((one, here), (other, there)), gap in product(combinations_with_replacement(choices, 2), (5, 10, 20)):
        programme = two(tmp_path, one, other, gap, (here, there))
        wrong = preflight(programme).impossible
        assert (wrong == ()) is possible(programme), (one, here, other, there, gap, wrong)
        said[wrong == ()] += 1
    assert min(said.values()) >= 20
