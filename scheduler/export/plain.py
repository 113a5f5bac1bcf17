"""Text that any file can hold: no control characters, nothing that turns round what stands beside it."""

from __future__ import annotations

import re

_GAPS = re.compile("[ \t\r\n\v\f\x85\u2028\u2029]+")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What XML 1.0 does not allow, or advises against, and with it every format that is made of it.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARK = "\ufffd"


def one_line(words: str) -> str:
    """Return text on one line; a character that no file may hold is shown as the mark of a lost one."""
    return _DIRECTIONS.sub("", _FORBIDDEN.sub(_MARK, _GAPS.sub(" ", words))).strip()


def cut(words: str, most: int) -> str:
    """Return text that has at most so many characters, with three dots where something is left out."""
    return words if len(words) <= most else f"{words[: most - 1]}\u2026"
