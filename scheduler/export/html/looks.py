"""How formats are told apart: each has a colour, a pattern and letters, so that no one of them is needed alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.export.printed import Line

_KNOWN = ("plenary", "roundtable", "group")
_LOOKS = 6
"""So many looks the style sheet has for sessions; it draws what is informal by its kind."""


@dataclass(frozen=True)
class Look:
    """How a format, or a kind of informal item, is drawn.

    Parameters
    ----------
    style
        Its name in the style sheet, ``session-2`` or ``meal``; never a word of the programme.
    pattern
        Number of its pattern; 0 for none.
    letters
        ``P``, or as many as tell it from the others.
    word
        What it is called.
    """

    style: str
    pattern: int
    letters: str
    word: str


def looks(lines: Iterable[Line]) -> Mapping[str, Look]:
    """Return the look of each format and kind, by its word: formats first, then kinds, as they come."""
    lines = tuple(lines)
    formats = dict.fromkeys(line.form for line in lines if line.kind == "session")
    kinds = {line.form: line.kind for line in lines if line.kind != "session" and line.form not in formats}
    numbers = _numbers(formats)
    letters = _letters([*formats, *kinds])
    sessions = {form: Look(f"session-{numbers[form]}", numbers[form], letters[form], form) for form in formats}
    return sessions | {form: Look(kind, 0, letters[form], form) for form, kind in kinds.items()}


def _numbers(formats: Iterable[str]) -> dict[str, int]:
    """Return a number for each format: the usual ones always have theirs, the others share what there is."""
    spare = [form for form in formats if form not in _KNOWN]
    own = {form: number for number, form in enumerate(_KNOWN, 1)}
    rest = _LOOKS - len(_KNOWN)
    return own | {form: len(_KNOWN) + 1 + place % rest for place, form in enumerate(spare)}


def _letters(words: Iterable[str]) -> dict[str, str]:
    """Return for each word its first letters, as few as no word before it has."""
    found: dict[str, str] = {}
    for word in words:
        beginnings = (word[:length].capitalize() for length in range(1, len(word) + 1))
        found[word] = next((letters for letters in beginnings if letters not in found.values()), word)
    return found
