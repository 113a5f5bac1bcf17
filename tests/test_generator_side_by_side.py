"""Programmes with sessions side by side: the same from the same seed, and what they claim to be."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from tests import oracle
from tests.every_timetable import cheapest, cost, timetables, tries
from tests.generator.side_by_side import KINDS, SIZES, WHERE, Plan, Why, side_by_side
from tests.oracle.together import in_one_stream, meets
from tests.oracle.words import length
from tests.planted_beside import faults, items_of, judged

if TYPE_CHECKING:
    from tests.oracle.model import Item, Programme

ROOT = Path(__file__).parents[1]
FEASIBLE = KINDS[:3]
SESSIONS = {"tiny": {2, 3, 4}, "small": {4, 5, 6}, "ten": {10}, "twenty": {20}, "forty": {40}}
SEEDS = {"tiny": 12, "small": 12, "ten": 9, "twenty": 6, "forty": 3}
MOST = 50_000  # ways to place the sessions of a tiny programme
EVERY = [(size, kind, seed) for size, seeds in SEEDS.items() for kind in KINDS for seed in range(seeds)]
DIGEST = """
import hashlib
from tests.generator.side_by_side import KINDS, SIZES, side_by_side
plans = [side_by_side(seed, size, kind) for size in SIZES for kind in KINDS for seed in range(1)]
print(hashlib.sha256(repr([(plan.text, plan.held, plan.why) for plan in plans]).encode()).hexdigest())
"""


def written(plan: Plan, folder: Path) -> Path:
    path = folder / "beside.yaml"
    path.write_text(plan.text, encoding="utf-8")
    return path


def test_one_seed_is_one_text_in_every_process() -> None:
    plans = [side_by_side(seed, size, kind) for size in SIZES for kind in KINDS for seed in range(1)]
    here = hashlib.sha256(repr([(plan.text, plan.held, plan.why) for plan in plans]).encode()).hexdigest()
    for seed in ("1", "2"):
        run = [sys.executable, "-c", DIGEST]
        there = subprocess.run(run, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        assert there.stdout.strip() == here
    assert len({plan.text for plan in plans}) == len(plans)


@pytest.mark.parametrize("size", SIZES)
def test_how_many_there_are_of_what(size: str, tmp_path: Path) -> None:
    """Each has as many sessions as its size says, some of which can be side by side, and are."""
    plans = [side_by_side(seed, size, kind) for kind in KINDS for seed in range(6)]
    counts = [Counter(item.kind for item in plan.held)["session"] for plan in plans]
    assert set(counts) == SESSIONS[size]
    least = {"tiny": 1, "small": 1, "ten": 2, "twenty": 8, "forty": 30}[size]
    assert min(len(plan.pairs) for plan in plans) >= least
    assert size != "ten" or {len(plan.pairs) for plan in plans} == {2}
    assert size != "ten" or {len(frozenset().union(*plan.pairs)) for plan in plans} == {4}
    assert size != "forty" or {len(oracle.texts(plan.tree["rooms"])) for plan in plans} == {6}
    feasible = [plan for plan in plans if plan.kind in FEASIBLE]
    assert not any(in_one_stream(oracle.read(written(plan, tmp_path))) for plan in feasible)
    assert {plan.where for plan in plans} == {*WHERE}


@pytest.mark.parametrize(("size", "kind", "seed"), [case for case in EVERY if case[1] in FEASIBLE])
def test_the_planted_timetable_keeps_every_rule(size: str, kind: str, seed: int, tmp_path: Path) -> None:
    plan = side_by_side(seed, size, kind)
    assert plan.why is None
    found, numbers = judged(written(plan, tmp_path), plan.held)
    assert found == []
    lettered = {key for key, text in numbers.items() if text[-1].isalpha()}
    assert lettered >= frozenset().union(*plan.pairs)


@pytest.mark.parametrize("seed", range(6))
def test_the_planted_timetable_is_wrong_as_soon_as_two_share_a_room_or_somebody(seed: int, tmp_path: Path) -> None:
    """So the oracle does look at what was planted."""
    plan = side_by_side(seed, "small", "tight")
    programme = oracle.read(written(plan, tmp_path))
    items = items_of(programme, plan.held)
    one, two = min(map(sorted, plan.pairs))
    shared = items | {two: replace(items[two], rooms=items[one].rooms)}
    orders = (f"{one} and {two}", f"{two} and {one}")
    assert any(f"{order} are both in" in fault for fault in faults(programme, shared) for order in orders)
    cast = programme.casts[two]
    both = replace(programme, casts=programme.casts | {two: replace(cast, due=cast.due | programme.casts[one].due)})
    assert any(fault == f"people: {order} overlap" for fault in faults(both, items) for order in orders)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("size", ["tiny", "small", "twenty"])
def test_clocks_change_where_they_are_to(where: str, size: str) -> None:
    for seed in range(8):
        tree = side_by_side(seed, size, "planted", where).tree
        zone = ZoneInfo(str(tree["timezone"]))
        first, last = (str(tree[key]).split()[-1] for key in ("first_day", "last_day"))
        ends = (datetime.fromisoformat(f"{first}T00:00"), datetime.fromisoformat(f"{last}T23:00"))
        before, after = (moment.replace(tzinfo=zone).utcoffset() for moment in ends)
        assert (before != after) is (where == "clocks")


def test_zones_are_at_both_ends_and_one_changes_by_half_an_hour() -> None:
    zones = {
        str(side_by_side(seed, "tiny", "planted", where).tree["timezone"]) for where in WHERE for seed in range(40)
    }
    assert {"Pacific/Kiritimati", "Pacific/Honolulu", "Australia/Lord_Howe", "Europe/London"} <= zones


# What is impossible, by hand.


@pytest.mark.parametrize(("size", "kind", "seed"), [case for case in EVERY if case[1] == "infeasible"])
def test_what_is_impossible_can_be_counted(size: str, kind: str, seed: int, tmp_path: Path) -> None:
    plan = side_by_side(seed, size, kind)
    assert isinstance(plan.why, Why)
    programme = oracle.read(written(plan, tmp_path))
    assert {"rooms": too_few_rooms, "person": two_places, "day": too_long_a_day}[plan.why.reason](
        programme, [programme.items[key] for key in plan.why.sessions]
    )


def test_each_reason_is_there_in_each_size() -> None:
    for size in SIZES:
        reasons = Counter(str(side_by_side(seed, size, "infeasible").why.reason) for seed in range(30))  # type: ignore[union-attr]
        assert min(reasons[reason] for reason in ("rooms", "person", "day")) >= 3


def window(programme: Programme, few: list[Item]) -> tuple[int, int]:
    """Return the one window on one day in which all of some sessions are."""
    days = {tuple(programme.dates.held(item.raw["on"])) for item in few}
    texts = {item.raw["between"] for item in few}
    assert (len(days), len(texts)) == (1, 1)
    ((day,),) = days
    ((start, end),) = programme.dates.windows(texts.pop())[day]
    return start, end


def too_few_rooms(programme: Programme, few: list[Item]) -> bool:
    """Any two overlap, for each is longer than half of the window, and fewer rooms than sessions have their layout."""
    start, end = window(programme, few)
    (layout,) = {item.raw["layout"] for item in few}
    rooms = [key for key, room in programme.rooms.items() if layout in room["layouts"]]
    return all(2 * length(item.raw["minutes"])[0] > end - start for item in few) and len(rooms) < len(few)


def two_places(programme: Programme, few: list[Item]) -> bool:
    start, end = window(programme, few)
    one, two = few
    return meets(programme, one, two) and sum(length(item.raw["minutes"])[0] for item in few) > end - start


def too_long_a_day(programme: Programme, few: list[Item]) -> bool:
    days = {tuple(programme.dates.held(item.raw["on"])) for item in few}
    everywhere = frozenset.intersection(*(programme.casts[item.id].due for item in few))
    least = sum(length(item.raw["minutes"])[0] for item in few)
    return len(days) == 1 and bool(everywhere) and least > programme.limits["formal_per_day"]


# What is tiny, one timetable after the other.


@pytest.mark.parametrize("seed", range(9))
def test_a_tiny_one_that_is_impossible_has_no_timetable(seed: int, tmp_path: Path) -> None:
    plan = side_by_side(seed, "tiny", "infeasible")
    assert list(timetables(oracle.read(written(plan, tmp_path)))) == []


@pytest.mark.parametrize(("kind", "seed"), [(kind, seed) for kind in FEASIBLE for seed in range(6)])
def test_a_tiny_one_has_the_planted_timetable_among_few_enough_to_try(kind: str, seed: int, tmp_path: Path) -> None:
    plan = side_by_side(seed, "tiny", kind)
    programme = oracle.read(written(plan, tmp_path))
    assert tries(programme) <= MOST
    found = [{key: (item.span, item.rooms) for key, item in items.items()} for items in timetables(programme)]
    wanted: dict[str, Any] = {key: (i.span, i.rooms) for key, i in items_of(programme, plan.held).items()}
    assert wanted in found
    best = cheapest(programme, str(plan.tree["weights"]))
    assert best is not None
    assert best.cost <= cost(programme, items_of(programme, plan.held), str(plan.tree["weights"]))


def test_the_text_is_the_tree() -> None:
    plan = side_by_side(3, "twenty", "tight")
    assert yaml.safe_load(plan.text).keys() == plan.tree.keys()
    sessions: Any = plan.tree["sessions"]
    assert [entry["id"] for entry in yaml.safe_load(plan.text)["sessions"]] == [entry["id"] for entry in sessions]
