"""From the document as written to the programme as understood."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scheduler.clock import Clock
from scheduler.programme import defaults
from scheduler.programme.durations import whole
from scheduler.programme.model import House, Limits, Organizer, Room, Window
from scheduler.programme.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.errors import Problem, Source
    from scheduler.programme.document import Document
    from scheduler.programme.model import Person
    from scheduler.programme.moments import Day, Range
    from scheduler.programme.problems import Problems
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import HeadWritten, RoomWritten
    from scheduler.programme.yaml_lines import Node

MOST_DAYS = 31
_HALF_HOUR = 30


@dataclass
class Context:
    """What every step of the resolving needs at hand.

    ``people`` are those who have not withdrawn, once they are known; ``withdrawn`` and ``cancelled`` are the ids of
    people and sessions that are no more. ``unsound`` names the lists of which something could not be read: what they
    lack may only be unread.
    """

    document: Document
    head: HeadWritten
    clock: Clock
    problems: Problems
    seats: int
    people: tuple[Person, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    cancelled: frozenset[str] = frozenset()
    assumed: list[str] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unsound: set[str] = field(default_factory=set)

    def assume(self, sentence: str) -> None:
        """Note a default that was taken, once."""
        if sentence not in self.assumed:
            self.assumed.append(sentence)


def context(document: Document, problems: Problems) -> Context | None:
    """Return the context, or None where the days of the event cannot be told."""
    entry = document.head
    if entry is None:
        return None
    head = entry.written
    days = (head.last_day - head.first_day).days + 1
    if days < 1:
        what = f"the event ends on {head.last_day}, before it begins on {head.first_day}"
        problems.add(entry.at("last_day"), "last_day", what, "Correct one of the two dates")
        return None
    if days > MOST_DAYS:
        what = f"the event lasts {days} days, and {MOST_DAYS} are the most"
        problems.add(entry.at("last_day"), "last_day", what, "Correct the dates, or make several events of it")
        return None
    grid = defaults.GRID if head.grid is None else head.grid
    if _HALF_HOUR % grid:
        what = f"a grid of {grid} minutes does not divide half an hour"
        problems.add(entry.at("grid"), "grid", what, "Write 1, 2, 3, 5, 6, 10, 15 or 30")
        return None
    seats = max(head.expected or 0, len(document.people))
    clock = Clock(head.timezone, head.first_day, head.last_day, grid)
    found = Context(document, head, clock, problems, seats, unsound=set(document.unsound))
    found.withdrawn = frozenset(head.withdrawn)
    found.cancelled = frozenset(one.written.id for one in document.sessions if one.written.cancelled)
    if head.grid is None:
        found.assume(defaults.grid_sentence())
    if head.expected is None:
        seated = sum(not (one.written.remote or one.written.id in found.withdrawn) for one in document.people)
        found.assume(defaults.seats_sentence(seated))
    return found


def by_day(
    context: Context, ranges: Mapping[Day | None, tuple[Range, ...]], node: Node, where: str
) -> dict[int, tuple[Window, ...]]:
    """Return the windows of each day that has any; ``else`` (None) gives them to the days that are not named."""
    windows: dict[int, tuple[Window, ...]] = {}
    named: dict[int, str] = {}
    for day, written in ranges.items():
        if day is None:
            continue
        place = node.get(day.text) or node
        with context.problems.catching(place, where):
            number = day.on(context.clock)
            if number in named:
                what = f'"{day.text}" and "{named[number]}" are the same day'
                context.problems.add(place.source, where, what, "Write the day once, with a list of ranges")
                continue
            named[number] = day.text
            windows[number] = _windows(context, written, number, place, where)
    for number in context.clock.days:
        if number not in named and None in ranges:
            with context.problems.catching(node.get("else") or node, where):
                windows[number] = _windows(context, ranges[None], number, node.get("else") or node, where)
    return {number: windows[number] for number in sorted(windows) if windows[number]}


def _windows(context: Context, ranges: tuple[Range, ...], day: int, node: Node, where: str) -> tuple[Window, ...]:
    found = sorted(ranges, key=lambda one: one.start)
    for first, second in itertools.pairwise(found):
        if second.start < first.end:
            what = f"{first} and {second} overlap"
            context.problems.add(node.source, where, what, "Join them, or let one end before the other begins")
            return ()
    return tuple(one.on(context.clock, day) for one in found)


def hours(context: Context) -> tuple[dict[int, tuple[Window, ...]], dict[int, Source]]:
    """Return the hours of each day that has any, and where they were written."""
    node = context.document.root.get("hours")
    if node is None or context.head.hours is None:
        if node is None:
            context.assume(defaults.hours_sentence())
        every: Mapping[Day | None, tuple[Range, ...]] = {None: (defaults.HOURS,)}
        return by_day(context, every, context.document.root, "hours"), {}
    before = len(context.problems)
    windows = by_day(context, context.head.hours, node, "hours")
    if len(context.problems) > before:
        return windows, {}
    if not windows:
        context.problems.add(node.source, "hours", "no day has hours", 'Write some, as "day 1: 09:00-18:00"')
    named = {day.on(context.clock): node.at((day.text,)) for day in context.head.hours if day is not None}
    return windows, {number: named.get(number, node.at(("else",))) for number in windows}


def rooms(context: Context) -> tuple[Room, ...]:
    """Return the rooms of the house."""
    made = []
    for entry in context.document.rooms:
        room = entry.written
        if not room.layouts:
            remedy = 'Write its seats in each, as "{theatre: 80}"'
            context.problems.add(entry.at("layouts"), entry.named("layouts"), "the room has no layout", remedy)
        closed = tuple(_closed(context, entry))
        made.append(
            Room(room.id, room.name, dict(room.layouts), closed, room.step_free, room.away, source=entry.node.source)
        )
    return tuple(made)


def _closed(context: Context, entry: Entry[RoomWritten]) -> Iterator[Window]:
    node = entry.node.get("closed") or entry.node
    found: list[Window] = []
    for number, absence in enumerate(entry.written.closed):
        with context.problems.catching(node.items[number] if node.items else node, entry.named("closed")):
            found += absence.on(context.clock)
    yield from sorted(set(found))


def limits(context: Context) -> Limits:
    """Return the limits, with the defaults of those that are not written."""
    entry = context.document.limits
    written = {key: number for key, number in entry.written if number is not None}
    for key in type(entry.written).model_fields:
        if key not in entry.node.keys:
            context.assume(defaults.limit_sentence(key, getattr(defaults.LIMITS, key)))
    sources = {key: entry.at(key) for key in entry.node.keys}
    return Limits(**written, sources=sources)


def weights(context: Context) -> tuple[dict[str, int], str]:
    """Return the weight of each term, and the profile that they start from."""
    node, problems = context.document.weights, context.problems
    profile, found = defaults.PROFILE, dict(defaults.WEIGHTS[defaults.PROFILE])
    if node is None:
        context.assume(defaults.weights_sentence())
        return found, profile
    if node.items or (node.text is None and not isinstance(node.value, dict)):
        problems.add(node.source, "weights", "a list stands here", 'Write "balanced" or "{profile: balanced, ...}"')
        return found, profile
    profile = _profile(node if node.text is not None else node.get("profile"), problems)
    found = dict(defaults.WEIGHTS[profile])
    for key in node.keys:
        if key in found:
            with problems.catching(node.get(key) or node, f"weights: {key}"):
                found[key] = whole((node.get(key) or node).plain(), 0, defaults.MOST_WEIGHT)
        elif key != "profile":
            problems.add(node.at((key,)), "weights", f'the key "{key}" is unknown', nearest(key, ("profile", *found)))
    return found, profile


def _profile(node: Node | None, problems: Problems) -> str:
    if node is None:
        return defaults.PROFILE
    name = node.text or ""
    if name not in defaults.WEIGHTS:
        problems.add(node.source, "weights", f'there is no profile "{name}"', nearest(name, defaults.WEIGHTS))
        return defaults.PROFILE
    return name


def house(context: Context) -> House:
    """Return where the event is."""
    entry = context.document.house
    if entry is None:
        return House()
    return House(entry.written.house, entry.written.address, entry.written.location)


def organizer(head: HeadWritten) -> Organizer | None:
    """Return whom participants write to."""
    return Organizer(head.organizer.name, head.organizer.email) if head.organizer else None
