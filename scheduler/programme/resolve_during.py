"""Sessions that are a part of a meal: which one is meant, and what cannot be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.problems import nearest
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.programme.model import Occurrence
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import SessionWritten

KEYS = frozenset(
    {"during", "id", "title", "questions", "minutes", "format", "chair", "speakers", "parts", "optional", "cancelled"}
)


def check_keys(context: Context, entry: Entry[SessionWritten]) -> None:
    """Add a problem for each key that says nothing for a part of a meal."""
    for key in entry.node.keys:
        if key not in KEYS:
            what = f'"{key}" says nothing for a part of a meal'
            context.problems.add(entry.at(key), entry.where, what, 'Take it out, or take "during" out')


def during(context: Context, entry: Entry[SessionWritten], occurrences: Sequence[Occurrence]) -> str | None:
    """Return the id of the meal, break or fixture that a session is a part of, or None with a problem."""
    written = entry.written.during
    if written is None or "house" in context.unsound:
        return None
    ids = [name for key in ("meals", "breaks", "fixtures") for name in context.document.ids[key]]
    near = {one.written.id for one in context.document.fixtures if one.written.near is not None}
    where, source, problems = entry.named("during"), entry.at("during"), context.problems
    if written.of not in ids or written.of in near:
        what = f'there is no meal, break or fixture "{written.of}" with a time of its own'
        problems.add(source, where, what, nearest(written.of, [name for name in ids if name not in near]))
        return None
    found = [one for one in occurrences if written.of in {one.of, one.stands_for}]
    if written.day is not None:
        with problems.catching(entry.node.get("during") or entry.node, where):
            day = written.day.on(context.clock)
            found = [one for one in found if one.day == day]
    days = [f"day {one.day}" for one in found]
    if len(found) > 1:
        what = f'"{written.of}" is held on {listed(days)}'
        problems.add(source, where, what, f'Name the day too, as "{written.of} {days[0]}"')
    elif not found:
        held = [f"day {one.day}" for one in occurrences if written.of in {one.of, one.stands_for}]
        if held or not problems:
            what = f'"{written.text}" is not held'
            problems.add(source, where, what, f"It is held on {listed(held)}" if held else "Name another meal")
    return found[0].id if len(found) == 1 else None
