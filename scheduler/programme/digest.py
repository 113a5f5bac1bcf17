"""One number for what a programme means: the same for the same meaning, whatever the words around it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.programme.mixing import Mix

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

_NOT_MEANING = frozenset({"source", "sources", "hours_source", "assumed", "warnings", "published", "web", "words"})
_WITHOUT_ORDER = frozenset({"sessions", "people", "pins", "after", "same_day", "other_day", "wishes", "tags"})
_WITHOUT_ORDER |= {"near", "cancelled", "withdrawn", "apart_from", "needs", "together", "apart", "seats"}
_OF_GROUPS = frozenset({"same_groups_as", "tables"})


def digest(programme: Programme) -> str:
    """Return the SHA-256 (hex) of the programme as understood.

    It does not cover where anything was written, comments, the order of keys, the order of lists that have no order
    (sessions, people, pins, ...), or what was assumed: a default that is written out means the same as one that is
    left out. Rooms are in order, for the house lists them as the agenda does.
    """
    return hashlib.sha256(_canonical(_plain(programme)).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        kept = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _NOT_MEANING}
        named = ((name, _plain(one)) for name, one in kept.items() if not _says_nothing(name, one))
        return {name: _sorted(plain) if name in _WITHOUT_ORDER else plain for name, plain in named}
    return _scalar(value)


def _says_nothing(name: str, value: object) -> bool:
    """Return whether a value of groups and tables is that of a programme which asks for none.

    Such a programme has the digest that it had before there were any. Who leads a group is one of the session's parts.
    """
    if name == "splits" and isinstance(value, tuple):
        return not any(one.topic or one.least or one.most for one in value)
    if name == "preferences":
        return isinstance(value, Mapping) and not value  # of a person; those of the mix are a number
    return (name in _OF_GROUPS and not value) or (name == "mix" and value == Mix())


def _sorted(value: object) -> object:
    return sorted(value, key=_canonical) if isinstance(value, list) else value


def _scalar(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value.key if isinstance(value, ZoneInfo) else value
