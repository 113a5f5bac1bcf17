from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scheduler.programme import read
from tests import oracle
from tests.generator import Plan, generate, plant, tiny, variants
from tests.generator.tiny_rules import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generator.layout import Item

CONFIGS = Path(__file__).parent.parent / "configs"
SEEDS = range(200)
PAUSES = ("meal", "break", "social", "travel", "free")


def tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


def features(text: str) -> Iterator[str]:
    whole = tree(text)
    yield f"grid {whole['grid']}"
    yield f"zone {whole['timezone']}"
    yield from (f"limit {name}" for name in whole.get("limits", {}))
    if any(isinstance(ranges, list) for ranges in whole["hours"].values()):
        yield "hours in two ranges"
    yield from (key for guest in whole["people"] for key in guest)
    for pin in whole.get("pins", {}).values():
        yield "pin " + (" and ".join(pin) if isinstance(pin, dict) else "at")
    for session in whole["sessions"]:
        yield from of_session(session)
    for entry in [*whole.get("meals", []), *whole.get("breaks", [])]:
        yield f"{entry['id']} " + ("flexible" if "-" in entry["minutes"] else "fixed")
        yield "window by day" if isinstance(entry["between"], dict) else "window"
    pause = int(whole.get("limits", {}).get("pause", 20))
    for fixture in whole.get("fixtures", []):
        yield f"fixture {fixture['kind']}"
        yield from ({"replaces", "attendance"} & fixture.keys())
        if fixture["kind"] in PAUSES and int(fixture["minutes"]) < pause:
            yield "fixture too short for a pause"


def of_session(session: Any) -> Iterator[str]:
    yield from session.keys()
    yield f"format {session['format']}"
    yield f"length {type(session.get('minutes')).__name__}"
    if "report_back" in session:
        yield f"within {session['report_back'].get('within', 'default')}"
    for bound in session.get("after", []):
        if isinstance(bound, dict):
            yield from (f"after {name}" for name in bound)
    if any("*" in name for name in session.get("speakers", [])):
        yield "unconfirmed"


COMMON = (
    *("grid 5", "grid 10", "grid 15", "zone Europe/London", "hours in two ranges", "format group", "format plenary"),
    *("format roundtable", "limit run", "limit pause", "limit formal_per_day", "limit informal_per_day"),
    *("limit sessions_per_day", "limit evening", "length str", "length dict", "length NoneType", "report_back"),
    *("within default", "within next-morning", "within event", "after", "after least", "after most", "on", "between"),
    *("same_day", "other_day", "place", "prefer", "avoid", "numbered", "questions", "chair", "speakers"),
    *("facilitators", "unconfirmed", "arrives", "departs", "unavailable", "pin at", "pin room", "pin at and room"),
    *("fixture social", "fixture meal", "fixture travel", "fixture protected", "fixture too short for a pause"),
    *("replaces", "attendance", "coffee flexible", "tea flexible", "lunch flexible", "dinner flexible"),
)
RARE = ("fixture free", "window by day", "coffee fixed", "tea fixed", "lunch fixed", "within pause", "limit evening")


@pytest.fixture(scope="module")
def shares() -> Counter[str]:
    return Counter(name for seed in SEEDS for name in set(features(generate(seed))))


@pytest.mark.parametrize("feature", COMMON)
def test_one_event_in_ten_has_it(shares: Counter[str], feature: str) -> None:
    assert shares[feature] >= len(SEEDS) // 10


@pytest.mark.parametrize("feature", RARE)
def test_one_event_in_fifty_has_it(shares: Counter[str], feature: str) -> None:
    assert shares[feature] >= len(SEEDS) // 50


def test_events_have_8_9_and_10_sessions_evenly() -> None:
    assert Counter(len(tree(generate(seed))["sessions"]) for seed in range(60)) == {8: 20, 9: 20, 10: 20}


