"""Programmes that use every key of the language: what is in two hundred of them."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.generator.rich import RichPlan, rich
from tests.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = range(200)
AT_LEAST = 5
FURTHER = ("region", "sector", "diet")  # columns of the table of people that the language does not know
NOT_DRAWN = ("table",)  # people as a table whose columns have other names
WANTED = {f"{kind} {key}" for kind, keys in KEYS.items() if kind not in NOT_DRAWN for key in keys}
OF_GROUPS = ("mix", "company", "group")  # what is drawn in tests/generator/groups, and counted in its tests
WANTED -= {f"{kind} {key}" for kind in OF_GROUPS for key in KEYS[kind]}
WANTED -= {"programme mix", "session same_groups_as", "person preferences", "meal tables", "meal hosts"}
WANTED -= {"fixture tables", "fixture hosts"}
WANTED |= {f"person {key}" for key in FURTHER}
ENTRIES = {"rooms": "room", "meals": "meal", "breaks": "break", "fixtures": "fixture", "sessions": "session"}
FEATURES = (
    *("near after with room", "near after without room", "near before with room", "near before without room"),
    *("near after in a break with room", "near after in a break without room", "near for some of the people"),
    *("near before in a break with room", "near before in a break without room", "near a session that is cancelled"),
    *("during dinner", "during another meal", "during an item of one day", "an optional speech", "each and private"),
    *("meal replaced", "break replaced", "fixture for ids", "fixture blocks parts", "fixture blocks sessions"),
    *("fixture attendance", "meal attendance", "break attendance", "meal for residents", "fixture for residents"),
    *("fixture meal", "fixture break", "fixture social", "fixture travel", "fixture protected", "fixture free"),
    *(
        "within pause",
        "within next-morning",
        "within event",
        "two report to one",
        "nobody yet",
        "a label",
        "unconfirmed",
    ),
    *(
        "vacant part",
        "room closed on a day",
        "room closed for a day",
        "room closed every day",
        "step-free",
        "remote by zone",
    ),
    *("remote hours", "hours alike", "hours by day", "hours in two ranges", "audience of tags", "audience of ids"),
    *("best of a meal", "best of a break", "windows by day", "between by day", "between else", "on several days"),
    *(
        "pin at",
        "pin room",
        "pin at and room",
        "pin of a speech",
        "pin of a cancelled session",
        "after a left-out session",
    ),
    *("weights by name", "weights balanced", "weights light-days", "weights by term", "grid 5", "grid 10", "grid 15"),
    *("place first", "place last", "place first of day", "place last of day", "away", "changeover 0", "changeover 15"),
    *("2 days", "3 days", "4 days", "6 sessions", "7 sessions", "8 sessions", "9 sessions", "10 sessions", "left out"),
    *("house overridden", "taken away", "minutes as hours", "minutes of three", "minutes from to", "minutes of one"),
)


PARTS = ("chair", "speakers", "facilitators", "rapporteurs")


def texts(value: Any) -> list[str]:
    """Return a list as it is, one value as a list of one, nothing as an empty list."""
    return value if isinstance(value, list) else [value] if value else []


def tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


def keys(plan: RichPlan) -> Iterator[str]:
    """Name every key of a plan, by the kind of entry that has it."""
    whole, house = tree(plan.files["programme.yaml"]), tree(plan.files["house.yaml"])
    for name, entry in (("programme", tree(plan.text)), ("programme", whole), ("house", house)):
        yield from (f"{name} {key}" for key in entry)
        for many, one in ENTRIES.items():
            yield from (f"{one} {key}" for row in entry.get(many, []) for key in row)
    for name in ("organizer", "limits", "weights"):
        found = whole.get(name, {})
        yield from (f"{name} {key}" for key in (found if isinstance(found, dict) else {}))
    for name, many in (("format", "formats"), ("pin", "pins")):
        yield from (f"{name} {key}" for row in whole.get(many, {}).values() if isinstance(row, dict) for key in row)
    for session in whole["sessions"]:
        yield from (f"part {key}" for row in session.get("parts", []) for key in row)
        yield from (f"after {key}" for row in session.get("after", []) if isinstance(row, dict) for key in row)
        yield from (f"report_back {key}" for key in session.get("report_back", {}))
    yield from (f"near {key}" for row in whole.get("fixtures", []) for key in row.get("near", {}))
    people = csv.DictReader(io.StringIO(plan.files["people.csv"]))
    yield from (f"person {key}" for row in people for key, cell in row.items() if cell)


def features(plan: RichPlan) -> Iterator[str]:
    """Name what else can be seen of a plan."""
    whole = tree(plan.text)
    days = {item.day for item in plan.items}
    yield f"{len(days)} days"
    formal = [
        one for one in whole["sessions"] if not {"during", "cancelled"} & one.keys() and one["id"] not in plan.left_out
    ]
    yield f"{len(formal)} sessions"
    yield from ("left out" for _ in plan.left_out)
    yield f"grid {whole.get('grid', 5)}"
    yield f"changeover {whole.get('limits', {}).get('changeover', 10)}"
    yield from _of_hours(whole["hours"])
    for fixture in whole.get("fixtures", []):
        yield from _of_fixture(fixture)
    for name in ("meal", "break"):
        for entry in whole.get(f"{name}s", []):
            yield from (f"{what} of a {name}" for what in ("best",) if what in entry)
            yield from (f"{name} {what}" for what in ("attendance",) if what in entry)
            yield from ("windows by day" for _ in (1,) if isinstance(entry["between"], dict))
            yield from ("meal for residents" for _ in (1,) if entry.get("people") == "residents")
    for session in whole["sessions"]:
        yield from _of_session(whole, session)
    heard = Counter(one["report_back"]["session"] for one in formal if "report_back" in one)
    yield from ("two report to one" for count in heard.values() if count > 1)
    for name, pin in whole.get("pins", {}).items():
        yield "pin " + (" and ".join(pin) if isinstance(pin, dict) else "at")
        yield from ("pin of a speech" for _ in (1,) if name.startswith("speech"))
        yield from ("pin of a cancelled session" for _ in (1,) if name == "gone")
    yield from _of_people_and_rooms(whole)
    weights = whole.get("weights", {})
    yield "weights by name" if isinstance(weights, str) else "weights by term"
    yield f"weights {weights if isinstance(weights, str) else weights.get('profile', 'balanced')}"
    split = tree(plan.files["programme.yaml"])
    yield from ("taken away" for many in ENTRIES for row in split.get(many, []) if row.get("on") == "none")
    yield from ("house overridden" for row in split.get("rooms", []) if "name" in row)


def _of_hours(hours: Any) -> Iterator[str]:
    yield "hours by day" if isinstance(hours, dict) else "hours alike"
    ranges = hours.values() if isinstance(hours, dict) else [hours]
    yield from ("hours in two ranges" for one in ranges if isinstance(one, list))


def _of_fixture(fixture: Any) -> Iterator[str]:
    yield f"fixture {fixture.get('kind', 'social')}"
    if "near" in fixture:
        side = "after" if "after" in fixture["near"] else "before"
        place = " in a break" if "in" in fixture["near"] else ""
        yield f"near {side}{place} {'with' if 'room' in fixture else 'without'} room"
        yield from ("near for some of the people" for _ in (1,) if "people" in fixture)
        yield from ("near a session that is cancelled" for _ in (1,) if fixture["near"][side] == "gone")
    if "people" in fixture:
        yield f"fixture blocks {fixture.get('blocks', 'parts')}"
        yield from ("fixture for ids" for name in fixture["people"] if name[1:].isdigit())
        yield from ("fixture for residents" for name in fixture["people"] if name == "residents")
    yield from ("fixture attendance" for _ in (1,) if "attendance" in fixture)
    yield from ("each and private" for _ in (1,) if {"each", "private"} <= fixture.keys())
    if "replaces" in fixture:
        yield "meal replaced" if fixture["replaces"] in ("lunch", "dinner") else "break replaced"


def _of_session(whole: Any, session: Any) -> Iterator[str]:
    if "during" in session:
        yield "during dinner" if session["during"].startswith("dinner") else "during another meal"
        yield from ("during an item of one day" for _ in (1,) if " " not in session["during"])
        yield from ("an optional speech" for _ in (1,) if "optional" in session)
    yield from (f"within {session['report_back'].get('within', 'pause')}" for _ in (1,) if "report_back" in session)
    parts = [name for role in PARTS for name in texts(session.get(role))]
    for name in parts:
        yield "nobody yet" if name == "*" else "a label" if name[0] == "*" else "unconfirmed" if name[-1] == "*" else ""
        yield from ("vacant part" for _ in (1,) if name.rstrip("*") in whole.get("withdrawn", []))
    for name in session.get("audience", []):
        yield "audience of ids" if name[1:].isdigit() else "audience of tags"
    between = session.get("between")
    if isinstance(between, dict):
        yield "between else" if "else" in between else "between by day"
    yield from ("on several days" for _ in (1,) if isinstance(session.get("on"), list))
    yield from (
        f"place {session['place'].split(' day')[0]}" + " day" * ("day" in session["place"])
        for _ in (1,)
        if "place" in session
    )
    yield from ("after a left-out session" for _ in (1,) if session.get("after") == "extra")
    minutes = session.get("minutes", "")
    kinds = ((isinstance(minutes, dict), "of three"), ("h" in minutes, "as hours"), ("-" in minutes, "from to"))
    yield "minutes " + next((name for held, name in kinds if held), "of one")


def _of_people_and_rooms(whole: Any) -> Iterator[str]:
    for room in whole["rooms"]:
        for text in room.get("closed", []):
            by_day, for_day = text.startswith("day"), "-" not in text
            yield "room closed for a day" if for_day else "room closed on a day" if by_day else "room closed every day"
        yield from ("away" for _ in (1,) if "away" in room)
    for guest in whole["people"]:
        yield from ("step-free" for _ in (1,) if "step-free" in guest.get("needs", ""))
        yield from ("remote by zone" for _ in (1,) if {"remote", "timezone"} <= guest.keys())
        yield from ("remote hours" for _ in (1,) if "remote_hours" in guest)


@pytest.fixture(scope="module")
def plans() -> list[RichPlan]:
    return [rich(seed) for seed in SEEDS]


def test_every_key_of_the_language_is_in_five_of_two_hundred_and_no_other(plans: list[RichPlan]) -> None:
    found = Counter(name for plan in plans for name in set(keys(plan)))
    assert {name: found[name] for name in WANTED if found[name] < AT_LEAST} == {}
    assert found.keys() == WANTED


def test_every_feature_is_in_five_of_two_hundred(plans: list[RichPlan]) -> None:
    found = Counter(name for plan in plans for name in set(features(plan)))
    assert {name: found[name] for name in FEATURES if found[name] < AT_LEAST} == {}


def test_a_seventh_is_spoiled_and_says_how(plans: list[RichPlan]) -> None:
    reasons = [plan.spoiled for plan in plans if plan.spoiled]
    assert len(SEEDS) // 10 <= len(reasons) <= len(SEEDS) // 5
    assert len({reason.translate(str.maketrans("", "", "0123456789")) for reason in reasons}) >= 7


def test_any_two_sessions_share_somebody(plans: list[RichPlan]) -> None:
    asked = 0
    for plan in plans:
        whole = tree(plan.text)
        for one, other in itertools.combinations(whole["sessions"], 2):
            if "audience" in one and "audience" in other:
                asked += 1
                assert _audience(whole, one) & _audience(whole, other), (one["id"], other["id"])
    assert asked >= 50


def _audience(whole: Any, session: Any) -> set[str]:
    words = set(session["audience"])
    return {guest["id"] for guest in whole["people"] if words & {guest["id"], *guest.get("tags", [])}}


def test_one_seed_is_one_programme() -> None:
    assert rich(7) == rich(7)
    assert len({rich(seed).text for seed in range(20)}) == 20
