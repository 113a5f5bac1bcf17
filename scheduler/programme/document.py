"""The whole programme as written: every entry typed, nothing looked up yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from scheduler.programme import merge
from scheduler.programme import written as w
from scheduler.programme.problems import Problems, meant, nearest
from scheduler.programme.validation import Entry, entry
from scheduler.programme.yaml_lines import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")
FILES = ("house", "people")
PARTS = (*FILES, *merge.LISTS, "formats", "limits", "weights", "sessions", "pins")
_NAMED = frozenset({"sessions", "people", "rooms"})
"""Lists whose entries are named elsewhere: where such a key is misspelt, each of these names would be told of."""


@dataclass(frozen=True)
class Document:
    """The programme, its house and its people, as written.

    ``head`` is None where too little of it can be read to date anything. ``unsound`` names the lists of which
    something could not be read, so that what they lack may only be unread; ``ids`` are those of each list, of entries
    that could not be read too, and under ``rooms away`` those of rooms that the programme takes away from the house.
    """

    root: Node
    head: Entry[w.HeadWritten] | None
    house: Entry[w.HouseWritten] | None
    rooms: tuple[Entry[w.RoomWritten], ...]
    meals: tuple[Entry[w.MealWritten], ...]
    breaks: tuple[Entry[w.InformalWritten], ...]
    fixtures: tuple[Entry[w.FixtureWritten], ...]
    formats: Mapping[str, Entry[w.FormatWritten]]
    limits: Entry[w.LimitsWritten]
    weights: Node | None
    sessions: tuple[Entry[w.SessionWritten], ...]
    pins: Mapping[str, Entry[w.PinWritten]]
    people: tuple[Entry[w.PersonWritten], ...]
    ids: Mapping[str, tuple[str, ...]]
    unsound: frozenset[str]

    @cached_property
    def parts_of_meals(self) -> frozenset[str]:
        """The ids of the sessions that are a part of a meal."""
        return frozenset(entry.written.id for entry in self.sessions if "during" in entry.node.keys)


def document(
    root: Node, house: Node | None, people: Iterable[Node], lost: Iterable[str], problems: Problems
) -> Document:
    """Return everything that can be read of the nodes; the rest is added to `problems`.

    ``lost`` names the files that could not be read.
    """
    unsound = set(lost) | _known_keys(root, "programme", (*w.HeadWritten.model_fields, *PARTS), problems)
    nodes: dict[str, tuple[Node, ...]] = dict.fromkeys(merge.LISTS, ())
    for key in merge.LISTS:
        with problems.watching(key, unsound):
            nodes[key] = () if "house" in unsound else merge.merged(root, house, key, problems)
    nodes["sessions"] = () if "sessions" in unsound else _list(root, "sessions", problems)
    nodes["people"] = tuple(people)
    with problems.watching("rooms", unsound):
        rooms = _entries(w.RoomWritten, "room", nodes["rooms"], problems)
    with problems.watching("people", unsound):
        persons = _entries(w.PersonWritten, "person", nodes["people"], problems)
    head = entry(w.HeadWritten, "programme", _only(root, w.HeadWritten), "", problems)
    if head is None or (root.get("hours") is not None and head.written.hours is None):
        unsound.add("hours")
    return Document(
        root=root,
        head=head,
        house=None if house is None else _house(house, problems),
        rooms=rooms,
        meals=_entries(w.MealWritten, "meal", nodes["meals"], problems),
        breaks=_entries(w.InformalWritten, "break", nodes["breaks"], problems),
        fixtures=_entries(w.FixtureWritten, "fixture", nodes["fixtures"], problems),
        formats=_mapping(w.FormatWritten, "format", root.get("formats"), problems),
        limits=_limits(root, problems),
        weights=root.get("weights"),
        sessions=_entries(w.SessionWritten, "session", nodes["sessions"], problems),
        pins=_pins(root, problems),
        people=persons,
        ids={key: tuple(_id(node) for node in listed) for key, listed in nodes.items()}
        | _taken_away(root, house, nodes),
        unsound=frozenset(unsound | ({"rooms", *merge.LISTS} if "house" in unsound else set())),
    )


def _id(node: Node) -> str:
    found = node.get("id")
    return (found.text or "") if found is not None else ""


def _taken_away(root: Node, house: Node | None, nodes: Mapping[str, tuple[Node, ...]]) -> dict[str, tuple[str, ...]]:
    rooms = house.get("rooms") if house is not None and root.get("rooms") is not None else None
    left = {_id(node) for node in nodes["rooms"]}
    return {
        "rooms away": tuple(_id(node) for node in (rooms.items if rooms is not None else ()) if _id(node) not in left)
    }


def named(kind: str, node: Node, position: int) -> str:
    """Return what messages call an entry: its kind and id, or its position where it has none."""
    return f"{kind} {_id(node)}" if _id(node) else f"{kind} number {position}"


def _known_keys(root: Node, kind: str, known: tuple[str, ...], problems: Problems) -> frozenset[str]:
    """Add a problem for each unknown key, and return the lists that are not there because their key is misspelt."""
    unknown = [key for key in root.keys if key not in known]
    for key in unknown:
        problems.add(root.at((key,)), kind, f'the key "{key}" is unknown', nearest(key, known))
    return (_NAMED & {meant(key, known) for key in unknown}) - set(root.keys)


def _only(root: Node, model: type[BaseModel]) -> Node:
    assert isinstance(root.value, dict)  # noqa: S101 - the reader has checked it
    return replace(root, value={key: node for key, node in root.value.items() if key in model.model_fields})


def _house(house: Node, problems: Problems) -> Entry[w.HouseWritten] | None:
    _known_keys(house, "house", (*w.HouseWritten.model_fields, *merge.LISTS), problems)
    return entry(w.HouseWritten, "house", _only(house, w.HouseWritten), "house", problems)


def _list(root: Node, key: str, problems: Problems) -> tuple[Node, ...]:
    found = root.get(key)
    if found is None:
        problems.add(root.source, "programme", f'"{key}" is missing', f'Write "{key}:" and below it "- id: ..."')
    elif not found.items:
        problems.add(found.source, key, f"there are no {key}", 'Write at least one, as "- id: ..."')
    return found.items if found is not None else ()


def _entries(model: type[M], kind: str, nodes: tuple[Node, ...], problems: Problems) -> tuple[Entry[M], ...]:
    made = (entry(model, kind, node, named(kind, node, number), problems) for number, node in enumerate(nodes, 1))
    return tuple(one for one in made if one is not None)


def _mapping(model: type[M], kind: str, node: Node | None, problems: Problems) -> dict[str, Entry[M]]:
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        problems.add(node.source, f"{kind}s", "this is no mapping", f'Write each {kind} by its name, as "name: ..."')
        return {}
    made = {key: entry(model, kind, value, f"{kind} {key}", problems) for key, value in node.value.items()}
    return {key: one for key, one in made.items() if one is not None}


def _limits(root: Node, problems: Problems) -> Entry[w.LimitsWritten]:
    empty = Node({}, root.source)
    node = root.get("limits") or empty
    found = entry(w.LimitsWritten, "limits", node, "limits", problems)
    return found or Entry(w.LimitsWritten(), empty, "limits", sound=False)


def _pins(root: Node, problems: Problems) -> dict[str, Entry[w.PinWritten]]:
    node = root.get("pins")
    if node is not None and isinstance(node.value, dict):
        pins = {key: one if one.text is None else replace(one, value={"at": one}) for key, one in node.value.items()}
        node = replace(node, value=pins)
    return _mapping(w.PinWritten, "pin", node, problems)
