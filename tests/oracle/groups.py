"""A judge of groups and tables: the programme as written, the draft as plain JSON, and what is wrong, in words.

It was written from the description of the language alone. What is soft is counted in tests/oracle/shares.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle.mixing import Draft, Round, company, pairs, pins, rounds
from tests.oracle.model import layout
from tests.oracle.reading import read
from tests.oracle.words import truth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.oracle.model import Programme


@dataclass(frozen=True)
class Sat:
    """One group of a round, as the draft has it."""

    number: int
    people: tuple[str, ...]
    room: str | None
    topic: str


Seated = dict[str, list[Sat]]


def judge_groups(path: Path, draft: Draft, *, before: Draft | None = None, until: int | None = None) -> list[str]:
    """Return the hard rules about groups and tables that a draft breaks; nothing if it breaks none.

    Parameters
    ----------
    path, draft
        The programme, and what was made of it.
    before, until
        What was published, and the minute before which rounds have begun: these stay as they were.
    """
    programme = read(path)
    held, seated = rounds(programme, draft), seated_of(draft)
    old = seated_of(before) if before and until is not None else {}
    begun = {key for key, one in held.items() if until is not None and one.item.span[0] < until and key in old}
    faults = [*strange(held, draft)]
    for key, one in held.items():
        if (key in seated) is one.enough or (one.table and not one.enough):
            if key in seated:
                rules = FROZEN if key in begun else RULES
                faults += [f"{key}: {fault}" for rule in rules for fault in rule(programme, one, seated)]
        else:
            faults.append(f"{key}: nobody is in a group" if one.enough else f"{key}: too few people to be in groups")
    return faults + [fault for key in begun & seated.keys() for fault in changed(held[key], old, seated)]


def seated_of(draft: Draft) -> Seated:
    return {
        entry["item"]: [Sat(g["number"], tuple(g["people"]), g["room"], g["topic"] or "") for g in entry["groups"]]
        for entry in draft.get("groups", [])
    }


def where(groups: list[Sat]) -> dict[str, int]:
    """Return the group of each person."""
    return {name: group.number for group in groups for name in group.people}


def strange(held: dict[str, Round], draft: Draft) -> Iterator[str]:
    counts = Counter(entry["item"] for entry in draft.get("groups", []))
    yield from (f"{key}: it is not a session in groups or a meal at tables" for key in counts if key not in held)
    yield from (f"{key}: its groups are there twice" for key, times in counts.items() if times > 1)


def numbers(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    found = [group.number for group in seated[one.id]]
    if found != list(range(1, one.number + 1)):
        yield f"its groups are {found}, not 1 to {one.number}"


def once(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    """Everyone present is in exactly one group, and nobody else is."""
    times = Counter(name for group in seated[one.id] for name in group.people)
    yield from (f"{name} is in no group" for name in sorted(one.people - times.keys()))
    yield from (f"{name} is in {count} groups" for name, count in sorted(times.items()) if count > 1)
    yield from (f"{name} is in a group, and not in the round" for name in sorted(times.keys() - one.welcome))


def sizes(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    """Groups that say nothing share the people evenly; the others have as many as they say."""
    found = [len(group.people) for group in seated[one.id]]
    if one.even and max(found) - min(found) > 1:
        yield f"its groups have {found} people, and are to have nearly as many"
    for group, size, said in zip(seated[one.id], found, one.sizes, strict=False):
        if said and not said[0] <= size <= said[1]:
            yield f"group {group.number} has {size} people, not {said[0]} to {said[1]}"


def leads(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    sits = where(seated[one.id])
    for name, place in one.leads:
        if sits.get(name, place if name not in one.people else 0) != place:
            yield f"{name} leads group {place}, and is in {sits.get(name)}"


def seats(programme: Programme, one: Round, seated: Seated) -> Iterator[str]:
    sits = where(seated[one.id])
    for name, place in pins(programme, one):
        if name in sits and sits[name] != place:
            yield f"{name} has a seat in group {place}, and is in {sits[name]}"


def together(programme: Programme, one: Round, seated: Seated) -> Iterator[str]:
    sits = where(seated[one.id])
    for few in company(programme, "together", one):
        found = {sits[name] for name in few if name in sits}
        if len(found) > 1:
            yield f"{', '.join(sorted(few))} are to be together, and are in {sorted(found)}"


def apart(programme: Programme, one: Round, seated: Seated) -> Iterator[str]:
    sits = where(seated[one.id])
    for few in company(programme, "apart", one):
        for a, b in pairs(few & sits.keys()):
            if sits[a] == sits[b]:
                yield f"{a} and {b} are to be apart, and are in {sits[a]}"


def kept(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    old, new = where(seated.get(one.source, [])), where(seated[one.id])
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            yield f"{name} is in group {new[name]}, and was in {old[name]} in {one.source}"


def rooms(programme: Programme, one: Round, seated: Seated) -> Iterator[str]:
    """Each group has a room of its own among those of its session, with seats; tables have that of the meal."""
    if one.table:
        odd = [group.number for group in seated[one.id] if group.room not in {None, *one.item.rooms}]
        yield from (f"table {number} is not in the room of the meal" for number in odd)
        return
    found = [group.room for group in seated[one.id]]
    if len(set(found)) < len(found):
        yield f"two of its groups are in one room: {found}"
    for group in seated[one.id]:
        if group.room not in one.item.rooms:
            yield f"group {group.number} is in {group.room}, which is no room of it"
            continue
        heads = sum(not programme.people[name].remote for name in group.people if name in programme.people)
        room = programme.rooms[group.room]
        if heads > int(room["layouts"].get(layout(one.item), 0)):
            yield f"group {group.number} has no seats for {heads} people in {group.room}"


def step_free(programme: Programme, one: Round, seated: Seated) -> Iterator[str]:
    """Whoever needs a room without a step has one, if any of the rooms is one."""
    good = {room for room in one.item.rooms if truth(programme.rooms[room].get("step_free"))}
    for group in seated[one.id] if good and not one.table else []:
        for name in group.people:
            if name in programme.people and "step-free" in programme.people[name].needs and group.room not in good:
                yield f"{name} needs a room without a step, and {group.room} has one"


def topics(_: Programme, one: Round, seated: Seated) -> Iterator[str]:
    found = [group.topic for group in seated[one.id]]
    if found != list(one.topics) and not (one.source and not any(found)):
        yield f"its topics are {found}, not {list(one.topics)}"


def changed(one: Round, old: Seated, new: Seated) -> Iterator[str]:
    """What has begun stays as it was for all who are still in it."""
    was, now = where(old[one.id]), where(new[one.id])
    for name in sorted(was.keys() & one.people):
        if now.get(name) != was[name]:
            yield f"{one.id}: {name} is in group {now.get(name)}, and was in {was[name]} when it began"


FROZEN = (numbers, once, rooms, topics)
RULES = (*FROZEN, sizes, leads, seats, together, apart, kept, step_free)
