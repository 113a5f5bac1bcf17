"""What a programme file says, without its lines: text, lists and mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Said: TypeAlias = "Mapping[str, Plain]"
Path: TypeAlias = tuple[str | int, ...]


def changed(said: Plain | None, path: Path, change: Callable[[Plain | None], Plain | None]) -> Plain | None:
    """Return what is said once the value at the end of a path is another; nothing else differs.

    Parameters
    ----------
    change
        Makes the new value of the old one. None is a value that is not there: before, or afterwards.
    """
    if not path:
        return change(said)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        assert isinstance(said, list)  # noqa: S101 - positions are found in lists that are there
        new = changed(said[step], rest, change)
        return [*said[:step], *([] if new is None else [new]), *said[step + 1 :]]
    mapping = said if isinstance(said, dict) else {}
    new = changed(mapping.get(step), rest, change)
    others = {key: value for key, value in mapping.items() if key != step}
    return others if new is None else others | {step: new}


def flow(value: Plain) -> str:
    """Return a value as it is written on one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"
