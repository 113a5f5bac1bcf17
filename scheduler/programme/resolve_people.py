"""People, from rows of a table or entries of a list."""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from scheduler.programme import defaults
from scheduler.programme.guests import RESIDENTS
from scheduler.programme.model import Person
from scheduler.programme.moments import Moment, day_start
from scheduler.programme.people import REMOTE_HOURS
from scheduler.programme.written import PersonWritten
from scheduler.programme.yaml_lines import Node

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.errors import Source
    from scheduler.programme.model import Window
    from scheduler.programme.moments import Day
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry

COLUMNS = tuple(key for key in PersonWritten.model_fields if key != "attributes")
_NEARLY = 0.8


def person_node(node: Node, problems: Problems, where: str, seen: set[str] | None) -> Node:
    """Return a row as the model wants it: empty cells left out, further columns gathered as attributes.

    A column that cannot be is refused once for a table, in the first row that fills it, and then noted in ``seen``.
    """
    if not isinstance(node.value, dict):
        return node
    known: dict[str, Node] = {}
    attributes: dict[str, Node] = {}
    for key, value in node.value.items():
        if value.text == "":
            continue
        if key in COLUMNS:
            known[key] = value
        elif seen is None or key not in seen:
            before = len(problems)
            _check_column(key, value.source, where, problems)
            if len(problems) == before:
                attributes[key] = value
            elif seen is not None:
                seen.add(key)
    if attributes:
        known["attributes"] = Node(attributes, node.source)
    return replace(node, value=known)


def _check_column(key: str, source: Source, where: str, problems: Problems) -> None:
    """Refuse a column that is nearly a known one: nobody would read it."""
    close = difflib.get_close_matches(key.casefold(), COLUMNS, n=1, cutoff=_NEARLY)
    if close:
        what = f'the column "{key}" is nearly "{close[0]}"'
        problems.add(source, where, what, f'Write "{close[0]}", or a name that cannot be mistaken for it')


def people(context: Context) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return everybody whose row can be read, in two: those who come, and those who have withdrawn."""
    found = [_person(context, entry) for entry in context.document.people]
    gone = tuple(person for person in found if person.id in context.withdrawn)
    context.people = tuple(person for person in found if person.id not in context.withdrawn)
    return context.people, gone


def _person(context: Context, entry: Entry[PersonWritten]) -> Person:
    row = entry.written
    arrives = departs = None
    with context.problems.catching(entry.node.get("arrives") or entry.node, entry.named("arrives")):
        arrives = _moment(context, row.arrives, end=False)
    with context.problems.catching(entry.node.get("departs") or entry.node, entry.named("departs")):
        departs = _moment(context, row.departs, end=True)
    if arrives and departs and arrives >= departs:
        what = "the departure is not after the arrival"
        context.problems.add(entry.at("departs"), entry.named("departs"), what, "Correct one of the two")
    if RESIDENTS in row.tags:
        what = f'the tag "{RESIDENTS}" is reserved: who stays the night is worked out'
        context.problems.add(entry.at("tags"), entry.named("tags"), what, "Use another word")
    unavailable: list[Window] = []
    for number, absence in enumerate(row.unavailable):
        place = entry.node.get("unavailable") or entry.node
        item = place.items[number] if place.items else place
        with context.problems.catching(item, entry.named("unavailable")):
            unavailable += absence.on(context.clock)
    return Person(
        id=row.id,
        name=row.name,
        email=row.email or "",
        organisation=row.organisation,
        country=row.country,
        role=row.role,
        tags=row.tags,
        arrives=arrives,
        departs=departs,
        unavailable=tuple(sorted(unavailable)),
        zone=row.timezone,
        remote=row.remote,
        remote_hours=_remote_hours(context, entry),
        needs=row.needs,
        attributes=dict(row.attributes),
        source=entry.node.source,
    )


def _moment(context: Context, written: Day | Moment | None, *, end: bool) -> datetime | None:
    if written is None:
        return None
    if isinstance(written, Moment):
        return written.on(context.clock, outside=True)
    return day_start(context.clock, written.on(context.clock, outside=True) + end)


def _remote_hours(context: Context, entry: Entry[PersonWritten]) -> tuple[time, time]:
    hours = entry.written.remote_hours
    if hours is None:
        if entry.written.remote and "remote_hours" not in entry.node.keys:
            context.assume(defaults.remote_sentence(entry.written.name, zone=entry.written.timezone is not None))
        return REMOTE_HOURS
    if not entry.written.remote and (entry.sound or "remote" not in entry.node.keys):
        what = "they are for somebody who takes part from elsewhere"
        remedy = 'Write "yes" for "remote" too, or take the hours out'
        context.problems.add(entry.at("remote_hours"), entry.named("remote_hours"), what, remedy)
    start, end = (time(minute // 60 % 24, minute % 60) for minute in (hours.start, hours.end))
    return start, end
