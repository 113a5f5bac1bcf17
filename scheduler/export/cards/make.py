"""From a timetable and its programme to the cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.export.cards.model import RESERVED, Cards, DoorCard, Held, TentCard
from scheduler.export.nested import nested
from scheduler.export.who import is_private
from scheduler.export.words import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.export.printed.model import Edition
    from scheduler.programme.model import Person, Programme, Room
    from scheduler.timetable.model import Timetable


def cards_of(timetable: Timetable, programme: Programme, edition: Edition) -> Cards:
    """Return a card for each who has a seat, and one for each room and day in which something is held there.

    Who takes part from elsewhere needs no seat, and who can no longer come is not among the people.
    """
    return Cards(
        title=programme.title or programme.id,
        edition=edition,
        tents=tuple(_tent(person) for person in programme.people if not person.remote),
        doors=tuple(card for day in timetable.days for card in _doors(day, timetable, programme)),
    )


def _tent(person: Person) -> TentCard:
    """Return somebody's card; what the line above says in the same words is not said again."""
    organisation = "" if _says(person.name, person.organisation) else person.organisation
    country = "" if _says(f"{person.name}\n{organisation}", person.country) else person.country
    return TentCard(person.name, organisation, country)


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _doors(day: date, timetable: Timetable, programme: Programme) -> Iterator[DoorCard]:
    for room in programme.rooms:
        held = tuple(_held(room, day, timetable, programme))
        if held:
            yield DoorCard(room.name, day, held)


def _held(room: Room, day: date, timetable: Timetable, programme: Programme) -> Iterator[Held]:
    """Yield what is held in a room, the parts of a meal below it; a part of what is private is not told of."""
    zone = programme.clock.zone
    for item, within in nested(timetable, day):
        private = is_private(item, programme)
        if room.id in item.rooms and not (private and within):
            title = RESERVED if private else title_of(item) or item.id
            yield Held(title, item.start.astimezone(zone), item.end.astimezone(zone))
