"""What binds a session in time: what comes before it, its place, whom it reports to, what is wished for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.errors import NOWHERE, Source
from scheduler.programme.spans import Window  # noqa: TC001 - tests ask for the types of values when they run


@dataclass(frozen=True)
class After:
    """It starts at least ``least`` and at most ``most`` minutes after the end of ``session``."""

    session: str
    least: int = 0
    most: int | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Place:
    """``first`` or ``last`` of the event, or of one day (then the session is on that day)."""

    which: Literal["first", "last"]
    day: int | None = None


@dataclass(frozen=True)
class ReportBack:
    """It reports to ``session``: with at most a pause between, by the next morning, or any time later."""

    session: str
    within: Literal["pause", "next-morning", "event"] = "pause"


@dataclass(frozen=True)
class Wish:
    """A preference for a time, as written in ``text``.

    kind
        ``starts-in``: it starts in one of the windows (morning: before 12:00; afternoon: 12:00 or later);
        ``within``: it lies whole in one of the windows (a day, a range of hours);
        ``after-lunch``: it is the first session after lunch (or what replaces lunch) on its day;
        ``first-of-day``, ``last-of-day``: no session comes before, or after, it on its day.
    wanted
        True for ``prefer``, False for ``avoid``.
    """

    kind: Literal["starts-in", "within", "after-lunch", "first-of-day", "last-of-day"]
    wanted: bool
    text: str
    windows: tuple[Window, ...] = ()
