"""What a state of the programme tells, built by hand: a meeting of three days for four people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.export.entry import STAY, Content, Entry, Guest
from scheduler.export.words import minutes_words
from scheduler.publish.difference import difference
from scheduler.publish.model import Revision
from scheduler.timetable.model import Item, TermCost, Timetable
from tests.builders import a_clock, minute_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.clock import Clock
    from scheduler.publish.difference_model import Difference

CLOCK = a_clock()
AT = datetime(2018, 9, 1, 12, tzinfo=UTC)
HOUSE = "Example House"


def an_entry(
    item: str = "s4",
    day: int = 2,
    start: str = "14:00",
    minutes: int = 90,
    *,
    title: str = "Making it work",
    number: str = "",
    form: str = "plenary",
    lines: Iterable[str] = (),
    clock: Clock = CLOCK,
    **changes: object,
) -> Entry:
    """Return one event, with the line that says what it is in front of its other lines."""
    begins = clock.at(day, minute_of(start))
    what = f"Session {number}, {form}" if number else form.capitalize()
    whole = Entry(
        item,
        "session" if form in {"plenary", "group", "roundtable"} else form,
        f"{number}. {title}" if number else title,
        begins,
        later(begins, minutes),
        house=HOUSE,
        about=(f"{what}, {minutes_words(minutes)}", *lines),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_stay(first: int = 1, last: int = 3, *, title: str = "A meeting", clock: Clock = CLOCK) -> Entry:
    """Return somebody's days, both included."""
    end = clock.date_of(last + 1)
    return Entry(STAY, STAY, title, clock.date_of(first), end, house=HOUSE, free=True)


def a_guest(guest: str, name: str, stay: Entry | None = None, **parts: tuple[str, ...]) -> Guest:
    """Return somebody with a part, or none, in each item that is named; an underscore stands for a dash or an ``@``."""
    return Guest(guest, name, parts, stay or a_stay())


WELCOME = an_entry("welcome", 1, "15:00", 15, title="Welcome", rooms=("Hall",))
S1 = an_entry("s1", 1, "15:15", 75, title="The text", number="1", rooms=("Hall",), lines=("Chair: Chairperson",))
DINNER = an_entry("dinner", 1, "19:30", 120, title="Dinner", form="meal", free=True)
BOARD = an_entry("board", 2, "08:00", 30, title="Board", form="social", private=True, rooms=("Study",))
S4 = an_entry(
    number="2",
    rooms=("Hall",),
    lines=("- Who pays?", "Speakers: Policy lead (Example Agency); Minister (to be confirmed)"),
)
ENTRIES = (WELCOME, S1, DINNER, BOARD, S4)
_ALL = {"welcome": (), "s1": (), "dinner": (), "s4": ()}
CHAIR = a_guest("odi", "Chairperson", **{**_ALL, "board": (), "s1": ("chair",)})
LEAD = a_guest("iom", "Policy lead", **{**_ALL, "board": (), "s4": ("speaker",)})
GUEST = a_guest("guest", "Day guest", a_stay(1, 2), **_ALL)
FAR = a_guest("far", "Speaker from afar", welcome=(), s1=())
GUESTS = (CHAIR, LEAD, GUEST, FAR)


def a_content(*entries: Entry, guests: tuple[Guest, ...] = GUESTS, **changes: object) -> Content:
    """Return a content with these events instead of those of the same id; an event of another id is one more."""
    given = {entry.item: entry for entry in entries}
    kept = [given.pop(entry.item, entry) for entry in ENTRIES]
    whole = sorted([*kept, *given.values()], key=lambda entry: entry.start)  # type: ignore[arg-type,return-value]
    content = Content("event-2018", "A meeting", "Europe/London", tuple(whole), guests, "Off the record.")
    return replace(content, **changes)  # type: ignore[arg-type]


def without(content: Content, *items: str) -> Content:
    """Return a content without some events, in nobody's calendar either."""
    guests = (replace(one, parts={k: v for k, v in one.parts.items() if k not in items}) for one in content.guests)
    entries = tuple(entry for entry in content.entries if entry.item not in items)
    return replace(content, entries=entries, guests=tuple(guests))


def with_guest(content: Content, guest: Guest) -> Content:
    """Return a content with somebody instead of the one of the same id."""
    return replace(content, guests=tuple(guest if one.id == guest.id else one for one in content.guests))


def timetable_of(content: Content, first: date = CLOCK.first_day, **costs: int) -> Timetable:
    """Return a timetable with the times of a content, and what each term costs."""
    items = (Item(entry.item, "session", entry.title, entry.start, entry.end) for entry in content.entries)  # type: ignore[arg-type]
    terms = tuple(TermCost(term, "minutes", cost, 1) for term, cost in costs.items())
    return Timetable("event-2018", tuple(items), first_day=first, terms=terms, cost=sum(costs.values()))


def differing(before: Content | None, after: Content, days: int = 0) -> Difference:
    """Return what differs between two contents, of which the later has its first day so much later."""
    was = timetable_of(before) if before else None
    return difference(before, after, was, timetable_of(after, CLOCK.first_day + timedelta(days=days)))


def a_revision(content: Content, number: int = 2, **changes: object) -> Revision:
    return replace(Revision(number, AT, timetable_of(content), content), **changes)  # type: ignore[arg-type]
