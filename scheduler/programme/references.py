"""Whether every name that the programme uses is the name of something, and of one thing only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scheduler.programme import defaults
from scheduler.programme.circles import check_order
from scheduler.programme.problems import Problems, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scheduler.errors import Source
    from scheduler.programme.document import Document
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import SessionWritten

_PARTS = ("chair", "speakers", "facilitators", "rapporteurs")


def check_references(document: Document, problems: Problems) -> None:
    """Add a problem for each id that is used twice, and for each that nobody has."""
    _check_unique(document, problems)
    _check_formats(document, problems)
    if "house" not in document.unsound:
        _check_house(document, problems)
    sessions = _Names("session", document.ids["sessions"], problems)
    people = _Names("person", document.ids["people"], problems)
    for name, pin in document.pins.items():
        sessions.look_up(name, pin.node.source, "pins")
    for session in document.sessions:
        _check_parts(session, None if "people" in document.unsound else people, problems)
        _check_others(session, sessions, problems)
    check_order(document, problems)


@dataclass(frozen=True)
class _Names:
    """The names of one kind of thing."""

    kind: str
    known: Collection[str]
    problems: Problems

    def look_up(self, name: str | None, source: Source, where: str) -> None:
        """Add a problem if a name is written that nothing has."""
        if name is not None and name not in self.known:
            self.problems.add(source, where, f'there is no {self.kind} "{name}"', nearest(name, self.known))


def _check_unique(document: Document, problems: Problems) -> None:
    _check_ids([(entry, entry.written.id) for entry in document.rooms], problems)
    _check_ids([(entry, entry.written.id) for entry in document.people], problems)
    items: list[tuple[Entry[Any], str]] = [(entry, entry.written.id) for entry in document.sessions]
    items += [(entry, entry.written.id) for entry in document.fixtures]
    items += [(entry, entry.written.id) for entry in (*document.meals, *document.breaks)]
    _check_ids(items, problems)
    names: dict[str, str] = {}
    for room in document.rooms:
        first = names.setdefault(room.written.name.casefold(), room.written.id)
        if first != room.written.id:
            what = f'room {first} is called "{room.written.name}" too'
            problems.add(room.at("name"), room.named("name"), what, "Give the two names that people can tell apart")


def _check_ids(entries: Iterable[tuple[Entry[Any], str]], problems: Problems) -> None:
    first: dict[str, Entry[Any]] = {}
    for entry, name in entries:
        other = first.setdefault(name, entry)
        if other is not entry:
            what = f'the id "{name}" is taken: {other.where} has it, at {other.at("id")}'
            problems.add(entry.at("id"), entry.named("id"), what, "Give one of the two another id")


def _check_formats(document: Document, problems: Problems) -> None:
    for name, entry in document.formats.items():
        if name not in defaults.LAYOUTS and entry.written.layout is None and entry.sound:
            remedy = 'Write "layout: ..." for a format of your own'
            problems.add(entry.node.source, entry.named("layout"), "no layout is written", remedy)
    written = document.root.get("formats")
    formats = _Names("format", (*defaults.LAYOUTS, *(written.keys if written is not None else ())), problems)
    for session in document.sessions:
        formats.look_up(session.written.format, session.at("format"), session.named("format"))


def _check_house(document: Document, problems: Problems) -> None:
    informal = _Names("meal or break", (*document.ids["meals"], *document.ids["breaks"]), problems)
    for fixture in document.fixtures:
        informal.look_up(fixture.written.replaces, fixture.at("replaces"), fixture.named("replaces"))
    rooms = _Names("room", document.ids["rooms"], problems)
    entries: list[Entry[Any]] = [*document.meals, *document.breaks, *document.fixtures, *document.pins.values()]
    for entry in entries:
        rooms.look_up(entry.written.room, entry.at("room"), entry.named("room"))


def _check_parts(session: Entry[SessionWritten], people: _Names | None, problems: Problems) -> None:
    for key in _PARTS:
        seen: set[str] = set()
        for number, part in enumerate(getattr(session.written, key)):
            source, where = session.at(key, number), session.named(key)
            if people is not None:
                people.look_up(part.person, source, where)
            if part.person in seen:
                problems.add(source, where, f'"{part.person}" is named twice', "Name everybody once")
            elif part.person is not None:
                seen.add(part.person)


def _check_others(session: Entry[SessionWritten], known: _Names, problems: Problems) -> None:
    written = session.written
    named = [("after", number, one.session) for number, one in enumerate(written.after)]
    named += [
        (key, number, name) for key in ("same_day", "other_day") for number, name in enumerate(getattr(written, key))
    ]
    if written.report_back is not None:
        named.append(("report_back", 0, written.report_back.session))
    seen: set[tuple[str, str]] = set()
    for key, number, name in named:
        source, where = session.at(key, number), session.named(key)
        known.look_up(name, source, where)
        if name == written.id:
            problems.add(source, where, "the session names itself", "Name another session")
        if (key, name) in seen:
            problems.add(source, where, f'"{name}" is named twice', "Name every session once")
        seen.add((key, name))
    for name in written.same_day:
        if name in written.other_day:
            what = f'"{name}" is to be on the same day and on another one'
            problems.add(session.at("other_day"), session.named("other_day"), what, "Take it out of one of the two")
    for number, one in enumerate(written.after):
        if one.most is not None and one.least > one.most:
            what = f'the gap to "{one.session}" is at least {one.least} and at most {one.most} minutes'
            remedy = "Write a least gap that is not above the most"
            problems.add(session.at("after", number), session.named("after"), what, remedy)
