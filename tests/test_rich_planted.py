"""Programmes that use every key of the language are read, and the timetables that they were made around keep them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.programme import read
from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.numbers import numbers
from scheduler.verify import findings
from tests import oracle
from tests.generator.rich import RichPlan, rich

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme import Programme

SEEDS = range(40)


def written(plan: RichPlan, folder: Path) -> tuple[Path, Path]:
    """Write a programme in one file and in three, and return the two that name the others."""
    one = folder / "one.yaml"
    one.write_text(plan.text, encoding="utf-8")
    for name, text in plan.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return one, folder / "programme.yaml"


def planted(plan: RichPlan, programme: Programme) -> Timetable:
    """Return the timetable that a programme was made around, without what it costs."""
    at, found = programme.clock.at, []
    for item in plan.items:
        times = at(item.day, item.start), at(item.day, item.end)
        inside = item.inside or None
        if session := programme.session_by_id.get(item.id):
            rooms = tuple(room.id for room in programme.rooms if room.id in item.rooms)
            found.append(Item(item.id, "session", session.title, *times, rooms, session.format, None, item.id, inside))
        else:
            one = programme.occurrence_by_id.get(item.id) or programme.near_by_id[item.id]
            found.append(Item(item.id, one.kind, one.title, *times, item.rooms, None, None, one.of, inside))
    found.sort(key=lambda item: (item.since, item.until, item.id))
    printed = numbers(programme, found)
    items = tuple(replace(item, number=printed.get(item.id)) for item in found)
    return Timetable(programme.id, items, left_out=plan.left_out)


def broken(plan: RichPlan, programme: Programme) -> list[str]:
    """Return which rules the planted timetable breaks."""
    return [str(one) for one in findings(programme, planted(plan, programme)) if one.rule != "cost"]


def judged(plan: RichPlan, path: Path) -> list[str]:
    """Return what the oracle says of the planted timetable."""
    programme = oracle.read(path)
    items = {item.id: item for item in plan.items}
    faults = [f"{name} is not held" for name in sorted(programme.items.keys() - items.keys() - {*plan.left_out})]
    held = {}
    for name, item in items.items():
        span = (programme.dates.instant(item.day, item.start), programme.dates.instant(item.day, item.end))
        held[name] = replace(programme.items[name], span=span, rooms=item.rooms)
    return faults + [fault for rule in oracle.RULES for fault in rule(programme, held)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_oracle_finds_what_is_planted_right_and_what_is_spoiled_wrong(seed: int, tmp_path: Path) -> None:
    plan = rich(seed)
    found = [judged(plan, path) for path in written(plan, tmp_path)]
    assert [bool(faults) for faults in found] == [bool(plan.spoiled)] * 2, found


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_spoiled_is_read_from_one_file_and_from_three_and_keeps_every_rule(
    seed: int, tmp_path: Path
) -> None:
    plan = rich(seed)
    one, three = (read(path) for path in written(plan, tmp_path))
    assert {session.id for session in one.sessions} == {session.id for session in three.sessions}
    assert one.walks == three.walks
    assert [bool(broken(plan, programme)) for programme in (one, three)] == [bool(plan.spoiled)] * 2, broken(plan, one)
