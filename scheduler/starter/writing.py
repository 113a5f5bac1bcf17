"""The programme as text, with comments that say what is to be filled in."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.programme.defaults import LIMITS
from scheduler.starter.limits import limits
from scheduler.starter.text import clock, quoted, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scheduler.starter.entry import Entry
    from scheduler.starter.made import Wish
    from scheduler.starter.plan import Held, Plan

_SEATS, _EXPECTED, _GROUPS = 60, 30, 2
_LAYOUTS = ("theatre", "roundtable", "breakout")
_MARGIN = 15
_OPENS, _CLOSES = 9 * 60, 18 * 60
_A_DAY = 24 * 60
_WINDOWS = {"breakfast": "07:30-09:00", "lunch": "12:00-14:00", "dinner": "18:30-21:30"}
_ON = {"breakfast": "mornings-after-a-night", "lunch": "all", "dinner": "nights"}
_LENGTHS = {"breakfast": "45-75", "lunch": "60-90", "dinner": "90-120"}


def programme(made: Plan, wish: Wish, zone: str, table: str) -> str:
    """Return the file."""
    parts = (
        _head(made, wish, zone, table),
        _hours(made),
        _limits(made),
        _rooms(made),
        _list("meals", "each within its window; the times are those of the table", _meals(made)),
        _list("breaks", "each between two sessions of its day", map(_held, made.breaks)),
        _list("fixtures", "what has a set time", (_fixture(one, made) for one in made.fixtures)),
        ["sessions:", *(line for one in made.sessions for line in ("", *_session(one, made, wish))), ""],
        _pins(made, wish),
    )
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def people(made: Plan) -> str:
    """Return the table of people."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "name", "email", "organisation", "country", "tags", "arrives", "departs", "unavailable"))
    writer.writerows((key, name, *[""] * 7) for key, name in made.people.items())
    return out.getvalue()


def _head(made: Plan, wish: Wish, zone: str, table: str) -> Iterator[str]:
    first, last = made.days.first, made.days.first + timedelta(days=made.days.count - 1)
    yield f"# Made from {' '.join(table.split())} by timetable init. What is to be filled in has a comment."
    yield f"programme: {wish.id}    # the id never changes: calendars and results hang on it"
    yield f"title: {quoted(wish.title)}    # how the event is called"
    yield f"first_day: {first:%a} {first}"
    yield f"last_day: {last:%a} {last}"
    yield f"timezone: {zone}    # where it takes place"
    if made.people:
        yield f"people: {quoted(wish.people)}    # who has a part; add everybody who comes"
    yield f"expected: {_EXPECTED}    # how many people come: the rooms must seat them"
    if made.grid != 5:  # noqa: PLR2004 - what is taken where nothing is written
        yield f"grid: {made.grid}    # the times of the table are on no coarser one"
    yield ""


def _hours(made: Plan) -> Iterator[str]:
    yield "hours:    # when sessions may run"
    for day in range(1, made.days.count + 1):
        held = [one for one in made.sessions if one.timed and one.day == day]
        start = min([_OPENS, *(one.start or 0 for one in held)])
        end = max([_CLOSES, *(one.end or 0 for one in held)])
        yield f"  day {day}: {span(start, end)}"
    yield ""


def _limits(made: Plan) -> Iterator[str]:
    every = [*made.sessions, *made.fixtures, *(row for held in (*made.meals, *made.breaks) for row in held.rows)]
    found = limits(every, made.days.count)
    if found:
        yield "limits:    # as far as the table goes beyond what is usual"
        for key, value in found.items():
            yield f"  {key}: {value}    # {getattr(LIMITS, key)} is usual"
        yield ""


def _rooms(made: Plan) -> Iterator[str]:
    """Yield the rooms; one that the table has for no session is for receptions, so that no session is put there."""
    used = {one.room for one in made.sessions}
    seats = {key: list(_LAYOUTS) if key in used else ["reception"] for key in made.rooms}
    names = dict(made.rooms)
    wanted = _GROUPS if any(one.format == "group" for one in made.sessions) else 1
    for number in range(len(used - {""}) + 1, wanted + 1):
        key = f"more-room-{number}" if f"room-{number}" in names else f"room-{number}"
        names[key], seats[key] = f"Room {number}", list(_LAYOUTS)
    yield "rooms:    # fill in how many seats each has in each layout, and leave out the layouts that it has not"
    for key, name in names.items():
        layouts = ", ".join(f"{layout}: {_SEATS}" for layout in seats[key])
        yield f"  - {{id: {key}, name: {quoted(name)}, layouts: {{{layouts}}}}}"
    yield ""


