"""The story of a programme that changes, seen by those who follow it: nobody misses anything, nothing doubles.

Moved, cancelled, added, renamed, rooms swapped, undone, restored, somebody withdrawn and back: after each step whoever
subscribes by vdirsyncer and khal, a Radicale server that gets the whole calendar, and the strict library ``ical`` hold
exactly the right events once. What is right is written here by hand, and not worked out by the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from scheduler.export.content import content_of
from scheduler.export.identity import stay_uid, uid
from scheduler.publish.act import Occasion, prepare, publish, take_stock
from scheduler.publish.files import NOBODY, Sender
from scheduler.publish.store import published, record
from scheduler.timetable.store import State
from scheduler.verify.lint import lint
from tests.builders import at
from tests.calendars import values
from tests.meeting import a_meeting
from tests.readers.by_khal import Khal
from tests.readers.by_libraries import Event, by_ical, by_icalendar, instant
from tests.readers.by_radicale import server
from tests.readers.by_vdirsyncer import Subscriber, WebServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

PROGRAMME, TIMETABLE = a_meeting()
FIRST, LAST = datetime(2018, 10, 20, tzinfo=UTC), datetime(2018, 10, 30, tzinfo=UTC)
AGENDA = ""
FOLLOWED = {AGENDA: "agenda", "odi": "odi", "guest": "guest", "far": "far"}
"""Whose calendars are looked at, and what the subscriber calls them."""
FOR_ALL = frozenset({"photo", "s2", "tasting", "afternoon@day-1", "dinner@day-1", "speech", "lunch@day-1", "s1"})
THEIRS = {
    AGENDA: FOR_ALL | {"checkout", "s3", "extra"},
    "odi": FOR_ALL | {"steering", "checkout", "extra", "@stay"},
    "guest": FOR_ALL | {"s3", "extra", "@stay"},
    "far": frozenset({"s1", "s2", "extra", "@stay"}),
}
"""What is in whose calendar as long as it is on."""


@dataclass(frozen=True)
class Stage:
    """A state of the programme, and who is no longer in it."""

    programme: Programme = PROGRAMME
    timetable: Timetable = TIMETABLE
    gone: frozenset[str] = frozenset()

    def with_items(self, change: Callable[[Item], Item | None], *more: Item) -> Stage:
        found = [one for item in self.timetable.items if (one := change(item))]
        items = tuple(sorted([*found, *more], key=lambda item: (item.since, item.until)))
        return replace(self, timetable=replace(self.timetable, items=items))

    def on(self, addressee: str) -> set[str]:
        """Return the ids of what is right in a calendar."""
        if addressee in self.gone:
            return {"@stay"}
        return THEIRS[addressee] & {*self.timetable.by_id, "@stay"}


def moved(name: str, day: int, start: str) -> Callable[[Item], Item]:
    def change(item: Item) -> Item:
        if item.id != name:
            return item
        begins = at(PROGRAMME, day, start)
        return replace(item, start=begins, end=begins + (item.end - item.start))

    return change


def withdrawn(state: Stage, person: str) -> Stage:
    gone = tuple(one for one in PROGRAMME.people if one.id == person)
    people = tuple(one for one in PROGRAMME.people if one.id != person)
    return replace(state, programme=replace(state.programme, people=people, withdrawn=gone), gone=frozenset({person}))


def swapped(item: Item) -> Item:
    rooms = {"s1": ("library",), "s3": ("conference",)}
    return replace(item, rooms=rooms.get(item.id, item.rooms))


EXTRA = replace(TIMETABLE.by_id["s3"], id="extra", of="extra", title="What else there is", number="4", format="plenary")
_BEGUN = Stage()
_MOVED = _BEGUN.with_items(moved("s2", 2, "14:00"))
_CANCELLED = _MOVED.with_items(lambda item: None if item.id == "photo" else item)
_ADDED = _CANCELLED.with_items(lambda item: item, moved("extra", 2, "11:30")(EXTRA))
_RENAMED = _ADDED.with_items(lambda item: replace(item, title="By land, by sea") if item.id == "s2" else item)
_SWAPPED = _RENAMED.with_items(swapped)
_RESTORED = _RENAMED.with_items(lambda item: item, TIMETABLE.by_id["photo"])
STORY = {
    "publish": (_BEGUN, set()),
    "move one": (_MOVED, {"s2"}),
    "cancel one": (_CANCELLED, set()),
    "add one": (_ADDED, set()),
    "rename": (_RENAMED, {"s2"}),
    "swap rooms": (_SWAPPED, {"s1", "s3"}),
    "undo": (_RENAMED, {"s1", "s3"}),
    "restore": (_RESTORED, {"photo"}),
    "withdraw": (withdrawn(_RESTORED, "odi"), {"s1"}),
    "come back": (_RESTORED, {"s1"}),
}
"""Each step, and the items of the agenda's feed whose SEQUENCE rises with it; who chairs is said in them."""


