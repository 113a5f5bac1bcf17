r"""RFC 5545 as bytes: escaping, parameters, folding, line ends.

Written here rather than left to a library, for each byte counts in other people's calendars: ``icalendar`` 7.3 turns a
literal ``\N`` in a title into a new line, leaves NAME and X-WR-CALNAME unescaped, and writes a small number as
``1e-06`` and times in Accra or Reykjavik without their zone. Libraries that share nothing with this file read the
result back in the tests.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 75
"""Octets in a physical line, without its line end."""
_NEW_LINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_UNWRITABLE = frozenset({"Cc", "Cs"})


def text(value: str) -> str:
    r"""Return a TEXT value: ``\``, ``;``, ``,`` and new lines escaped, other control characters left out."""
    clean = _clean(_NEW_LINES.sub("\n", value))
    for character, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(character, escaped)
    return clean


def line(name: str, value: str, **parameters: str) -> str:
    """Return a content line, not yet folded; `value` is written as it is given."""
    return ";".join([name, *(f"{key}={_parameter(words)}" for key, words in parameters.items())]) + f":{value}"


def stream(lines: Iterable[str]) -> bytes:
    """Return the lines folded, in UTF-8, each ended by CRLF."""
    return b"".join(_folded(one) + b"\r\n" for one in lines)


def _parameter(value: str) -> str:
    """Return a parameter's value by RFC 6868, in quotes where a delimiter stands in it."""
    value = _clean(_NEW_LINES.sub("\n", value)).replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{value}"' if re.search("[,:;]", value) else value


def _clean(value: str) -> str:
    return "".join(c for c in value if c in "\t\n" or unicodedata.category(c) not in _UNWRITABLE)


def _folded(whole: str) -> bytes:
    """Fold at `LIMIT` octets, before a character and never inside one; an escape and what it escapes stay together."""
    done, current = [], b""
    for unit in re.findall(r"\\.|\^.|.", whole, flags=re.DOTALL):
        octets = unit.encode()
        if len(current) + len(octets) > LIMIT:
            done.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*done, current])
