"""The rounds: sessions in groups, written in each way that there is, and meals at tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.groups.plan import Frame, Round

if TYPE_CHECKING:
    from tests.generator.groups.plan import Entry

NAMES = ("clinics", "plans", "cases", "views")
SLOTS = (630, 840, 930)
"""When sessions in groups begin, of an hour each; lunch is between them."""
TOPICS = ("Ports of entry", "Health workers", "Who pays", "Paper, or none", "Ärzte: 24 Stunden")


def rounds(frame: Frame, kind: int) -> None:
    """Draw the rounds in time order; `kind` says how the first session writes its groups."""
    rng = frame.rng
    slots = sorted(
        rng.sample(
            [(day, at) for day in range(1, frame.days + 1) for at in SLOTS], rng.randint(2, min(4, 3 * frame.days))
        )
    )
    for place, ((day, at), name) in enumerate(zip(slots, NAMES, strict=False)):
        entry: Entry = {"id": name, "title": f"About {name}", "format": "group", "minutes": 60}
        own = [guest for guest in frame.guests if "visit" in guest.tags]
        people = own if place == 3 and len(own) >= 12 else frame.guests
        if people is own:
            entry["audience"] = ["visit"]
        one = Round(name, name, day, at, at + 60, 2, table=False, entry=entry, people=people)
        split(frame, one, (kind + place) % 5)
        frame.rounds.append(one)
    tables(frame)
    frame.rounds.sort(key=lambda one: (one.day, one.start))


def shares(people: int, number: int) -> list[int]:
    """Return how many people each group has if they share them evenly."""
    return [people // number + (place < people % number) for place in range(number)]


def split(frame: Frame, one: Round, way: int) -> None:
    """Say how many groups a session has: by a number, by its format, by sizes, by topics, or by topics with seats."""
    rng, there = frame.rng, len(one.there())
    one.number = rng.randint(2, max(2, min(4, there // 4)))
    one.sizes = shares(there, one.number)
    if way == 0:
        one.entry["groups"] = one.number
    elif way == 1:
        one.number, one.entry["format"] = 2, "clinic"
        one.sizes = shares(there, 2)
    elif way == 2:
        one.entry["groups"] = [said(frame, size) for size in uneven(one)]
    else:
        one.topics = rng.sample(TOPICS, one.number)
        sizes = uneven(one) if way == 4 else one.sizes
        seats: list[object] = [
            {"topic": topic, "seats": said(frame, size)} for topic, size in zip(one.topics, sizes, strict=True)
        ]
        if way == 3:
            seats = [topic if rng.random() < 0.5 else {"topic": topic} for topic in one.topics]
        elif rng.random() < 0.5:
            seats[0] = one.topics[0]
        one.entry["groups"] = seats


def uneven(one: Round) -> list[int]:
    """Let the first group have two people more than the last."""
    one.sizes = [one.sizes[0] + 1, *one.sizes[1:-1], one.sizes[-1] - 1]
    return one.sizes


def said(frame: Frame, size: int) -> object:
    """Return seats for so many people, as most or as least and most."""
    more = frame.rng.randint(0, 2)
    return frame.rng.choice((size + more, f"{max(1, size - 1)}-{size + more}"))


def tables(frame: Frame) -> None:
    """Let there be tables at dinner, on each of its days, and perhaps at a gala in the place of one."""
    rng = frame.rng
    number = rng.randint(2, 4)
    frame.hosts = frame.hosts[:number]
    entry: Entry = {"id": "dinner", "tables": number, "hosts": list(frame.hosts)}
    gala = frame.days > 1 and rng.random() < 0.5
    if not gala and rng.random() < 0.5:
        most = max(-(-len(frame.guests) // number), 2)
        entry["tables"] = [most + 1] * number
    if gala:
        two: Entry = {"id": "gala", "title": "Gala", "kind": "meal", "at": "day 1 19:00", "minutes": 90}
        two |= {"replaces": "dinner", "tables": 2}
        frame.rounds.append(Round("gala", "gala", 1, 1140, 1230, 2, table=True, entry=two, people=frame.guests))
    for day in range(2 if gala else 1, frame.days + 1):
        frame.rounds.append(
            Round(f"dinner@day-{day}", "dinner", day, 1140, 1230, number, table=True, entry=entry, people=frame.guests)
        )
    for one in frame.rounds:
        if one.table:
            one.sizes = shares(len(one.there()), one.number)
