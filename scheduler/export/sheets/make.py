"""From a timetable and its programme to the days of the house."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.covers import comers, covers, unlisted
from scheduler.export.sheets.model import PRIVATE, HouseDay, RoomDay, Running, Turn, Use
from scheduler.export.sheets.moving import arriving, leaving
from scheduler.export.who import informal_of, is_private
from scheduler.export.words import rooms_of, session_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from scheduler.export.covers import Cover
    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Item, Timetable


def house_days(timetable: Timetable, programme: Programme) -> tuple[HouseDay, ...]:
    """Return every day of the meeting, also one on which nothing is held: somebody may come or go."""
    clock = programme.clock
    days = sorted({*timetable.days, *(clock.date_of(number) for number in clock.days)})
    laid = [_quiet(cover) for cover in covers(timetable, programme)]
    rooms = {room.id: tuple(_uses(room, timetable, programme)) for room in programme.rooms}
    return tuple(
        HouseDay(
            day=day,
            rooms=tuple(_rooms(day, rooms, programme)),
            meals=tuple(one for one in laid if one.kind == "meal" and one.start.date() == day),
            breaks=tuple(one for one in laid if one.kind == "break" and one.start.date() == day),
            running=tuple(_running(item, timetable, programme) for item in timetable.on(day)),
            arriving=arriving(day, programme),
            leaving=leaving(day, programme),
        )
        for day in days
    )


def _quiet(cover: Cover) -> Cover:
    """Return a cover that does not say what is private."""
    return replace(cover, title=PRIVATE, audience="") if cover.private else cover


def _rooms(day: date, rooms: dict[str, tuple[Use, ...]], programme: Programme) -> Iterator[RoomDay]:
    for room in programme.rooms:
        uses = tuple(use for use in rooms[room.id] if use.start.date() == day)
        if uses:
            yield RoomDay(room.name, uses)


def _uses(room: Room, timetable: Timetable, programme: Programme) -> Iterator[Use]:
    """Yield what a room is used for on all days, for it stays over night as it was left.

    A part of a meal is in the room of the meal, and needs no chairs of its own.
    """
    zone, before = programme.clock.zone, ""
    last: datetime | None = None
    for item in timetable.items:
        if room.id not in item.rooms or item.inside in timetable.by_id:
            continue
        start, end = item.start.astimezone(zone), item.end.astimezone(zone)
        session = session_of(item, programme)
        layout = session.layout if session else ""
        since = last if last is not None and last.date() == start.date() else None
        yield Use(
            item=item.id,
            title=_title(item, programme),
            start=start,
            end=end,
            layout=layout,
            people=programme.seats_for(session) if session else _people(item, timetable, programme),
            seats=room.layouts.get(layout, 0),
            turn=Turn(before, since) if layout and layout != before else None,
        )
        before, last = layout or before, end


def _running(item: Item, timetable: Timetable, programme: Programme) -> Running:
    zone = programme.clock.zone
    return Running(
        item=item.id,
        title=_title(item, programme),
        start=item.start.astimezone(zone),
        end=item.end.astimezone(zone),
        rooms=rooms_of(item, programme),
        people=_people(item, timetable, programme),
    )


def _people(item: Item, timetable: Timetable, programme: Programme) -> int:
    """Return how many come to an item, with those who are not in the table where it is for everybody."""
    session, informal = session_of(item, programme), informal_of(item, programme)
    people = session.audience if session else informal.people if informal else None
    return len(comers(item, timetable, programme)) + (unlisted(programme) if people is None else 0)


def _title(item: Item, programme: Programme) -> str:
    return PRIVATE if is_private(item, programme) else title_of(item) or item.id
