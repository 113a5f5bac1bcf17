"""What everybody's calendar must hold after a timetable was published, and the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.calendar_model.guests import Guest, bounded, guests
from tests.calendar_model.identity import stay
from tests.calendar_model.parts import Roles, own
from tests.calendar_model.told import Facts, facts, roles
from tests.calendar_model.whom import public, theirs
from tests.oracle.reading import load, read
from tests.oracle.words import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.calendar_model.reading import Moment
    from tests.oracle.model import Items, Programme

AGENDA = ""  # the addressee that is nobody's id


@dataclass(frozen=True)
class Visible:
    """What can be seen of an event; `told` are the facts that its description holds."""

    summary: str
    start: Moment
    end: Moment
    place: str
    told: Facts
    part: Roles = ()


Contents = Mapping[str, Mapping[str, Visible]]  # by addressee, by the id of an item or of a stay


def contents(path: Path, document: Mapping[str, Any]) -> dict[str, dict[str, Visible]]:
    """Return what all must hold, from the programme's file and a draft, of which times, rooms and numbers count."""
    programme, people = read(path), guests(path)
    written = load(path)
    withdrawn, note = texts(written.get("withdrawn")), written.get("note", "")
    items = _placed(programme, document)
    numbers = {entry["id"]: entry["number"] for entry in document["items"] if entry["number"]}
    shown = {
        key: Visible(
            summary=(f"{numbers[key]}. " if key in numbers else "") + item.raw.get("title", key),
            start=item.span[0],
            end=item.span[1],
            place=_place(programme, item.rooms),
            told=(*facts(programme, items, item, people, withdrawn), *_note(note)),
        )
        for key, item in items.items()
    }
    found = {AGENDA: {key: shown[key] for key, item in items.items() if public(programme, items, item)}}
    for name in programme.people:
        mine = {
            key: _own(shown[key], own(item.raw, withdrawn, name))
            for key, item in items.items()
            if theirs(programme, items, item, name)
        }
        found[name] = {**mine, stay(name): _stay(programme, people[name], written["title"])}
    return found


def emails(path: Path) -> dict[str, str]:
    """Return the address of everybody who has one; the programme's own stands under the agenda."""
    found = {guest.id: guest.email for guest in guests(path).values()}
    found[AGENDA] = (load(path).get("organizer") or {}).get("email", "")
    return {name: address for name, address in found.items() if address}


def _own(visible: Visible, part: Roles) -> Visible:
    """Return an event as somebody sees it who may have a part in it."""
    return replace(visible, part=part, told=(*roles(part), *visible.told))


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
    return (("note", note),) if note else ()


def _stay(programme: Programme, guest: Guest, title: str) -> Visible:
    """Return the days that somebody spends there; those of the whole event, where nothing says otherwise."""
    dates = programme.dates
    person = programme.people[guest.id]
    first, last = dates.first, dates.first + timedelta(days=dates.count - 1)
    if bounded(person.stay[0]):
        first = dates.local(person.stay[0]).date()
    if bounded(person.stay[1]):
        last = dates.local(person.stay[1] - 1).date()  # a day that ends at midnight is the last
    place = "" if person.remote else programme.house
    return Visible(title, first, last + timedelta(days=1), place, ())
