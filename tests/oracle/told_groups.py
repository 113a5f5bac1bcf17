"""The second reader: which group or table each person's own calendar tells them, and where that is."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.calendar import NAMESPACE, places, plain
from tests.oracle.groups import seated_of
from tests.oracle.mixing import rounds
from tests.oracle.reading import read
from tests.oracle.words import need
from tests.oracle.zone import blocks, fields, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.oracle.mixing import Draft, Round
    from tests.oracle.model import Programme


@dataclass(frozen=True)
class Told:
    """What one event of one person's calendar says: group or table, its number, rooms, and all of the text."""

    word: str
    number: int
    rooms: tuple[str, ...]
    text: str


def words_of(description: str) -> tuple[str, int] | None:
    """Return the group or table that a description names; this is all that is known here of the words."""
    said = re.findall(r"^Your (group|table): (\d+)\b", description, re.MULTILINE)
    found = {(word.capitalize(), int(number)) for word, number in said}
    need(len(found) <= 1, f"more than one group: {sorted(found)}")
    return next(iter(found), None)


def told_by(programme: Programme, ics: bytes) -> dict[str, Told]:
    """Return what a calendar tells of each item in groups or at tables."""
    ids = {
        str(uuid.uuid5(NAMESPACE, f"{path}/{key}")): key
        for path in (programme.id, f"{programme.id}/draft")
        for key in programme.items
    }
    found = {}
    for event in map(fields, blocks(unfolded(ics), "VEVENT")):
        key = ids.get(event["UID"][1], "")
        text = plain(event.get("DESCRIPTION", ("", ""))[1])
        said = words_of(text)
        if key and said:
            found[key] = Told(*said, places(programme, plain(event.get("LOCATION", ("", ""))[1])), text)
    return found


def told_otherwise(path: Path, draft: Draft, calendars: dict[str, bytes]) -> list[str]:
    """Return where somebody's own calendar says otherwise than the draft, or too much of the others."""
    programme, seated = read(path), seated_of(draft)
    held = {key: one for key, one in rounds(programme, draft).items() if key in seated}
    wanted = {
        (name, key): ("Table" if one.table else "Group", group.number, one.item.rooms if one.table else (group.room,))
        for key, one in held.items()
        for group in seated[key]
        for name in group.people
    }
    faults = []
    for name, ics in calendars.items():
        found = told_by(programme, ics)
        for key in sorted(found.keys() | {key for who, key in wanted if who == name}):
            right, said = wanted.get((name, key)), found.get(key)
            if right != (None if said is None else (said.word, said.number, said.rooms)):
                faults.append(
                    f"{name}: {key}: the calendar says {said and (said.word, said.number, said.rooms)}, not {right}"
                )
            elif said:
                faults += [f"{name}: {key}: {fault}" for fault in too_much(programme, held[key], name, said.text)]
    return faults


def too_much(programme: Programme, one: Round, name: str, text: str) -> Iterator[str]:
    """Yield the others who are named, though they have no part, and addresses."""
    cast = programme.casts.get(one.id)
    public = {name, *(who for who, _ in one.leads), *(cast.confirmed | cast.open if cast else ())}
    for who, person in programme.people.items():
        called, address = str(person.row.get("name") or ""), str(person.row.get("email") or "")
        if who not in public and called and re.search(rf"(?<!\w){re.escape(called)}(?!\w)", text):
            yield f"{called} is named"
        if address and address in text:
            yield f"{address} is there"
