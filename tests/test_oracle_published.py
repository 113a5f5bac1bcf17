"""Publish, change one line, solve again: what the real command makes of it, in the eyes of the oracle."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import timetable
from tests.generator import generate, tiny
from tests.generator.rich import rich
from tests.oracle import Published, agenda, costs, judge, read, weight
from tests.oracle_tests.changed import KEEP, Case, change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DONE, REFUSED, WRONG, IMPOSSIBLE, NONE_FOUND = 0, 2, 3, 4, 5
LIMIT = ("--time-limit", "20")
# Quick ones, in which every way to solve again is there.
SEEDS = (1, 6, 7, 8, 9, 19, 24, 27, 31, 60, 70, 72)


@dataclass(frozen=True)
class Found:
    """What came of the second solve.

    Parameters
    ----------
    code
        How it ended.
    case
        What was changed, and asked.
    points
        What `perturbation` measures by the draft.
    otherwise
        Where the oracle says otherwise.
    moved
        Whether the oracle would say that it moves something, had all to be kept.
    """

    code: int
    case: Case
    points: int = 0
    otherwise: tuple[str, ...] = ()
    moved: bool = False


def made(seed: int) -> str:
    """Return a programme: tiny, of three days, or with all of the language, in turn."""
    return (tiny(seed), generate(seed), rich(seed).text)[seed % 3]


def asked(case: Case) -> list[str]:
    keep = ["--fresh"] if case.keep == "nothing" else ["--keep", case.keep]
    return [*LIMIT, *keep, *(["--freeze-before", case.moment] if case.moment else [])]


def draft_of(path: Path) -> dict[str, Any]:
    (found,) = path.parent.glob("*.timetable/draft.json")
    return dict(json.loads(found.read_text("utf-8")))


def solved_again(seed: int, folder: Path) -> Found | None:
    """Publish a programme and solve it again with a change; nothing if there is no timetable of it to publish."""
    folder.mkdir()
    path = folder / "made.yaml"
    path.write_text(before := made(seed), encoding="utf-8")
    if timetable("solve", path, "-q", *LIMIT).returncode != DONE:
        return None
    assert timetable("publish", path, "--yes").returncode == DONE
    first = draft_of(path)
    for turn in range(20):  # a change that the program refuses to read is no case
        case = change(Random(f"change {seed} {turn}"), before, first["items"])  # noqa: S311 - nothing secret
        path.write_text(case.after, encoding="utf-8")
        said = timetable("solve", path, "-q", *asked(case))
        if said.returncode not in {REFUSED, WRONG}:
            break
    assert said.returncode in {DONE, IMPOSSIBLE, NONE_FOUND}, (seed, case.did, said)
    return result(path, first, case) if said.returncode == DONE else Found(said.returncode, case)


def result(path: Path, first: dict[str, Any], case: Case) -> Found:
    home, draft = path.parent / f"{first['programme']}.timetable", draft_of(path)
    told = (home / "published" / "outbox" / "agenda-r1.ics").read_bytes()
    published = Published(told, date.fromisoformat(first["first_day"]), case.keep, case.moment)
    ics = (home / "agenda-draft.ics").read_bytes()
    points = sum(term["measure"] for term in draft["terms"] if term["term"] == "perturbation")
    kept = judge(path, ics, published=replace(published, keep="all"))
    return Found(DONE, case, points, tuple(otherwise(path, draft, ics, published)), bool(kept))


def otherwise(path: Path, draft: dict[str, Any], ics: bytes, published: Published) -> Iterator[str]:
    """Yield where the oracle says otherwise than the draft, which does not list a term that weighs nothing."""
    given_way = {name.partition(":")[0] for name in draft.get("gives_way", [])}  # rules between the past and what comes
    faults = judge(path, ics, published=published)
    yield from (fault for fault in faults if fault.partition(":")[0] not in given_way)
    said = {term["term"]: (term["measure"], term["weight"]) for term in draft["terms"]}
    for term, measure in costs(path, ics, published=published).items():
        if term in said and said[term][0] != measure:
            yield f"{term}: {measure}, not {said[term][0]}"
    if said.get("perturbation", (0, 0))[1] != weight(path, published):
        yield f"a point costs {weight(path, published)}, not {said.get('perturbation')}"
    private = {key for key, item in read(path).items.items() if item.private}
    shown = {item["id"]: entry(item) for item in draft["items"] if item["id"] not in private}
    if shown != (wanted := agenda(path, ics, published=published)):
        yield f"the agenda is {wanted}, not {shown}"


def entry(item: dict[str, Any]) -> tuple[int, int, frozenset[str], str]:
    start, end = (int(datetime.fromisoformat(item[name]).timestamp()) // 60 for name in ("start", "end"))
    return start, end, frozenset(item["rooms"]), item["number"] or ""


def test_what_is_solved_again_is_right_and_costs_what_it_says(tmp_path: Path) -> None:
    found = {seed: solved_again(seed, tmp_path / f"{seed}") for seed in SEEDS}
    assert {seed: one and (one.code, one.otherwise) for seed, one in found.items()} == dict.fromkeys(SEEDS, (DONE, ()))
    done = [one for one in found.values() if one]
    assert {one.case.keep for one in done} == {*KEEP}
    assert sum(bool(one.case.moment) for one in done) >= 4
    assert sum(bool(one.points) for one in done) >= 4
    assert sum(one.moved for one in done) >= 4
    assert not any(one.moved for one in done if one.case.keep == "all")


TWO = """
programme: two
title: Two sessions
first_day: 2018-10-23
last_day: 2018-10-24
timezone: Europe/London
rooms: [{id: hall, name: Hall, layouts: {theatre: 20}}]
people: [{id: host, name: Host}]
sessions:
  - {id: s1, title: One, format: plenary, minutes: 60, place: first}
  - {id: s2, title: Two, format: plenary, minutes: 60, on: day 2}
