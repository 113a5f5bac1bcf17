"""Who is meant by the words that sessions, meals and fixtures are for: tags, ids of people, ``residents``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scheduler.programme.informal import Blocks
    from scheduler.programme.resolve import Context
    from scheduler.programme.written import FixtureWritten, MealWritten

RESIDENTS = "residents"
"""The word for those who stay the night: nobody's tag, for it is worked out."""
DAY_GUEST = "day-guest"
_NOON = 12 * 60


def named(context: Context, words: Iterable[str]) -> frozenset[str]:
    """Return the ids of the people who have one of the words as a tag, or as their id."""
    known = set(words)
    return frozenset(person.id for person in context.people if person.id in known or known & set(person.tags))


def invited(
    context: Context, written: MealWritten | FixtureWritten, day: int, start: datetime
) -> frozenset[str] | None:
    """Return the ids of those whom a meal or fixture is for on a day, or None for everybody.

    Parameters
    ----------
    start
        When its window opens: before noon it is for those who were there the night before, else for those of the
        night that follows.
    """
    if written.people is None:
        return None
    found = named(context, written.people)
    return found | _residents(context, day, start) if RESIDENTS in written.people else found


def _residents(context: Context, day: int, start: datetime) -> frozenset[str]:
    night = day_start(context.clock, day if start < context.clock.at(day, _NOON) else day + 1)
    return frozenset(
        person.id
        for person in context.people
        if not person.remote
        and DAY_GUEST not in person.tags
        and (person.arrives is None or person.arrives < night)
        and (person.departs is None or person.departs > night)
    )


def blocks(written: Any) -> Blocks:  # noqa: ANN401 - a meal, a break or a fixture
    """Return what a meal, break or fixture keeps from being held: parts only, where it is for some people."""
    if written.attendance == "optional":
        return "nobody"
    people = getattr(written, "people", None)
    if people is None:
        return "sessions"
    return "sessions" if written.blocks == "sessions" else "parts"
