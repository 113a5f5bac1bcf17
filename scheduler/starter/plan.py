"""What the programme will hold: each row in its place, with an id that nothing else has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scheduler.programme.ids import MOST, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.starter.days import Days
    from scheduler.starter.entry import Entry, Notes

GRIDS = (5, 1)
_NOON = 12 * 60
_ROOM_FOR_NUMBERS = 5


class Ids:
    """Ids of one kind, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, wanted: str, otherwise: str) -> str:
        """Return an id near to what is wanted."""
        base = id_of(wanted)[: MOST - _ROOM_FOR_NUMBERS].strip("-") or otherwise
        found, number = base, 1
        while found in self._taken:
            number += 1
            found = f"{base}-{number}"
        self._taken.add(found)
        return found


@dataclass
class Held:
    """A meal or a break: the rows that say when it is on which day."""

    id: str
    title: str
    rows: tuple[Entry, ...]
    room: str = ""


@dataclass
class Plan:
    """The parts of the programme, in the order of the table."""

    days: Days
    grid: int
    sessions: list[Entry] = field(default_factory=list)
    meals: list[Held] = field(default_factory=list)
    breaks: list[Held] = field(default_factory=list)
    fixtures: list[Entry] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)
    beside: dict[str, Entry] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)


def plan(days: Days, notes: Notes) -> Plan:
    """Return where each row goes; what has no place is noted."""
    entries = days.entries
    made = Plan(days, next(grid for grid in GRIDS if grid == 1 or _on(entries, grid)))
    ids = Ids()
    for number, one in enumerate((one for one in entries if one.kind == "session"), 1):
        made.sessions.append(replace(one, id=ids.new(one.id or f"s{number}", f"s{number}")))
    _meals(made, [one for one in entries if one.kind == "meal"], ids, notes)
    _breaks(made, [one for one in entries if one.kind == "break"], ids, notes)
    for one in entries:
        if one.kind not in {"session", "meal", "break"}:
            _fixture(made, one, ids, notes)
    _overlaps(made, notes)
    _rooms(made, notes)
    _people(made, notes)
    return made


def _on(entries: Iterable[Entry], grid: int) -> bool:
    numbers = [number for one in entries for number in (one.start, one.end, *(one.minutes or ())) if number is not None]
    return all(number % grid == 0 for number in numbers)


def _meals(made: Plan, entries: Sequence[Entry], ids: Ids, notes: Notes) -> None:
    """One meal for each kind of meal, and another where a day has two of a kind."""
    groups: list[tuple[str, list[Entry]]] = []
    for one in entries:
        name = one.meal or _by_time(one)
        if not name:
            what = "nothing says which meal this is; it is left out"
            notes.add(one.source, "meal", what, 'Write "breakfast", "lunch" or "dinner" into its title, or its time')
            continue
        fit = (rows for key, rows in groups if key == name and _apart(one, rows))
        if (rows := next(fit, None)) is None:
            groups.append((name, rows := []))
        rows.append(one)
    for name, rows in groups:
        made.meals.append(Held(ids.new(name, name), rows[0].title, tuple(rows)))


def _by_time(one: Entry) -> str:
    if one.start is None:
        return ""
    return "breakfast" if one.start < 10 * 60 else "lunch" if one.start < 16 * 60 else "dinner"


def _apart(one: Entry, rows: Iterable[Entry]) -> bool:
    """Return whether none of the rows is on the same day; a row without a time is by itself on every day."""
    return all(one.timed and other.timed and one.day != other.day for other in rows)


def _breaks(made: Plan, entries: Sequence[Entry], ids: Ids, notes: Notes) -> None:
    """One break for each half of a day; one that is not between two sessions has a set time instead."""
    groups: list[tuple[str, list[Entry]]] = []
    for one in entries:
        if not one.timed:
            what = f'"{one.title}" has no day, no time or no length; it is left out'
            notes.add(one.source, "break", what, "Write them, or add it to the breaks of the programme")
        elif not _between_sessions(one, made.sessions):
            _fixture(made, one, ids, notes)
        else:
            name = f"{'morning' if (one.start or 0) < _NOON else 'afternoon'}-break"
            fit = (rows for key, rows in groups if key == name and _apart(one, rows))
            if (rows := next(fit, None)) is None:
                groups.append((name, rows := []))
            rows.append(one)
    for name, rows in groups:
        made.breaks.append(Held(ids.new(name, name), rows[0].title, tuple(rows)))


