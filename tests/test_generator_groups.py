"""Made-up programmes with groups: the planted seats keep every rule, and each planted fault is found by the oracle."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from tests.generator.groups import REASONS, Plan, groups
from tests.oracle.groups import judge_groups
from tests.oracle.shares import movers, shares

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = range(40)
KEYS = ("same_groups_as:", "facilitators:", "rapporteurs:", "tables:", "hosts:", "balance:", "together:", "apart:")
MORE = ("in:", "seats:", "preferences:", "topic:", "house:", "clinic", "replaces:", "audience:", "rivals", "*")


def written(plan: Plan, folder: Path) -> Path:
    for name, text in plan.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "programme.yaml"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_planted_seats_keep_every_rule(seed: int, tmp_path: Path) -> None:
    plan = groups(seed)
    path = written(plan, tmp_path)
    assert judge_groups(path, plan.draft) == []
    counted = shares(path, plan.draft)
    assert counted.bound <= counted.repeated
    assert 0 < counted.met <= counted.possible


def test_one_seed_is_one_programme_and_all_of_the_language_is_used() -> None:
    assert groups(3) == groups(3)
    text = "".join(text for seed in SEEDS for text in groups(seed).files.values())
    assert [key for key in (*KEYS, *MORE) if key not in text] == []


@pytest.mark.parametrize("reason", REASONS)
def test_what_cannot_be_names_people_and_lines(reason: str) -> None:
    for seed in range(5):
        why = groups(seed, reason).why
        assert why
        assert why.reason == reason
        assert why.names
        needs_lines = reason not in {
            "three apart in two groups",
            "together of two fixed apart",
            "together of two who lead",
            "a step to both rooms but one",
            "a facilitator who is away",
            "leads against the groups that are kept",
        }
        assert bool(why.lines) is needs_lines


# Each fault is planted in each draft in which it can be, and found; the draft without it is the bait.


def swapped(draft: dict[str, Any], key: str, a: str, b: str) -> dict[str, Any]:
    """Return a draft in which two people of one round have changed places."""
    found = copy.deepcopy(draft)
    for entry in found["groups"]:
        if entry["item"] == key:
            for group in entry["groups"]:
                group["people"] = [{a: b, b: a}.get(name, name) for name in group["people"]]
    return found


def seats_of(draft: dict[str, Any], key: str) -> dict[str, int]:
    (entry,) = [entry for entry in draft["groups"] if entry["item"] == key]
    return {name: group["number"] for group in entry["groups"] for name in group["people"]}


def faults_of_swaps(seed: int, folder: Path) -> set[str]:
    """Return which kinds of rule are broken by one exchange or another."""
    plan = groups(seed)
    path = written(plan, folder)
    kinds = set()
    for entry in plan.draft["groups"]:
        sits = seats_of(plan.draft, entry["item"])
        first = min(sits)
        for other in sits:
            if sits[other] != sits[first]:
                for one in list(sits)[:6]:
                    if sits[one] != sits[other]:
                        changed = swapped(plan.draft, entry["item"], one, other)
                        assert movers(plan.draft, changed) == {(entry["item"], one), (entry["item"], other)}
                        kinds |= {kind_of(fault) for fault in judge_groups(path, changed)}
                break
    return kinds


def kind_of(fault: str) -> str:
    marks = (
        "leads group",
        "has a seat in",
        "to be together",
        "to be apart",
        "and was in",
        "without a step",
        "people, not",
    )
    return next(mark for mark in marks if mark in fault)


def test_exchanges_break_each_rule_about_who_sits_where(tmp_path: Path) -> None:
    kinds = set()
    for seed in SEEDS:
        (tmp_path / str(seed)).mkdir()
        kinds |= faults_of_swaps(seed, tmp_path / str(seed))
    assert {"leads group", "has a seat in", "to be together", "to be apart", "and was in", "without a step"} <= kinds


def damaged(seed: int, what: str) -> tuple[Plan, dict[str, Any], str]:  # noqa: PLR0911 (one for each damage)
    """Return a draft with one damage in its first session, and a piece of what is to be said of it."""
    plan = groups(seed)
    draft = copy.deepcopy(plan.draft)
    key = next(entry["id"] for entry in draft["items"] if entry["rooms"])
    (entry,) = [entry for entry in draft["groups"] if entry["item"] == key]
    one, two = entry["groups"][:2]
    if what == "gone":
        return plan, draft, f"{key}: {one['people'].pop()} is in no group"
    if what == "twice":
        two["people"].append(one["people"][0])
        return plan, draft, f"{key}: {one['people'][0]} is in 2 groups"
    if what == "stranger":
        one["people"].append("nobody-known")
        return plan, draft, f"{key}: nobody-known is in a group, and not in the round"
    if what == "room":
        one["room"] = two["room"]
        return plan, draft, f"{key}: two of its groups are in one room"
    if what == "no room":
        one["room"] = None
        return plan, draft, f"{key}: group 1 is in None, which is no room of it"
    if what == "topic":
        one["topic"] += " and more"
        return plan, draft, f"{key}: its topics are"
    if what == "number":
        one["number"] = 9
        return plan, draft, f"{key}: its groups are [9, "
    if what == "nobody":
        draft["groups"].remove(entry)
        return plan, draft, f"{key}: nobody is in a group"
    if what == "strange":
        draft["groups"].append({"item": "opening", "groups": []})
        return plan, draft, "opening: it is not a session in groups"
    two["people"] += [one["people"].pop() for _ in range(len(one["people"]) - 1)]
    return plan, draft, f"{key}: {'its groups have' if seed in {0, 1, 3} else 'group '}"


DAMAGES = ("gone", "twice", "stranger", "room", "no room", "topic", "number", "nobody", "strange", "crowd")


@pytest.mark.parametrize("what", DAMAGES)
@pytest.mark.parametrize("seed", range(5))
def test_each_damage_is_found(seed: int, what: str, tmp_path: Path) -> None:
    plan, draft, said = damaged(seed, what)
    path = written(plan, tmp_path)
    assert judge_groups(path, plan.draft) == []
    assert [fault for fault in judge_groups(path, draft) if fault.startswith(said)] != []
