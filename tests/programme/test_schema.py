"""The schemas for editors take every file that the reader takes, and mark the mistakes that can be seen without it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from scheduler.programme import schema
from tests.commands import ROOT
from tests.generator.rich import rich
from tests.programme.test_language_page import files
from tests.programme.written import HOUSE, SMALL, edited

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMME, HOUSE_FILE = (
    Draft7Validator(json.loads(schema.schemas()[name])) for name in (schema.PROGRAMME, schema.HOUSE)
)
EXAMPLES = sorted((ROOT / "configs").rglob("*.yaml"))
RICH = range(60)


class Editor(yaml.SafeLoader):
    """YAML as editors read it: by the core schema of YAML 1.2, in which ``yes`` and ``12:30`` are text."""


Editor.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", "~nN"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), [*_first])
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])


def marked(validator: Draft7Validator, text: str) -> list[str]:
    """Return the keys that an editor marks, each as the way to it."""
    tree: Any = yaml.load(text, Loader=Editor)  # noqa: S506 - it makes text, numbers, yes and no, and nothing else
    return sorted("/".join(str(step) for step in error.absolute_path) for error in validator.iter_errors(tree))


def test_they_are_schemas() -> None:
    for validator in (PROGRAMME, HOUSE_FILE):
        Draft7Validator.check_schema(validator.schema)
        assert validator.schema["$schema"] == schema.DRAFT
        assert "$ref" not in json.dumps(validator.schema)


def test_an_editor_reads_what_yaml_1_2_says() -> None:
    text = "a: 12:30\nb: no\nc: 010\nd: 1e3\ne: ~\nf: 2018-10-24\ng: true\nh:\n"
    tree = yaml.load(text, Loader=Editor)  # noqa: S506 - as above
    assert [tree[key] for key in "abcdefgh"] == ["12:30", "no", 8, 1000.0, None, "2018-10-24", True, None]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_taken(path: Path) -> None:
    validator = HOUSE_FILE if path.parent.name == "houses" else PROGRAMME
    assert marked(validator, path.read_text(encoding="utf-8")) == []


def test_the_example_of_the_page_and_the_one_of_the_tests_are_taken() -> None:
    page = files()
    assert marked(PROGRAMME, page["meeting.yaml"]) == []
    assert marked(HOUSE_FILE, page["house.yaml"]) == []
    assert marked(PROGRAMME, SMALL) == []
    assert marked(HOUSE_FILE, HOUSE) == []


@pytest.mark.parametrize("seed", RICH)
def test_every_random_programme_is_taken_whole_and_in_files(seed: int) -> None:
    plan = rich(seed)
    assert marked(PROGRAMME, plan.text) == []
    assert marked(PROGRAMME, plan.files["programme.yaml"]) == []
    assert marked(HOUSE_FILE, plan.files["house.yaml"]) == []


MISTAKES = [
    ("grid: 5", "gird: 5", ""),
    ("grid: 5", "grid: five", "grid"),
    ("grid: 5", "grid: [5]", "grid"),
    ("grid: 5", "grid: 31", "grid"),
    ("programme: small-meeting", "programme: Small Meeting", "programme"),
    ("programme: small-meeting", "organizer: {name: Programme team}", "|organizer"),
    ("programme: small-meeting", "web: ftp://example.org", "|web"),
    ("first_day: Wed 2018-10-24", "first_day: 24 October 2018", "first_day"),
    ("timezone: Europe/London", "timezone: 1", "timezone"),
    ("  day 1: 14:00-18:00", "  day 1: 14:00", "hours"),
    ("  day 1: 14:00-18:00", "  first: 14:00-18:00", "hours"),
    ("house: house.yaml", "house: {name: The House}", "house"),
    ("people: people.csv", "people: {file: people.csv}", "people"),
    ("people: people.csv", "people: {table: people.csv, columns: {nmae: Full name}}", "people"),
    ("people: people.csv", "people: [{id: host, name: Host, remote: perhaps}]", "people"),
    ("    kind: social", "    kind: party", "fixtures/0/kind"),
    ("    minutes: 50", "    minutes: 50 minutes", "fixtures/1/minutes"),
    ("    at: day 1 18:30", "    at: at half past six", "fixtures/0/at"),
    ("    at: day 1 18:30", "    near: {beside: opening}", "fixtures/0/near"),
    ("  - id: buffet", "  - no: buffet", "fixtures/1|fixtures/1"),
    ("  run: 105", "  runs: 105", "limits"),
    ("  sessions_per_day: 5", "  sessions_per_day: 0", "limits/sessions_per_day"),
    ("weights: balanced", "weights: fair", "weights"),
    ("weights: balanced", "weights: {idel: 3}", "weights"),
    ("weights: balanced", "weights: {idle: 10001}", "weights"),
    ("    title: Talks", "    titel: Talks", "sessions/1|sessions/1"),
    ("    title: Talks", "    title: [Talks]", "sessions/1/title"),
    ("    format: roundtable\n", "", "sessions/3"),
    ("    minutes: 60-90", "    minutes: 60 to 90", "sessions/1/minutes"),
    ("    minutes: 60-90", "    minutes: {least: 60}", "sessions/1/minutes"),
    ("    minutes: 60-90", "    minutes: {least: 60, longest: 90}", "sessions/1/minutes"),
    ("    minutes: 60-90", "    minutes: 60-90\n    numbered: 0", "sessions/1/numbered"),
    ("    place: first", "    place: beginning", "sessions/0/place"),
    ("    chair: host", "    chair: The Host", "sessions/0/chair"),
    ("    groups: 2", "    groups: 1", "sessions/2/groups"),
    ("    after: [talks]", "    after: [{least: 15}]", "sessions/2/after"),
    ("    after: [talks]", "    after: [{session: talks, leats: 15}]", "sessions/2/after"),
    ("    report_back: closing", "    report_back: {session: closing, within: soon}", "sessions/2/report_back"),
    ("    on: day 2", "    on: []", "sessions/2/on"),
    ("    on: day 2", "    prefer: 2", "sessions/2/prefer"),
    ("    between: {day 2: 13:00-17:00}", "    between: {day 2: 13-17}", "sessions/3/between"),
    ("  closing: day 2 15:00", "  closing: 15:00", "pins/closing"),
    ("  closing: day 2 15:00", "  closing: {when: day 2 15:00}", "pins/closing"),
    ("  closing: day 2 15:00", "  Closing: day 2 15:00", "pins"),
]


@pytest.mark.parametrize(("old", "new", "where"), MISTAKES)
def test_a_mistake_is_marked_at_its_key(old: str, new: str, where: str) -> None:
    assert marked(PROGRAMME, edited(SMALL, old, new)) == where.split("|")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("house: The House", "name: The House", "|"),
        ("location: 50.906, -0.361", "location: near the coast", "location"),
        (
            "layouts: {breakout: 12}}\n  - {id: elm",
            "layouts: {breakout: many}}\n  - {id: elm",
            "rooms/1/layouts/breakout",
        ),
        ("    name: Hall", "    step_free: yes", "rooms/0"),
        ("minutes: 60-90, on: all", "minutes: 60-90, on: [all]", "meals/0/on"),
        ("breaks:", "brakes:", ""),
        ("title: Tea,", "title: Tea, people: board,", "breaks/1"),
    ],
)
def test_a_mistake_in_a_house_is_marked_too(old: str, new: str, where: str) -> None:
    assert marked(HOUSE_FILE, edited(HOUSE, old, new)) == where.split("|")
