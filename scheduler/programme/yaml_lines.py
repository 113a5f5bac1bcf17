"""YAML as nested text with line numbers, and nothing else that YAML can do.

Every scalar stays the text that was written: whether ``12:30`` is a time or ``no`` a word is for the model to say. The
tree is built from the parser's events, not by recursion, so neither depth nor aliases can exhaust anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import yaml

from scheduler.errors import Problem, ProgrammeError, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 500_000
MOST_NODES = 50_000
MOST_DEPTH = 20
MOST_PROBLEMS = 500
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(frozen=True)
class Node:
    """A value as written: text, a list or a mapping.

    ``source`` is the line of its key, of its place in a list, or of the document. ``size`` counts it and all that it
    holds, with every alias written out; ``depth`` how many levels it has.
    """

    value: str | tuple[Node, ...] | dict[str, Node]
    source: Source
    size: int = 1
    depth: int = 1

    def get(self, key: str) -> Node | None:
        """Return the value of a key, if this is a mapping that has it."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, if this is a mapping."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    @property
    def items(self) -> tuple[Node, ...]:
        """The values, if this is a list."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str | None:
        """The text, if this is one."""
        return self.value if isinstance(self.value, str) else None

    def trace(self, path: Iterable[str | int]) -> list[tuple[str | int, Node]]:
        """Return the steps and nodes that a path leads along, as far as it can be followed."""
        here, steps = self, []
        for step in path:
            if isinstance(here.value, dict) and step in here.value:
                here = here.value[str(step)]
            elif isinstance(here.value, tuple) and isinstance(step, int) and step < len(here.value):
                here = here.value[step]
            else:
                break
            steps.append((step, here))
        return steps

    def at(self, path: Iterable[str | int]) -> Source:
        """Return the place to which a path leads, or the last on its way that was written."""
        steps = self.trace(path)
        return steps[-1][1].source if steps else self.source

    def plain(self) -> object:
        """Return text, lists and mappings without lines."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return [node.plain() for node in self.value]


