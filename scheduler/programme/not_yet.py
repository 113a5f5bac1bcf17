"""Keys of the language whose capability is not there yet: refused by name, never ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.errors import Source
    from scheduler.programme.problems import Problems
    from scheduler.programme.yaml_lines import Node

_INFORMAL = frozenset({"people", "blocks", "private", "tables", "attendance", "near", "each"})
KEYS: Mapping[str, frozenset[str]] = {
    "programme": frozenset({"withdrawn", "cancelled", "mix", "walk", "themes", "remote_hours"}),
    "house": frozenset({"walk"}),
    "room": frozenset({"closed", "step_free", "away"}),
    "meal": _INFORMAL,
    "break": _INFORMAL,
    "fixture": frozenset({"near", "each", "people", "blocks", "private", "tables", "during"}),
    "format": frozenset({"audience", "optional"}),
    "limits": frozenset({"changeover"}),
    "session": frozenset(
        {
            "audience",
            "optional",
            "parts",
            "withdrawn",
            "cancelled",
            "during",
            "near",
            "theme",
            "same_groups_as",
            "tables",
        }
    ),
    "person": frozenset({"timezone", "remote", "remote_hours"}),
    "weights": frozenset(
        {"drop", "perturbation", "attendance", "graveyard", "informal", "flow", "rooms", "meal-times"}
    ),
}
REMEDY = "Take it out: this version cannot do it yet"


def refuse(kind: str, node: Node, where: str, problems: Problems) -> frozenset[str]:
    """Add a problem for each key of `node` that belongs to a later capability, and return those keys."""
    found = frozenset(node.keys) & KEYS.get(kind, frozenset())
    for key in sorted(found):
        refuse_key(node.at((key,)), where, key, problems)
    return found


def refuse_key(source: Source, where: str, key: str, problems: Problems) -> None:
    """Add the problem for one key."""
    problems.add(source, where, f'"{key}" is not yet possible', REMEDY)
