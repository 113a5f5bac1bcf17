"""Keys of the language that stand where they say nothing: refused with a sentence, not as words nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.problems import Problems
    from scheduler.programme.yaml_lines import Node

_TABLES = frozenset({"tables", "hosts"})
_REMEDIES: Mapping[str, str] = {
    "break": "Take it out, or make a meal of it",
    "session": 'Write "groups" and "facilitators" for a session, or take it out',
}


def refuse(kind: str, node: Node, where: str, problems: Problems) -> frozenset[str]:
    """Add a problem for each key of `node` that another kind of entry has, and return those keys."""
    found = frozenset(node.keys) & _TABLES if kind in _REMEDIES else frozenset()
    for key in sorted(found):
        what = "only meals, and fixtures of the kind meal, have tables and hosts"
        problems.add(node.at((key,)), f"{where}: {key}", what, _REMEDIES[kind])
    return found
