"""What the rooms of sessions that have begun cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.told import costs, faults

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 60}}
  - {id: barn, name: Barn, layouts: {theatre: 20}}
  - {id: nook, name: Nook, layouts: {theatre: 20, breakout: 10}}
  - {id: loft, name: Loft, layouts: {theatre: 20, breakout: 10}}
"""
# The second one is what each case makes of it.
THREE = (
    HOUSE + "sessions: [{id: s1, format: plenary}, {id: s2, format: NOW, optional: yes}, {id: s3, format: plenary}]\n"
)
PLENARY, GROUPS = THREE.replace("NOW", "plenary"), THREE.replace("NOW", "group")
WASTED = {"s1": "23 09:00-10:00 Hall", "s3": "23 14:00-15:00 Hall"}


def held(*rooms: str) -> dict[str, str]:
    """Return three sessions of a morning, in these rooms."""
    hours = ("09:00-10:00", "10:15-11:15", "11:30-12:30")
    return {f"s{n}": f"23 {hour} {room}" for n, (hour, room) in enumerate(zip(hours, rooms, strict=True), 1)}


@pytest.mark.parametrize("keep", ["all", "most", "some", "nothing"])
def test_seats_of_what_has_begun_count_nothing_and_those_of_the_same_room_later_do(tmp_path: Path, keep: str) -> None:
    moments = ("", "day 1 09:00", "day 1 09:01", "day 1 14:00", "day 1 14:01")
    found = [costs(tmp_path, PLENARY, WASTED, WASTED, keep=keep, moment=moment)["rooms"] for moment in moments]
    assert found == [4, 4, 2, 2, 0]


def test_changes_of_room_count_in_the_past(tmp_path: Path) -> None:
    now = held("Hall", "Barn", "Hall")
    found = [
        costs(tmp_path, PLENARY, now, now, moment=moment)["rooms"] for moment in ("", "day 1 11:00", "day 1 13:00")
    ]
    assert found == [2 + 4, 2 + 2, 2]


FIRST = {
    "all in its first room": (("Nook", "Nook; Loft", "Nook"), 0),
    "all in its second room": (("Loft", "Nook; Loft", "Loft"), 2),
    "its first room as it was told": (("Loft", "Loft; Nook", "Loft"), 0),
    "its second room as it was told": (("Nook", "Loft; Nook", "Nook"), 2),
    "into its first room": (("Nook", "Nook; Loft", "Loft"), 1),
    "out of its first room": (("Loft", "Nook; Loft", "Nook"), 1),
    "neither": (("Barn", "Nook; Loft", "Barn"), 2),
    "seats of neither": (("Barn", "Hall; Nook", "Barn"), 2),
}


@pytest.mark.parametrize(("rooms", "moves"), FIRST.values(), ids=FIRST)
def test_what_began_in_groups_and_is_without_them_now_counts_in_its_first_room(
    tmp_path: Path, rooms: tuple[str, ...], moves: int
) -> None:
    now = held(*rooms)
    assert faults(tmp_path, PLENARY, now, now, moment="day 1 10:16") == []
    assert costs(tmp_path, PLENARY, now, now, moment="day 1 10:16")["rooms"] == moves


def test_what_began_in_groups_and_is_in_groups_is_passed_over(tmp_path: Path) -> None:
    now = held("Barn", "Nook; Loft", "Barn")
    assert [costs(tmp_path, more, now, now, moment="day 1 10:16")["rooms"] for more in (GROUPS, PLENARY)] == [0, 2]


@pytest.mark.parametrize(("last", "moves"), [("Barn", (0, 2)), ("Loft", (1, 1))])
def test_what_began_in_one_room_and_is_in_groups_now_is_passed_over(
    tmp_path: Path, last: str, moves: tuple[int, int]
) -> None:
    now = held("Barn", "Loft", last)
    assert faults(tmp_path, GROUPS, now, now, moment="day 1 10:16") == []
    found = tuple(costs(tmp_path, more, now, now, moment="day 1 10:16")["rooms"] for more in (GROUPS, PLENARY))
    assert found == moves
