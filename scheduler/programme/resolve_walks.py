"""The minutes between rooms: the house's and the programme's as one, and the shortest ways over other rooms."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scheduler.programme import defaults
from scheduler.programme.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.errors import Source
    from scheduler.programme.document import Document
    from scheduler.programme.model import Room
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context
    from scheduler.programme.yaml_lines import Node

Pair = tuple[str, str]
MOST_ROOMS = 100


def walks(context: Context, rooms: Iterable[Room]) -> dict[Pair, int]:
    """Return the minutes of the shortest way between each two rooms between which one is written, if it takes any.

    What the programme writes stands above what the house does, pair by pair. A room that is ``away`` has a way to every
    other, of the larger of two; where a shorter one is written that counts. Between all others there is nothing to
    walk. The house may write ways to rooms that the programme takes away: they are no more.
    """
    document, problems, rooms = context.document, context.problems, tuple(rooms)
    known, gone = document.ids["rooms"], document.ids["rooms away"]
    edges: dict[Pair, int] = {}
    house = document.house
    if house is not None:
        edges |= _written(house.written.walk, house.node.get("walk"), "house: walk", (*known, *gone), problems)
    edges |= _written(context.head.walk, document.root.get("walk"), "walk", known, problems)
    for one, other in itertools.combinations(sorted(rooms, key=lambda room: room.id), 2):
        if away := max(one.away, other.away):
            edges[one.id, other.id] = min(away, edges.get((one.id, other.id), away))
    if not edges and len(rooms) > 1 and not _says(document):
        context.assume(defaults.walk_sentence())
    if edges and len(rooms) > MOST_ROOMS:
        what = f"there are {len(rooms)} rooms, and ways are worked out between {MOST_ROOMS} at the most"
        problems.add(document.root.source, "rooms", what, "Take out rooms that nothing is held in, or every walk")
        return {}
    edges = {pair: minutes for pair, minutes in edges.items() if not set(pair) & set(gone)}
    return {pair: minutes for pair, minutes in _shortest(edges).items() if minutes}


def _says(document: Document) -> bool:
    """Return whether anything is written about ways, if only that they take no time."""
    heads = [document.root] if document.house is None else [document.root, document.house.node]
    return any("walk" in node.keys for node in heads) or any("away" in room.node.keys for room in document.rooms)


def _written(
    walk: Mapping[str, Mapping[str, int]], node: Node | None, where: str, known: Iterable[str], problems: Problems
) -> dict[Pair, int]:
    """Return the pairs of one file; a pair with two numbers, a room that nobody has and a way to itself are refused."""
    found: dict[Pair, tuple[int, Source]] = {}
    for one, ways in walk.items():
        if node is None:
            break
        _check_room(one, node.at((one,)), where, known, problems)
        for other, minutes in ways.items():
            source = node.at((one, other))
            _check_room(other, source, where, known, problems)
            pair = (min(one, other), max(one, other))
            before, place = found.setdefault(pair, (minutes, source))
            if one == other:
                problems.add(source, where, f'the way from "{one}" leads to itself', "Name two rooms")
            elif before != minutes:
                what = f'the way between "{one}" and "{other}" takes {minutes} minutes here and {before} at {place}'
                problems.add(source, where, what, "Write it once: it is the same both ways")
    return {pair: minutes for pair, (minutes, _) in found.items()}


def _check_room(name: str, source: Source, where: str, known: Iterable[str], problems: Problems) -> None:
    if name not in known:
        problems.add(source, where, f'there is no room "{name}"', nearest(name, known))


def _shortest(edges: Mapping[Pair, int]) -> dict[Pair, int]:
    """Return each edge at the length of the shortest way over edges.

    Notes
    -----
    The algorithm of Floyd and Warshall.
    """
    rooms = sorted({room for pair in edges for room in pair})
    ways: dict[str, dict[str, int]] = {room: {} for room in rooms}
    for (one, other), minutes in edges.items():
        ways[one][other] = ways[other][one] = minutes
    for over, one in itertools.product(rooms, rooms):
        first = ways[one].get(over)
        if first is None:
            continue
        for other, second in ways[over].items():
            if other != one and first + second < ways[one].get(other, first + second + 1):
                ways[one][other] = first + second
    return {(one, other): ways[one][other] for one, other in edges}
