"""Ids made from what people are called."""

from __future__ import annotations

import re
import unicodedata

MOST = 64
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
"""Letters that Unicode does not take for another with a mark on it."""


def id_of(name: str) -> str:
    """Return an id made from a name: lower-case letters without marks, digits, and dashes between words.

    It is empty where the name has none of them, as in another script: nobody could type what might be made of it.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(one for one in plain if not unicodedata.combining(one)).replace("'", "").replace("\u2019", "")
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:MOST].strip("-")