def _list(key: str, comment: str, lines: Iterable[str]) -> Sequence[str]:
    found = list(lines)
    return [f"{key}:    # {comment}", *found, ""] if found else []


def _meals(made: Plan) -> Iterator[str]:
    for held in made.meals:
        if all(row.timed for row in held.rows):
            yield _held(held)
        else:
            yield _usual(held.rows[0].meal or "lunch", held)


def _usual(name: str, held: Held) -> str:
    """Return a meal of which the table says too little: at the usual time."""
    days = sorted({row.day for row in held.rows if row.day})
    on = f"[{', '.join(f'day {day}' for day in days)}]" if days else _ON[name]
    return (
        f"  - {{id: {held.id}, title: {quoted(held.title)}, between: {_WINDOWS[name]}, minutes: {_LENGTHS[name]}, "
        f"on: {on}{_in(held.room)}}}    # the table does not say when exactly"
    )


def _held(held: Held) -> str:
    rows = sorted(held.rows, key=lambda row: row.day)
    lengths = [(row.end or 0) - (row.start or 0) for row in rows]
    least, most = min(lengths), max(lengths)
    windows = ", ".join(f"day {row.day}: {_around(row)}" for row in rows)
    days = ", ".join(f"day {row.day}" for row in rows)
    minutes = f"{least}" if least == most else f"{least}-{most}"
    return (
        f"  - {{id: {held.id}, title: {quoted(held.title)}, between: {{{windows}}}, minutes: {minutes}, on: [{days}]"
        f"{_in(held.room)}}}"
    )


def _around(row: Entry) -> str:
    return span(max(0, (row.start or 0) - _MARGIN), min(_A_DAY, (row.end or 0) + _MARGIN))


def _in(room: str) -> str:
    return f", room: {room}" if room else ""


def _fixture(one: Entry, made: Plan) -> str:
    minutes = (one.end or 0) - (one.start or 0)
    more = ", attendance: optional" if one.id in made.optional else ""
    return (
        f"  - {{id: {one.id}, title: {quoted(one.title)}, at: day {one.day} {clock(one.start or 0)}, "
        f"minutes: {minutes}, kind: {one.kind}{_in(one.room)}{more}}}"
    )


def _session(one: Entry, made: Plan, wish: Wish) -> Iterator[str]:
    yield f"  - id: {one.id}"
    yield f"    title: {quoted(one.title)}"
    yield f"    format: {one.format}"
    if one.format == "group":
        yield f"    groups: {_GROUPS}    # in how many rooms at one time"
    least, most = ((one.end or 0) - (one.start or 0),) * 2 if one.timed else one.minutes or (0, 0)
    if most:
        yield f"    minutes: {least if least == most else f'{least}-{most}'}"
    for key, parts in (("chair", one.chairs), ("speakers", one.speakers)):
        if parts:
            yield f"    {key}: [{', '.join(map(quoted, parts))}]"
    if not (wish.pinned and one.timed and one.id not in made.beside):
        yield from _wishes(one)


def _wishes(one: Entry) -> Iterator[str]:
    found = [f"day {one.day}"] if one.day else []
    if one.start is not None:
        end = one.end or min(_A_DAY, one.start + (one.minutes or (0, 90))[1])
        found += [span(one.start, end)] if end > one.start else []
    if found:
        yield f"    prefer: [{', '.join(found)}]    # where the table has it; a wish, not a rule"


def _pins(made: Plan, wish: Wish) -> Sequence[str]:
    pins: Mapping[str, list[str]] = {one.id: [] for one in made.sessions}
    for one in made.sessions:
        if wish.pinned and one.timed and one.id not in made.beside:
            pins[one.id].append(f"at: day {one.day} {clock(one.start or 0)}")
        if one.room:
            pins[one.id].append(f"room: {one.room}")
    lines = [f"  {key}: {{{', '.join(found)}}}" for key, found in pins.items() if found]
    return ["pins:    # rules: take away what need not be so", *lines, ""] if lines else []
