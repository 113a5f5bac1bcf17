"""What is held when: sessions with the walks and changeovers between them, meals, breaks, and what binds everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.generator.layout import STRETCHES, cut_breaks, spread, steps, up
from tests.generator.rich.draft import Draft, Entry, Held
from tests.generator.rich.venue import GROUPS
from tests.generator.words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMATS = ("plenary", "plenary", "roundtable", "group", "fishbowl")
LAYOUTS = {"plenary": "roundtable", "roundtable": "theatre", "fishbowl": "theatre"}


@dataclass
class Choices:
    """Which of the things that take time an event has; the numbers are those of sessions."""

    dinner: bool
    arrival: bool
    after: int
    before: int
    between: int
    rooms: dict[str, str | None] = field(default_factory=dict)


def frame(draft: Draft, count: int) -> None:
    """Lay out an event with so many sessions."""
    rng, layout = draft.rng, draft.layout
    numbers = spread(rng, layout.shape, count)
    few = range(1, count + 1)
    after, before, between = (rng.choice(few) if rng.random() < share else 0 for share in (0.4, 0.35, 0.3))
    dinner, arrival = rng.random() < 0.8, layout.shape[0] == "afternoon" and rng.random() < 0.5
    choices = Choices(dinner, arrival, after, before, between)
    for name, share in (("lunch", 0.5), ("dinner", 0.5), ("coffee", 0.3), ("tea", 0.3), ("photo", 0.5)):
        where = "dining" if name in ("lunch", "dinner") else rng.choice(("garden", "nook"))
        choices.rooms[name] = where if rng.random() < share else None
    counted = iter(few)
    titles = iter(rng.sample(TITLES, len(TITLES)))
    for day, shape in enumerate(layout.shape, start=1):
        minute = up(rng.choice((540, 540, 570)), draft.grid)
        for stretch in STRETCHES[shape]:
            if stretch == "C":
                minute = _lunch(draft, choices, day, minute)
            names = [next(counted) for _ in range(numbers[day, stretch])]
            for number in names:
                minute = _session(draft, choices, Held(f"s{number}", "session", day, minute, 0, stretch), next(titles))
            if stretch in "AC" and names:
                kind = "coffee" if stretch == "A" else "tea"
                minutes = rng.choice(steps(15 if draft.grid == 15 else 20, 30, draft.grid))
                minute = _pause(draft, kind, "break", (day, minute, minutes), choices.rooms[kind])
        if shape == "morning":
            minute = _lunch(draft, choices, day, minute)
        if choices.dinner and day < len(layout.shape):
            start = max(minute + rng.choice((30, 45, 75)), 1080)
            _pause(draft, "dinner", "meal", (day, start, rng.choice((60, 90))), choices.rooms["dinner"])
    cut_breaks(layout)


def earliest(draft: Draft, day: int, minute: int, rooms: Iterable[str], seating: str = "") -> int:
    """Return when something in some rooms can start, for what is held before it on its day, on the grid."""
    for other in draft.held:
        if other.day == day and other.rooms and rooms and not other.inside:
            gap = draft.walk(other.rooms, rooms) if other.kind == "session" or seating else 0
            if seating and other.kind == "session" and set(other.rooms) & set(rooms):
                gap = max(gap, draft.changeover if draft.seating(other.of) != seating else 0)
            minute = max(minute, other.end + gap)
    return up(minute, draft.grid)


def _pause(draft: Draft, name: str, kind: str, when: tuple[int, int, int], room: str | None) -> int:
    """Lay a meal or a break, and return its end."""
    day, minute, minutes = when
    rooms = (room,) if room else ()
    start = earliest(draft, day, minute, rooms)
    draft.held.append(Held(name, kind, day, start, start + minutes, "", rooms, f"{name}@day-{day}"))
    return start + minutes


def _lunch(draft: Draft, choices: Choices, day: int, minute: int) -> int:
    """Lay lunch, or the arrival that stands for it, and return when the afternoon begins."""
    rng = draft.rng
    arrival = choices.arrival and day == 1
    minutes = rng.choice(steps(45, 75, draft.grid))
    start = max(minute, 705) + rng.choice((0, 0, 15, 30))
    end = _pause(draft, "lunch", "meal", (day, start, minutes), choices.rooms["lunch"])
    if arrival:
        item = draft.held[-1]
        item.of = item.name = "arrival"
        draft.fixtures.append({"id": "arrival", "title": "Arrival", "kind": "meal", "replaces": "lunch"})
    return end + rng.choice((0, 0, draft.grid))


def _session(draft: Draft, choices: Choices, item: Held, title: str) -> int:
    """Lay a session, with what stands next to it, and return when the next one may start."""
    rng, grid, number = draft.rng, draft.grid, int(item.of[1:])
    entry: Entry = {"id": item.of, "title": title, "format": rng.choice(FORMATS)}
    if entry["format"] == "group":
        groups = rng.choice((2, 3))
        entry |= {"groups": groups} if groups == 3 or rng.random() < 0.5 else {}
        item.rooms = GROUPS[:groups]
    else:
        circle = entry["format"] == "fishbowl"
        if rng.random() < 0.15:
            entry["layout"], circle = LAYOUTS[str(entry["format"])], False
        item.rooms = ("hall-1",) if circle else (rng.choice(("hall-1", "hall-1", "hall-2")),)
    draft.entries[item.of] = entry
    item.name = item.of
    near = ("photo",) if number == choices.before else ()
    item.start = earliest(draft, item.day, item.start, item.rooms, draft.seating(item.of))
    for _ in near:
        _before(draft, choices, item)
    alone = len([other for other in draft.layout.formal(item.day) if other.stretch == item.stretch]) == 0
    item.end = item.start + rng.choice(steps(45, 75, grid) if alone and rng.random() < 0.6 else steps(30, 50, grid))
    draft.held.append(item)
    minute = item.end
    if number == choices.after:
        minute = _after(draft, choices, item)
    if number == choices.between:
        minute = _fixture(draft, item.day, minute)
    return minute


def _before(draft: Draft, choices: Choices, item: Held) -> None:
    """Put something right before a session."""
    rng, room = draft.rng, choices.rooms["photo"]
    rooms = (room,) if room else ()
    minutes = rng.choice((5, 7, 10, 15))
    here = draft.walk(rooms, item.rooms) if rooms else 0
    first = max(earliest(draft, item.day, item.start, ()), earliest(draft, item.day, 0, rooms, "-") if rooms else 0)
    item.start = up(max(item.start, first + minutes + here), draft.grid)
    end = item.start - here
    near = Held("warm-up", "social", item.day, end - minutes, end, "", rooms, "warm-up", beside=item.of)
    draft.held.append(near)
    _near(draft, near, "before", "A stretch of the legs")


def _after(draft: Draft, choices: Choices, item: Held) -> int:
    """Put something right after a session."""
    rng, room = draft.rng, choices.rooms["photo"]
    rooms = (room,) if room else ()
    start = item.end + (draft.walk(item.rooms, rooms) if rooms else 0)
    end = start + rng.choice((5, 7, 10, 15))
    near = Held("photo", "social", item.day, start, end, "", rooms, "photo", beside=item.of)
    draft.held.append(near)
    _near(draft, near, "after", "Group photograph")
    return end


def _near(draft: Draft, item: Held, side: str, title: str) -> None:
    """Write what stands next to a session; its minutes are written at the end."""
    entry: Entry = {"id": item.of, "title": title, "near": {side: item.beside}, "minutes": item.minutes}
    if draft.rng.random() < 0.4:
        item.kind = draft.rng.choice(("protected", "free", "travel"))
        entry["kind"] = item.kind
    if item.rooms:
        entry["room"] = item.rooms[0]
    draft.fixtures.append(entry)


def _fixture(draft: Draft, day: int, minute: int) -> int:
    """Put something at a set time after a session, which may be a pause."""
    minutes = draft.rng.choice((10, 15, 20, 25))
    kind = draft.rng.choice(("social", "travel", "protected", "free", "break"))
    draft.held.append(Held("tour", kind, day, minute, minute + minutes, "", (), "tour"))
    draft.fixtures.append({"id": "tour", "title": "A tour of the grounds", "kind": kind})
    return minute + minutes
