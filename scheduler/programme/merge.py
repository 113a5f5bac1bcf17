"""The house and the programme as one: lists by id, key by key, the programme's keys above the house's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme import validation
from scheduler.programme.durations import shown
from scheduler.programme.problems import Problems, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.programme.yaml_lines import Node

LISTS = ("rooms", "meals", "breaks", "fixtures")


def merged(programme: Node, house: Node | None, key: str, problems: Problems) -> tuple[Node, ...]:
    """Return the entries of one list, in the order of the house, then of the programme.

    An entry of the programme that has the id of one of the house's overrides it key by key, and keeps its own line;
    ``on: none`` takes the entry away.
    """
    below = _entries(house, key, problems)
    above = _entries(programme, key, problems)
    known = {_id(node): node for node in below if _id(node)}
    merged_ids: dict[str, Node] = {}
    added: list[Node] = []
    for node in above:
        name = _id(node)
        if name in known and name not in merged_ids:
            merged_ids[name] = _over(known[name], node)
        elif name not in known and set(node.keys) == {"id", "on"} and _taken_away(node):
            what = f'there is no "{name}" to take away'
            problems.add(node.source, key, what, nearest(name, known))
        else:
            added.append(node)
    whole = [merged_ids.pop(_id(node), node) for node in below] + added
    return tuple(_without_none(whole, key, problems))


def _over(below: Node, above: Node) -> Node:
    assert isinstance(below.value, dict)  # noqa: S101 - only mappings have an id
    assert isinstance(above.value, dict)  # noqa: S101 - as above
    return replace(above, value={**below.value, **above.value}, size=below.size + above.size)


def _entries(node: Node | None, key: str, problems: Problems) -> tuple[Node, ...]:
    found = node.get(key) if node is not None else None
    if found is None:
        return ()
    if not isinstance(found.value, tuple):
        problems.add(found.source, key, "this is no list", f'Write the {key} as a list, each with a dash: "- id: ..."')
    return found.items


def _id(node: Node) -> str:
    found = node.get("id")
    return (found.text or "") if found is not None else ""


def _taken_away(node: Node) -> bool:
    on = node.get("on")
    return on is not None and on.text == "none"


def _without_none(nodes: Iterable[Node], key: str, problems: Problems) -> Iterator[Node]:
    """Leave out what was taken away; meals and breaks stay, for they know ``on`` themselves."""
    for node in nodes:
        on = node.get("on")
        if on is None or key in {"meals", "breaks"}:
            yield node
        elif on.text != "none":
            what = f"{shown(on.plain())} cannot stand here: a {key[:-1]} is not bound to days by it"
            remedy = 'Write "none" to take it away' + (
                ', or name its days by "at" or "each"' if key == "fixtures" else ""
            )
            problems.add(on.source, f"{key[:-1]} {_id(node)}: on", what, remedy)
            yield validation.without(node, frozenset({"on"}))
