"""A calendar file is read alike by everybody: `assert_alike` of its bytes.

Each reader is compared with icalendar, event by event, as far as it keeps what it reads: what it does not keep stands
in its line of `READERS`, and in words in docs/calendars.md.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.readers.by_khal import by_khal
from tests.readers.by_libraries import Event, by_ical, by_icalendar, by_ics, by_vobject
from tests.readers.by_radicale import by_radicale

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

PROGRAMS = ("khal", "radicale")
LIBRARIES = ("ical", "ics", "vobject")


@dataclass(frozen=True)
class Reader:
    """A way to read a file, and what is left of an event by that way."""

    read: Callable[[bytes], list[Event]]
    kept: Callable[[Event], Event] = lambda event: event


def _texts(event: Event, change: Callable[[str], str]) -> Event:
    return replace(
        event,
        summary=change(event.summary),
        location=change(event.location),
        description=change(event.description),
    )


def _white(text: str) -> str:
    """Leave one space of a row of white space, and none at the ends."""
    return re.sub(r"[^\S\n]+", " ", text).strip()


def _kept_by_ics(event: Event) -> Event:
    """Take a backslash before n and r for one of a new line, and no heed of lines that are white."""
    return _texts(event, lambda text: _white(re.sub(r"\\[nN]", "\\\\\n", re.sub(r"\\[rR]", "\\\\\r", text))))


def _kept_by_khal(event: Event) -> Event:
    r"""Take ``\N`` for a new line, and no white space around the place and the description."""
    event = _texts(event, lambda text: text.replace(r"\N", "\n"))
    return replace(event, location=event.location.strip(), description=event.description.strip())


def _kept_by_radicale(event: Event) -> Event:
    """Take no heed of lines that are white."""
    return _texts(event, _white)


def _listed_by_khal(data: bytes) -> list[Event]:
    events = by_icalendar(data)
    return by_khal(data, min(event.start for event in events), max(event.end for event in events))


READERS = {
    "ical": Reader(by_ical),
    "ics": Reader(by_ics, _kept_by_ics),
    "vobject": Reader(by_vobject),
    "khal": Reader(_listed_by_khal, _kept_by_khal),
    "radicale": Reader(by_radicale, _kept_by_radicale),
}


def differences(data: bytes, readers: Collection[str] = tuple(READERS)) -> dict[str, list[str]]:
    """Return, for each reader that reads otherwise than icalendar, what the two say of the events in question."""
    expected = by_icalendar(data)
    assert expected, "a calendar without events"
    # The two programs work in processes of their own meanwhile.
    with ThreadPoolExecutor() as pool:
        working = {name: pool.submit(READERS[name].read, data) for name in readers if name in PROGRAMS}
        read = {name: READERS[name].read(data) for name in readers if name not in PROGRAMS}
        read |= {name: future.result() for name, future in working.items()}
    return {name: told for name in readers if (told := _difference(expected, read[name], READERS[name].kept))}


def _difference(expected: list[Event], got: list[Event], kept: Callable[[Event], Event]) -> list[str]:
    wanted, found = (sorted(map(kept, events)) for events in (expected, got))
    missing = [f"- {event}" for event in wanted if event not in found]
    added = [f"+ {event}" for event in found if event not in wanted]
    number = [] if len(wanted) == len(found) else [f"{len(found)} events for {len(wanted)}"]
    return [*number, *missing, *added]


def assert_alike(data: bytes, readers: Collection[str] = tuple(READERS)) -> None:
    """Fail unless all readers find the same events in a file: UIDs, titles, instants, places and descriptions."""
    found = differences(data, readers)
    assert not found, "\n".join(line for name, told in found.items() for line in (f"{name} reads otherwise:", *told))
