"""The rules that a tiny programme is about, by name; most leave some timetables and forbid others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.tiny_beside import BESIDE
from tests.generator.tiny_plain import PLAIN
from tests.generator.tiny_whom import WHOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generator.tiny_draft import Draft

RULES: dict[str, Callable[[Draft], None]] = PLAIN | BESIDE | WHOM
NAMES = tuple(RULES)
ONE_DAY = frozenset({"informal", "audience"})
TWO_DAYS = frozenset({"on", "same-day", "other-day", "of-day", "report-next-morning"})
# What may stand beside another rule without taking its sessions, its hours or its meals away.
MIXABLE = (
    "after", "on", "same-day", "first", "last", "too-small", "arrives", "departs", "unavailable",
    "run", "formal", "sessions", "evening", "social", "protected",
)  # fmt: skip
