"""Numbers do not shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.calendar_model import Numbers
from tests.calendar_model_tests.harbour import document, harbour
from tests.oracle import read

if TYPE_CHECKING:
    from pathlib import Path

FIRST = {
    "talk": "10 14:00-15:00 1",
    "circle": "10 15:30-16:00 2",
    "work": "11 09:00-10:00 3",
    "toast": "10 20:00-20:15 -",
}


def told(folder: Path, *revisions: dict[str, str]) -> list[list[str]]:
    """Return what is said of each revision, of a meeting with two sessions more."""
    more = ["one", "two"]
    lines = "".join(f"  - {{id: {name}, title: {name}, format: plenary, minutes: 30}}\n" for name in more)
    programme = read(harbour(folder, ("  - {id: film", f"{lines}  - {{id: film")))
    numbers = Numbers()
    return [numbers.publish(programme, {"items": kinds(document(places)["items"])}) for places in revisions]


def kinds(items: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**item, "kind": "session"} for item in items]


def test_at_first_they_follow_the_order(tmp_path: Path) -> None:
    assert told(tmp_path, FIRST) == [[]]
    wrong = {**FIRST, "talk": "10 14:00-15:00 2", "circle": "10 15:30-16:00 1", "toast": "10 20:00-20:15 4"}
    said = ["talk has the number 2, not 1", "circle has the number 1, not 2", "toast has the number 4, not None"]
    assert told(tmp_path, wrong) == [said]


def test_who_has_one_keeps_it(tmp_path: Path) -> None:
    moved = {**FIRST, "talk": "11 11:00-12:00 1"}
    afresh = {"talk": "11 11:00-12:00 3", "circle": "10 15:30-16:00 1", "work": "11 09:00-10:00 2"}
    said = ["circle has the number 1, not 2", "work has the number 2, not 3", "talk has the number 3, not 1"]
    assert told(tmp_path, FIRST, moved, FIRST, afresh) == [[], [], [], said]


def test_what_is_added_counts_on_from_the_one_before(tmp_path: Path) -> None:
    first = {**FIRST, "one": "10 13:00-13:30 0.1", "two": "10 16:00-16:30 2.1"}
    after = {**FIRST, "one": "10 16:30-17:00 2.2", "two": "10 16:00-16:30 2.1"}
    assert told(tmp_path, FIRST, first) == [[], []]
    assert told(tmp_path, FIRST, after) == [[], []]
    wrong = {**FIRST, "one": "10 13:00-13:30 1.1"}
    assert told(tmp_path, FIRST, wrong) == [[], ["one has the number 1.1, not 0.1"]]


def test_none_is_used_again_and_who_returns_has_the_old_one(tmp_path: Path) -> None:
    added = {**FIRST, "one": "10 16:00-16:30 2.1"}
    other = {**FIRST, "two": "10 16:00-16:30 2.2"}
    assert told(tmp_path, FIRST, added, other, added) == [[], [], [], []]
    again = {**FIRST, "two": "10 16:00-16:30 2.1"}
    assert told(tmp_path, FIRST, added, again) == [[], [], ["two has the number 2.1, not 2.2"]]
    gone = {key: place for key, place in FIRST.items() if key != "circle"}
    assert told(tmp_path, FIRST, gone, FIRST) == [[], [], []]
    assert told(tmp_path, FIRST, {**gone, "work": "11 09:00-10:00 2"}) == [[], ["work has the number 2, not 3"]]
