"""What makes a programme impossible, each in a way that can be counted by hand."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, cast

from tests.generator.side_by_side.plan import Entry, Why
from tests.generator.words import span

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.side_by_side.frame import Drawn, Frame

LOOSE = ("after", "same_day", "other_day", "place", "report_back", "optional", "on", "between", "layout")


def spoil(drawn: Frame, tree: Entry) -> Why:
    """Make a programme impossible, and say why."""
    ways: list[Callable[[Frame, Entry], Why | None]] = [_rooms, _person, _day]
    for way in drawn.rng.sample(ways, len(ways)):
        found = way(drawn, tree)
        if found is not None:
            return found
    message = "every event has two sessions side by side"
    raise AssertionError(message)


def _entries(tree: Entry) -> dict[str, Entry]:
    return {str(entry["id"]): entry for entry in cast("list[Entry]", tree["sessions"])}


def _bare(tree: Entry, session: Drawn) -> Entry:
    """Take all other rules from a session, its pin too, so that it is impossible for one reason; return its entry."""
    entry = _entries(tree)[session.id]
    for key in LOOSE:
        entry.pop(key, None)
    cast("Entry", tree["pins"]).pop(session.id, None)
    return entry


def _one_seat_more(tree: Entry) -> None:
    """Give every room a seat more, so that one person more is no other reason."""
    for room in cast("list[Entry]", tree["rooms"]):
        layouts = cast("Entry", room["layouts"])
        layouts |= {layout: int(str(seats)) + 1 for layout, seats in layouts.items()}


def _together(drawn: Frame, count: int) -> list[Drawn]:
    """Return so many sessions of which any two are side by side, or none."""
    ordered = sorted(drawn.sessions, key=lambda s: s.id)
    found = [
        few
        for few in combinations(ordered, count)
        if all(one.overlaps(two) for one, two in combinations(few, 2)) and not any(s.format == "group" for s in few)
    ]
    return list(drawn.rng.choice(found)) if found else []


def _rooms(drawn: Frame, tree: Entry) -> Why | None:
    """Let three sessions at one time need a layout that two rooms have, or two one that one has."""
    few = _together(drawn, 3) or _together(drawn, 2)
    rooms = cast("list[Entry]", tree["rooms"])
    if len(rooms) < len(few):
        return None
    for room in rooms[: len(few) - 1]:
        cast("Entry", room["layouts"])["circle"] = 99
        room.pop("closed", None)
    start, end = min(s.start for s in few), max(s.end for s in few)
    least = (end - start) // 2 // drawn.grid * drawn.grid + drawn.grid
    for session in few:
        entry = _bare(tree, session)
        entry |= {"layout": "circle", "minutes": least, "on": f"day {session.day}", "between": span(start, end)}
    return Why("rooms", tuple(session.id for session in few))


def _person(drawn: Frame, tree: Entry) -> Why | None:
    """Let somebody be due in two sessions at one time: in both audiences, or with a part in the other one."""
    few = _together(drawn, 2)
    if not few:
        return None
    start, end = min(s.start for s in few), max(s.end for s in few)
    people = cast("list[Entry]", tree["people"])
    name = next(str(guest["id"]) for guest in people if set(cast("list[str]", guest.get("tags", []))) & few[0].tracks)
    for session in few:
        least = (end - start) // 2 // drawn.grid * drawn.grid + drawn.grid
        entry = _bare(tree, session)
        entry |= {"minutes": least, "on": f"day {session.day}", "between": span(start, end)}
    entry = _entries(tree)[few[1].id]
    if drawn.rng.random() < 0.5:
        entry["audience"] = [*cast("list[str]", entry["audience"]), name]
    else:
        entry["chair"] = name
        guest = next(guest for guest in people if guest["id"] == name)
        for key in ("arrives", "departs", "unavailable"):
            guest.pop(key, None)
    _one_seat_more(tree)
    return Why("person", tuple(session.id for session in few))


def _day(drawn: Frame, tree: Entry) -> Why | None:
    """Let somebody belong to two tracks that each have as many minutes on a day as it may have."""
    few = _together(drawn, 2)
    if not few:
        return None
    tracks = [min(session.tracks) for session in few]
    day = few[0].day
    held = [s for s in drawn.on(day) if not s.tracks or s.tracks & set(tracks)]
    for session in held:
        entry = _bare(tree, session)
        entry |= {"minutes": session.minutes, "on": f"day {day}"}
    most = max(sum(s.minutes for s in held if not s.tracks or track in s.tracks) for track in tracks)
    cast("Entry", tree["limits"])["formal_per_day"] = most
    people = cast("list[Entry]", tree["people"])
    people.append({"id": f"p{len(people) + 1}", "name": "Of two minds", "tags": sorted(tracks)})
    _one_seat_more(tree)
    return Why("day", tuple(session.id for session in held))
