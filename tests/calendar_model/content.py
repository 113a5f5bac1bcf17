"""What everybody's calendar must hold after a timetable was published, and the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tests.calendar_model.identity import stay
from tests.calendar_model.meeting import AGENDA
from tests.calendar_model.parts import Roles, own
from tests.calendar_model.told import NOTE, Facts, facts, roles
from tests.calendar_model.whom import public, theirs
from tests.oracle.people import EVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.calendar_model.meeting import Meeting
    from tests.calendar_model.reading import Moment
    from tests.oracle.model import Items, Programme


@dataclass(frozen=True)
class Visible:
    """What can be seen of an event; `told` are the facts that its description holds."""

    summary: str
    start: Moment
    end: Moment
    place: str
    told: Facts
    part: Roles = ()

    @property
    def note(self) -> Facts:
        """What of its description is the note."""
        return tuple(fact for fact in self.told if fact[0] == NOTE)

    def noted(self, note: Facts) -> Visible:
        """Return it with another note."""
        return replace(self, told=(*(fact for fact in self.told if fact[0] != NOTE), *note))


Contents = Mapping[str, Mapping[str, Visible]]  # by addressee, by the id of an item or of a stay


def contents(meeting: Meeting, document: Mapping[str, Any]) -> dict[str, dict[str, Visible]]:
    """Return what all must hold, from a meeting and a draft of it, of which times, rooms and numbers count."""
    programme, note = meeting.programme, _note(meeting.note)
    items = _placed(programme, document)
    numbers = {entry["id"]: entry["number"] for entry in document["items"] if entry["number"]}
    shown = {
        key: Visible(
            summary=(f"{numbers[key]}. " if key in numbers else "") + item.raw.get("title", key),
            start=item.span[0],
            end=item.span[1],
            place=_place(programme, item.rooms),
            told=(*facts(meeting, items, item), *note),
        )
        for key, item in items.items()
    }
    seats = dict(_seats(document))
    found = {AGENDA: {key: shown[key] for key, item in items.items() if public(programme, items, item)}}
    for name in programme.people:
        mine = {
            key: _grouped(_own(shown[key], own(item.raw, meeting.withdrawn, name)), programme, seats.get((key, name)))
            for key, item in items.items()
            if theirs(programme, items, item, name)
        }
        found[name] = {**mine, stay(name): _stay(programme, name, meeting.title, note)}
    return found


def _own(visible: Visible, part: Roles) -> Visible:
    """Return an event as somebody sees it who may have a part in it."""
    return replace(visible, part=part, told=(*roles(part), *visible.told))


def _seats(document: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], tuple[int, str | None]]]:
    """Yield for each item and person in groups the number of the group, and its room; none at a table."""
    for sitting in document.get("groups", []):
        for group in sitting["groups"]:
            for name in group["people"]:
                yield (sitting["item"], name), (group["number"], group["room"])


def _grouped(visible: Visible, programme: Programme, seat: tuple[int, str | None] | None) -> Visible:
    """Return an event as somebody sees it who is in a group, or at a table."""
    if seat is None:
        return visible
    number, room = seat
    place = visible.place if room is None else _place(programme, (room,))
    told = ("own group", f"your {'table' if room is None else 'group'}: {number}")
    return replace(visible, place=place, told=(told, *visible.told))


def _placed(programme: Programme, document: Mapping[str, Any]) -> Items:
    return {
        entry["id"]: replace(
            programme.items[entry["id"]],
            span=(_minute(entry["start"]), _minute(entry["end"])),
            rooms=tuple(entry["rooms"]),
        )
        for entry in document["items"]
    }


def _minute(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp()) // 60


def _place(programme: Programme, rooms: tuple[str, ...]) -> str:
    names = "; ".join(programme.rooms[room].get("name", room) for room in rooms)
    return ", ".join(filter(None, (names, programme.house)))


def _note(note: str) -> Facts:
    return ((NOTE, note),) if note else ()


def _stay(programme: Programme, name: str, title: str, told: Facts) -> Visible:
    """Return the days that somebody spends there; those of the whole event, where nothing says otherwise."""
    dates = programme.dates
    person = programme.people[name]
    first, last = dates.first, dates.first + timedelta(days=dates.count - 1)
    arrives, departs = person.stay
    if departs != EVER:
        last = dates.local(departs - 1).date()  # a day that ends at midnight is the last
        told = (*_met("departure", last, dates.local(departs)), *told)
    if arrives != -EVER:
        first = dates.local(arrives).date()
        told = (*_met("arrival", first, dates.local(arrives)), *told)
    place = "" if person.remote else programme.house
    return Visible(title, first, last + timedelta(days=1), place, told)


def _met(name: str, day: date, moment: datetime) -> Facts:
    """Return when somebody comes or goes: the day, and the time if it is not a whole day."""
    shown = (name, f"{day.day} {day:%B %Y}")
    return (shown,) if moment.time() == time() else (shown, (name, f"{moment:%H:%M}"))
