"""Pins of sessions that may be side by side: a mistake only where they have no rooms for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError
from scheduler.programme import read
from tests.programme.written import HOUSE, SMALL, edited, refusals, write

if TYPE_CHECKING:
    from pathlib import Path

TWO = """\
  - {{id: one, title: One, format: plenary, minutes: 30, audience: ann, {one}}}
  - {{id: two, title: Two, format: plenary, minutes: 30, audience: ben, {two}}}
pins:
  one: {{at: day 1 14:00{here}}}
  two: {{at: day 1 {at}{there}}}
"""
HALL, OAK = ("layout: theatre",) * 2, ("layout: breakout",) * 2
GROUPS = ("layout: breakout, groups: 2", "layout: breakout")
MORE = "  - {id: ash, name: Ash Room, layouts: {breakout: 12}}\nmeals:\n"
ROOMS = "and there are no rooms for both. Move one of the two, or give it another room."


def says(folder: Path, layouts: tuple[str, str], more: str = "", **words: str) -> list[str]:
    """Return what the reader says of the pins of two sessions with these keys; nothing where it says nothing."""
    one, two = layouts
    lines = TWO.format(one=one, two=two, **{"here": "", "there": "", "at": "14:25", **words})
    house = edited(HOUSE, "meals:\n", more or "meals:\n")
    path = write(folder, small=edited(SMALL, "pins:\n  closing: day 2 15:00\n", lines), house=house)
    try:
        assert not read(path).all_meet
    except ProgrammeError as refused:
        return [str(problem) for problem in refused.problems]
    return []


@pytest.mark.parametrize(
    ("layouts", "words", "more", "wrong"),
    [
        (HALL, {}, "", True),
        (HALL, {"at": "14:30"}, "", False),
        (OAK, {}, "", False),
        (OAK, {"here": ", room: oak"}, "", False),
        (OAK, {"here": ", room: oak", "there": ", room: elm"}, "", False),
        (OAK, {"here": ", room: oak", "there": ", room: oak"}, "", True),
        (GROUPS, {}, "", True),
        (GROUPS, {}, MORE, False),
        (GROUPS, {"here": ", room: oak", "there": ", room: oak"}, MORE, True),
        (GROUPS, {"here": ", room: oak", "there": ", room: elm"}, MORE, False),
    ],
)
def test_two_pins_that_overlap_need_rooms_for_both(
    tmp_path: Path, layouts: tuple[str, str], words: dict[str, str], more: str, wrong: bool
) -> None:
    expected = [f"small.yaml:68: pin two: it overlaps the pin of session one, 14:00-14:30, {ROOMS}"]
    assert says(tmp_path, layouts, more, **words) == (expected if wrong else [])


def test_two_pins_of_sessions_that_meet_overlap_whatever_rooms_there_are(tmp_path: Path) -> None:
    lines = TWO.format(one=OAK[0], two=f"{OAK[1]}, speakers: ann", here="", at="14:25", there="")
    path = write(tmp_path, small=edited(SMALL, "pins:\n  closing: day 2 15:00\n", lines))
    where = "small.yaml:68: pin two: it overlaps the pin of session one, 14:00-14:30. Move one of the two."
    assert [line for line in refusals(path) if "overlaps the pin" in line] == [where]


def test_rooms_that_could_not_be_read_are_not_missed(tmp_path: Path) -> None:
    lines = TWO.format(one=HALL[0], two=HALL[1], here="", at="14:25", there="")
    small = edited(SMALL, "pins:\n  closing: day 2 15:00\n", lines)
    house = edited(HOUSE, "layouts: {theatre: 40, roundtable: 30}", "layouts: {theatre: many, roundtable: 30}")
    said = refusals(write(tmp_path, small=small, house=house))
    assert len(said) == 1
    assert "many" in said[0]
