"""Whether groups and tables name who and what is there, and say nothing against themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.programme import defaults
from scheduler.programme.names import Names, check_once

if TYPE_CHECKING:
    from scheduler.programme.document import Document
    from scheduler.programme.problems import Problems
    from scheduler.programme.validation import Entry


def check_groups(document: Document, problems: Problems) -> None:
    """Add a problem for each name that nothing has, and for each key that cannot stand where it does."""
    _check_kept(document, problems)
    people = None if "people" in document.unsound else Names("person", document.ids["people"], problems)
    for meal in document.meals:
        _check_hosts(meal, document, people, problems)
    for fixture in document.fixtures:
        before = len(problems)
        _check_fixture(fixture, problems)
        if len(problems) == before:
            _check_hosts(fixture, document, people, problems)


def _check_kept(document: Document, problems: Problems) -> None:
    """Check the sessions that keep the groups of another: that it is there, and that no circle is made."""
    sessions = Names("session", document.ids["sessions"], problems)
    kept = {one.written.id: one.written.same_groups_as for one in document.sessions}
    told: set[str] = set()
    for session in document.sessions:
        name, other = session.written.id, session.written.same_groups_as
        source, where = session.at("same_groups_as"), session.named("same_groups_as")
        sessions.look_up(other, source, where)
        if name == other:
            problems.add(source, where, "the session names itself", "Name another session, or take it out")
            continue
        way = [name]
        while (step := kept.get(way[-1])) is not None and step not in way:
            way.append(step)
        if step == name and name not in told:
            told |= set(way)
            what = f"the groups lead round in a circle: {' as '.join([*way, name])}"
            problems.add(source, where, what, "Let one of these sessions have groups of its own")


def _check_fixture(entry: Entry[Any], problems: Problems) -> None:
    for key in ("tables", "hosts"):
        if key not in entry.node.keys:
            continue
        if "near" in entry.node.keys:
            what = f'what is near a session has no "{key}"'
            problems.add(entry.at(key), entry.where, what, 'Take it out, or take "near" out')
        elif (entry.written.kind or defaults.KIND) != "meal" and (entry.sound or entry.written.kind is not None):
            what = "only meals, and fixtures of the kind meal, have tables and hosts"
            problems.add(entry.at(key), entry.named(key), what, 'Take it out, or write "kind: meal"')


def _check_hosts(entry: Entry[Any], document: Document, people: Names | None, problems: Problems) -> None:
    hosts, tables, where = entry.written.hosts, entry.written.tables or (), entry.named("hosts")
    named = [(one.person, entry.at("hosts", number)) for number, one in enumerate(hosts) if one.person]
    check_once(named, where, problems, "Name everybody once")
    remote = {one.written.id for one in document.people if one.written.remote}
    for person, source in named:
        if people is not None:
            people.look_up(person, source, where)
        if person in remote:
            what = f'"{person}" takes part from elsewhere, and sits at no table'
            problems.add(source, where, what, "Name somebody who is there")
    unread = entry.written.tables is None and "tables" in entry.node.keys
    if hosts and len(hosts) != len(tables) and not unread:
        what = f"there are {len(hosts)} for {len(tables)} tables" if tables else "there are no tables"
        problems.add(entry.at("hosts"), where, what, 'Name as many as tables, or none; "*" stands for nobody')
