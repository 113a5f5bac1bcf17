"""One-line changes in every form in which a director may have written the file: what comes out, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import UsageError
from scheduler.programme.edit import Append, Put, Remove, change, changed_lines, edited

if TYPE_CHECKING:
    from scheduler.programme.edit import Step

PIN = Put(("pins", "s4"), "day 2 14:00")
UNPIN = Remove(("pins", "s4"))
ROOM = Put(("pins", "s4", "room"), "hall")
DROP = Put(("sessions", 0, "cancelled"), "true")
HOLD = Remove(("sessions", 0, "cancelled"))
AFTER = Append(("sessions", 0, "after"), "s6")
WITHDRAW = Append(("withdrawn",), "au", below="people")
WELCOME = Remove(("withdrawn", 0))
ON = Put(("sessions", 0, "on"), "day 2")

FORMS: dict[str, tuple[str, Step, str]] = {
    "a section of its own": ("pins:\n  s1: day 1 9:00\n", PIN, "pins:\n  s1: day 1 9:00\n  s4: day 2 14:00\n"),
    "a wider indent": ("pins:\n     s1: a\n", PIN, "pins:\n     s1: a\n     s4: day 2 14:00\n"),
    "a comment behind and below": (
        "pins:\n  s1: a   # why\n  # s4: b\n\n# the end\n",
        PIN,
        "pins:\n  s1: a   # why\n  s4: day 2 14:00\n  # s4: b\n\n# the end\n",
    ),
    "brackets": ("pins: {s1: a}\n", PIN, "pins: {s1: a, s4: day 2 14:00}\n"),
    "empty brackets": ("pins: { }  # none\n", PIN, "pins: {s4: day 2 14:00 }  # none\n"),
    "brackets over lines": ("pins: {\n  s1: a,  # why\n}\n", PIN, "pins: {\n  s1: a, s4: day 2 14:00,  # why\n}\n"),
    "no section": ("a: b\n", PIN, "a: b\npins:\n  s4: day 2 14:00\n"),
    "no section, and the key in a comment": (
        "a: b\nc:\n  d: e\n# pins:\n#   s4: x\n",
        PIN,
        "a: b\nc:\n  d: e\npins:\n  s4: day 2 14:00\n# pins:\n#   s4: x\n",
    ),
    "no section, and others apart": (
        "a: b\n\n# of c\nc:\n  d: e\n",
        PIN,
        "a: b\n\n# of c\nc:\n  d: e\n\npins:\n  s4: day 2 14:00\n",
    ),
    "no section, everything in brackets": ("{a: b}\n", PIN, "{a: b, pins: {s4: day 2 14:00}}\n"),
    "no section, and marks of a document": (
        "%YAML 1.1\n---\na: b\n...\n",
        PIN,
        "%YAML 1.1\n---\na: b\npins:\n  s4: day 2 14:00\n...\n",
    ),
    "no end of the last line": ("a: b\npins:\n  s1: c", PIN, "a: b\npins:\n  s1: c\n  s4: day 2 14:00"),
    "no section, no end of the last line": ("a: b", PIN, "a: b\npins:\n  s4: day 2 14:00"),
    "lines as Windows ends them": ("pins:\r\n  s1: a\r\n", PIN, "pins:\r\n  s1: a\r\n  s4: day 2 14:00\r\n"),
    "a byte order mark": ("\ufeffpins:\n  s1: a\n", PIN, "\ufeffpins:\n  s1: a\n  s4: day 2 14:00\n"),
    "letters of any script, and tabs": (
        "title: Ελλάδα 😀 # \t😀\t\npins:\n  s1: '\ta' # ü\n",
        PIN,
        "title: Ελλάδα 😀 # \t😀\t\npins:\n  s1: '\ta' # ü\n  s4: day 2 14:00\n",
    ),
    "another value": ("pins: {s4: 'Thu 9:00' , s5: b}\n", PIN, "pins: {s4: day 2 14:00 , s5: b}\n"),
    "another value on a line": (
        'pins:\n  s4: "Thu 9:00"  # why\n  s5: b\n',
        PIN,
        "pins:\n  s4: day 2 14:00  # why\n  s5: b\n",
    ),
    "a mapping where a word is to be": (
        "pins:\n  s4:\n    at: a\n  s5: b\n",
        PIN,
        "pins:\n  s4: day 2 14:00\n  s5: b\n",
    ),
    "folded text where a word is to be": (
        "pins:\n  s4: >\n    a\n\n  s5: b\n",
        PIN,
        "pins:\n  s4: day 2 14:00\n\n  s5: b\n",
    ),
    "one more key in a mapping": ("pins:\n  s4:\n    at: a\n", ROOM, "pins:\n  s4:\n    at: a\n    room: hall\n"),
    "one more key in brackets": ("pins:\n  s4: {at: a}\n", ROOM, "pins:\n  s4: {at: a, room: hall}\n"),
    "the only pin": ("pins:\n  s4: a\n", UNPIN, "pins: {}\n"),
    "the only pin, with comments": (
        "pins:   # kept\n  # above\n  s4: a  # of it\n  # below\nb: c\n",
        UNPIN,
        "pins: {}   # kept\n  # above\n  # below\nb: c\n",
    ),
    "the only pin in brackets": ("pins: {s4: a}\n", UNPIN, "pins: {}\n"),
    "the only pin in brackets, with a comma": ("pins: {s4: a,}\n", UNPIN, "pins: {}\n"),
    "the first pin in brackets": ("pins: {s4: a, s5: b}\n", UNPIN, "pins: {s5: b}\n"),
    "the last pin in brackets": ("pins: {s5: b, s4: a}\n", UNPIN, "pins: {s5: b}\n"),
    "a pin on a line in brackets": (
        "pins: {\n  s1: a,  # 1\n  s4: b,  # 4\n  s5: c  # 5\n}\n",
        UNPIN,
        "pins: {\n  s1: a,  # 1\n  s5: c  # 5\n}\n",
    ),
    "the last line of the file": ("pins:\n  s1: a\n  s4: b", UNPIN, "pins:\n  s1: a\n"),
    "a pin of two lines": ("pins:\n  s4:\n    at: a\n    room: b\n  s5: c\n", UNPIN, "pins:\n  s5: c\n"),
    "a session": (
        "sessions:\n  - id: s4\n    title: A\n\n  - id: s5\n",
        DROP,
        "sessions:\n  - id: s4\n    title: A\n    cancelled: true\n\n  - id: s5\n",
    ),
    "a session below its dash": (
        "sessions:\n-\n  id: s4\n  title: A # a\n",
        DROP,
        "sessions:\n-\n  id: s4\n  title: A # a\n  cancelled: true\n",
    ),
    "a session of one key": ("sessions:\n-   id: s4\n", DROP, "sessions:\n-   id: s4\n    cancelled: true\n"),
    "a session that ends with a list": (
        "sessions:\n- id: s4\n  chair:\n  - a\n  - b  # why\n  # more\n- id: s5\n",
        DROP,
        "sessions:\n- id: s4\n  chair:\n  - a\n  - b  # why\n  cancelled: true\n  # more\n- id: s5\n",
    ),
    "a session that ends with text of several lines": (
        "sessions:\n- id: s4\n  title: |\n    A\n\n    # B\n\n- id: s5\n",
        DROP,
        "sessions:\n- id: s4\n  title: |\n    A\n\n    # B\n  cancelled: true\n\n- id: s5\n",
    ),
    "a session whose last text keeps its blank lines": (
        "sessions:\n- id: s4\n  title: |+\n    A\n\n\n- id: s5\n",
        DROP,
        "sessions:\n- id: s4\n  cancelled: true\n  title: |+\n    A\n\n\n- id: s5\n",
    ),
    "sessions in brackets": (
        "sessions: [{id: s4, title: A}, {id: s5}]\n",
        DROP,
        "sessions: [{id: s4, title: A, cancelled: true}, {id: s5}]\n",
    ),
    "a session in brackets over lines": (
        'sessions:\n  - {id: s4, title: "A",\n     chair: [a, b]}\n',
        DROP,
        'sessions:\n  - {id: s4, title: "A",\n     chair: [a, b], cancelled: true}\n',
    ),
    "like JSON": (
        '{"sessions": [\n  {"id": "s4", "chair": ["a"]}\n]}\n',
        DROP,
        '{"sessions": [\n  {"id": "s4", "chair": ["a"], cancelled: true}\n]}\n',
    ),
    "a word that says the contrary": (
        "sessions:\n- id: s4\n  cancelled: no # yet\n  title: A\n",
        DROP,
        "sessions:\n- id: s4\n  cancelled: true # yet\n  title: A\n",
    ),
    "a cancelled session": (
        "sessions:\n- id: s4\n  cancelled: yes # why\n  title: A\n",
        HOLD,
        "sessions:\n- id: s4\n  title: A\n",
    ),
    "a session that begins with being cancelled": (
        "sessions:\n- cancelled: yes\n  id: s4\n",
        HOLD,
        "sessions:\n- id: s4\n",
    ),
    "a session in brackets that is cancelled": (
        "sessions:\n- {cancelled: yes, id: s4}\n",
        HOLD,
        "sessions:\n- {id: s4}\n",
    ),
    "no order yet": ("sessions:\n- id: s4\n", AFTER, "sessions:\n- id: s4\n  after: [s6]\n"),
    "one order": ("sessions:\n- id: s4\n  after: s1 # a\n", AFTER, "sessions:\n- id: s4\n  after: [s1, s6] # a\n"),
    "one order in quotes": ("sessions: [{id: s4, after: 's1'}]\n", AFTER, "sessions: [{id: s4, after: ['s1', s6]}]\n"),
    "a list of orders": ("sessions:\n- after: [s1, ]\n", AFTER, "sessions:\n- after: [s1, s6, ]\n"),
    "an empty list": ("sessions:\n- after: []\n", AFTER, "sessions:\n- after: [s6]\n"),
    "orders below each other": (
        "sessions:\n- id: s4\n  after:\n  -   s1  # a\n  # b\n",
        AFTER,
        "sessions:\n- id: s4\n  after:\n  -   s1  # a\n  -   s6\n  # b\n",
    ),
    "an order with its gap": (
        "sessions:\n- after: {session: s1, least: 15}\n",
        AFTER,
        "sessions:\n- after: [{session: s1, least: 15}, s6]\n",
    ),
    "an order with its gap on lines": (
        "sessions:\n- after:\n    session: s1\n\n    least: 15  # a\n  id: s4\n",
        AFTER,
        "sessions:\n- after:\n    - session: s1\n\n      least: 15  # a\n    - s6\n  id: s4\n",
    ),
    "nobody has withdrawn": (
        "a: b\npeople: x.csv # p\nc: d\n",
        WITHDRAW,
        "a: b\npeople: x.csv # p\nwithdrawn: [au]\nc: d\n",
    ),
    "nobody has withdrawn of a list": (
        "a: b\n\npeople:\n- id: au\n\nc: d\n",
        WITHDRAW,
        "a: b\n\npeople:\n- id: au\n\nwithdrawn: [au]\n\nc: d\n",
    ),
    "somebody has withdrawn": ("withdrawn: eu\n", WITHDRAW, "withdrawn: [eu, au]\n"),
    "the only one comes": ("withdrawn:\n  - au # ill\nb: c\n", WELCOME, "withdrawn: []\nb: c\n"),
    "the only one comes, without an indent": ("withdrawn:\n- au\nb: c\n", WELCOME, "withdrawn: []\nb: c\n"),
    "the first one comes": ("withdrawn:\n  - au\n  - eu\n", WELCOME, "withdrawn:\n  - eu\n"),
    "the first one in brackets comes": ("withdrawn: [au, eu]\n", WELCOME, "withdrawn: [eu]\n"),
    "several days": ("sessions:\n- on:\n  - day 1\n  - day 3\n  id: s4\n", ON, "sessions:\n- on: day 2\n  id: s4\n"),
    "an anchor beside it": (
        "sessions:\n- chair: &c [a]\n  id: s4\n- chair: *c\n",
        DROP,
        "sessions:\n- chair: &c [a]\n  id: s4\n  cancelled: true\n- chair: *c\n",
    ),
    "a value that is written elsewhere": (
        "sessions:\n- same_day: &a s1\n  after: *a\n",
        AFTER,
        "sessions:\n- same_day: &a s1\n  after: [*a, s6]\n",
    ),
    "an anchor that nobody uses": ("sessions:\n- after: &a s1\n", AFTER, "sessions:\n- after: [&a s1, s6]\n"),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_change_is_made_and_every_other_byte_stays(name: str) -> None:
    before, step, after = FORMS[name]
    assert edited(before.encode(), "event.yaml", [step]).decode() == after


@pytest.mark.parametrize(
    ("before", "step", "place"),
    [
        ("sessions:\n- after: &a [s1]\n  id: s4\n- after: *a\n", AFTER, "event.yaml:2: sessions: after"),
        ("sessions:\n- same_day: &a [s1]\n  after: *a\n", AFTER, "event.yaml:3: sessions: after"),
        ("pins:\n  s4: &a x\n  s5: *a\n", PIN, "event.yaml:2: pins: s4"),
        ("sessions:\n- cancelled: yes\n  # of the id\n  id: s4\n", HOLD, "event.yaml:2: sessions: cancelled"),
    ],
)
def test_what_cannot_be_changed_alone_is_refused_with_its_place(before: str, step: Step, place: str) -> None:
    with pytest.raises(UsageError) as error:
        edited(before.encode(), "event.yaml", [step])
    assert str(error.value) == (
        f"{place}: this is written in a form that cannot be changed without changing more (an alias, text over "
        "several lines). Nothing was changed. Write it on one line, or make the change by hand."
    )


@pytest.mark.parametrize(
    ("pins", "at", "room", "after"),
    [
        ("", "day 1 9:00", None, "pins:\n  s4: day 1 9:00\n"),
        ("", None, "hall", "pins:\n  s4: {room: hall}\n"),
        ("", "day 1 9:00", "hall", "pins:\n  s4: {at: day 1 9:00, room: hall}\n"),
        ("pins:\n  s4: Thu 9:00\n", None, "hall", "pins:\n  s4: {at: Thu 9:00, room: hall}\n"),
        ("pins:\n  s4: {room: hall}\n", "day 1 9:00", None, "pins:\n  s4: {room: hall, at: day 1 9:00}\n"),
        ("pins:\n  s4: {room: hall}\n", "day 1 9:00", "red", "pins:\n  s4: {room: red, at: day 1 9:00}\n"),
        ("pins:\n  s4: Thu 9:00\n", None, None, "pins:\n  s4: Thu 9:00\n"),
    ],
)
def test_a_pin_keeps_what_is_pinned_and_not_named(pins: str, at: str | None, room: str | None, after: str) -> None:
    said = {"pins": {"s4": "Thu 9:00" if "Thu" in pins else {"room": "hall"}}} if pins else {}
    steps = change.pin(said, "s4", at, room)
    assert edited(f"a: b\n{pins}".encode(), "event.yaml", steps).decode() == f"a: b\n{after}"


def test_what_is_said_already_needs_no_step() -> None:
    said = {"withdrawn": "au", "sessions": [{"id": "s4", "after": ["s1", {"session": "s6", "least": "5"}]}]}
    assert change.withdraw(said, "au") == ()
    assert change.put_after(said, "s4", "s1") == ()
    assert change.put_after(said, "s4", "s6") == ()
    assert change.put_after(said, "s4", "s2") != ()


def test_changed_lines_have_their_numbers() -> None:
    assert list(changed_lines(b"a: b\nc: d\n", b"a: b\nc: e\n")) == ["    2 - c: d", "    2 + c: e"]
    assert list(changed_lines(b"a: b\r\n", b"a: b\r\nc: d")) == ["    2 + c: d"]
    assert list(changed_lines(b"a: b\n", b"a: b\n")) == []
