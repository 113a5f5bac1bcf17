"""Other ids in a programme, wherever it names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Tree = dict[str, Any]
ROLES = ("chair", "speakers", "facilitators", "rapporteurs")
SESSIONS = ("same_day", "other_day")


@dataclass(frozen=True)
class Names:
    """The new ids by the old ones: of sessions and fixtures, of rooms, of people."""

    items: Mapping[str, str]
    rooms: Mapping[str, str]
    people: Mapping[str, str]


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a value, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def renamed_tree(tree: Tree, names: Names) -> Tree:
    """Return a programme with other ids."""
    found = dict(tree)
    for key, one in (("sessions", _session), ("fixtures", _occasion), ("meals", _occasion), ("breaks", _occasion)):
        if tree.get(key):
            found[key] = [one(entry, names) for entry in tree[key]]
    if tree.get("rooms"):
        found["rooms"] = [room | {"id": names.rooms[room["id"]]} for room in tree["rooms"]]
    if tree.get("people"):
        found["people"] = [guest | {"id": names.people[guest["id"]]} for guest in tree["people"]]
    if tree.get("walk"):
        room = names.rooms
        found["walk"] = {room[a]: {room[b]: way for b, way in row.items()} for a, row in tree["walk"].items()}
    if tree.get("withdrawn"):
        found["withdrawn"] = _each(tree["withdrawn"], lambda name: names.people[name])
    if tree.get("pins"):
        found["pins"] = {names.items.get(key, key): _pin(pin, names) for key, pin in tree["pins"].items()}
    return found


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a value, or each of a list, changed."""
    return [change(one) for one in value] if isinstance(value, list) else change(value)


def _pin(pin: Any, names: Names) -> Any:
    if isinstance(pin, dict) and "room" in pin:
        return pin | {"room": _each(pin["room"], lambda room: names.rooms[room])}
    return pin


def _named(names: Names) -> Callable[[Any], Any]:
    """Return how a session that is named is changed: by its id, or in a mapping with more about it."""

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return value | {"session": _each(value["session"], change)}
        return names.items[value]

    return change


def _person(names: Names) -> Callable[[str], str]:
    """Return how somebody with a part is changed: ``p1``, ``p1*``, but neither ``*`` nor ``*Minister``."""

    def change(name: str) -> str:
        plain = name.removesuffix("*").strip()
        return names.people.get(plain, plain) + name[len(plain) :]

    return change


def _session(entry: Tree, names: Names) -> Tree:
    """Return a session with other ids."""
    found = entry | {"id": names.items[entry["id"]]}
    for role in ROLES:
        if role in entry:
            found[role] = _each(entry[role], _person(names))
    for key in ("after", "report_back", *SESSIONS):
        if key in entry:
            found[key] = _each(entry[key], _named(names))
    if "audience" in entry:
        found["audience"] = _each(entry["audience"], lambda word: names.people.get(word, word))
    if "during" in entry:
        name, *day = entry["during"].split(maxsplit=1)
        found["during"] = " ".join([names.items.get(name, name), *day])
    if "parts" in entry:
        found["parts"] = [
            part | ({"speakers": _each(part["speakers"], _person(names))} if "speakers" in part else {})
            for part in entry["parts"]
        ]
    return found


def _occasion(entry: Tree, names: Names) -> Tree:
    """Return a fixture, a meal or a break with other ids; only fixtures have another one of their own."""
    found = entry | {"id": names.items.get(entry["id"], entry["id"])}
    if "room" in entry:
        found["room"] = names.rooms[entry["room"]]
    if "people" in entry:
        found["people"] = _each(entry["people"], lambda word: names.people.get(word, word))
    if "near" in entry:
        found["near"] = {
            side: names.items[name] if side in ("after", "before") else name for side, name in entry["near"].items()
        }
    return found
