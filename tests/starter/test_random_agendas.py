"""Many agendas: a sensible one can be solved as its programme is written; any other is read in words or refused."""

from __future__ import annotations

import csv
import io
from random import Random
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError, UsageError
from scheduler.explain.preflight import preflight
from scheduler.programme import Programme, read
from scheduler.starter import Wish, from_table
from tests.commands import timetable

if TYPE_CHECKING:
    from pathlib import Path

CASES, CAMPAIGN = 120, 1_200
HEADS = {
    "title": ("title", "Session", "Topic"),
    "day": ("day", "Date"),
    "start": ("start", "Time", "From"),
    "end": ("end", "To", "until"),
    "minutes": ("minutes", "Duration"),
    "chair": ("chair", "Moderator"),
    "room": ("room", "Venue"),
    "format": ("format", "Type"),
    "id": ("id", "No."),
}
CELLS = {
    "title": (
        "Opening",
        "Who gains?",
        "Coffee",
        "Lunch",
        "Tea break",
        "Dinner",
        "Breakfast",
        "- odd: #1",
        "*",
        "契約",
        "",
    ),
    "day": ("", "Day 1", "2027-05-11", "Mon", "12 May", "13/05/2027", "05/06/2027", "x", "3", "Wed 12 May 2027"),
    "start": ("", "09:00", "9:07", "14.30", "2pm", "10:30-11:00", "17:00 - 18:30", "25:00", "noon", "x"),
    "end": ("", "10:00", "11:30", "18:00", "23:55", "x", "24:00"),
    "minutes": ("", "60", "1h30", "60-90", "90 min", "x", "0", "7"),
    "chair": ("", "Host", "Delegate, A", "TBC", "A; B", "host"),
    "room": ("", "Hall", "Library", "hall", "契約", "Room: 1"),
    "format": ("", "Plenary", "breakout", "Roundtable", "Social", "x", "meal", "Break", "Travel"),
    "id": ("", "1", "S1", "a b", "s2"),
}


def any_agenda(rng: Random) -> str:
    """Return a table in which nothing need make sense."""
    roles = ["title", *rng.sample(sorted(set(CELLS) - {"title"}), rng.randint(1, 8))]
    rows = [[rng.choice(CELLS[role]) for role in roles] for _ in range(rng.randint(1, 12))]
    return written(rng, [[rng.choice(HEADS[role]) for role in roles], *rows])


def sensible_agenda(rng: Random) -> str:
    """Return the agenda of a meeting as somebody might have planned it."""
    rows = [["Title", "Day", "Start", "End", "Type", "Chair", "Room"]]
    for day in range(1, rng.choice((2, 3, 4))):
        at = 9 * 60
        plan = [rng.choice((60, 75, 90)), "Coffee", rng.choice((45, 60, 90)), "Lunch", rng.choice((60, 90)), "Tea"]
        for item in [*plan, rng.choice((30, 45, 60)), "Dinner"]:
            length = {"Coffee": 20, "Tea": rng.choice((15, 30)), "Lunch": 75, "Dinner": 120}.get(item, item)
            at = max(at, 19 * 60) if item == "Dinner" else at
            kind = "" if isinstance(item, str) else rng.choice(("plenary", "roundtable", "panel", "group"))
            title = item if isinstance(item, str) else f"Session at {at}"
            where = "" if isinstance(item, str) else rng.choice(("Hall", "Library", ""))
            chair = rng.choice(("Host", "Guest", "")) if kind else ""
            rows.append([title, f"Day {day}", clock(at), clock(at + int(length)), kind, chair, where])
            at += int(length)
    return written(rng, rows)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def written(rng: Random, rows: list[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=rng.choice(",;\t"))
    if rng.random() < 0.3:
        writer.writerow(["Draft"])
    writer.writerows(rows)
    return out.getvalue()


def programme(folder: Path, text: str, *, pinned: bool) -> Programme | str:
    """Write the agenda and what is made of it; return the programme as read, or why there is none."""
    (folder / "agenda.csv").write_text(text, encoding="utf-8")
    try:
        made = from_table(folder / "agenda.csv", Wish("event", "Event", "event.people.csv", pinned=pinned))
    except (ProgrammeError, UsageError) as error:
        return str(error)
    (folder / "event.yaml").write_text(made.programme, encoding="utf-8")
    (folder / "event.people.csv").write_text(made.people, encoding="utf-8")
    return read(folder / "event.yaml")


def outcome(folder: Path, seed: int) -> str:
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    found = programme(folder, any_agenda(rng), pinned=bool(seed % 2))
    if isinstance(found, Programme):
        return "read"
    assert ":" in found
    assert "agenda.csv:" in found
    return "refused"


@pytest.mark.parametrize("block", range(4))
def test_any_agenda_becomes_a_programme_without_a_problem_or_is_refused(tmp_path: Path, block: int) -> None:
    assert {outcome(tmp_path, seed) for seed in range(block, CASES, 4)} == {"read", "refused"}


@pytest.mark.campaign
@pytest.mark.parametrize("block", range(4))
def test_many_agendas_become_programmes_or_are_refused(tmp_path: Path, block: int) -> None:
    assert {outcome(tmp_path, seed) for seed in range(CASES + block, CASES + CAMPAIGN, 4)} == {"read", "refused"}


@pytest.mark.parametrize("seed", range(30))
def test_a_sensible_agenda_has_room_for_what_it_says(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    found = programme(tmp_path, sensible_agenda(rng), pinned=bool(seed % 2))
    assert isinstance(found, Programme)
    assert preflight(found).impossible == ()


@pytest.mark.parametrize("seed", [2, 3, 4, 7])
def test_a_sensible_agenda_is_solved_as_it_is(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - a seed, no secret
    programme(tmp_path, sensible_agenda(rng), pinned=bool(seed % 2))
    done = timetable("solve", tmp_path / "event.yaml", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
