"""Two rules that no timetable keeps, put into a programme that had one, and the reason why."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from tests.generator.layout import up
from tests.generator.rich.bonds import PRESENT
from tests.generator.rich.draft import CORE
from tests.generator.words import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.layout import Item
    from tests.generator.rich.draft import Draft, Entry

NEVER = 60  # a format's least minutes


def spoil(draft: Draft, tree: Entry) -> str:
    """Make a programme impossible, and say why it is."""
    often: list[Callable[[Draft, Entry], str]] = [_minutes, _numbers, _days, _closed, _dinner, _kept]
    seldom: list[Callable[[Draft, Entry], str]] = [_photograph, _changeover, _walk]
    tried = draft.rng.sample(often, len(often))
    # Few events have what those need, so they come first.
    for way in [*draft.rng.sample(seldom, draft.rng.choice((0, 3))), *tried]:
        if reason := way(draft, tree):
            return reason
    return ""


def _must(draft: Draft) -> list[Item]:
    """Return the formal sessions that may not be left out."""
    return [item for item in draft.layout.sessions if "optional" not in draft.entries[item.of]]


def _least(entry: Entry) -> int:
    """Return the least minutes of a session."""
    minutes = entry.get("minutes", NEVER)
    if isinstance(minutes, dict):
        return int(str(minutes["least"]))
    hours, _, rest = str(minutes).split("-")[0].rpartition("h")
    return int(hours or 0) * 60 + int(rest or 0)


def _minutes(draft: Draft, tree: Entry) -> str:
    """Allow fewer minutes a day than the shortest sessions have together."""
    whole = sum(_least(draft.entries[item.of]) for item in _must(draft))
    most = (whole - 1) // len(draft.layout.days)
    cast("Entry", tree.setdefault("limits", {}))["formal_per_day"] = most
    return f"{whole} minutes of sessions at least, and {most} a day"


def _numbers(draft: Draft, tree: Entry) -> str:
    """Allow fewer sessions a day than there are."""
    whole = sum(draft.entries[item.of].get("numbered") is not False for item in _must(draft))
    most = (whole - 1) // len(draft.layout.days)
    if not most:
        return ""
    cast("Entry", tree.setdefault("limits", {}))["sessions_per_day"] = most
    return f"{whole} numbered sessions, and {most} a day"


def _days(draft: Draft, _tree: Entry) -> str:
    """Hold three sessions on one day, and two of them on two."""
    free = [item.of for item in _must(draft) if not {"same_day", "other_day"} & draft.entries[item.of].keys()]
    if len(free) < 3:
        return ""
    one, two, three = draft.rng.sample(free, 3)
    draft.entries[one] |= {"same_day": [two], "other_day": [three]}
    draft.entries[two]["same_day"] = [three]
    return f"{one}, {two} and {three} on one day, and {one} on another day than {three}"


def _photograph(draft: Draft, _tree: Entry) -> str:
    """Let a session follow at once on one that a photograph follows at once."""
    must = {item.of for item in _must(draft)}
    for near in (item for item in draft.held if item.of == "photo" and item.binds_everyone):
        first = near.beside
        later = [
            item.of for item in _must(draft) if item.of != first and item.day >= near.day and item.start > near.start
        ]
        later = [name for name in later if "after" not in draft.entries[name]]
        if later and first in must:
            draft.entries[later[0]]["after"] = [{"session": first, "most": 0}]
            return f"{later[0]} right after {first}, where the photograph is"
    return ""


def _pair(draft: Draft) -> list[tuple[Item, Item]]:
    """Return pairs of sessions of one stretch that are in one room each, for whose times nothing else is said."""
    said = {"parts", "between", "on"}
    free = [item for item in _must(draft) if item.of not in draft.pins and not said & draft.entries[item.of].keys()]
    free = [item for item in free if draft.entries[item.of]["format"] != "group"]
    return [(one, other) for one, other in pairwise(free) if (one.day, one.stretch) == (other.day, other.stretch)]


def _pin(draft: Draft, tree: Entry, pair: tuple[Item, Item], rooms: tuple[str, str]) -> None:
    """Pin the second of two sessions to the earliest end of the first."""
    one, other = pair
    end = up(one.start + _least(draft.entries[one.of]), draft.grid)
    pins = cast("Entry", tree.setdefault("pins", {}))
    pins[one.of] = {"at": f"day {one.day} {clock(one.start)}", "room": rooms[0]}
    pins[other.of] = {"at": f"day {one.day} {clock(end)}", "room": rooms[1]}


def _changeover(draft: Draft, tree: Entry) -> str:
    """Hold two sessions in one room, in two layouts, with no time between them."""
    for pair in _pair(draft):
        one, other = (draft.seating(item.of) for item in pair)
        if draft.changeover and one != other:
            _pin(draft, tree, pair, ("hall-1", "hall-1"))
            return f"{pair[0].of} and {pair[1].of} in the Great Hall as {one} and {other} without a break"
    return ""


def _walk(draft: Draft, tree: Entry) -> str:
    """Hold two sessions in two halls that are a walk apart, with no time between them."""
    for pair in _pair(draft):
        if draft.way("hall-1", "hall-2") and draft.seating(pair[1].of) != "circle":
            _pin(draft, tree, pair, ("hall-1", "hall-2"))
            return f"{pair[1].of} in the Long Room right after {pair[0].of} in the Great Hall, a walk away"
    return ""


def _closed(draft: Draft, _tree: Entry) -> str:
    """Close both halls on the one day that a session has."""
    for item in () if draft.layout.of("stall") else _must(draft):
        entry = draft.entries[item.of]
        if entry["format"] != "group" and not {"audience", "on", "place", "between"} & entry.keys():
            entry["on"] = f"day {item.day}"
            for room in ("hall-1", "hall-2"):
                draft.rooms[room]["closed"] = [f"day {item.day}"]
            return f"{item.of} on day {item.day}, when both halls are closed"
    return ""


def _dinner(draft: Draft, tree: Entry) -> str:
    """Let somebody speak twice at a dinner, who leaves before that is possible."""
    free = [guest for name, guest in draft.guests.items() if not guest.keys() - PRESENT and name not in draft.withdrawn]
    parts = set().union(*(draft.parts(entry) for entry in cast("list[Entry]", tree["sessions"])))
    free = [guest for guest in free if guest["id"] not in parts]
    for item in draft.layout.of("dinner")[:1] if free else ():
        guest, minutes = draft.rng.choice(free), up(20, draft.grid)
        window = next(str(entry["between"]) for entry in draft.meals if entry["id"] == "dinner")
        leaves = (
            sum(int(part) * unit for part, unit in zip(window[:5].split(":"), (60, 1), strict=True)) + minutes * 2 - 5
        )
        guest["departs"] = f"day {item.day} {clock(leaves)}"
        speech: Entry = {"during": f"dinner day {item.day}", "minutes": minutes, "speakers": [guest["id"]]}
        new = [{"id": f"long-{number}", "title": "A speech", **speech} for number in (1, 2)]
        tree["sessions"] = [*cast("list[Entry]", tree["sessions"]), *new]
        return f"two speeches of {minutes} minutes at a dinner, and {guest['id']} leaves at {clock(leaves)}"
    return ""


def _kept(draft: Draft, tree: Entry) -> str:
    """Keep somebody away from sessions all day, and hold one that they are due in on that day."""
    for item in _must(draft):
        entry = draft.entries[item.of]
        pinned = any(f"day {item.day} " in str(pin) for pin in draft.pins.values())
        if not pinned and not {"on", "place", "between"} & entry.keys():
            entry["on"] = f"day {item.day}"
            fixture: Entry = {"id": "visit", "title": "A visit", "at": f"day {item.day} 07:00", "minutes": 960}
            fixture |= {"people": [CORE], "blocks": "sessions", "kind": "travel"}
            tree["fixtures"] = [*cast("list[Entry]", tree.get("fixtures", [])), fixture]
            return f"{item.of} on day {item.day}, and {CORE} is on a visit all that day"
    return ""
