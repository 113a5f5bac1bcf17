"""Values as YAML that reads back as the same text, and other pieces of the file that is written."""

from __future__ import annotations

import yaml

_WIDEST = 1_000_000


def quoted(text: str) -> str:
    """Return text as it can stand anywhere in YAML, in quotes where it needs them."""
    dumped = yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=_WIDEST)
    return dumped.strip().removeprefix("[").removesuffix("]")


def clock(minute: int) -> str:
    """Return a time of day; 24:00 is its end."""
    return f"{minute // 60:02}:{minute % 60:02}"


def span(start: int, end: int) -> str:
    """Return a range of times."""
    return f"{clock(start)}-{clock(end)}"