def _between_sessions(one: Entry, sessions: Iterable[Entry]) -> bool:
    there = [other for other in sessions if other.timed and other.day == one.day]
    before = any((other.end or 0) <= (one.start or 0) for other in there)
    return before and any((other.start or 0) >= (one.end or 0) for other in there)


def _fixture(made: Plan, one: Entry, ids: Ids, notes: Notes) -> None:
    if not one.timed:
        what = f'"{one.title}" has no day, no time or no length; it is left out'
        notes.add(one.source, one.kind, what, "Write them, or add it to the fixtures of the programme")
        return
    made.fixtures.append(replace(one, id=ids.new(one.id or one.title, one.kind)))


def _overlaps(made: Plan, notes: Notes) -> None:
    """Find what the table has at one time: such sessions are not pinned, and such fixtures bind nobody."""
    set_times = [row for held in (*made.meals, *made.breaks) for row in held.rows]
    for number, one in enumerate(made.fixtures):
        if any(one.overlaps(other) for other in set_times):
            made.optional.add(one.id)
            made.fixtures[number] = replace(one, room="")
            what = f'"{one.title}" is at the same time as another item; it is written as optional, and without a room'
            notes.add(one.source, one.kind, what, "Correct one of their times")
        else:
            set_times.append(one)
    for one in sorted(made.sessions, key=lambda one: (one.day, one.start or 0)):
        other = next((other for other in set_times if one.overlaps(other)), None)
        if other is None:
            set_times.append(one)
            continue
        made.beside[one.id] = other
        what = f'"{one.title}" is at the same time as "{other.title}", at {other.source}; it gets another time'
        notes.add(one.source, "time", what, "Correct one of them, or say in the programme whom each is for")


def _rooms(made: Plan, notes: Notes) -> None:
    """Give each room an id; a meal or a break has one room on all its days, or none."""
    ids = Ids()
    by_name: dict[str, str] = {"": ""}

    def known(name: str) -> str:
        if name.casefold() not in by_name:
            by_name[name.casefold()] = ids.new(name, "room")
            made.rooms[by_name[name.casefold()]] = name
        return by_name[name.casefold()]

    made.sessions = [replace(one, room=known(one.room)) for one in made.sessions]
    made.fixtures = [replace(one, room=known(one.room)) for one in made.fixtures]
    for held in (*made.meals, *made.breaks):
        names = {row.room.casefold() for row in held.rows}
        if len(names) == 1:
            held.room = known(held.rows[0].room)
            continue
        for row in held.rows:
            if row.room:
                what = f'"{row.title}" is not in one room on all its days; "{row.room}" is not taken over'
                notes.add(row.source, "room", what, "Write each day as an item of its own, if the room matters")


def _people(made: Plan, notes: Notes) -> None:
    """Give everybody who has a part an id; two names that make one id are one person, which is said."""
    ids: dict[str, str] = {"*": "*"}

    def known(name: str, one: Entry) -> str:
        if name not in ids:
            ids[name] = id_of(name) or f"person-{len(made.people) + 1}"
            first = made.people.setdefault(ids[name], name)
            if first.casefold() != name.casefold():
                what = f'"{name}" is taken for "{first}"'
                notes.add(one.source, "people", what, "Write one name in one way, and two people in two")
        return ids[name]

    for one in made.days.entries:
        if one.kind != "session" and (one.chairs or one.speakers):
            what = f'"{one.title}" is no session; who has a part in it is not taken over'
            notes.add(one.source, one.kind, what, "Write it as a session, if somebody is to have a part")
    made.sessions = [
        replace(
            one,
            chairs=tuple(dict.fromkeys(known(name, one) for name in one.chairs)),
            speakers=tuple(dict.fromkeys(known(name, one) for name in one.speakers)),
        )
        for one in made.sessions
    ]