@dataclass
class Follower:
    """What somebody saw of one calendar so far: SEQUENCE and bytes of each event, by UID."""

    blocks: dict[str, bytes] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)

    def see(self, data: bytes) -> set[str]:
        """Return the UIDs whose SEQUENCE rose; fail where one fell, or bytes changed without it."""
        rose = set()
        blocks = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
        for block in blocks:
            name, sequence = values(block, "UID")[0], int(values(block, "SEQUENCE")[0])
            before = self.sequences.get(name, sequence)
            assert sequence >= before, name
            if sequence > before:
                rose.add(name)
            elif name in self.blocks:
                assert block == self.blocks[name]
            self.blocks[name], self.sequences[name] = block, sequence
        return rose


def right(state: Stage, addressee: str) -> list[Event]:
    """Return the events of a calendar, but for what their descriptions say."""
    rooms = {room.id: room.name for room in PROGRAMME.rooms}
    found = []
    for name in state.on(addressee):
        if name == "@stay":
            house = "" if addressee == "far" else "Example House"
            begins, ends = datetime(2018, 10, 24, tzinfo=UTC), datetime(2018, 10, 26, tzinfo=UTC)
            found.append(Event(stay_uid("event-2018", addressee), begins, ends, "A meeting", house, ""))
            continue
        item = state.timetable.by_id[name]
        title = f"{item.number}. {item.title}" if item.number else item.title
        place = ", ".join(filter(None, ("; ".join(rooms[room] for room in item.rooms), "Example House")))
        found.append(Event(uid("event-2018", name), instant(item.start), instant(item.end), title, place, ""))
    return sorted(found)


def plain(events: list[Event]) -> list[Event]:
    """Return events without their descriptions, in order; each as often as it is there."""
    return sorted(replace(event, description="") for event in events)


def nameless(events: list[Event]) -> list[Event]:
    return sorted(replace(event, uid="", description="") for event in events)


class Office:
    """A programme office: it publishes one state after another, a day apart."""

    def __init__(self, folder: Path, sender: Sender = NOBODY) -> None:
        self.sender = sender
        self.state = State("event-2018", folder)
        self.web = published(self.state) / "web"
        self._tokens, self._days = count(1), count()

    def publish(self, state: Stage) -> None:
        now = datetime(2018, 9, 1, 9, tzinfo=UTC) + timedelta(days=next(self._days))
        with self.state.locked():
            timetable = replace(state.timetable, first_day=PROGRAMME.clock.first_day)
            content = content_of(timetable, state.programme)
            occasion = Occasion(now, lambda: f"{next(self._tokens):040x}")
            step = prepare(take_stock(self.state), timetable, content, occasion)
            assert step is not None
            publish(self.state, step, self.sender)

    def tokens(self) -> dict[str, str]:
        found = record(self.state)
        assert found is not None
        return dict(found.tokens)

    def feed(self, addressee: str) -> bytes:
        return (self.web / "feeds" / f"{self.tokens()[addressee]}.ics").read_bytes()

    def file(self, name: str, number: int) -> bytes:
        return (self.web.parent / "outbox" / f"{name}-r{number}.ics").read_bytes()


