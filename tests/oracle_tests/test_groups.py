"""What the oracle counts of groups and tables, and what it reads of them in calendars, held against sums by hand."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.oracle.groups import judge_groups
from tests.oracle.shares import movers, shares
from tests.oracle.told_groups import told_otherwise, words_of
from tests.oracle_tests.handmade import SPACE

if TYPE_CHECKING:
    from pathlib import Path

HEAD: dict[str, Any] = {
    "programme": "sits",
    "title": "Who sits where",
    "first_day": "2027-05-10",
    "last_day": "2027-05-11",
    "timezone": "Europe/London",
    "rooms": [{"id": f"r{n}", "name": f"Room {n}", "layouts": {"breakout": 60}} for n in range(1, 7)],
}


def session(key: str, groups: object, **more: object) -> dict[str, Any]:
    return {"id": key, "title": key, "format": "group", "groups": groups, **more}


def meeting(folder: Path, people: list[dict[str, str]], **more: object) -> Path:
    path = folder / "sits.yaml"
    rows = [{"name": f"Guest {row['id']}", "email": f"{row['id']}@example.org", **row} for row in people]
    path.write_text(yaml.safe_dump({**HEAD, "people": rows, **more}), encoding="utf-8")
    return path


def draft(**groups: list[list[str]]) -> dict[str, Any]:
    """Return a draft with sessions one hour after the other on the first day, and dinner on both."""
    items, seated = [], []
    for hour, (name, lists) in enumerate(groups.items(), 9):
        key = name.replace("_", "@day-")
        evening = name.startswith("dinner")
        start = f"2027-05-{11 if name.endswith('_2') else 10}T{19 if evening else hour:02}"
        rooms = [] if evening else [f"r{n}" for n in range(1, len(lists) + 1)]
        items.append({"id": key, "start": f"{start}:00:00+01:00", "end": f"{start}:59:00+01:00", "rooms": rooms})
        own = [
            {"number": n, "people": few, "room": rooms[n - 1] if rooms else None, "topic": ""}
            for n, few in enumerate(lists, 1)
        ]
        seated.append({"item": key, "groups": own})
    return {"items": items, "groups": seated}


def dealt(count: int, groups: int) -> list[list[str]]:
    return [[f"p{n}" for n in range(count) if n % groups == place] for place in range(groups)]


def ids(*names: str) -> list[dict[str, str]]:
    return [{"id": name} for name in names]


DINNER = {"id": "dinner", "title": "Dinner", "between": "19:00-21:00", "minutes": 60}


def test_the_bound_is_that_of_the_reference(tmp_path: Path) -> None:
    sessions = [session(key, 6) for key in ("a", "b", "c")]
    path = meeting(tmp_path, ids(*(f"p{n}" for n in range(55))), sessions=sessions, meals=[{**DINNER, "tables": 7}])
    three = {key: dealt(55, 6) for key in ("a", "b", "c")}
    both = {"dinner_1": dealt(55, 7), "dinner_2": dealt(55, 7)}
    assert shares(path, draft(**three)).bound == 57
    found = shares(path, draft(**three, **both))
    assert found.bound == 141
    assert found.repeated > found.bound
    assert found.possible == 55 * 54 // 2


def test_what_is_soft_is_counted_by_hand(tmp_path: Path) -> None:
    people = [
        {"id": "a", "sector": "x", "preferences": "one: Ports > 2; two: 2"},
        {"id": "b", "sector": "x"},
        {"id": "c", "sector": "y", "preferences": "one: ports"},
        {"id": "d"},
    ]
    sessions = [session("one", ["Ports", "Towns"]), session("two", 2)]
    mix = {"balance": {"sector": 4}, "preferences": 3}
    path = meeting(tmp_path, people, sessions=sessions, mix=mix)
    # Both of x are in group 1 twice (one too many, one too few); a is a place low in two, c is a place low in one.
    found = shares(path, draft(one=[["a", "b"], ["c", "d"]], two=[["a", "b"], ["c", "d"]]))
    assert (found.repeated, found.bound, found.met, found.possible) == (2, 0, 2, 6)
    assert (found.uneven, found.places) == ({"sector": 4}, 2)
    assert found.weights == {"sector": 4, "preferences": 3}
    other = shares(path, draft(one=[["a", "c"], ["b", "d"]], two=[["b", "c"], ["a", "d"]]))
    assert (other.repeated, other.met, other.uneven, other.places) == (0, 4, {"sector": 0}, 0)


def test_movers_and_what_has_begun(tmp_path: Path) -> None:
    path = meeting(tmp_path, ids("a", "b", "c", "d"), sessions=[session("one", 2)])
    old, new = draft(one=[["a", "b"], ["c", "d"]]), draft(one=[["a", "c"], ["b", "d"]])
    assert movers(old, new) == {("one", "b"), ("one", "c")}
    begun = 10**12  # minutes: everything has begun
    assert judge_groups(path, new, before=old, until=begun) == [
        "one: b is in group 2, and was in 1 when it began",
        "one: c is in group 1, and was in 2 when it began",
    ]
    assert judge_groups(path, new, before=old, until=0) == judge_groups(path, old, before=old, until=begun) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your group: 3", ("Group", 3)),
        ("Mind.\nYour table: 12, Hall", ("Table", 12)),
        ("A group of 3", None),
        ("Your groups: 3", None),
    ],
)
def test_the_words_of_a_calendar(text: str, found: tuple[str, int] | None) -> None:
    assert words_of(text) == found


def calendar(*events: tuple[str, str, str]) -> bytes:
    rows = [
        f"BEGIN:VEVENT\nUID:{uuid.uuid5(SPACE, f'sits/{key}')}\nDESCRIPTION:{text}\nLOCATION:{place}\nEND:VEVENT\n"
        for key, text, place in events
    ]
    return f"BEGIN:VCALENDAR\n{''.join(rows)}END:VCALENDAR\n".replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("Your group: 1", "Room 1", []),
        ("Your group: 2", "Room 1", ["a: one: the calendar says ('Group', 2, ('r1',)), not ('Group', 1, ('r1',))"]),
        ("Your group: 1", "Room 2", ["a: one: the calendar says ('Group', 1, ('r2',)), not ('Group', 1, ('r1',))"]),
        ("Mind", "Room 1", ["a: one: the calendar says None, not ('Group', 1, ('r1',))"]),
        ("Your group: 1 with Guest b", "Room 1", ["a: one: Guest b is named"]),
        ("Your group: 1 led by Guest c", "Room 1", []),
        ("Your group: 1 c@example.org", "Room 1", ["a: one: c@example.org is there"]),
    ],
)
def test_a_calendar_that_says_otherwise(tmp_path: Path, text: str, place: str, said: list[str]) -> None:
    people = ids("a", "b", "c", "d")
    path = meeting(tmp_path, people, sessions=[session("one", 2, facilitators=["c", "d"])])
    held = draft(one=[["a", "c"], ["b", "d"]])
    assert told_otherwise(path, held, {"a": calendar(("one", text, place))}) == said