"""


@pytest.mark.parametrize(
    ("rule", "alone", "said"),
    [("on: day 2", True, "order: s1 is on day 1"), ("after: s2", False, "order: s1 starts -1500 minutes after s2")],
)
def test_only_the_past_alone_breaks_a_rule_without_a_word(rule: str, alone: bool, said: str, tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(TWO, encoding="utf-8")
    assert timetable("solve", path, "-q").returncode == timetable("publish", path, "--yes").returncode == DONE
    path.write_text(TWO.replace("place: first", rule), encoding="utf-8")
    assert timetable("solve", path, "-q", "--keep", "all", "--freeze-before", "day 1 09:30").returncode == DONE
    draft, home = draft_of(path), tmp_path / "two.timetable"
    told, ics = (home / "published/outbox/agenda-r1.ics").read_bytes(), (home / "agenda-draft.ics").read_bytes()
    published = Published(told, date(2018, 10, 23), "all", "day 1 09:30")
    assert list(otherwise(path, draft, ics, published)) == []
    assert draft.get("gives_way", []) == ([] if alone else ["order:s1-after-s2"])
    assert judge(path, ics, published=published) == ([] if alone else [said])
    assert judge(path, ics, published=replace(published, moment="")) == [said]


THREE = """
programme: three
title: Three sessions
first_day: 2018-10-23
last_day: 2018-10-23
timezone: Europe/London
limits: {run: 300, informal_per_day: 0}
rooms:
  - {id: nook, name: Nook, layouts: {theatre: 20, breakout: 10}}
  - {id: loft, name: Loft, layouts: {theatre: 40, breakout: 10}}
people: [{id: host, name: Host}]
sessions:
  - {id: s1, title: One, format: plenary, minutes: 60}
  - {id: s2, title: Two, format: FORMAT, minutes: 60}
  - {id: s3, title: Three, format: plenary, minutes: 60}
pins: {s1: {at: day 1 09:00, room: loft}, s2: {at: day 1 10:10, room: nook}, s3: {at: day 1 11:20, room: loft}}
"""


@pytest.mark.parametrize(
    ("then", "now", "rooms", "moves"),
    [
        ("group", "plenary", ["nook", "loft"], 2),
        ("plenary", "group", ["nook"], 0),
        ("group", "group", ["nook", "loft"], 0),
    ],
)
def test_what_has_begun_is_in_groups_or_not_as_it_is_written_now(
    then: str, now: str, rooms: list[str], moves: int, tmp_path: Path
) -> None:
    path, moment = tmp_path / "three.yaml", "day 1 10:30"
    path.write_text(THREE.replace("FORMAT", then), encoding="utf-8")
    assert timetable("solve", path, "-q").returncode == timetable("publish", path, "--yes").returncode == DONE
    first = draft_of(path)
    path.write_text(THREE.replace("FORMAT", now), encoding="utf-8")
    assert timetable("solve", path, "-q", "--freeze-before", moment).returncode == DONE
    again = draft_of(path)
    assert [item["rooms"] for item in again["items"] if item["id"] == "s2"] == [rooms]
    assert [term["measure"] for term in again["terms"] if term["term"] == "rooms"] == [moves + 1]  # seats of the last
    assert result(path, first, Case("", "", "", "most", moment)).otherwise == ()


@pytest.mark.campaign
@pytest.mark.parametrize("start", range(0, 200, 20))
def test_two_hundred_programmes_that_are_solved_again(start: int, tmp_path: Path) -> None:
    found = {seed: solved_again(seed, tmp_path / f"{seed}") for seed in range(start, start + 20)}
    done = {seed: one for seed, one in found.items() if one and one.code == DONE}
    assert {seed: (one.case.did, one.otherwise) for seed, one in done.items() if one.otherwise} == {}
    assert len(done) >= 8, Counter(one and one.code for one in found.values())
    assert any(one.moved for one in done.values())
