"""Changes in files of any style, and in every programme that there is: the one change, and no other byte."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scheduler.errors import UsageError
from scheduler.programme.edit import change, edited
from tests.commands import ROOT
from tests.generator import generate, tiny
from tests.generator.rich import rich
from tests.programme.edit.styles import text, written

if TYPE_CHECKING:
    from scheduler.programme.edit import Step

PROGRAMMES = sorted([*(ROOT / "configs").glob("*.yaml"), *(ROOT / "configs" / "real").glob("*.yaml")])
MADE = [generate(1), generate(2), rich(1).text, rich(2).text, *map(tiny, range(12))]


def says(content: bytes) -> dict[str, Any]:
    """Return what a file says to a reader that shares nothing with the one of the programme: all of it text."""
    found = yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
    assert isinstance(found, dict)
    return found


def a_tree(rng: Random) -> dict[str, object]:
    """Return something like a programme."""
    names = [f"s{number}" for number in range(1, rng.choice([2, 4, 6]))]
    sessions: list[object] = []
    for name in names:
        session: dict[str, object] = {"id": name, "title": text(rng)}
        if rng.random() < 0.5:
            session["chair"] = rng.choice(["p1", ["p1"], ["p1", "p2"], []])
        if rng.random() < 0.6:
            session["after"] = rng.choice(
                ["x", ["x", "y"], [], {"session": "x", "least": "5"}, [{"session": "y"}, "x"]]
            )
        if rng.random() < 0.2:
            session["cancelled"] = rng.choice(["no", "true"])
        keys = rng.sample(sorted(session), len(session))
        sessions.append({key: session[key] for key in keys})
    tree: dict[str, object] = {"programme": "p", "title": text(rng), "people": "x.csv", "sessions": sessions}
    if rng.random() < 0.6:
        pins = rng.sample(names, rng.randint(0, len(names)))
        tree["pins"] = {name: rng.choice(["Thu 9:00", {"room": "a"}, {"at": "x", "room": "b"}]) for name in pins}
    if rng.random() < 0.5:
        tree["withdrawn"] = rng.choice([[], "p1", ["p1"], ["p1", "p2"]])
    keys = rng.sample(sorted(tree), len(tree))
    return {key: tree[key] for key in keys}


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class Told:
    """A change, and what it is to do, told a second time in other words.

    ``lines`` is how many lines of the file it may touch at most: one, unless a value that it replaces, or takes away,
    may have several.
    """

    steps: tuple[Step, ...]
    wanted: dict[str, Any]
    lines: int


SEVERAL = 6


def pinned(rng: Random, tree: dict[str, Any], number: int) -> Told:
    name, pins = tree["sessions"][number]["id"], tree.get("pins") or {}
    old = pins.get(name)
    if rng.random() < 0.5:
        new = {**old, "at": "day 2 14:00"} if isinstance(old, dict) else "day 2 14:00"
        steps = change.pin(tree, name, "day 2 14:00", None)
    else:
        new = {**(old if isinstance(old, dict) else {"at": old} if old else {}), "room": "hall"}
        steps = change.pin(tree, name, None, "hall")
    return Told(steps, {**tree, "pins": {**pins, name: new}}, SEVERAL if old else 1)


def unpinned(rng: Random, tree: dict[str, Any], _number: int) -> Told:
    name = rng.choice(sorted(tree["pins"]))
    left = {key: value for key, value in tree["pins"].items() if key != name}
    return Told(change.unpin(name), {**tree, "pins": left}, SEVERAL)


def with_session(tree: dict[str, Any], number: int, session: dict[str, Any]) -> dict[str, Any]:
    return {**tree, "sessions": [*tree["sessions"][:number], session, *tree["sessions"][number + 1 :]]}


def dropped(_rng: Random, tree: dict[str, Any], number: int) -> Told:
    session = tree["sessions"][number]
    wanted = with_session(tree, number, {**session, "cancelled": "true"})
    return Told(change.drop(tree, session["id"]), wanted, SEVERAL if "cancelled" in session else 1)


def held(rng: Random, tree: dict[str, Any], _number: int) -> Told:
    number = rng.choice([number for number, one in enumerate(tree["sessions"]) if "cancelled" in one])
    session = {key: value for key, value in tree["sessions"][number].items() if key != "cancelled"}
    return Told(change.hold(tree, session["id"]), with_session(tree, number, session), SEVERAL)


def withdrawn(_rng: Random, tree: dict[str, Any], _number: int) -> Told:
    wanted = {**tree, "withdrawn": [*as_list(tree.get("withdrawn", [])), "p9"]}
    return Told(change.withdraw(tree, "p9"), wanted, SEVERAL if isinstance(tree.get("withdrawn"), str) else 1)


def welcomed(rng: Random, tree: dict[str, Any], _number: int) -> Told:
    gone = as_list(tree["withdrawn"])
    name = rng.choice(gone)
    return Told(change.welcome(tree, name), {**tree, "withdrawn": [one for one in gone if one != name]}, SEVERAL)


def put_after(_rng: Random, tree: dict[str, Any], number: int) -> Told:
    session = tree["sessions"][number]
    old = session.get("after", [])
    wanted = with_session(tree, number, {**session, "after": [*as_list(old), "other"]})
    return Told(change.put_after(tree, session["id"], "other"), wanted, 1 if isinstance(old, list) else SEVERAL)


def put_on(_rng: Random, tree: dict[str, Any], number: int) -> Told:
    session = tree["sessions"][number]
    wanted = with_session(tree, number, {**session, "on": "day 2"})
    return Told(change.put_on(tree, session["id"], "day 2"), wanted, SEVERAL if "on" in session else 1)


def a_change(rng: Random, tree: dict[str, Any]) -> Told:
    """Return a change that can be made in a file that says `tree`."""
    kinds = [pinned, dropped, withdrawn, put_after, put_on]
    if tree.get("pins"):
        kinds += [unpinned]
    if any("cancelled" in session for session in tree["sessions"]):
        kinds += [held]
    if tree.get("withdrawn"):
        kinds += [welcomed]
    return rng.choice(kinds)(rng, tree, rng.randrange(len(tree["sessions"])))


def in_common(one: list[bytes], other: list[bytes]) -> int:
    """Return with how many lines two files begin alike."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def touched(before: bytes, after: bytes) -> int:
    """Return how many lines of `before` are not, byte by byte, at the beginning or at the end of `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if old and not old[-1].endswith(b"\n"):  # what follows a last line without an end gives it one
        old, new = ([line.rstrip(b"\r\n") for line in lines] for lines in (old, new))
    head = in_common(old, new)
    return len(old) - head - in_common(old[head:][::-1], new[head:][::-1])


def test_lines_that_are_touched_are_seen() -> None:
    assert touched(b"a\nb\nc\n", b"a\nx\nb\nc\n") == 0
    assert touched(b"a\nb\nc\n", b"a\nb \nc\n") == 1
    assert touched(b"a\nb\nc\n", b"b\nc\n") == 1
    assert touched(b"a\r\nb\r\n", b"a\nb\n") == 2
    assert touched(b"a\nb", b"a\nb\nc") == 0


@pytest.mark.parametrize("batch", range(10))
def test_in_any_style_the_file_says_the_change_and_no_other_line_is_touched(batch: int) -> None:
    refused = 0
    for seed in range(batch * 12, batch * 12 + 12):
        rng = Random(seed)  # noqa: S311 - examples, nothing secret
        tree = a_tree(rng)
        before = written(rng, tree)
        assert says(before) == tree, before.decode()
        for _ in range(6):
            told = a_change(rng, tree)
            try:
                after = edited(before, "event.yaml", told.steps)
            except UsageError:
                refused += 1
                continue
            assert says(after) == told.wanted
            assert touched(before, after) <= told.lines, f"{seed}\n{before.decode()}\n{after.decode()}"
            assert after.startswith(codecs.BOM_UTF8) is before.startswith(codecs.BOM_UTF8)
    assert refused <= 1  # of 72: exotic ways to write, which are refused and not guessed at


@pytest.mark.parametrize("form", ["as it is", "windows", "mark", "no end"])
@pytest.mark.parametrize("number", range(len(PROGRAMMES) + len(MADE)))
def test_in_every_programme_there_is(number: int, form: str) -> None:
    before = PROGRAMMES[number].read_bytes() if number < len(PROGRAMMES) else MADE[number - len(PROGRAMMES)].encode()
    before = {
        "as it is": before,
        "windows": before.replace(b"\n", b"\r\n"),
        "mark": b"\xef\xbb\xbf" + before,
        "no end": before.rstrip(b"\n"),
    }[form]
    tree = says(before)
    rng = Random(number)  # noqa: S311 - examples, nothing secret
    for _ in range(4):
        told = a_change(rng, tree)
        after = edited(before, "event.yaml", told.steps)
        assert says(after) == told.wanted
        assert touched(before, after) <= told.lines
