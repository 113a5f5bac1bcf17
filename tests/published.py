"""Small contents and revisions, built by hand, and records carried on through several of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.export.entry import STAY, Content, Entry, Guest
from scheduler.export.printed import Day, Edition, Line, Name, Own, OwnDay, Personal, Printed
from scheduler.publish.act import Occasion, prepare, publish, take_stock
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.publish.model import Record, Revision, Why
from scheduler.publish.pages import Pages
from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.store import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

ZONE = ZoneInfo("Europe/London")
FIRST = datetime(2018, 9, 1, 9, tzinfo=UTC)
"""When the first revision is published."""


def a_moment(day: int, text: str) -> datetime:
    """Return a time of the meeting: ``a_moment(1, "14:00")``."""
    hour, minute = map(int, text.split(":"))
    return datetime(2018, 10, 23 + day, hour, minute, tzinfo=ZONE)


def an_entry(item: str, day: int = 1, start: str = "14:00", end: str = "15:00", **changes: object) -> Entry:
    whole = Entry(item, "session", f"Title of {item}", a_moment(day, start), a_moment(day, end), ("Library",), "House")
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_guest(person: str, *items: str, **parts: str) -> Guest:
    """Return a guest who attends `items`, and has a part in others: ``a_guest("odi", "s1", s2="chair")``."""
    stay = Entry(STAY, "stay", "The meeting", date(2018, 10, 24), date(2018, 10, 27), house="House", free=True)
    own = {**dict.fromkeys(items, ()), **{item: (part,) for item, part in parts.items()}}
    return Guest(person, person.upper(), own, stay)


def a_content(**changes: object) -> Content:
    """Return three sessions and a private meeting; a chair, somebody who attends, and one of the private meeting."""
    entries = (
        an_entry("s1"),
        an_entry("s2", start="15:30", end="16:30"),
        an_entry("s3", day=2, start="09:00", end="10:30"),
        an_entry("board", day=2, start="11:00", end="11:30", private=True),
    )
    guests = (a_guest("odi", "s1", "s3", s2="chair"), a_guest("iom", "s1", "s2", "s3"), a_guest("un", "s3", "board"))
    whole = Content("event-2018", "The meeting", ZONE.key, entries, guests, "Off the record.")
    return replace(whole, **changes)  # type: ignore[arg-type]


def with_entry(content: Content, item: str, **changes: object) -> Content:
    """Return a content in which one event is another."""
    return replace(
        content,
        entries=tuple(
            replace(entry, **changes) if entry.item == item else entry  # type: ignore[arg-type]
            for entry in content.entries
        ),
    )


def without_entry(content: Content, item: str) -> Content:
    """Return a content without one event, which then is nobody's."""
    guests = tuple(
        replace(guest, parts={name: part for name, part in guest.parts.items() if name != item})
        for guest in content.guests
    )
    return replace(content, entries=tuple(one for one in content.entries if one.item != item), guests=guests)


def without_guest(content: Content, person: str) -> Content:
    """Return a content in which somebody is no longer."""
    return replace(content, guests=tuple(guest for guest in content.guests if guest.id != person))


def a_timetable_of(content: Content) -> Timetable:
    """Return the timetable that a content tells, as far as a record looks at it; each item has its place as number."""
    items = tuple(
        Item(entry.item, "session", entry.title, entry.start, entry.end, number=str(place), of=entry.item)
        for place, entry in enumerate(content.entries, 1)
        if isinstance(entry.start, datetime) and isinstance(entry.end, datetime)
    )
    return Timetable(content.programme, items, digest="0" * 64, first_day=date(2018, 10, 24))


def pages_for(content: Content) -> Pages:
    """Return pages that say the same as a content, as far as lines can: each item its title and its times."""
    own = {
        guest.id: Personal(
            _head(content),
            guest.id,
            Name(guest.name, post="adviser"),
            ("As long as it lasts",),
            tuple(
                OwnDay(day, tuple(Own(line, guest.parts[line.id]) for line in lines))
                for day, lines in _by_day(entry for entry in content.entries if entry.item in guest.parts)
            ),
        )
        for guest in content.guests
    }
    days = tuple(Day(day, lines) for day, lines in _by_day(content.agenda))
    return Pages(replace(_head(content), days=days), own)


def _head(content: Content) -> Printed:
    return Printed(
        id=content.programme,
        title=content.title,
        dates="In October",
        place="House, Lane",
        zone=content.zone,
        note=content.note,
        edition=Edition(),
        days=(),
    )


def _by_day(entries: Iterable[Entry]) -> Iterator[tuple[date, tuple[Line, ...]]]:
    found: dict[date, list[Line]] = {}
    for entry in entries:
        if isinstance(entry.start, datetime) and isinstance(entry.end, datetime):
            line = Line(entry.item, "session", "plenary", entry.title, entry.start, entry.end, rooms=entry.rooms)
            found.setdefault(entry.start.date(), []).append(line)
    yield from ((day, tuple(lines)) for day, lines in sorted(found.items()))


def revision_of(content: Content, number: int = 1, why: Why = "published", of: int | None = None) -> Revision:
    """Return a content as a revision, each a day after the one before."""
    moment = FIRST + timedelta(days=number - 1)
    return Revision(number, moment, a_timetable_of(content), content, why, of, pages_for(content))


def tokens() -> Callable[[], str]:
    """Return what makes words that nobody could guess if they were not counted."""
    numbers = count(1)
    return lambda: f"{next(numbers):040}"


def recorded(contents: Iterable[Content]) -> list[tuple[Record, Revision]]:
    """Return the record after each of several publications, and its last revision."""
    token = tokens()
    steps: list[tuple[Record, Revision]] = []
    for number, content in enumerate(contents, 1):
        revision = revision_of(content, number)
        record, last = steps[-1] if steps else (begun(revision), None)
        steps.append((advance(record, last, revision, line_of(revision, "0" * 64, number), token), revision))
    return steps


def occasion(number: int) -> Occasion:
    """Return when a revision is published: each a day after the one before; its tokens are like nobody else's."""
    numbers = count(1000 * number)
    return Occasion(FIRST + timedelta(days=number - 1), lambda: f"{next(numbers):040}")


def published_at(parent: Path, *contents: Content, programme: str = "event-2018") -> State:
    """Publish one content after another in a state folder below `parent`."""
    state = State(programme, parent)
    for number, content in enumerate(contents, 1):
        with state.locked():
            step = prepare(take_stock(state), a_timetable_of(content), content, pages_for(content), occasion(number))
            assert step is not None
            publish(state, step)
    return state
