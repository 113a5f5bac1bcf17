"""Bytes of a calendar file to its components, with line numbers; and what is wrong with the bytes themselves.

A small reader of its own: whoever reads with the library that wrote the file finds that library's mistakes well formed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LIMIT = 75
_BOM = b"\xef\xbb\xbf"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NAME = "[A-Za-z0-9-]+"
_VALUE = '(?:"[^"]*"|[^",;:]*)'
_PARAMETER = re.compile(f";({_NAME})=({_VALUE}(?:,{_VALUE})*)")
_LINE = re.compile(f"({_NAME})((?:{_PARAMETER.pattern})*):(.*)", re.DOTALL)
_MANY = frozenset({"MEMBER", "DELEGATED-FROM", "DELEGATED-TO"})
_QUOTED = _MANY | {"ALTREP", "DIR", "SENT-BY"}  # addresses, in which a colon or a comma is nothing special
_CARET = {"^^": "^", "^n": "\n", "^'": '"'}


class Findings:
    """What was found, by line."""

    def __init__(self) -> None:
        self._found: set[tuple[int, str]] = set()

    def add(self, line: int, words: str) -> None:
        """Note one thing that is wrong; the same thing at one line is said once."""
        self._found.add((line, words))

    def sentences(self) -> tuple[str, ...]:
        """Return ``line 12: what is wrong``, by line."""
        return tuple(f"line {line}: {words}" for line, words in sorted(self._found))


@dataclass(frozen=True)
class Line:
    """One unfolded content line; ``number`` is that of its first physical line, names are in capitals."""

    number: int
    name: str
    parameters: Mapping[str, str]
    value: str


@dataclass(frozen=True)
class Component:
    """What stands between BEGIN and END: content lines, and components within."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """Return its own lines of this name; ask when it is whole."""
        return self._by_name.get(name, [])

    def first(self, name: str) -> Line | None:
        """Return the first of its own lines of this name."""
        return next(iter(self.all(name)), None)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.name, []).append(line)
        return found

    def walk(self) -> Iterator[Component]:
        """Yield itself and every component within it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read(data: bytes, findings: Findings) -> list[Component]:
    """Return the outermost components; whatever breaks the stream's own rules is noted and stepped over."""
    return _nested(_parsed(_unfolded(_physical(data, findings), findings), findings), findings)


def _physical(data: bytes, findings: Findings) -> Iterator[tuple[int, bytes]]:
    if data.startswith(_BOM):
        findings.add(1, "the file begins with a byte order mark")
        data = data.removeprefix(_BOM)
    pieces = data.split(b"\n")
    if pieces[-1]:
        findings.add(len(pieces), "the last line is not ended")
    else:
        pieces.pop()
    for number, piece in enumerate(pieces, 1):
        ended = number == len(pieces) and not data.endswith(b"\n")
        if not piece.endswith(b"\r") and not ended:
            findings.add(number, "ended by LF, not by CRLF")
        octets = piece.removesuffix(b"\r")
        if len(octets) > LIMIT:
            findings.add(number, f"{len(octets)} octets, more than {LIMIT}")
        if octets:
            yield number, octets
        else:
            findings.add(number, "an empty line")


def _unfolded(lines: Iterable[tuple[int, bytes]], findings: Findings) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the physical lines that make one content line."""
    whole: list[tuple[int, bytes]] = []
    for number, octets in lines:
        if octets[:1] in (b" ", b"\t"):
            if whole:
                whole.append((number, octets[1:]))
            else:
                findings.add(number, "continues a line that is not there")
            continue
        if whole:
            yield whole
        whole = [(number, octets)]
    if whole:
        yield whole


def _parsed(lines: Iterable[list[tuple[int, bytes]]], findings: Findings) -> Iterator[Line]:
    for whole in lines:
        found = _content(tuple(octets for _, octets in whole))
        for place, words in found.faults:
            findings.add(whole[place][0], words)
        if found.name:
            yield Line(whole[0][0], found.name, found.parameters, found.value)


@dataclass(frozen=True)
class _Content:
    """A content line without its place; ``faults`` by the physical line that has them. Without a name it is none."""

    faults: tuple[tuple[int, str], ...]
    name: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    value: str = ""


@lru_cache(maxsize=1 << 14)
def _content(pieces: tuple[bytes, ...]) -> _Content:
    """Return what a content line says: the calendars of one meeting have most of their lines in common."""
    octets = b"".join(pieces)
    words = octets.decode(errors="replace")
    faults: list[tuple[int, str]] = []
    torn = next((place for place, piece in enumerate(pieces) if not _is_text(piece)), None)
    if torn is not None:
        faults.append((torn, "a fold splits a character" if _is_text(octets) else "not UTF-8"))
    for place, piece in enumerate(pieces):
        control = _CONTROL.search(piece.decode(errors="replace"))
        if control:
            faults.append((place, f"control character U+{ord(control[0]):04X}"))
    match = _LINE.fullmatch(words)
    if match is None:
        return _Content((*faults, (0, "not a line of the form NAME;PARAMETER=VALUE:VALUE")))
    parameters: dict[str, str] = {}
    for key, value in ((key.upper(), value) for key, value in _PARAMETER.findall(match[2])):
        faults += [(0, fault) for fault in _parameter_faults(key, value, parameters)]
        parameters[key] = _plain(value)
    return _Content(tuple(faults), match[1].upper(), parameters, match[match.re.groups])


def _is_text(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parameter_faults(key: str, value: str, before: Iterable[str]) -> Iterator[str]:
    if key in before:
        yield f"a second {key}"
    if key in _QUOTED and not value.startswith('"'):
        yield f"{key} is not quoted"
    elif key not in _MANY and "," in re.sub('"[^"]*"', "", value):
        yield f"{key} has more than one value: one with a comma must be quoted"


def _plain(value: str) -> str:
    """Return a parameter's value without its quotes and RFC 6868 escapes."""
    return re.sub(r"\^[\^n']", lambda found: _CARET[found[0]], value.replace('"', ""))


def _nested(lines: Iterable[Line], findings: Findings) -> list[Component]:
    outermost: list[Component] = []
    within: list[Component] = []
    for line in lines:
        if line.name == "BEGIN":
            component = Component(line.value.upper(), line.number)
            (within[-1].parts if within else outermost).append(component)
            within.append(component)
        elif line.name != "END":
            if within:
                within[-1].lines.append(line)
            else:
                findings.add(line.number, f"{line.name} outside of any component")
        elif line.value.upper() in [component.name for component in within]:
            while within[-1].name != line.value.upper():
                _unended(within.pop(), findings)
            within.pop()
        else:
            findings.add(line.number, f"END:{line.value} without its BEGIN")
    for component in within:
        _unended(component, findings)
    return outermost


def _unended(component: Component, findings: Findings) -> None:
    findings.add(component.number, f"BEGIN:{component.name} without its END")
