"""Reading a programme: one call, and either all of it is understood or every problem is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.errors import ProgrammeError
from scheduler.programme import checks, files, resolve, warn
from scheduler.programme.document import Document, document
from scheduler.programme.model import Programme
from scheduler.programme.people_table import people_nodes
from scheduler.programme.problems import Problems
from scheduler.programme.references import check_references
from scheduler.programme.resolve_fixtures import near
from scheduler.programme.resolve_mix import mixed
from scheduler.programme.resolve_occurrences import occurrences
from scheduler.programme.resolve_people import people
from scheduler.programme.resolve_sessions import pins, sessions
from scheduler.programme.resolve_walks import walks
from scheduler.programme.yaml_lines import Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read(path: Path, content: bytes | None = None) -> Programme:
    """Return the programme that a file describes, with its house and its people.

    Parameters
    ----------
    path
        The programme's YAML file. Files that it names are looked for in its folder.
    content
        What is read in the place of the file's own bytes: those that it is to have.

    Raises
    ------
    UsageError
        If the file is not there.
    ProgrammeError
        With every problem that was found in the programme, its house and its people.
    """
    problems = Problems()
    root = parse(files.programme_bytes(path) if content is None else content, path.name)
    if not isinstance(root.value, dict):
        problems.add(root.source, "programme", "this is no mapping", 'Begin with "programme: an-id-of-your-choice"')
        problems.raise_if_any()
    lost: set[str] = set()
    with problems.watching("house", lost):
        house = _house(path.parent, root, problems)
    with problems.watching("people", lost):
        table, said = people_nodes(path.parent, root, problems)
    written = document(root, house, table, lost, problems)
    check_references(written, problems)
    programme = _resolved(written, said, problems)
    problems.raise_if_any()
    assert programme is not None  # noqa: S101 - it is None only where a problem says why
    return programme


def _house(folder: Path, root: Node, problems: Problems) -> Node | None:
    node = root.get("house")
    if node is None:
        return None
    path = files.inside(folder, node, "house", problems)
    if path is None:
        return None
    try:
        found = parse(path.read_bytes(), node.text or "")
    except ProgrammeError as error:
        problems.found += error.problems
        return None
    if not isinstance(found.value, dict):
        problems.add(found.source, "house", "this is no mapping", 'Begin with "house: name of the house"')
        return None
    return found


def _resolved(written: Document, said: Iterable[str], problems: Problems) -> Programme | None:
    context = resolve.context(written, problems)
    if context is None:
        return None
    context.assumed += said
    programme = mixed(context, _understood(written, context))
    checks.check(context, programme)
    if problems:
        return programme
    return replace(programme, warnings=tuple(sorted({*context.warnings, *warn.warnings(programme)})))


def _understood(written: Document, context: resolve.Context) -> Programme:
    problems = context.problems
    with problems.watching("hours", context.unsound):
        hours, hours_source = resolve.hours(context)
    with problems.watching("rooms", context.unsound):
        rooms_ = resolve.rooms(context)
    with problems.watching("people", context.unsound):
        people_, withdrawn = people(context)
    weights, profile = resolve.weights(context)
    occurrences_ = occurrences(context, hours)
    held, cancelled = sessions(context, occurrences_)
    return Programme(
        id=context.head.programme,
        title=context.head.title,
        clock=context.clock,
        hours=hours,
        sessions=held,
        rooms=rooms_,
        occurrences=occurrences_,
        people=people_,
        limits=resolve.limits(context),
        weights=weights,
        profile=profile,
        pins=pins(context),
        near=near(context),
        walks=walks(context, rooms_),
        themes=context.head.themes,
        cancelled=cancelled,
        withdrawn=withdrawn,
        note=context.head.note,
        expected=context.head.expected or 0,
        house=resolve.house(context),
        organizer=resolve.organizer(context.head),
        web=context.head.web,
        hours_source=hours_source,
        source=written.root.source,
        assumed=tuple(context.assumed),
    )
