"""Keys of the language whose capability is not there yet: refused by name, never ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.problems import Problems
    from scheduler.programme.yaml_lines import Node

KEYS: Mapping[str, frozenset[str]] = {
    "programme": frozenset({"mix"}),
    "meal": frozenset({"tables"}),
    "break": frozenset({"tables"}),
    "fixture": frozenset({"tables"}),
    "session": frozenset({"same_groups_as", "tables"}),
}
REMEDY = "Take it out: this version cannot do it yet"


def refuse(kind: str, node: Node, where: str, problems: Problems) -> frozenset[str]:
    """Add a problem for each key of `node` that belongs to a later capability, and return those keys."""
    found = frozenset(node.keys) & KEYS.get(kind, frozenset())
    for key in sorted(found):
        problems.add(node.at((key,)), where, f'"{key}" is not yet possible', REMEDY)
    return found
