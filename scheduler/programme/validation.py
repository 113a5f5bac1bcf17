"""From nodes to the models of what was written, with problems in words a person can use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from scheduler.programme import misplaced
from scheduler.programme.durations import shown
from scheduler.programme.problems import Problems, WrongValueError, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from scheduler.errors import Source
    from scheduler.programme.yaml_lines import Node

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M_co]):
    """An entry of the file: what was written, where, and what messages call it.

    ``sound`` is False where a key could not be read; it was then left out, so that the other keys can be checked.
    """

    written: M_co
    node: Node
    where: str
    sound: bool = True

    def at(self, *path: str | int) -> Source:
        """Return the place of a key, or of the entry if the key was not written."""
        return self.node.at(path)

    def named(self, key: str) -> str:
        """Return what messages call one of its keys."""
        return f"{self.where}: {key}" if self.where else key


def entry(model: type[M], kind: str, node: Node, where: str, problems: Problems) -> Entry[M] | None:
    """Return one entry, or None if too little of it can be read to go on; every problem is added to `problems`."""
    if not isinstance(node.value, dict):
        what = f"{shown(node.plain())} stands where an entry with keys should"
        problems.add(node.source, where or kind, what, f'Write its keys, as "{_first(model)}: ..."')
        return None
    before = len(problems)
    elsewhere = misplaced.refuse(kind, node, where or kind, problems)
    node = without(node, elsewhere)
    try:
        return Entry(model.model_validate(node.plain()), node, where, sound=before == len(problems))
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _explain(detail, model, node, where, problems)
    bad = frozenset(str(detail["loc"][0]) for detail in details if detail["loc"])
    try:
        return Entry(model.model_validate(without(node, bad).plain()), node, where, sound=False)
    except ValidationError:
        return None


def without(node: Node, keys: frozenset[str]) -> Node:
    """Return a mapping without some of its keys."""
    if not keys or not isinstance(node.value, dict):
        return node
    return replace(node, value={key: value for key, value in node.value.items() if key not in keys})


def _explain(detail: ErrorDetails, model: type[BaseModel], node: Node, where: str, problems: Problems) -> None:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    wrong = detail.get("ctx", {}).get("error")
    steps = node.trace(path)
    names = [where] * bool(where) + [step for step, _ in steps if isinstance(step, str)]
    found = steps[-1][1] if steps else node
    if isinstance(wrong, WrongValueError):
        problems.add(found.at(wrong.path), ": ".join(names), wrong.what, wrong.remedy)
    elif detail["type"] == "missing":
        key = path[-1]
        problems.add(found.source, ": ".join(names) or "programme", f'"{key}" is missing', f'Write "{key}: ..."')
    elif detail["type"] == "extra_forbidden":
        known = _fields(model, path[:-1])
        what = f'the key "{path[-1]}" is unknown'
        problems.add(found.source, ": ".join(names[:-1]), what, nearest(str(path[-1]), known))
    else:
        wanted = "a list" if "tuple" in detail["type"] else "a mapping with keys"
        what = f"{shown(found.plain())} stands where {wanted} should"
        problems.add(found.source, ": ".join(names), what, f"Write {wanted}")


def _fields(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the model, or the model inside of it to which a path leads, knows."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _inner(model.model_fields[step].annotation)
            if inner is not None:
                model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _first(model: type[BaseModel]) -> str:
    return "id" if "id" in model.model_fields else next(iter(model.model_fields))


def _inner(annotation: object) -> type[BaseModel] | None:
    """Return the model that an annotation mentions, if it does."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _inner(argument)) is not None:
            return found
    return None
