"""What people were told: an earlier agenda, and how much of it has to stay."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.oracle.calendar import events, number_of, plain, rooms_of
from tests.oracle.words import need
from tests.oracle.zone import Zone, blocks, fields, stamp, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tests.oracle.calendar import Event
    from tests.oracle.model import Programme
    from tests.oracle.words import Span

KEEP = ("all", "most", "some", "nothing")
LAST = 2100  # the year until which the zone of a file is followed


@dataclass(frozen=True)
class Published:
    """An earlier state as its calendar tells it, which may be a draft's, and what a solve was told about it.

    Parameters
    ----------
    agenda, first_day
        The calendar, and the day that was its first.
    keep
        One of ``all``, ``most``, ``some`` and ``nothing``, of which the last leaves the numbers alone.
    moment
        What began before it is kept as it was, written as in a programme.
    earlier
        The agendas that were published before it: no number in them is given away.
    house, rooms
        The house's name then, and the ids of rooms by their names then, where they differ from what is written now.
    """

    agenda: bytes
    first_day: date
    keep: str = "most"
    moment: str = ""
    earlier: tuple[bytes, ...] = ()
    house: str | None = None
    rooms: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where an item was: by the number of its day, the clock and its length; ``span`` is when that is by now."""

    day: int
    minute: int
    length: int
    rooms: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Told:
    """What was published, as the programme of today understands it."""

    keep: str = "nothing"
    until: int | None = None
    places: dict[str, Place] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def begun(self, key: str) -> bool:
        """Tell whether an item had begun at the moment up to which the past is kept, by what people were told."""
        return self.until is not None and key in self.places and self.places[key].span[0] < self.until


def told(programme: Programme, published: Published | None) -> tuple[Programme, Told]:
    """Return what was published, and the programme with the rooms that are there no more, which have no layout."""
    if published is None:
        return programme, Told()
    need(published.keep in KEEP, f"not a word for what is kept: {published.keep!r}")
    then = replace(programme, house=programme.house if published.house is None else published.house)
    places = dict(_places(then, published))
    gone = {name for place in places.values() for name in place.rooms} - programme.rooms.keys()
    programme = replace(programme, rooms=programme.rooms | {name: {"id": name, "layouts": {}} for name in sorted(gone)})
    until = programme.dates.moment(published.moment) if published.moment else None
    numbers: dict[str, str] = {}
    taken: set[str] = set()
    for agenda in (*published.earlier, published.agenda):
        for key, event in _told(programme, agenda):
            if number := number_of(event):
                taken.add(number)
                numbers |= {key: number} if key else {}
    return programme, Told(published.keep, until, places, numbers, frozenset(taken))


def _told(programme: Programme, agenda: bytes) -> Iterator[tuple[str, Event]]:
    """Yield the events of a published agenda, or of a draft; whole days are none of its items."""
    text = unfolded(agenda)
    for (key, event), (other, _) in zip(
        events(programme, text, draft=False), events(programme, text, draft=True), strict=True
    ):
        if "VALUE=DATE" not in event["DTSTART"][0]:
            yield key or other, event


def _places(programme: Programme, published: Published) -> Iterator[tuple[str, Place]]:
    """Yield where each item was that the programme still has, but for what was cancelled already."""
    text = unfolded(published.agenda)
    zones = {fields(block)["TZID"][1]: Zone(block, LAST) for block in blocks(text, "VTIMEZONE")}
    clocks = ZoneInfo(next(iter(zones), programme.dates.zone.key))
    ids = {raw.get("name", key): key for key, raw in programme.rooms.items()} | published.rooms
    for key, event in _told(programme, published.agenda):
        if not key or event.get("STATUS", ("", ""))[1] == "CANCELLED":
            continue
        start, end = (stamp(*event[name], zones) for name in ("DTSTART", "DTEND"))
        local = datetime.fromtimestamp(start * 60, clocks)
        day, minute = (local.date() - published.first_day).days + 1, local.hour * 60 + local.minute
        now = programme.dates.instant(day, minute)
        names = rooms_of(programme, plain(event.get("LOCATION", ("", ""))[1]))
        rooms = tuple(ids.get(name, name) for name in names)
        yield key, Place(day, minute, end - start, rooms, (now, now + end - start))
