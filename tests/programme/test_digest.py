"""The digest changes with the meaning, and with nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scheduler.programme import digest, read
from tests.programme.written import FILES, HOUSE, PEOPLE, SMALL, edited, write

if TYPE_CHECKING:
    from pathlib import Path

OAK = "  - {id: oak, name: Oak Room, layouts: {breakout: 12}}"
ELM = "  - {id: elm, name: Elm Room, layouts: {breakout: 12}}"
SAME = {
    "a comment": ("small.yaml", "grid: 5", "# nothing new\ngrid: 5  # five"),
    "a blank line": ("small.yaml", "grid: 5", "grid: 5\n\n"),
    "quotes": ("small.yaml", "title: Talks", 'title: "Talks"'),
    "keys in another order": (
        "small.yaml",
        "    format: plenary\n    minutes: 30",
        "    minutes: 30\n    format: plenary",
    ),
    "limits in another order": ("small.yaml", "  run: 105\n  pause: 20\n", "  pause: 20\n  run: 105\n"),
    "a default left out": ("small.yaml", "  run: 105\n", ""),
    "all defaults left out": ("small.yaml", "weights: balanced\n", ""),
    "a profile with no change": ("small.yaml", "weights: balanced", "weights: {profile: balanced, duration: 1}"),
    "a day by its weekday": ("small.yaml", "closing: day 2 15:00", "closing: Thu 15:00"),
    "a day by its date": ("small.yaml", "on: day 2", "on: [2018-10-25]"),
    "a length in hours": ("small.yaml", "minutes: 60-90", "minutes: {least: 1h, best: 1h30, most: 90}"),
    "a list of one": ("small.yaml", "after: [talks]", "after: talks"),
    "people in another order": ("people.csv", "host,Host,host@example.org,The House,GB,staff,,,,\n", ""),
    "tags in another order": ("people.csv", "a;b", "b; a"),
    "where the feeds are": ("small.yaml", "grid: 5", "grid: 5\nweb: https://example.org/meeting"),
    "blanks": ("house.yaml", "address: A village, a county", "address:   'A village, a county' "),
}
OTHER = {
    "a title": ("small.yaml", "title: Talks", "title: More talks"),
    "a length": ("small.yaml", "minutes: 60-90", "minutes: 60-85"),
    "a best length": ("small.yaml", "{least: 60, best: 75, most: 90}", "{least: 60, best: 80, most: 90}"),
    "a limit": ("small.yaml", "run: 105", "run: 110"),
    "a weight": ("small.yaml", "weights: balanced", "weights: {duration: 2}"),
    "hours": ("small.yaml", "day 1: 14:00-18:00", "day 1: 14:00-18:30"),
    "the grid": ("small.yaml", "grid: 5", "grid: 1"),
    "an earlier session": ("small.yaml", "    after: opening\n", ""),
    "a part": ("small.yaml", "chair: host", "chair: ann"),
    "a part to be confirmed": ("small.yaml", "chair: host", 'chair: "host*"'),
    "speakers in another order": ("small.yaml", "speakers: [ann, ben]", "speakers: [ben, ann]"),
    "a pin": ("small.yaml", "closing: day 2 15:00", "closing: day 2 15:05"),
    "a wish": ("small.yaml", "after: opening", "after: opening\n    prefer: morning"),
    "a fixture": ("small.yaml", "at: day 1 18:30", "at: day 1 18:25"),
    "attendance": ("small.yaml", "kind: social", "kind: social\n    attendance: optional"),
    "an audience": ("small.yaml", "    after: opening", "    after: opening\n    audience: [a, host, ben]"),
    "an optional session": ("small.yaml", "    after: opening", "    after: opening\n    optional: yes"),
    "a cancelled session": ("small.yaml", "    place: first", "    place: first\n    cancelled: yes"),
    "a theme": ("small.yaml", "    after: opening", "    after: opening\n    theme: one"),
    "a portion": ("small.yaml", "    after: opening", "    after: opening\n    parts: {title: One, minutes: 5}"),
    "somebody who has withdrawn": ("small.yaml", "weights: balanced", "withdrawn: ann"),
    "a profile": ("small.yaml", "weights: balanced", "weights: light-days"),
    "a fixture for some": ("small.yaml", "kind: social", "people: ann"),
    "a fixture for some, and sessions": ("small.yaml", "kind: social", "people: ann\n    blocks: sessions"),
    "a private fixture": ("small.yaml", "kind: social", "people: ann\n    private: yes"),
    "a fixture next to a session": ("small.yaml", "at: day 1 18:30", "near: {after: talks}"),
    "a fixture before a session": ("small.yaml", "at: day 1 18:30", "near: {before: talks}"),
    "a walk": ("small.yaml", "weights: balanced", "walk: {hall: {oak: 5}}"),
    "a best time": ("house.yaml", "minutes: 60-90, on: all", "minutes: 60-90, best: 12:30"),
    "a room that is closed": ("house.yaml", "id: elm,", "id: elm, closed: day 1,"),
    "a room without steps": ("house.yaml", "id: elm,", "id: elm, step_free: yes,"),
    "a room that is away": ("house.yaml", "id: elm,", "id: elm, away: 5,"),
    "a need": ("people.csv", "unavailable,sector", "unavailable,needs"),
    "a note": ("small.yaml", "grid: 5", "grid: 5\nnote: Off the record."),
    "a room's seats": ("house.yaml", "{theatre: 40,", "{theatre: 41,"),
    "rooms in another order": (
        "house.yaml",
        f"{OAK}\n{ELM}",
        f"{ELM}\n{OAK}",
    ),
    "a meal's window": ("house.yaml", "12:15-14:00", "12:15-14:15"),
    "the address": ("house.yaml", "A village", "A town"),
    "an arrival": ("people.csv", "day 1 15:00", "day 1 15:05"),
    "an attribute": ("people.csv", "private", "public"),
}


def digest_of(folder: Path, file: str, old: str, new: str) -> str:
    return digest(read(write(folder, **{file.split(".", maxsplit=1)[0]: edited(FILES[file], old, new)})))


def test_it_is_a_sha_256_in_hex(tmp_path: Path) -> None:
    assert re.fullmatch("[0-9a-f]{64}", digest(read(write(tmp_path))))


@pytest.mark.parametrize("case", SAME)
def test_the_same_meaning_has_the_same_digest(tmp_path: Path, case: str) -> None:
    file, old, new = SAME[case]
    text = edited(FILES[file], old, new)
    if case == "people in another order":
        text += old
    assert digest(read(write(tmp_path, **{file.split(".", maxsplit=1)[0]: text}))) == digest(read(write(tmp_path)))


def test_sessions_in_another_order_mean_the_same(tmp_path: Path) -> None:
    head, _, rest = SMALL.partition("  - id: opening\n")
    middle, _, tail = rest.partition("  - id: closing\n")
    closing, _, pins = tail.partition("pins:\n")
    turned = f"{head}  - id: closing\n{closing}  - id: opening\n{middle}pins:\n{pins}"
    assert turned != SMALL
    assert digest(read(write(tmp_path, small=turned))) == digest(read(write(tmp_path)))


PAIRS = {
    "words of an audience": ("place: first", "audience: [ann, host, ben]", "audience: [ben, host, ann]"),
    "days of a fixture": ("at: day 1 18:30", "at: 07:00\n    each: [day 1, day 2]", "at: 7:00\n    each: [Thu, Wed]"),
    "one day of a fixture": ("at: day 1 18:30", "at: 07:00\n    each: day 1", "at: 07:00\n    each: [Wed]"),
    "both ways of a walk": ("weights: balanced", "walk: {hall: {oak: 5}}", "walk: {oak: {hall: 5}, hall: {elm: 0}}"),
    "those who have withdrawn": ("weights: balanced", "withdrawn: [ann, ben]", "withdrawn: [ben, ann]"),
    "what is near": (
        "limits:",
        (
            "  - {id: f1, title: F, near: {after: talks}, minutes: 5}\n"
            "  - {id: f2, title: F, near: {before: talks}, minutes: 5}\nlimits:"
        ),
        (
            "  - {id: f2, title: F, near: {before: talks}, minutes: 5}\n"
            "  - {id: f1, title: F, near: {after: talks}, minutes: 5}\nlimits:"
        ),
    ),
    "what a part of a meal is of": (
        "pins:",
        "  - {id: toast, title: Toast, minutes: 5, during: dinner}\npins:",
        (
            "  - {id: toast, title: Toast, minutes: 5, format: remarks, during: dinner Wed}\n"
            "formats: {remarks: {layout: x}}\npins:"
        ),
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_ways_to_write_one_thing_mean_the_same(tmp_path: Path, case: str) -> None:
    old, *ways = PAIRS[case]
    one, other = (digest_of(tmp_path, "small.yaml", old, way) for way in ways)
    assert one == other != digest(read(write(tmp_path)))


def test_where_the_files_lie_and_what_they_are_called_means_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    path = write(folder, small=SMALL.replace("house.yaml", "h.yml").replace("people.csv", "p.csv"))
    (folder / "h.yml").write_text(HOUSE, encoding="utf-8")
    (folder / "p.csv").write_text(PEOPLE, encoding="utf-8")
    assert digest(read(path)) == digest(read(write(tmp_path)))


@pytest.mark.parametrize("case", OTHER)
def test_another_meaning_has_another_digest(tmp_path: Path, case: str) -> None:
    assert digest_of(tmp_path, *OTHER[case]) != digest(read(write(tmp_path)))


def test_no_two_of_the_other_meanings_share_a_digest(tmp_path: Path) -> None:
    found = {digest_of(tmp_path, *case) for case in OTHER.values()}
    assert len(found) == len(OTHER)
