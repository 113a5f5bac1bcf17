"""The files of a programme, read once: what the judge of timetables reads of them, and what people read."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.reading import load, read
from tests.oracle.words import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.model import Programme
    from tests.oracle.words import Raw

AGENDA = ""  # the addressee that is nobody's id


@dataclass(frozen=True)
class Guest:
    """A name, where somebody is from, and an address that is nobody else's business."""

    id: str
    name: str
    organisation: str
    email: str

    @property
    def shown(self) -> tuple[str, ...]:
        """What others read where this person has a part."""
        return tuple(filter(None, (self.name, self.organisation)))


@dataclass(frozen=True)
class Meeting:
    """A programme, and everybody on its list, withdrawn or not."""

    programme: Programme
    title: str
    note: str
    people: dict[str, Guest]
    withdrawn: frozenset[str]
    office: str

    @property
    def calendars(self) -> dict[str, str]:
        """What each calendar is called: as the meeting, and as the person."""
        return {AGENDA: self.title} | {
            name: f"{self.title}: {self.people[name].name}" for name in self.programme.people
        }

    @property
    def emails(self) -> dict[str, str]:
        """The address of everybody who has one; the programme's own stands under the agenda."""
        found = {AGENDA: self.office} | {guest.id: guest.email for guest in self.people.values()}
        return {name: address for name, address in found.items() if address}


def meeting(path: Path) -> Meeting:
    """Read a programme."""
    written = load(path)
    return Meeting(
        programme=read(path),
        title=written["title"],
        note=written.get("note", ""),
        people={guest.id: guest for guest in map(_guest, _rows(written.get("people"), path.parent))},
        withdrawn=frozenset(texts(written.get("withdrawn"))),
        office=(written.get("organizer") or {}).get("email", ""),
    )


def _rows(value: object, folder: Path) -> list[Raw]:
    if not isinstance(value, str) or not value:
        return texts(value)
    with (folder / value).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _guest(row: Raw) -> Guest:
    return Guest(*((row.get(key) or "").strip() for key in ("id", "name", "organisation", "email")))