def decode(data: bytes, file: str) -> str:
    """Return the text of a file, a byte order mark taken off.

    Raises
    ------
    ProgrammeError
        If it is not UTF-8, or holds control characters other than tab and line ends.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Source(file, line), "encoding", f"byte {data[error.start]:#04x} is not UTF-8", "Save the file as UTF-8"
        )
        raise ProgrammeError([problem]) from None
    bad = [
        Problem(Source(file, number), "text", control(found[0]), "Take it out")
        for number, line in enumerate(re.split("\r\n|\r|\n", text), 1)
        if (found := CONTROL.search(line))
    ]
    if bad:
        raise ProgrammeError(bad)
    return text


def control(character: str) -> str:
    """Return what is wrong with text that holds a character for machines."""
    return f"the control character U+{ord(character):04X} is in the text"


_SYNTAX = (
    ("got '?'", "", "Put text that holds a question mark, inside of brackets, between quotes"),
    ("mapping values", "", "Put text that holds a colon and a blank between quotes, and look at the indentation"),
    ("character '\\t'", "a tab stands here", "Indent with blanks"),
    (
        "but found '<block mapping start>'",
        "this line is not indented as those it belongs to",
        "Begin it below the first letter of one of the lines above",
    ),
    (
        "but found '<block sequence start>'",
        "this entry is not indented as those before it",
        "Begin it below the dash of the one before",
    ),
)
"""What the YAML library says, in part; what it means, where that is clear; and what to do."""


def _said(problem: str) -> tuple[str, str]:
    """Return what is wrong, and what to do, for a problem in the words of the YAML library."""
    for part, meaning, remedy in _SYNTAX:
        if part in problem:
            return f"this cannot be read as YAML: {meaning or problem}", remedy
    remedy = "Look at this line and the one above it: indentation, a quote, a colon or a bracket"
    return f"this cannot be read as YAML: {problem}", remedy


def parse(data: bytes, file: str) -> Node:
    """Return the one document of a YAML file.

    Raises
    ------
    ProgrammeError
        With every problem of the file: its encoding, its syntax, a key written twice, a tag, a second document, an
        alias that leads nowhere or multiplies.
    """
    if len(data) > MOST_BYTES:
        what = f"the file has {len(data)} bytes, and {MOST_BYTES} are the most that is read"
        raise ProgrammeError([Problem(Source(file, 1), "file", what, "Write people into a table (.csv) of their own")])
    text = decode(data, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line: int = getattr(error.problem_mark or error.context_mark, "line", 0) + 1
        builder.refuse(line, "syntax", *_said(str(error.problem or error.context)))
    except _StopReading:
        pass
    if builder.root is None and not builder.problems:
        builder.refuse(1, "file", "the file is empty", "Write a programme; docs/language.md has one to begin with")
    if builder.problems or builder.root is None:
        raise ProgrammeError(builder.problems)
    return builder.root


class _StopReading(Exception):  # noqa: N818 - not an error: the way out of the loop when nothing more can be read
    """Raised when what follows in the file can no longer be understood."""


@dataclass
class _Frame:
    """A list or mapping that is still open."""

    line: int
    anchor: str | None
    mapping: dict[str, Node] | None
    items: list[Node] = field(default_factory=list)
    key: tuple[str, int] | None = None
    size: int = 1
    depth: int = 1


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._frames: list[_Frame] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def refuse(self, line: int, where: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(Source(self.file, line), where, what, remedy))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _StopReading

    def take(self, event: yaml.Event) -> None:
        line: int = getattr(event.start_mark, "line", 0) + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.refuse(line, "file", "a second document begins here", "Keep one document in the file")
                raise _StopReading
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(line, "syntax", f'the tag "{tag}" is written here', "Leave it out: no value needs a tag")
        if isinstance(event, yaml.AliasEvent):
            self._add(self._alias(event.anchor or "", line), line, None)
        elif isinstance(event, yaml.ScalarEvent):
            if found := CONTROL.search(event.value):
                self.refuse(line, "text", control(found[0]), "Take it out")
            self._add(Node(event.value, Source(self.file, line)), line, event.anchor)
        else:
            mapping: dict[str, Node] | None = {} if isinstance(event, yaml.MappingStartEvent) else None
            if self._frames and self._frames[-1].mapping is not None and self._frames[-1].key is None:
                self.refuse(line, "syntax", "a list or a mapping stands where a key should", "Write a word as the key")
                raise _StopReading
            self._frames.append(_Frame(line, event.anchor, mapping))
            if len(self._frames) > MOST_DEPTH:
                self._too_deep(line)

    def _too_deep(self, line: int) -> None:
        self.refuse(line, "syntax", f"more than {MOST_DEPTH} levels lie inside each other", "Make it flatter")
        raise _StopReading

    def _alias(self, anchor: str, line: int) -> Node:
        if anchor in self._anchors:
            return replace(self._anchors[anchor], source=Source(self.file, line))
        if any(frame.anchor == anchor for frame in self._frames):
            self.refuse(line, "syntax", f'"*{anchor}" stands inside of what it repeats', "Write the value out")
        else:
            remedy = f'Write the value out, or put it between quotes if it is text: "*{anchor}"'
            self.refuse(line, "syntax", f'"*{anchor}" repeats something, but nothing is marked "&{anchor}"', remedy)
        return Node("", Source(self.file, line))

    def _close(self) -> None:
        frame = self._frames.pop()
        value = tuple(frame.items) if frame.mapping is None else frame.mapping
        node = Node(value, Source(self.file, frame.line), frame.size, frame.depth)
        self._add(node, frame.line, frame.anchor)

    def _add(self, node: Node, line: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        frame.size += node.size
        frame.depth = max(frame.depth, node.depth + 1)
        if frame.depth + len(self._frames) > MOST_DEPTH:
            self._too_deep(line)
        if frame.size > MOST_NODES:
            what = f"more than {MOST_NODES} values, with every alias written out"
            self.refuse(line, "file", what, "Write less, or no aliases")
            raise _StopReading
        if frame.mapping is None:
            frame.items.append(node)
        elif frame.key is None:
            self._key(frame, node, line)
        else:
            key, key_line = frame.key
            frame.mapping[key] = replace(node, source=Source(self.file, key_line))
            frame.key = None

    def _key(self, frame: _Frame, node: Node, line: int) -> None:
        if node.text is None:
            self.refuse(line, "syntax", "a list or a mapping stands where a key should", "Write a word as the key")
            raise _StopReading
        assert frame.mapping is not None  # noqa: S101 - only mappings have keys
        if node.text in frame.mapping:
            first = frame.mapping[node.text].source.line
            what = f'the key "{node.text}" is written twice, first in line {first}'
            self.refuse(line, "syntax", what, "Keep one of the two")
        frame.key = (node.text, line)
