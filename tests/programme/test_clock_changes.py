"""Programmes on days on which the clocks change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.programme import read
from tests.programme.written import refusals

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = """\
programme: change
title: A change of the clocks
first_day: {first}
last_day: {first}
timezone: {zone}
grid: 30
hours: 00:30-24:00
rooms:
  - {{id: hall, name: Hall, layouts: {{theatre: 20}}}}
fixtures:
  - {{id: walk, title: Walk, at: day 1 {at}, minutes: 60}}
people:
  - {{id: ann, name: Ann, unavailable: "{away}"}}
sessions:
  - {{id: talk, title: Talk, format: plenary, minutes: 60, chair: ann, prefer: [afternoon, day 1]}}
"""


def written(folder: Path, first: str, zone: str, at: str = "12:00", away: str = "13:00-14:00") -> Path:
    path = folder / "change.yaml"
    path.write_text(CHANGE.format(first=first, zone=zone, at=at, away=away), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("first", "zone", "at", "said"),
    [
        ("2018-10-28", "Europe/London", "01:30", "01:30 happens twice on 2018-10-28: the clocks go back over it"),
        ("2018-03-25", "Europe/London", "01:30", "01:30 does not exist on 2018-03-25: the clocks go forward over it"),
        ("2018-04-01", "Australia/Lord_Howe", "01:45", "01:45 happens twice on 2018-04-01: the clocks go back over it"),
        (
            "2018-11-04",
            "America/Sao_Paulo",
            "00:00",
            "00:00 does not exist on 2018-11-04: the clocks go forward over it",
        ),
    ],
)
def test_a_time_that_is_none_or_two_is_refused(tmp_path: Path, first: str, zone: str, at: str, said: str) -> None:
    remedy = "Name a time outside of the hour that changes."
    path = written(tmp_path, first, zone, at)
    walk = [line for line in refusals(path) if "walk" in line]
    assert walk == [f"change.yaml:11: fixture walk: at: {said}. {remedy}"]


@pytest.mark.parametrize(
    ("first", "zone", "key", "line"),
    [
        ("2018-03-25", "Europe/London", "person ann: unavailable", 13),
        ("2018-10-28", "Europe/London", "person ann: unavailable", 13),
    ],
)
def test_so_is_it_in_an_absence(tmp_path: Path, first: str, zone: str, key: str, line: int) -> None:
    path = written(tmp_path, first, zone, away="01:30-14:00")
    assert [said.split(": 01:30")[0] for said in refusals(path)] == [f"change.yaml:{line}: {key}"]


@pytest.mark.parametrize(
    ("first", "zone", "hours"),
    [
        ("2018-10-28", "Europe/London", 25),
        ("2018-03-25", "Europe/London", 23),
        ("2018-11-03", "America/Sao_Paulo", 24),
    ],
)
def test_a_whole_day_has_the_hours_that_it_has(tmp_path: Path, first: str, zone: str, hours: int) -> None:
    programme = read(written(tmp_path, first, zone))
    assert programme.sessions[0].wishes[1].windows[0].minutes == hours * 60


def test_a_day_whose_midnight_is_skipped_ends_and_begins_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, "2018-11-03", "America/Sao_Paulo")
    text = path.read_text(encoding="utf-8").replace("last_day: 2018-11-03", "last_day: 2018-11-04")
    path.write_text(text.replace("hours: 00:30", "hours: 01:30"), encoding="utf-8")
    programme = read(path)
    first, second = programme.sessions[0].wishes[0].windows
    assert f"{first.end:%H:%M %z}" == "01:00 -0200"
    assert (first.minutes, second.minutes) == (12 * 60, 12 * 60)


def test_minutes_are_real_minutes(tmp_path: Path) -> None:
    programme = read(written(tmp_path, "2018-10-28", "Europe/London", "00:30"))
    walk = programme.occurrence_by_id["walk"]
    assert f"{walk.window.start:%H:%M %z} {walk.window.end:%H:%M %z}" == "00:30 +0100 01:30 +0100"
