"""Changing the bytes of a programme file, and finding that they say what they should."""

from __future__ import annotations

import codecs
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, cast

from scheduler.errors import ProgrammeError, UsageError
from scheduler.programme.edit.lines import Lines
from scheduler.programme.edit.places import places
from scheduler.programme.yaml_lines import decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.programme.edit.plain import Plain
    from scheduler.programme.edit.step import Step


def edited(content: bytes, file: str, steps: Iterable[Step]) -> bytes:
    """Return the bytes of a programme file with changes made in it, and every other byte as it was.

    Parameters
    ----------
    content
        A file that can be read.
    file
        What messages call it.

    Raises
    ------
    UsageError
        If a value is written in a way in which no change of the text has this effect alone.
    """
    for step in steps:
        content = _changed(content, file, step)
    return content


def _changed(content: bytes, file: str, step: Step) -> bytes:
    said = parse(content, file)
    wanted = step.on(cast("Plain", said.plain()))
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    lines = Lines(decode(content, file))
    for way in step.ways(lines, places(lines.text)):
        new = mark + lines.spliced(way).encode()
        if _says(new, file) == wanted:
            return new
    where = ": ".join(part for part in step.path if isinstance(part, str))
    msg = (
        f"{said.at(step.path)}: {where}: this is written in a form that cannot be changed without changing more (an "
        "alias, text over several lines). Nothing was changed. Write it on one line, or make the change by hand."
    )
    raise UsageError(msg)


def _says(content: bytes, file: str) -> object:
    try:
        return parse(content, file).plain()
    except ProgrammeError:
        return None


def changed_lines(before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines in which two programme files differ: a number, ``-`` or ``+``, and the line."""
    old, new = (decode(content, "").splitlines() for content in (before, after))
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"{number + 1:5} - {old[number]}" for number in range(old_from, old_to))
            yield from (f"{number + 1:5} + {new[number]}" for number in range(new_from, new_to))
