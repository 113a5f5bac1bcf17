"""What a programme asks of its groups and tables: rounds, their seats and leads, and who is to be with whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

from tests.oracle.model import Item, Programme, groups, seats
from tests.oracle.words import Span, known, need, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

Draft = dict[str, Any]
LEADS = ("facilitators", "rapporteurs", "hosts")


@dataclass(frozen=True)
class Round:
    """A session in groups, or a meal at tables, as a timetable holds it, and who has to be in it."""

    item: Item
    table: bool
    number: int
    topics: tuple[str, ...]
    sizes: tuple[tuple[int, int] | None, ...]
    people: frozenset[str]
    welcome: frozenset[str]
    leads: tuple[tuple[str, int], ...]
    source: str

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def enough(self) -> bool:
        return len(self.people) >= 2 * self.number

    @property
    def even(self) -> bool:
        """Whether all groups share the people evenly; those that are kept are as they were."""
        return not self.source and not any(self.sizes)


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp()) // 60


def rounds(programme: Programme, draft: Draft) -> dict[str, Round]:
    """Return the rounds that a draft holds, in time order, by the ids of their items."""
    found = []
    for entry in draft["items"]:
        if entry["id"] in programme.items:
            span = (moment(entry["start"]), moment(entry["end"]))
            item = replace(programme.items[entry["id"]], span=span, rooms=tuple(entry["rooms"]))
            found += of_item(programme, item)
    held = {one.id: one for one in sorted(found, key=lambda one: (one.item.span, one.id))}
    return {key: replace(one, source=one.source if one.source in held else "") for key, one in held.items()}


def of_item(programme: Programme, item: Item) -> list[Round]:
    """Return the one round that an item is, or none."""
    table = item.kind != "session"
    asked = item.raw.get("tables" if table else "groups", "1")
    number = len(asked) if isinstance(asked, list) else groups(item) if not table else int(asked)
    if item.part or number < 2:
        return []
    entries = asked if isinstance(asked, list) else [""] * number
    cast = programme.casts.get(item.id)
    meant = programme.meant(item)
    due = cast.due if cast else frozenset(programme.people) if meant is None else meant
    welcome = {name for name in due | (cast.open if cast else set()) if there(programme, name, item.span, table=table)}
    return [
        Round(
            item=item,
            table=table,
            number=number,
            topics=topics_of(programme, item) if not table else ("",) * number,
            sizes=tuple(seats(entry) for entry in entries),
            people=due & welcome,
            welcome=frozenset(welcome),
            leads=tuple(leads(item, welcome)),
            source=item.raw.get("same_groups_as", ""),
        )
    ]


def there(programme: Programme, name: str, span: Span, *, table: bool) -> bool:
    """Tell whether somebody is there for at least half of it; nobody from elsewhere sits at a table."""
    who = programme.people[name]
    away = {minute for gone in who.away for minute in range(max(gone[0], span[0]), min(gone[1], span[1]))}
    return 2 * len(away) <= span[1] - span[0] and not (table and who.remote)


def topics_of(programme: Programme, item: Item) -> tuple[str, ...]:
    """Return the topics of the groups, which those who keep the groups of another session keep as well."""
    while "same_groups_as" in item.raw and item.raw["same_groups_as"] in programme.items:
        item = programme.items[item.raw["same_groups_as"]]
    asked = item.raw.get("groups", "1")
    if not isinstance(asked, list):
        return ("",) * groups(item)
    found = [
        known("seat", one).get("topic", "") if isinstance(one, dict) else "" if seats(one) else one for one in asked
    ]
    return tuple(str(topic).strip() for topic in found)


def leads(item: Item, welcome: set[str]) -> Iterator[tuple[str, int]]:
    """Yield who leads which group: whoever is on the list and there, confirmed or not."""
    for part in LEADS:
        for place, text in enumerate(texts(item.raw.get(part)), 1):
            name = text if text.startswith("*") else text.removesuffix("*").strip()
            if name in welcome:
                yield name, place


def bears(one: Round, target: str) -> bool:
    """Tell whether the programme means this round by ``clinics``, ``dinner`` or ``dinner@day-1``."""
    return target in {one.id, one.item.raw["id"]}


def place_of(one: Round, said: str) -> int:
    """Return the group that a number or a topic means."""
    topics = [topic.casefold() for topic in one.topics]
    if said.strip().isdigit():
        return int(said)
    need(said.strip().casefold() in topics, f"{one.id}: no such topic: {said}")
    return topics.index(said.strip().casefold()) + 1


def pins(programme: Programme, one: Round) -> Iterator[tuple[str, int]]:
    """Yield who has a seat of their own in a round."""
    for target, row in (programme.mix.get("seats") or {}).items():
        if bears(one, target):
            yield from ((name, place_of(one, str(said))) for name, said in row.items() if name in one.welcome)


def named(programme: Programme, words: list[str]) -> frozenset[str]:
    """Return the people whom ids and tags name."""
    return frozenset(
        name for name, person in programme.people.items() if name in words or person.words & frozenset(words)
    )


def company(programme: Programme, key: str, one: Round) -> Iterator[frozenset[str]]:
    """Yield those who are to be together, or apart, in a round."""
    for entry in texts(programme.mix.get(key)):
        need(isinstance(entry, list | dict), f"{key}: not a list of people: {entry}")
        words = texts(known("company", entry)["people"]) if isinstance(entry, dict) else entry
        where = texts(entry.get("in")) if isinstance(entry, dict) else []
        if not where or any(bears(one, target) for target in where):
            yield named(programme, words) & one.welcome


def pairs(people: frozenset[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(people), 2)
