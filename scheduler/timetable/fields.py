"""Strict reading of JSON objects: every key is asked for by its type, and a message names the place in words."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn, TypeVar
from zoneinfo import ZoneInfo

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

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all its keys."""
        return tuple(self._value)

    def refuse(self, key: str, what: str) -> NoReturn:
        """Raise the error that says what is wrong with the value of `key`."""
        msg = f"{self._where}: {key}: {what}."
        raise DraftError(msg)

    def nothing(self, key: str) -> bool:
        """Return whether null stands there."""
        return self._get(key) is None

    def form(self, newest: str, versions: tuple[str, ...]) -> str:
        """Return the version of the file's format: one of `versions`, the last of which stands in `newest`."""
        form = self.text("format")
        name, _, last = newest.partition("/")
        if not form.startswith(f"{name}/"):
            self.refuse("format", f"“{form}” is not {newest}")
        this = form.removeprefix(f"{name}/")
        if this not in versions:
            self.refuse("format", f"this is version “{this}” of the format, and this program reads up to {last}")
        return this

    def text(self, key: str) -> str:
        """Return a text without control characters."""
        return self._as_text(key, self._get(key))

    def prose(self, key: str) -> str:
        """Return a text that may hold tabs and ends of lines."""
        return self._as_text(key, self._get(key), "\t\n")

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

    def whole_or_none(self, key: str) -> int | None:
        """Return a whole number, or None for null."""
        return None if self.nothing(key) else self.whole(key)

    def truth(self, key: str) -> bool:
        """Return true or false; 0 and 1 are neither."""
        value = self._get(key)
        if not isinstance(value, bool):
            self.refuse(key, f"true or false belongs here, not {_shown(value)}")
        return value

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers, whole or not."""
        found: list[float] = []
        for value in self._list(key):
            if isinstance(value, bool) or not isinstance(value, int | float):
                self.refuse(key, f"a number belongs here, not {_shown(value)}")
            if not -_MOST < value < _MOST:
                self.refuse(key, f"{value} is out of range")
            found.append(float(value))
        return tuple(found)

    def day(self, key: str) -> date:
        """Return a date."""
        text = self.text(key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(key, f"“{text}” is no date; one is written like 2018-10-24")

    def zone(self, key: str) -> ZoneInfo:
        """Return a time zone by its IANA name."""
        text = self.text(key)
        try:
            return ZoneInfo(text)
        except (KeyError, ValueError, OSError):
            self.refuse(key, f"“{text}” is no time zone that this machine knows")

    def moment(self, key: str, zone: ZoneInfo) -> datetime:
        """Return a time with its offset from UTC, which must be that of `zone` then."""
        text = self.text(key)
        try:
            moment = datetime.fromisoformat(text)
            local = moment.astimezone(zone)
        except (ValueError, OverflowError):
            self.refuse(key, f"“{text}” is no time; {_LIKE}")
        if moment.tzinfo is None:
            self.refuse(key, f"“{text}” has no offset from UTC; {_LIKE}")
        if local.replace(tzinfo=None) != moment.replace(tzinfo=None):
            self.refuse(key, f"“{text}” is not the local time of {zone.key}, where it is {local.isoformat()} then")
        return local

    def instant(self, key: str) -> datetime:
        """Return a time that is written in UTC."""
        text = self.text(key)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            self.refuse(key, f"“{text}” is no time; {_LIKE}")
        if moment.utcoffset() != timedelta():
            self.refuse(key, f"“{text}” is not written in UTC, as 2018-10-24T14:00:00+00:00 is")
        return moment.astimezone(UTC)

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

    def proses(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that may hold tabs and ends of lines."""
        return tuple(self._as_text(key, value, "\t\n") for value in self._list(key))

    def texts_if_any(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; none where the key is not written."""
        return self.texts(key) if key in self._value else ()

    def mapping(self, key: str) -> dict[str, str]:
        """Return an object whose values are texts."""
        inner = self.inner(key)
        return {name: inner.text(name) for name in inner.names}

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return an object whose values are lists of texts."""
        inner = self.inner(key)
        return {name: inner.proses(name) for name in inner.names}

    def by_name(self, key: str) -> Iterator[tuple[str, Fields]]:
        """Yield the objects of an object, each with its name."""
        inner = self.inner(key)
        for name in inner.names:
            yield name, inner.inner(name)

    def objects(self, key: str, named_by: str) -> Iterator[Fields]:
        """Yield the objects of a list; messages call each by its `named_by`, or by its place if it has none."""
        for position, value in enumerate(self._list(key), start=1):
            name = value.get(named_by) if isinstance(value, dict) else None
            yield Fields(value, f"{self._where}: {key}: {name if isinstance(name, str) else f'number {position}'}")

    def inner(self, key: str) -> Fields:
        """Return an object."""
        return Fields(self._get(key), f"{self._where}: {key}")

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

    def _as_text(self, key: str, value: object, allowed: str = "") -> str:
        if not isinstance(value, str):
            self.refuse(key, f"a text belongs here, not {_shown(value)}")
        # Control characters would reach the terminal and the calendar; lone surrogates cannot be written at all.
        if any(unicodedata.category(one) in {"Cc", "Cs"} and one not in allowed for one in value):
            self.refuse(key, "the text holds a control character")
        return value


_MOST = 1e9
_LIKE = "one is written like 2018-10-24T15:00:00+01:00"


def _shown(value: object) -> str:
    """Return how JSON spells the kind of `value`, for messages."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text “{value}”"
    return {int: "a number", float: "a number with a point", list: "a list", dict: "an object"}[type(value)]
