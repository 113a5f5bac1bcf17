"""Whether every name that the programme uses is the name of something, and of one thing only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.programme import defaults
from scheduler.programme.circles import check_order
from scheduler.programme.guests import RESIDENTS
from scheduler.programme.names import Names, check_once, guests, listed
from scheduler.programme.references_fixtures import check_fixtures
from scheduler.programme.references_groups import check_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scheduler.programme.document import Document
    from scheduler.programme.problems import Problems
    from scheduler.programme.validation import Entry
    from scheduler.programme.values import PartText
    from scheduler.programme.written import SessionWritten

_PARTS = ("chair", "speakers", "facilitators", "rapporteurs")


def check_references(document: Document, problems: Problems) -> None:
    """Add a problem for each id that is used twice, and for each that nobody has."""
    _check_unique(document, problems)
    _check_formats(document, problems)
    if "house" not in document.unsound:
        check_fixtures(document, problems)
    sessions = listed(document, "session", "sessions", problems)
    unread = "people" in document.unsound
    people = None if unread else Names("person", document.ids["people"], problems)
    audience = None if unread else guests(document, problems)
    for name, pin in document.pins.items():
        sessions.look_up(name, pin.node.source, "pins")
    for session in document.sessions:
        _check_parts(session, people, problems)
        _check_others(session, sessions, document.parts_of_meals, problems)
        _check_audience(session, audience, problems)
    _check_head(document, people, problems)
    check_groups(document, problems)
    check_order(document, problems)


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
    formats = Names("format", (*defaults.LAYOUTS, *(written.keys if written is not None else ())), problems)
    for session in document.sessions:
        formats.look_up(session.written.format, session.at("format"), session.named("format"))


def _check_parts(session: Entry[SessionWritten], people: Names | None, problems: Problems) -> None:
    written = session.written
    lists: list[tuple[str, tuple[str | int, ...], Iterable[PartText]]]
    lists = [(session.named(key), (key,), getattr(written, key)) for key in _PARTS]
    lists += [
        (session.named("parts: speakers"), ("parts", number, "speakers"), one.speakers)
        for number, one in enumerate(written.parts)
    ]
    for where, path, parts in lists:
        named = [(part.person, session.at(*path, number)) for number, part in enumerate(parts) if part.person]
        for person, source in named:
            if people is not None:
                people.look_up(person, source, where)
        check_once(named, where, problems, "Name everybody once")


def _check_audience(session: Entry[SessionWritten], known: Names | None, problems: Problems) -> None:
    where = session.named("audience")
    words = [(word, session.at("audience", number)) for number, word in enumerate(session.written.audience or ())]
    check_once(words, where, problems, "Name everybody once")
    for word, source in words:
        if word == RESIDENTS:
            what = f'"{RESIDENTS}" changes from night to night, and only meals and fixtures can be for them'
            problems.add(source, where, what, "Name tags or people")
        elif known is not None:
            known.look_up(word, source, where)


def _check_head(document: Document, people: Names | None, problems: Problems) -> None:
    """Check who has withdrawn, and the order of the themes."""
    head = document.head
    if head is None:
        return
    withdrawn = [(name, head.at("withdrawn", number)) for number, name in enumerate(head.written.withdrawn)]
    check_once(withdrawn, "withdrawn", problems, "Name everybody once")
    for name, source in withdrawn:
        if people is not None:
            people.look_up(name, source, "withdrawn")
    held = [one.written.theme for one in document.sessions if one.written.theme]
    themes = Names("session of the theme", held, problems, unread="sessions" in document.unsound)
    order = [(name, head.at("themes", number)) for number, name in enumerate(head.written.themes)]
    check_once(order, "themes", problems, "Name every theme once")
    for name, source in order:
        themes.look_up(name, source, "themes")


def _check_others(
    session: Entry[SessionWritten], known: Names, parts_of_meals: Collection[str], problems: Problems
) -> None:
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
        elif name in parts_of_meals:
            what = f'"{name}" is a part of a meal, and stands in no order'
            problems.add(source, where, what, "Name another session, or take it out")
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
