"""Where the values of a YAML text stand, to the letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Place:
    """A value, and the half-open span of its text.

    Parameters
    ----------
    block
        Whether it ends by indentation and not by a bracket or a quote. Its span then ends with its last letter,
        before the comment and the blank lines that follow.
    pairs
        Keys and values of a mapping.
    items
        Values of a list.
    """

    kind: Literal["text", "list", "mapping", "alias"]
    start: int
    end: int
    block: bool = False
    text: str = ""
    pairs: tuple[tuple[Place, Place], ...] = field(default=(), repr=False)
    items: tuple[Place, ...] = field(default=(), repr=False)

    @property
    def children(self) -> tuple[tuple[int, int], ...]:
        """The spans of what it holds: of each key with its value, or of each value of a list."""
        spans = ((key.start, max(key.end, value.end)) for key, value in self.pairs)
        return (*spans, *((item.start, item.end) for item in self.items))

    def pair(self, key: str | int) -> tuple[Place, Place] | None:
        """Return a key and its value, if this is a mapping that has it."""
        return next((pair for pair in self.pairs if pair[0].text == key), None)

    def child(self, step: str | int) -> Place | None:
        """Return the value of a key, or the one with this position in a list."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        pair = self.pair(step)
        return pair[1] if pair else None

    def position(self, step: str | int) -> int:
        """Return which of `children` a key or position leads to."""
        if isinstance(step, int):
            return step
        return next(number for number, (key, _) in enumerate(self.pairs) if key.text == step)

    def find(self, path: Sequence[str | int]) -> Place | None:
        """Return the value to which a path leads."""
        here: Place | None = self
        for step in path:
            if here is None:
                break
            here = here.child(step)
        return here


def places(text: str) -> Place:
    """Return the places of a text that is known to be one sound document, and no deeper than the reader allows."""
    events = iter(yaml.parse(text, Loader=yaml.SafeLoader))
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    return _place(next(events), events, text)


def _place(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Place:
    start, end = _span(event)
    if isinstance(event, yaml.AliasEvent):
        return Place("alias", start, end)
    if isinstance(event, yaml.ScalarEvent):
        block = event.style in {"|", ">"}
        if block:
            end = start + len(text[start:end].rstrip())
        return Place("text", start, end, block, event.value)
    children, end = _children(events, text)
    flow = bool(getattr(event, "flow_style", False))
    if not flow:
        end = max(child.end for child in children)
    if isinstance(event, yaml.SequenceStartEvent):
        return Place("list", start, end, not flow, items=tuple(children))
    pairs = tuple(zip(children[::2], children[1::2], strict=True))
    return Place("mapping", start, end, not flow, pairs=pairs)


def _children(events: Iterator[yaml.Event], text: str) -> tuple[list[Place], int]:
    """Return what a list or mapping holds, and where its bracket ends if it has one."""
    children: list[Place] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            return children, _span(event)[1]
        children.append(_place(event, events, text))
    msg = "a list or mapping without an end"
    raise AssertionError(msg)


def _span(event: yaml.Event) -> tuple[int, int]:
    start: int = getattr(event.start_mark, "index", 0)
    end: int = getattr(event.end_mark, "index", 0)
    return start, end
