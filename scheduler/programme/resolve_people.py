"""People, from rows of a table or entries of a list."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme import not_yet
from scheduler.programme.model import Person, Window
from scheduler.programme.moments import Day, Moment, day_start, whole_day
from scheduler.programme.written import PersonWritten
from scheduler.programme.yaml_lines import Node

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scheduler.errors import Source
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.values import Absence

COLUMNS = tuple(key for key in PersonWritten.model_fields if key != "attributes")
RESERVED_TAG = "residents"
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
    """Refuse a column of a later capability, and one that is nearly a known one: nobody would read it."""
    if key in not_yet.KEYS["person"]:
        not_yet.refuse_key(source, where, key, problems)
        return
    columns = (*COLUMNS, *sorted(not_yet.KEYS["person"]))
    close = difflib.get_close_matches(key.casefold(), columns, n=1, cutoff=_NEARLY)
    if close:
        what = f'the column "{key}" is nearly "{close[0]}"'
        problems.add(source, where, what, f'Write "{close[0]}", or a name that cannot be mistaken for it')


def people(context: Context) -> tuple[Person, ...]:
    """Return everybody whose row can be read."""
    return tuple(_person(context, entry) for entry in context.document.people)


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
    if RESERVED_TAG in row.tags:
        what = f'the tag "{RESERVED_TAG}" is reserved: who stays the night is worked out'
        context.problems.add(entry.at("tags"), entry.named("tags"), what, "Use another word")
    unavailable: list[Window] = []
    for number, absence in enumerate(row.unavailable):
        place = entry.node.get("unavailable") or entry.node
        item = place.items[number] if place.items else place
        with context.problems.catching(item, entry.named("unavailable")):
            unavailable += _absence(context, absence)
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
        attributes=dict(row.attributes),
        source=entry.node.source,
    )


def _moment(context: Context, written: Day | Moment | None, *, end: bool) -> datetime | None:
    if written is None:
        return None
    if isinstance(written, Moment):
        return written.on(context.clock, outside=True)
    return day_start(context.clock, written.on(context.clock, outside=True) + end)


def _absence(context: Context, absence: Absence) -> Iterable[Window]:
    days = context.clock.days if absence.day is None else [absence.day.on(context.clock, outside=True)]
    for day in days:
        yield whole_day(context.clock, day) if absence.hours is None else absence.hours.on(context.clock, day)
