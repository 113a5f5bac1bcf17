"""Reading a calendar file, event by event, from its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from tests.oracle.calendar import plain
from tests.oracle.words import need
from tests.oracle.zone import Zone, blocks, fields, stamp

Moment = int | date  # minutes since the start of 1970 in UTC, or a day
Fields = dict[str, tuple[str, str]]
LAST = 2100  # the year until which a zone's rules are followed
EVENT = re.compile(rb"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Seen:
    """An event as a file has it."""

    uid: str
    summary: str
    start: Moment
    end: Moment
    place: str
    description: str
    status: str
    sequence: int
    created: datetime
    changed: datetime
    stamped: datetime
    raw: bytes


def seen(data: bytes) -> list[Seen]:
    """Return the events of a file; ValueError or KeyError if it cannot be read."""
    return list(_seen(data))


@lru_cache(maxsize=256)  # a file is looked at for this and for that, and once more beside the next one
def _seen(data: bytes) -> tuple[Seen, ...]:
    zones = dict(zone_of(block) for block in blocks(unfolded(data), "VTIMEZONE"))
    return tuple(_event(raw, zones) for raw in EVENT.findall(data))


def unfolded(data: bytes) -> str:
    return data.decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")


@lru_cache(maxsize=64)
def zone_of(block: str) -> tuple[str, Zone]:
    return fields(block)["TZID"][1], Zone(block, LAST)


def said(moment: Moment) -> str:
    """Return a moment as a sentence has it."""
    if isinstance(moment, date):
        return moment.isoformat()
    return f"{datetime.fromtimestamp(moment * 60, UTC):%Y-%m-%d %H:%M} UTC"


def _event(raw: bytes, zones: dict[str, Zone]) -> Seen:
    found = fields(unfolded(raw))
    need(not {"DURATION", "RRULE", "RDATE"} & found.keys(), "an event lasts from DTSTART to DTEND, once")
    return Seen(
        uid=found["UID"][1],
        summary=plain(found["SUMMARY"][1]),
        start=_moment(*found["DTSTART"], zones),
        end=_moment(*found["DTEND"], zones),
        place=_text(found, "LOCATION"),
        description=_text(found, "DESCRIPTION"),
        status=found["STATUS"][1],
        sequence=int(found["SEQUENCE"][1]),
        created=_instant(found["CREATED"][1]),
        changed=_instant(found["LAST-MODIFIED"][1]),
        stamped=_instant(found["DTSTAMP"][1]),
        raw=raw,
    )


def _text(found: Fields, name: str) -> str:
    return plain(found[name][1]) if name in found else ""


def _moment(params: str, value: str, zones: dict[str, Zone]) -> Moment:
    if params == ";VALUE=DATE":
        return datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date()
    return stamp(params, value, zones)


def _instant(value: str) -> datetime:
    need(value.endswith("Z"), f"{value} is not in UTC")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
