"""Small programmes and timetables, built by hand, for any test that needs one.

Each builder makes something whole and valid; a test names only what it is about.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from scheduler.clock import Clock, later
from scheduler.errors import Source
from scheduler.programme.model import (
    Duration,
    House,
    Kind,
    Limits,
    Occurrence,
    Part,
    Person,
    Programme,
    Room,
    Session,
    Window,
)
from scheduler.timetable.model import Item, Timetable

FILE = "event.yaml"
WEIGHTS = {"duration": 1, "wishes": 9, "alternation": 6, "balance": 1, "idle": 3}


def a_clock(zone: str = "Europe/London", first: date = date(2018, 10, 24), days: int = 3, grid: int = 5) -> Clock:
    return Clock(ZoneInfo(zone), first, first + timedelta(days=days - 1), grid)


def minute_of(text: str) -> int:
    """Return the minutes after midnight of ``14:05``."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def at(programme: Programme, day: int, text: str) -> datetime:
    """Return day and clock reading as an aware time of the event: ``at(programme, 2, "14:05")``."""
    return programme.clock.at(day, minute_of(text))


def a_window(clock: Clock, day: int, text: str) -> Window:
    """Return ``09:00-18:00`` of a day."""
    start, end = (clock.at(day, minute_of(part)) for part in text.split("-"))
    return Window(start, end)


def a_duration(least: int, best: int | None = None, most: int | None = None) -> Duration:
    best = least if best is None else best
    return Duration(least, best, best if most is None else most)


def a_person(person: str, name: str = "", **changes: object) -> Person:
    whole = Person(person, name or person.upper(), email=f"{person}@example.org", organisation="Example Agency")
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_room(room: str = "conference", name: str = "Conference Room", **layouts: int) -> Room:
    return Room(room, name, layouts or {"theatre": 80, "roundtable": 60})


def a_session(session: str = "s1", title: str = "", **changes: object) -> Session:
    whole = Session(
        session,
        title or f"Title of {session}",
        format="plenary",
        minutes=Duration(60, 90, 90),
        layout="theatre",
        source=Source(FILE, 10),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def an_occurrence(clock: Clock, of: str, day: int, window: str, kind: Kind = "meal", **changes: object) -> Occurrence:
    """Return a meal or break on a day, or with ``family="fixture"`` a fixture; it fills its window."""
    span = a_window(clock, day, window)
    fixture = changes.get("family") == "fixture"
    whole = Occurrence(
        id=of if fixture else f"{of}@day-{day}",
        of=of,
        family="break" if kind == "break" else "meal",
        kind=kind,
        title=of.capitalize(),
        day=day,
        window=span,
        minutes=Duration(span.minutes, span.minutes, span.minutes),
        stands_for=None if fixture else of,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_programme(clock: Clock | None = None, **changes: object) -> Programme:
    """Return three days at a country house: two sessions, a lunch, a tea, a reception, two people with parts."""
    clock = clock or a_clock()
    parts = (Part("chair", "odi"), Part("speaker", "iom"), Part("speaker", None, "Minister", confirmed=False))
    whole = Programme(
        id="event-2018",
        title="A meeting",
        clock=clock,
        hours={day: (a_window(clock, day, "09:00-18:00"),) for day in clock.days},
        sessions=(
            a_session("s1", "What changes on the ground?", parts=parts, questions=("Who decides?", "By when?")),
            a_session("s2", "Route by route", format="group", layout="breakout", groups=2),
        ),
        rooms=(a_room(), a_room("library", "Library", breakout=14), a_room("study", "Study", breakout=12)),
        occurrences=(
            an_occurrence(clock, "lunch", 1, "12:30-13:30"),
            an_occurrence(clock, "afternoon", 1, "15:00-15:20", "break", title="Tea"),
            an_occurrence(clock, "reception", 1, "19:00-19:30", "social", family="fixture", title="Drinks reception"),
        ),
        people=(a_person("odi", "Chairperson"), a_person("iom", "Policy lead")),
        limits=Limits(),
        weights=WEIGHTS,
        note="Off the record.",
        house=House("Example House", "Example Lane", (50.906, -0.361)),
        source=Source(FILE, 1),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def an_item(item: str, start: datetime, minutes: int, kind: Kind = "session", **changes: object) -> Item:
    whole = Item(item, kind, f"Title of {item}", start, later(start, minutes), of=item.split("@", 1)[0])
    return replace(whole, **changes)  # type: ignore[arg-type]


def a_timetable(programme: Programme | None = None, items: tuple[Item, ...] | None = None) -> Timetable:
    """Return a timetable of `programme`; without items, one that fits `a_programme` as it comes."""
    programme = programme or a_programme()
    return Timetable(programme.id, items if items is not None else _items(programme), digest="0" * 64)


def _items(programme: Programme) -> tuple[Item, ...]:
    one, two = programme.sessions[:2]
    lunch, tea, reception = programme.occurrences[:3]
    sessions = (
        an_item(one.id, at(programme, 1, "13:30"), 90, title=one.title, rooms=("conference",), format=one.format),
        an_item(two.id, at(programme, 1, "15:20"), 75, title=two.title, rooms=("library", "study"), format=two.format),
    )
    informal = tuple(
        Item(o.id, o.kind, o.title, o.window.start, o.window.end, rooms=(o.room,) if o.room else (), of=o.of)
        for o in (lunch, tea, reception)
    )
    numbered = tuple(replace(item, number=str(place)) for place, item in enumerate(sessions, 1))
    return tuple(sorted((*numbered, *informal), key=lambda item: item.start))


def every_half_hour(zone: str, first: str) -> tuple[Programme, Timetable]:
    """Return three days with an item of 25 minutes at each half hour of real time."""
    day = datetime.fromisoformat(first).date()
    clock = Clock(ZoneInfo(zone), day, day + timedelta(days=2), 5)
    stop = datetime.combine(clock.date_of(4), datetime.min.time(), clock.zone).astimezone(UTC)
    starts = []
    moment = clock.origin
    while moment < stop:
        starts.append(moment.astimezone(clock.zone))
        moment += timedelta(minutes=30)
    programme = a_programme(clock, hours={}, sessions=(), occurrences=())
    return programme, a_timetable(programme, tuple(an_item(f"i{n}", start, 25) for n, start in enumerate(starts)))
