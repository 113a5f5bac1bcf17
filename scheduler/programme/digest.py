"""One number for what a programme means: the same for the same meaning, whatever the words around it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from scheduler.programme.model import Programme

_NOT_MEANING = frozenset({"source", "sources", "hours_source", "assumed", "warnings"})


def digest(programme: Programme) -> str:
    """Return the SHA-256 (hex) of the programme as understood.

    It does not cover where anything was written, nor the order of keys, comments, or what was assumed: a default that
    is written out means the same as one that is left out.
    """
    text = json.dumps(_plain(programme), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in _NOT_MEANING}
    return value
