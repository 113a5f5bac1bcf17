"""What the rooms of sessions that have begun cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.told import costs

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 60}}
  - {id: barn, name: Barn, layouts: {theatre: 20}}
  - {id: nook, name: Nook, layouts: {theatre: 20, breakout: 10}}
  - {id: loft, name: Loft, layouts: {theatre: 20, breakout: 10}}
"""
THREE = (
    HOUSE + "sessions: [{id: s1, format: plenary}, {id: s2, format: NOW, optional: yes}, {id: s3, format: plenary}]\n"
)
PLENARY = THREE.replace("NOW", "plenary")
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
