"""The main job, end to end, on the event that the project was built for: the real command, then everybody's readers."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.programme import read
from scheduler.solve import solve
from tests.calendars import by_ical, by_icalendar, file_zone
from tests.commands import ROOT, process, timetable
from tests.generator import variants
from tests.oracle import judge
from tests.pages import EVENT, STORED

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that one solve of the event leaves."""
    made = tmp_path_factory.mktemp("event")
    done = process("solve", EVENT, "--to", made)
    assert done.returncode == 0, done.stderr
    assert "proven optimal" in done.stdout.lower()
    return made / "global-compact-2018.timetable"


@pytest.fixture(scope="module")
def draft(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "draft.json").read_text(encoding="utf-8")))


def test_the_event_is_proven_optimal_and_its_cost_is_the_sum_of_its_terms(draft: dict[str, Any]) -> None:
    assert (draft["format"], draft["status"], draft["left_out"]) == ("session-timetable/3", "optimal", [])
    assert draft["cost"] == draft["bound"] == sum(term["cost"] for term in draft["terms"])
    assert all(term["cost"] == term["measure"] * term["weight"] for term in draft["terms"])


def test_the_event_has_the_shape_that_its_concept_note_asks_for(draft: dict[str, Any]) -> None:
    sessions = [item for item in draft["items"] if item["kind"] == "session"]
    assert [item["number"] for item in sessions] == [None, *(str(number) for number in range(1, 11))]
    assert {item["format"] for item in sessions} == {"plenary", "roundtable", "group"}
    assert draft["items"][0]["start"] == "2018-10-24T12:30:00+01:00"
    assert sessions[0]["start"] == "2018-10-24T15:00:00+01:00"
    assert datetime.fromisoformat(sessions[-1]["end"]) <= datetime.fromisoformat("2018-10-26T12:30:00+01:00")


@pytest.mark.parametrize("reader", [by_icalendar, by_ical])
def test_the_calendar_read_back_holds_exactly_the_agenda(folder: Path, draft: dict[str, Any], reader: Any) -> None:
    seen = reader((folder / "agenda-draft.ics").read_bytes())
    read_back = [(event.start, event.end, event.summary.removeprefix("DRAFT: ").split(". ", 1)[-1]) for event in seen]
    wanted = [
        (
            datetime.fromisoformat(item["start"]).astimezone(UTC),
            datetime.fromisoformat(item["end"]).astimezone(UTC),
            item["title"],
        )
        for item in draft["items"]
    ]
    assert sorted(read_back) == sorted(wanted)


def test_the_instants_by_the_files_own_zone_are_those_of_the_agenda(folder: Path, draft: dict[str, Any]) -> None:
    zone = file_zone((folder / "agenda-draft.ics").read_bytes())
    for item in draft["items"]:
        start = datetime.fromisoformat(item["start"])
        assert start.replace(tzinfo=zone).astimezone(UTC) == start.astimezone(UTC), item["id"]


def test_the_timetable_that_readme_shows_is_fresh_right_and_as_good(draft: dict[str, Any]) -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert (stored["digest"], stored["status"], stored["cost"]) == (draft["digest"], "optimal", draft["cost"])
    assert timetable("verify", EVENT, "--draft", STORED).returncode == 0


def test_the_oracle_finds_nothing(folder: Path) -> None:
    assert judge(EVENT, (folder / "agenda-draft.ics").read_bytes()) == []


def test_the_oracle_finds_a_session_that_was_moved(folder: Path) -> None:
    ics = (folder / "agenda-draft.ics").read_bytes()
    assert judge(EVENT, ics.replace(b"T150000", b"T145500")) != []


def test_solving_again_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert process("solve", EVENT, "--to", tmp_path).returncode == 0
    again = tmp_path / folder.name
    for name in ("draft.json", "agenda-draft.ics"):
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize("seed", [0, pytest.param(range(1, 20), marks=pytest.mark.campaign)])
def test_variants_of_the_event_are_proven_optimal_and_found_right(seed: int | range, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "configs" / "houses", tmp_path / "houses")
    for number in [seed] if isinstance(seed, int) else seed:
        path = tmp_path / f"variant-{number}.yaml"
        path.write_text(variants(number), encoding="utf-8")
        done = timetable("solve", path, "--json")
        assert done.returncode == 0, done.stderr
        made = json.loads(done.stdout)
        assert made["status"] == "optimal"
        ics = (tmp_path / f"{made['programme']}.timetable" / "agenda-draft.ics").read_bytes()
        assert judge(path, ics) == []


def test_no_session_of_the_event_is_left_out_for_the_sake_of_all_other_terms() -> None:
    whole = read(EVENT)
    free = {"protection", "work", "interests"}
    choosing = replace(whole, sessions=tuple(replace(one, optional=one.id in free) for one in whole.sessions))
    best, chosen = solve(whole), solve(choosing)
    assert (chosen.status, chosen.left_out, chosen.cost) == ("optimal", (), best.cost)
    rest = sum(term.cost for term in best.terms if term.term != "drop")
    assert 0 < rest < whole.weights["drop"]
    # Bait: where a session costs nothing to leave out, some are left out.
    assert solve(replace(choosing, weights={**whole.weights, "drop": 0})).left_out