def test_every_reader_of_a_feed_holds_exactly_the_right_items_once_after_each_step(tmp_path: Path) -> None:
    office = Office(tmp_path / "office")
    office.publish(STORY["publish"][0])
    followers = {addressee: Follower() for addressee in FOLLOWED}
    files = {addressee: Follower() for addressee in FOLLOWED}
    tokens = office.tokens()
    paths: dict[str, str] = {}
    with WebServer(office.web) as web:
        feeds = {name: f"{web.url}/feeds/{tokens[addressee]}.ics" for addressee, name in FOLLOWED.items()}
        subscriber = Subscriber(tmp_path, feeds)
        for number, (step, (state, changed)) in enumerate(STORY.items(), 1):
            if number > 1:
                office.publish(state)
            shown = subscriber.look(FIRST, LAST)
            for addressee, name in FOLLOWED.items():
                data, expected = office.feed(addressee), right(state, addressee)
                assert lint(data) == (), step
                assert plain(by_ical(data)) == expected, (step, name)
                assert nameless(shown[name]) == nameless(expected), (step, name)
                path, answer = server().put(data, paths.get(addressee, ""))
                paths[addressee] = path
                assert answer.status == 201, (step, name)
                assert plain(by_icalendar(server().ask("GET", path).body)) == expected, (step, name)
                rose = followers[addressee].see(data)
                if addressee == AGENDA:
                    assert rose == {uid("event-2018", item) for item in changed}, step
                file = f"people/{addressee}" if addressee else "agenda"
                files[addressee].see(office.file(file, number))
    assert office.tokens() == tokens


def test_a_cancelled_item_is_restored_with_the_uid_it_had_and_a_higher_sequence(tmp_path: Path) -> None:
    office, photo = Office(tmp_path), uid("event-2018", "photo")
    seen = []
    for step in ("publish", "cancel one", "restore"):
        office.publish(STORY[step][0])
        number = len(seen) + 1
        file = {
            values(block, "UID")[0]: (values(block, "STATUS")[0], values(block, "SEQUENCE")[0])
            for block in re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", office.file("people/odi", number), re.DOTALL)
        }
        seen.append((photo in values(office.feed("odi"), "UID"), file[photo]))
    assert seen == [(True, ("CONFIRMED", "0")), (False, ("CANCELLED", "1")), (True, ("CONFIRMED", "2"))]


def test_by_file_khal_takes_over_what_changed_and_marks_what_is_off(tmp_path: Path) -> None:
    """Every file twice, as people do; what is off stays, and is said to be off."""
    office = Office(tmp_path / "office")
    khal = Khal(tmp_path / "khal", ("mine",))
    for number, (state, _) in enumerate((STORY[name] for name in ("publish", "move one", "cancel one")), 1):
        office.publish(state)
        data = office.file("people/odi", number)
        once, twice = (khal.imported("mine", data, FIRST, LAST) for _ in range(2))
        assert once == twice
        off = [] if number < 3 else [event for event in right(_BEGUN, "odi") if event.summary == "Group photograph"]
        assert plain(once) == sorted([*right(state, "odi"), *off]), number
    marked = {event.summary: event.description for event in once if "What changed: " in event.description}
    assert set(marked) == {"2. Route by route", "Group photograph"}
    assert marked["Group photograph"].startswith("What changed: Cancelled")
    assert khal.statuses("mine", FIRST, LAST) == {
        event.summary: "CANCELLED" if event.summary == "Group photograph" else "CONFIRMED" for event in once
    }


@pytest.mark.parametrize("organizer", [("Programme office", "office@example.org"), None])
def test_khal_takes_what_takes_back_over_its_own_whether_it_is_a_message_or_a_file(
    tmp_path: Path, organizer: tuple[str, str] | None
) -> None:
    office = Office(tmp_path / "office", Sender(organizer=organizer))
    khal = Khal(tmp_path / "khal", ("mine",))
    for name in ("publish", "cancel one"):
        office.publish(STORY[name][0])
    before = khal.imported("mine", office.file("agenda", 1), FIRST, LAST)
    back = office.file("changes", 2)
    assert values(back, "METHOD") == (["CANCEL"] if organizer else [])
    assert plain(khal.imported("mine", back, FIRST, LAST)) == plain(before)
    statuses = khal.statuses("mine", FIRST, LAST)
    assert {title for title, status in statuses.items() if status == "CANCELLED"} == {"Group photograph"}
