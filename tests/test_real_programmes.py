"""Five programmes that were held: each is solved, proved, found right by everybody, and laid beside what was held."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from scheduler.verify.lint import lint
from tests.commands import timetable
from tests.oracle import judge
from tests.readers.alike import assert_alike
from tests.real.held import FOLDER, NAMES, case, stored
from tests.real.page import elsewhere, in_order, measured, weighed

if TYPE_CHECKING:
    from pathlib import Path

SLOW = {"georgetown"}  # some 12 CPU seconds
EACH = [pytest.param(name, marks=pytest.mark.campaign) if name in SLOW else name for name in NAMES]


def found_right(name: str, ics: bytes) -> None:
    """Fail unless lint, oracle and all readers of calendars find an agenda right."""
    assert lint(ics) == ()
    assert judge(FOLDER / f"{name}.yaml", ics) == []
    assert_alike(ics)


@pytest.mark.parametrize("name", EACH)
def test_a_real_programme_is_proven_optimal_as_it_is_kept_and_found_right(name: str, tmp_path: Path) -> None:
    done = timetable("solve", FOLDER / f"{name}.yaml", "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    (draft,) = tmp_path.glob("*.timetable/draft.json")
    made, kept = (json.loads(file.read_text(encoding="utf-8")) for file in (draft, stored(name)))
    assert (made["status"], made["cost"], made["digest"]) == ("optimal", kept["cost"], kept["digest"])
    found_right(name, draft.with_name("agenda-draft.ics").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_the_timetable_that_the_page_shows_is_fresh_and_right(name: str, tmp_path: Path) -> None:
    path, one = FOLDER / f"{name}.yaml", case(name)
    state = tmp_path / f"{one.programme.id}.timetable"
    state.mkdir()
    shutil.copy(stored(name), state / "draft.json")
    assert timetable("verify", path, "--to", tmp_path).returncode == 0
    export = timetable("export", path, "--to", tmp_path, "--format", "ics", "--output", tmp_path / "agenda.ics")
    assert (export.returncode, "has changed" in export.stderr) == (0, False), export.stderr
    if name in SLOW:
        found_right(name, (tmp_path / "agenda.ics").read_bytes())
    assert one.solved.status == "optimal"


@pytest.mark.parametrize("name", NAMES)
def test_all_that_was_held_is_in_the_programme_and_nothing_else(name: str) -> None:
    one = case(name)
    assert sorted(row.id for row in one.rows) == sorted(one.solved.by_id)
    times = {row.id: (row.day, row.start) for row in one.rows}
    held = {item.id: (one.programme.clock.day_of(item.start), f"{item.start:%H:%M}") for item in one.held.items}
    assert held == times
    assert not one.programme.pins


def test_what_was_held_costs_no_less_than_the_optimum_where_it_keeps_every_rule() -> None:
    cases = [case(name) for name in NAMES]
    keeps = {one.name: one.held.cost - one.solved.cost for one in cases if not one.broken}
    assert {name for name, more in keeps.items() if more >= 0} == {"article-xi", "hildesheim", "lay-ministry"}
    assert set(keeps) == {"article-xi", "hildesheim", "lay-ministry"}


def test_every_session_that_is_elsewhere_has_been_weighed_and_none_is_cheaper_as_it_was_held() -> None:
    cases = {name: case(name) for name in NAMES}
    assert set(weighed()) == {(name, session) for name, one in cases.items() for session in elsewhere(one)}
    assert [row for row, cost in weighed().items() if cost and int(cost) < cases[row[0]].solved.cost] == []
    assert {name: status for name, (_, status) in measured().items()} == dict.fromkeys(NAMES, "optimal")


def test_every_programme_names_its_source_beside_what_was_held() -> None:
    sources = [(FOLDER / f"{name}.held.csv").read_text(encoding="utf-8").partition("\n")[0] for name in NAMES]
    assert [source.startswith("# Source: http") for source in sources] == [True] * len(NAMES)
    for name, source in zip(NAMES, sources, strict=True):
        assert source.removeprefix("# ") in (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def test_the_breaks_of_rules_are_those_that_the_published_agenda_has() -> None:
    assert [found.rule for found in case("georgetown").broken] == [
        "load:day-1-informal",
        "rooms:walk-keynote-founder-and-close-2",
    ]


@pytest.mark.parametrize(
    ("before", "after", "kept"), [("abcd", "abcd", 4), ("abcd", "dabc", 3), ("abcd", "dcba", 1), ("abcd", "badc", 2)]
)
def test_the_order_kept_is_the_most_names_that_follow_each_other_alike(before: str, after: str, kept: int) -> None:
    assert in_order(before, after) == kept
