"""What the description of an event tells, as facts: each has a name, and words that must stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.calendar_model.parts import Part, Roles, parts, pieces
from tests.oracle.words import minutes, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.calendar_model.meeting import Guest, Meeting
    from tests.oracle.model import Item, Items

Fact = tuple[str, str]
Facts = tuple[Fact, ...]
NOTE = "note"
VACANT, OPEN = "vacant", "to be confirmed"
FEW = 3  # so many people are named


def facts(meeting: Meeting, items: Items, item: Item) -> Iterator[Fact]:
    """Yield what everybody reads of an item: kind and length, whose it is, what it is about, who has a part."""
    programme, people, withdrawn = meeting.programme, meeting.people, meeting.withdrawn
    kind = item.raw.get("format", "remarks") if item.kind == "session" else item.kind
    yield "kind", kind.lower()
    yield "length", f"{item.length} minutes"
    if item.part:
        host = items[programme.hosts[item.id]]
        yield "host", host.raw.get("title", host.id)
    yield from (
        ("for", words) for words in _for(meeting, [*texts(item.raw.get("audience")), *texts(item.raw.get("people"))])
    )
    for question in texts(item.raw.get("questions")):
        yield "question", question
    for title, length, speakers in pieces(item.raw, withdrawn):
        yield "piece", title
        yield from (("piece", f"{minutes(length)} minutes") for _ in filter(None, [length]))
        for one in speakers:
            yield from _holder("piece", one, people)
    for one in parts(item.raw, withdrawn):
        yield from _holder(one.role, one, people)


def _for(meeting: Meeting, words: list[str]) -> list[str]:
    """Return the tags, and the names of those who have none of them; of more than three people their number."""
    people = meeting.programme.people
    tags = {word for word in words if word not in meeting.people}
    listed = [word for word in words if word in people]
    if len(listed) > FEW:
        return sorted({*tags, f"{len(listed)} people"})
    named = [word for word in listed if not tags & people[word].words]
    return sorted({*tags, *(meeting.people[name].name for name in named)})


def _holder(name: str, one: Part, people: Mapping[str, Guest]) -> Iterator[Fact]:
    if one.vacant:
        yield name, VACANT
        return
    yield from ((name, text) for text in (people[one.who].shown if one.named else filter(None, [one.who])))
    if not one.confirmed:
        yield name, OPEN


def roles(own: Roles) -> Iterator[Fact]:
    """Yield what one person alone reads: their own part."""
    for role, confirmed in own:
        yield "own part", role
        if not confirmed:
            yield "own part", OPEN
