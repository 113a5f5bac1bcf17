"""Random changes of small meetings: after each, everybody's calendar holds what the model says, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changes import Sequence
from tests.changes.driver import Director, faults_of
from tests.generator.rich import rich

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("seed", range(10))
def test_ten_changes_reach_every_calendar_and_nothing_else_moves(tmp_path: Path, seed: int) -> None:
    assert faults_of(seed, tmp_path) == []


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(10, 200))
def test_two_hundred_sequences_of_ten_changes(tmp_path: Path, seed: int) -> None:
    assert faults_of(seed, tmp_path) == []


class Planned:
    """A made-up programme that stays as it is."""

    def __init__(self, seed: int, text: str) -> None:
        self.id, self._text = f"rich-{seed}", text

    def write(self, folder: Path) -> Path:
        (folder / "event.yaml").write_text(self._text, encoding="utf-8")
        return folder / "event.yaml"


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, 40, 10))
def test_programmes_that_use_the_whole_language_are_told_as_they_are_meant(tmp_path: Path, first: int) -> None:
    faults: list[str] = []
    for seed in range(first, first + 10):
        plan, folder = rich(seed), tmp_path / str(seed)
        folder.mkdir()
        director = Director(Planned(seed, plan.text), folder)
        if not plan.spoiled:
            faults += director.publish() or director.publish() or director.end()
    assert faults == []


Damage = tuple[str, "Callable[[bytes], bytes]", str]
DAMAGES: dict[str, Damage] = {
    "a title": ("feed", lambda data: data.replace(b"Where we stand", b"Where we sit"), "review: SUMMARY is"),
    "a revision too many": ("feed", lambda data: data.replace(b"SEQUENCE:0", b"SEQUENCE:1"), "SEQUENCE is 1, not 0"),
    "an event is gone": ("file", lambda data: _without(data, b"Dinner"), "dinner@day-1 is missing"),
    "an address": ("feed", lambda data: data.replace(b"Dinner", b"porto@example.org"), "the address porto@example.org"),
    "a byte": ("feed", lambda data: data.replace(b"TRANSP:OPAQUE", b"TRANSP:TRANSPARENT"), "its bytes are others"),
    "a name": ("file", lambda data: data.replace(b"\nNAME:", b"\nNAME:My "), "NAME is My"),
    "a time": ("file", lambda data: data.replace(b"T181000\r\n", b"T181100\r\n"), "photo: DTSTART is"),
}


def _without(data: bytes, title: bytes) -> bytes:
    """Return a calendar without the event of this title."""
    head, *events = data.split(b"BEGIN:VEVENT")
    last = b"END:VCALENDAR\r\n"
    kept = [event.removesuffix(last) for event in events if b"SUMMARY:" + title not in event]
    return b"BEGIN:VEVENT".join([head, *kept]) + last


def test_what_is_wrong_with_a_published_file_is_seen(tmp_path: Path) -> None:
    director = Director(Sequence(0), tmp_path)
    assert (director.publish(), director.publish(), director.look()) == ([], [], [])  # the second time nothing changes
    outbox, web = director.state / "published" / "outbox", director.state / "published" / "web"
    paths = {"feed": web / director.names("host"), "file": outbox / "people" / "host-r1.ics"}
    for kind, damage, said in DAMAGES.values():
        data = paths[kind].read_bytes()
        assert damage(data) != data
        paths[kind].write_bytes(damage(data))
        faults = director.look()
        assert {fault.partition(":")[0] for fault in faults} == {f"{kind} of host"}, said
        assert [fault for fault in faults if said in fault] != [], (said, faults)
        paths[kind].write_bytes(data)
    assert director.look() == []


def test_a_file_that_is_not_there_and_one_too_many_are_seen(tmp_path: Path) -> None:
    director = Director(Sequence(0), tmp_path)
    assert director.publish() == []
    outbox, web = director.state / "published" / "outbox", director.state / "published" / "web"
    (outbox / "agenda-r1.ics").rename(outbox / "agenda-r2.ics")
    feed = web / director.names("host")
    (feed.parent / "zzz.ics").write_bytes(feed.read_bytes())
    assert director.look() == [
        "zzz.ics is a second feed of host",
        "there are other pages than feeds",
        "file of the agenda: missing",
    ]
    assert director.end() == ["feeds names other files than there are"]
