"""Strict reading of JSON objects: every key is asked for by its type, and a message names the place in words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NoReturn, TypeVar

from scheduler.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterator

Word = TypeVar("Word", bound=str)


class Fields:
    """One JSON object, and where it stands.

    Parameters
    ----------
    value
        What the JSON parser made of it.
    where
        Its place as a person would say it: ``draft.json: items: s4``.
    """

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            msg = f"{where}: an object {{...}} belongs here."
            raise DraftError(msg)
        self._value: dict[str, object] = value
        self._where = where
        self._asked: set[str] = set()

    def refuse(self, key: str, what: str) -> NoReturn:
        """Raise the error that says what is wrong with the value of `key`."""
        msg = f"{self._where}: {key}: {what}."
        raise DraftError(msg)

    def text(self, key: str) -> str:
        """Return a text without control characters."""
        return self._as_text(key, self._get(key))

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None for null."""
        value = self._get(key)
        return None if value is None else self._as_text(key, value)

    def whole(self, key: str) -> int:
        """Return a whole number; true and 1.0 are none."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key, f"a whole number belongs here, not {_shown(value)}")
        return value

    def choice(self, key: str, words: tuple[Word, ...]) -> Word:
        """Return one of `words`."""
        text = self.text(key)
        found = next((word for word in words if word == text), None)
        if found is None:
            self.refuse(key, f"“{text}” is none of {', '.join(words)}")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._as_text(key, value) for value in self._list(key))

    def texts_if_any(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; none where the key is not written."""
        return self.texts(key) if key in self._value else ()

    def mapping(self, key: str) -> dict[str, str]:
        """Return an object whose values are texts."""
        inner = Fields(self._get(key), f"{self._where}: {key}")
        return {name: inner.text(name) for name in inner._value}

    def objects(self, key: str, named_by: str) -> Iterator[Fields]:
        """Yield the objects of a list; messages call each by its `named_by`, or by its place if it has none."""
        for position, value in enumerate(self._list(key), start=1):
            name = value.get(named_by) if isinstance(value, dict) else None
            yield Fields(value, f"{self._where}: {key}: {name if isinstance(name, str) else f'number {position}'}")

    def object_or_none(self, key: str) -> Fields | None:
        """Return an object, or None for null."""
        value = self._get(key)
        return None if value is None else Fields(value, f"{self._where}: {key}")

    def nothing_else(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._value:
            if key not in self._asked:
                self.refuse(key, "this key is not known here")

    def _get(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._value:
            self.refuse(key, "this key is missing")
        return self._value[key]

    def _list(self, key: str) -> list[object]:
        value = self._get(key)
        if not isinstance(value, list):
            self.refuse(key, f"a list [...] belongs here, not {_shown(value)}")
        return value

    def _as_text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.refuse(key, f"a text belongs here, not {_shown(value)}")
        # Control characters would reach the terminal and the calendar; lone surrogates cannot be written at all.
        if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
            self.refuse(key, "the text holds a control character")
        return value


def _shown(value: object) -> str:
    """Return how JSON spells the kind of `value`, for messages."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text “{value}”"
    return {int: "a number", float: "a number with a point", list: "a list", dict: "an object"}[type(value)]
