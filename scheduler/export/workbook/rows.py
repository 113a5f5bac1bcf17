"""What the sheets of the workbook say. It is for the office and the house: what is private is in it, and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.covers import covers
from scheduler.export.nested import whole_of
from scheduler.export.selection import away, expects
from scheduler.export.sheets import house_days
from scheduler.export.who import audience_of, for_whom, is_private, parts_of
from scheduler.export.words import form_of, people_of, role_words, rooms_of, session_of
from scheduler.export.workbook.groups import groups_sheet
from scheduler.export.workbook.house import house_sheets
from scheduler.export.workbook.sheet import WHEN, Column, Sheet, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.export.printed.model import Printed
    from scheduler.export.sheets import HouseDay
    from scheduler.export.workbook.sheet import Value
    from scheduler.programme.model import Person, Programme, Role, Session
    from scheduler.timetable.model import Item, Timetable

_ITEMS = (
    *WHEN,
    Column("Minutes", 9, "number"),
    Column("Kind", 9),
    Column("Format", 11),
    Column("Number", 9),
    Column("Title", 36),
    Column("Rooms", 18),
    Column("For whom", 13),
    Column("Come", 7, "number"),
    Column("Chair", 22),
    Column("Speakers", 32),
    Column("Facilitators", 24),
    Column("Rapporteurs", 24),
    Column("Remarks", 12),
)
_PEOPLE = (
    Column("Person", 30),
    Column("Organisation", 24),
    Column("What they are in it", 16),
    *WHEN,
    Column("Number", 9),
    Column("Title", 38),
    Column("Rooms", 24),
    Column("Remarks", 16),
)
_COVERS = (
    *WHEN,
    Column("Kind", 8),
    Column("Title", 26),
    Column("Rooms", 16),
    Column("For whom", 13),
    Column("Eat", 6, "number"),
    Column("Not in the table", 9, "number"),
    Column("For a part of it", 9, "number"),
)
_ROLES: tuple[Role, ...] = ("chair", "speaker", "facilitator", "rapporteur")
_NUMBER = 11
PRIVATE = "private"


def sheets(timetable: Timetable, programme: Programme, about: Printed) -> tuple[Sheet, ...]:
    """Return the sheets: what is held, who is where, how many eat, what is to be set up, and what all of it is.

    Parameters
    ----------
    about
        The head that stands on every document.
    """
    days = house_days(timetable, programme)
    return (
        Sheet("Items", _ITEMS, tuple(_items(timetable, programme, days))),
        Sheet("People by session", _PEOPLE, tuple(_people(timetable, programme))),
        _covers(timetable, programme),
        *groups_sheet(timetable, programme),
        *house_sheets(days, programme),
        _about(about),
    )


def _items(timetable: Timetable, programme: Programme, days: tuple[HouseDay, ...]) -> Iterator[tuple[Value, ...]]:
    come = {line.item: line.people for day in days for line in day.running}
    for item in timetable.items:
        session = session_of(item, programme)
        yield (
            *when(item.start, item.end, programme.clock.zone),
            item.minutes,
            item.kind,
            form_of(item, programme) if session else "",
            item.number or "",
            item.title or item.id,
            "; ".join(rooms_of(item, programme)),
            for_whom(item, programme),
            come[item.id],
            *_cast(session, programme),
            _joined(_private(item, programme), whole_of(item, timetable) and f"part of {whole_of(item, timetable)}"),
        )
    for name in timetable.left_out:
        left = programme.session_by_id.get(name)
        words = (left.format, "", left.title, "", audience_of(left, programme)) if left else ("", "", name, "", "")
        yield (None, None, None, None, "session", *words, None, *_cast(left, programme), "left out")


def _cast(session: Session | None, programme: Programme) -> tuple[str, ...]:
    """Return who has a part, a cell for each role."""
    return tuple("; ".join(people_of(session, role, programme)) if session else "" for role in _ROLES)


def _people(timetable: Timetable, programme: Programme) -> Iterator[tuple[Value, ...]]:
    sessions = [item for item in timetable.items if item.kind == "session"]
    for person in programme.people:
        for item in sessions:
            if expects(person, item, programme, timetable):
                yield (person.name, person.organisation, *_of(person, item, programme))


def _of(person: Person, item: Item, programme: Programme) -> tuple[Value, ...]:
    """Return what a session is to somebody."""
    elsewhere = "takes part from elsewhere" if person.remote else ""
    return (
        _joined(*(role_words(part) for part in parts_of(person, item, programme))) or "attends",
        *when(item.start, item.end, programme.clock.zone),
        item.number or "",
        item.title or item.id,
        "; ".join(rooms_of(item, programme)),
        _joined(_private(item, programme), away(person, item, programme), elsewhere),
    )


def _covers(timetable: Timetable, programme: Programme) -> Sheet:
    """Return the covers, with a column for each diet and each need that anybody has at any meal."""
    found = covers(timetable, programme)
    diets = sorted({words for one in found for words, _ in one.diets}, key=str.casefold)
    needs = sorted({words for one in found for words, _ in one.needs}, key=str.casefold)
    rows = tuple(
        (
            *when(one.start, one.end, programme.clock.zone),
            one.kind,
            one.title,
            "; ".join(one.rooms),
            one.audience,
            one.eat,
            one.unlisted or None,
            one.partly or None,
            *(dict(one.diets).get(words) for words in diets),
            *(dict(one.needs).get(words) for words in needs),
            PRIVATE if one.private else "",
        )
        for one in found
    )
    columns = (
        *_COVERS,
        *(Column(f"Diet: {words}", _NUMBER, "number") for words in diets),
        *(Column(f"Need: {words}", _NUMBER, "number") for words in needs),
        Column("Remarks", 12),
    )
    return Sheet("Covers", columns, rows)


def _about(about: Printed) -> Sheet:
    """Return what the workbook is of, and how its numbers are meant."""
    rows = (
        ("Meeting", about.title),
        ("Days", about.dates),
        ("Place", about.place),
        ("Times", f"{about.zone}, as the clock of the meeting shows them"),
        ("State", about.edition.words),
        ("Note", about.note),
        ("Private", "Items marked private are for their own people. Take them out before you pass this on."),
        ("Eat", "Whoever a meal or break is for and who is there for some of it, and those who are not in the table."),
        ("Not in the table", "How many more people are expected than are in the table; their diets are not known."),
        ("For a part of it", "How many of those who eat come after it begins, or leave before it ends."),
        ("Diet", "As it is written in the column diet. Two diets of one person are one plate, and count once."),
        ("Come", "How many are at an item, counted as those who eat."),
        (
            "People",
            "How many a room is set for: also who is away for a session keeps a chair. Groups share them evenly.",
        ),
        ("Need", "As it is written in the column needs. Somebody with two needs counts at both."),
    )
    return Sheet("About", (Column("What", 18), Column("Words", 90)), rows)


def _private(item: Item, programme: Programme) -> str:
    return PRIVATE if is_private(item, programme) else ""


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
