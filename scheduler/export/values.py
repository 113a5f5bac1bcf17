"""The few property values that ``icalendar`` 7.3 writes otherwise than other people's calendars need them.

Everything else of the file is the library's: components, the other types, parameters, folding, line ends.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Self

from icalendar import vCategory, vGeo, vRecur, vText

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW_LINES = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_UNWRITABLE = frozenset({"Cc", "Cs"})


class Text(vText):
    r"""A text of which every character that can be written reads back as it is.

    The library lets control characters through, which RFC 5545 forbids, and halves of surrogate pairs, at which it
    stops; and it takes a backslash and a capital N in somebody's title for a new line.
    """

    def __new__(cls, value: str) -> Self:
        """Take the text with one form of new line, without what no calendar file may hold."""
        plain = _NEW_LINES.sub("\n", value)
        return super().__new__(
            cls, "".join(c for c in plain if c in "\t\n" or unicodedata.category(c) not in _UNWRITABLE)
        )

    def to_ical(self) -> bytes:
        r"""Return the text escaped: by the library, but for each ``\N``, which it never gets to see."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def categories(names: Iterable[str]) -> vCategory:
    """Return CATEGORIES, each escaped by itself; given to the library's constructor, `Text` would be vText again."""
    value = vCategory([])
    value.cats.extend(Text(name) for name in names)
    return value


class Place(vGeo):
    """Degrees with six decimals, about a hand's breadth; the library writes a hundred-thousandth as ``1e-05``."""

    def to_ical(self) -> str:
        """Return ``LATITUDE;LONGITUDE``."""
        return f"{self.latitude:.6f};{self.longitude:.6f}"


class Yearly(vRecur):
    """A change of clocks that comes back each year, in the order in which it was written: frequency, month, day.

    The library puts the day before the month. The order means nothing by RFC 5545, but in its own zones, and in those
    that calendar programs bring along, the month comes first.
    """

    def sorted_items(self) -> list[tuple[str, Any]]:
        """Return the parts of the rule as they were given."""
        return list(self.items())
