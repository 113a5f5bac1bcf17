"""The random changes: each kind occurs, each is a change of the kind that it says, and a seed always gives the same."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.changes import KINDS, Sequence
from tests.changes.programme import ANCHORS, Tree

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 10
SEEDS = range(10)  # the sequences that `make test` publishes

Trees = list[dict[str, Tree]]


@cache
def walked(seed: int) -> tuple[list[tuple[str, str]], Trees]:
    """Return the steps, and the files at first and after each step."""
    sequence = Sequence(seed)
    trees = [sequence.trees]
    for _ in range(STEPS):
        sequence.step()
        trees.append(sequence.trees)
    return sequence.steps, trees


def by_id(entries: list[Tree]) -> dict[str, Tree]:
    return {entry["id"]: entry for entry in entries}


def test_every_kind_occurs_in_the_ten_sequences() -> None:
    kinds = Counter(kind for seed in SEEDS for kind, _ in walked(seed)[0])
    assert (kinds.keys(), kinds.total()) == (set(KINDS), len(SEEDS) * STEPS)
    assert min(kinds.values()) > 1, kinds


def test_a_seed_gives_the_same_and_another_gives_another() -> None:
    assert walked.__wrapped__(3) == walked(3)
    assert walked(3)[1] != walked(7)[1]


def test_what_is_written_is_what_is_meant(tmp_path: Path) -> None:
    sequence = Sequence(0)
    sequence.step()
    path = sequence.write(tmp_path)
    written = {one.name: yaml.safe_load(one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()}
    assert (path.name, written) == ("event.yaml", sequence.trees)


@pytest.mark.parametrize("seed", range(30))
def test_each_step_changes_the_files(seed: int) -> None:
    steps, trees = walked(seed)
    assert [told for told, before, after in zip(steps, trees, trees[1:], strict=False) if before == after] == []


@pytest.mark.parametrize("seed", range(30))
def test_the_meetings_are_small_and_have_one_of_everything(seed: int) -> None:
    first = Sequence(seed).trees["event.yaml"]
    sessions, people = first["sessions"], first["people"]
    assert 4 <= sum("during" not in entry for entry in sessions) <= 6
    assert 6 <= len(people) <= 9
    assert {"arrives", "remote"} <= {key for entry in people for key in entry}
    assert [entry["id"] for entry in first["fixtures"] if entry.get("private") == "yes"] == ["board"]
    assert len({entry["email"] for entry in people}) == len(people)


@pytest.mark.parametrize("seed", range(30))
def test_what_a_step_says_is_what_it_does(seed: int) -> None:
    steps, trees = walked(seed)
    for (kind, told), old, new in zip(steps, trees, trees[1:], strict=False):
        before, after = old["event.yaml"], new["event.yaml"]
        differ = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        assert (new["house.yaml"] == old["house.yaml"]) is (kind != "room name" and "is called Room" not in told)
        expected = {
            "move": {"pins"},
            "swap rooms": {"pins"},
            "withdraw": {"withdrawn"},
            "bring back": {"withdrawn"},
            "arrival": {"people"},
            "person name": {"people"},
            "room name": set(),
            "add": {"sessions"},
            "rename": {"sessions"},
            "speaker": {"sessions"},
            "length": {"sessions"},
            "note": {"note"},
        }
        assert differ == expected.get(kind, differ), told
        if kind in {"cancel", "restore"}:
            assert differ - {"pins"} == {"sessions"}, told


@pytest.mark.parametrize("seed", range(30))
def test_an_undo_gives_back_what_was_there(seed: int) -> None:
    steps, trees = walked(seed)
    undone = [place for place, (kind, _) in enumerate(steps) if kind == "undo"]
    assert [trees[place + 1] for place in undone] == [trees[place - 1] for place in undone]


@pytest.mark.parametrize("seed", range(30))
def test_what_is_pinned_is_held_and_no_two_at_one_moment(seed: int) -> None:
    for now in (trees["event.yaml"] for trees in walked(seed)[1]):
        held = {key for key, entry in by_id(now["sessions"]).items() if "cancelled" not in entry}
        moments = [pin["at"] for pin in now.get("pins", {}).values() if "at" in pin]
        assert now.get("pins", {}).keys() <= held
        assert set(ANCHORS) <= held
        assert len(moments) == len(set(moments))