def test_as_many_sessions_as_are_asked_for_over_as_many_days_as_they_need() -> None:
    sizes = {count: tree(plant(3, count).text) for count in (8, 10, 12, 16, 20)}
    assert {count: (len(whole["sessions"]), len(whole["hours"])) for count, whole in sizes.items()} == {
        8: (8, 3),
        10: (10, 3),
        12: (12, 3),
        16: (16, 4),
        20: (20, 5),
    }
    assert all(len({session["title"] for session in whole["sessions"]}) == count for count, whole in sizes.items())


@pytest.mark.parametrize("made", [generate, tiny, variants])
def test_one_seed_is_one_text(made: Any) -> None:
    assert made(7) == made(7)
    assert len({made(seed) for seed in range(20)}) == 20


def judged(plan: Plan, path: Path) -> list[str]:
    path.write_text(plan.text, encoding="utf-8")
    programme = oracle.read(path)
    items = {name(item): item for item in plan.layout}
    assert items.keys() == programme.items.keys()
    held = {}
    for key, item in items.items():
        asked = programme.items[key]
        span = programme.dates.instant(item.day, item.start), programme.dates.instant(item.day, item.end)
        rooms = item.rooms or tuple(oracle.texts(asked.raw.get("room")))
        held[key] = replace(asked, span=span, rooms=rooms)
    return [fault for rule in oracle.RULES for fault in rule(programme, held)]


def name(item: Item) -> str:
    return f"{item.of}@day-{item.day}" if item.kind in ("meal", "break") and item.of != "arrival" else item.of


@pytest.mark.parametrize("seed", range(60))
def test_the_laid_out_timetable_keeps_every_rule_unless_it_was_spoiled(seed: int, tmp_path: Path) -> None:
    plan = plant(seed)
    faults = judged(plan, tmp_path / "made.yaml")
    if not plan.spoiled:
        assert faults == []


@pytest.mark.parametrize("sessions", [12, 16, 20])
@pytest.mark.parametrize("seed", range(10))
def test_the_timetable_of_a_larger_event_keeps_every_rule_too(seed: int, sessions: int, tmp_path: Path) -> None:
    plan = plant(seed, sessions)
    faults = judged(plan, tmp_path / "made.yaml")
    assert faults == [] or plan.spoiled


def test_a_tenth_of_the_events_is_spoiled_and_most_of_those_break_their_layout(tmp_path: Path) -> None:
    spoiled = [plan for plan in map(plant, SEEDS) if plan.spoiled]
    assert 10 <= len(spoiled) <= 40
    assert sum(bool(judged(plan, tmp_path / "made.yaml")) for plan in spoiled) >= len(spoiled) * 2 // 3


@pytest.mark.parametrize("seed", range(40))
def test_every_event_is_read(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "made.yaml"
    path.write_text(generate(seed), encoding="utf-8")
    assert read(path).id == f"made-up-{seed}"


@pytest.mark.parametrize("seed", range(3 * len(NAMES)))
def test_every_tiny_programme_is_read(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "tiny.yaml"
    path.write_text(tiny(seed), encoding="utf-8")
    programme = read(path)
    assert programme.title == f"Tiny programme {seed}, about {NAMES[seed % len(NAMES)]}"
    assert 2 <= len(programme.sessions) <= 4


@pytest.mark.parametrize("seed", range(20))
def test_every_variant_of_the_event_is_read(seed: int, tmp_path: Path) -> None:
    shutil.copytree(CONFIGS / "houses", tmp_path / "houses")
    (tmp_path / "variant.yaml").write_text(variants(seed), encoding="utf-8")
    event, variant = read(CONFIGS / "global-compact.yaml"), read(tmp_path / "variant.yaml")
    assert [session.id for session in variant.sessions] == [session.id for session in event.sessions]
    assert {person.id for person in variant.people} == {person.id for person in event.people}
    away = [sum(len(person.unavailable) for person in programme.people) for programme in (event, variant)]
    assert away[1] == away[0] + 1
    assert bound(variant) == bound(event) - 1


def bound(programme: Any) -> int:
    carried = [session for session in programme.sessions if session.on or session.between]
    return len({session.id for session in carried} | {pin.session for pin in programme.pins})
