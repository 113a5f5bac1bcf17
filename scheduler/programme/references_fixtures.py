"""Whether meals, breaks and fixtures name what is there, and say nothing against themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.programme.guests import RESIDENTS
from scheduler.programme.names import Names, check_once, guests, listed

if TYPE_CHECKING:
    from scheduler.programme.document import Document
    from scheduler.programme.problems import Problems
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import FixtureWritten, MealWritten, NearWritten

_NOT_NEAR = ("at", "each", "replaces")


def check_fixtures(document: Document, problems: Problems) -> None:
    """Add a problem for each name that nothing has, and for each two keys that cannot stand together."""
    informal = Names("meal or break", (*document.ids["meals"], *document.ids["breaks"]), problems)
    for fixture in document.fixtures:
        informal.look_up(fixture.written.replaces, fixture.at("replaces"), fixture.named("replaces"))
        if fixture.written.near is not None:
            _check_near(fixture, fixture.written.near, document, problems)
    _check_sides(document, problems)
    rooms = listed(document, "room", "rooms", problems)
    entries: list[Entry[Any]] = [*document.meals, *document.breaks, *document.fixtures, *document.pins.values()]
    for entry in entries:
        rooms.look_up(entry.written.room, entry.at("room"), entry.named("room"))
    people = None if "people" in document.unsound else guests(document, problems)
    for meal in document.meals:
        _check_people(meal, people, problems)
    for fixture in document.fixtures:
        _check_people(fixture, people, problems)


def _check_people(entry: Entry[MealWritten | FixtureWritten], known: Names | None, problems: Problems) -> None:
    written = entry.written
    words = [(word, entry.at("people", number)) for number, word in enumerate(written.people or ())]
    check_once(words, entry.named("people"), problems, "Name everybody once")
    for word, source in words:
        if word != RESIDENTS and known is not None:
            known.look_up(word, source, entry.named("people"))
    optional = written.attendance == "optional"
    if written.blocks is not None and "people" not in entry.node.keys:
        what = "it says for whom, and no people are written"
        problems.add(entry.at("blocks"), entry.named("blocks"), what, 'Write "people: ..." too, or take it out')
    elif written.blocks is not None and optional:
        what = "who may stay away is kept from no session"
        remedy = 'Take "blocks" or "attendance" out'
        problems.add(entry.at("blocks"), entry.named("blocks"), what, remedy)
    if written.private and "people" not in entry.node.keys:
        what = "nobody is named who would be told of it"
        problems.add(entry.at("private"), entry.named("private"), what, 'Write "people: ..." too, or take it out')


def _check_near(entry: Entry[FixtureWritten], near: NearWritten, document: Document, problems: Problems) -> None:
    where, sessions = entry.named("near"), listed(document, "session", "sessions", problems)
    if (near.after is None) == (near.before is None):
        what = "it stands next to one session, after or before it"
        problems.add(entry.at("near"), where, what, 'Write "{after: ...}" or "{before: ...}"')
    for key, name in (("after", near.after), ("before", near.before)):
        sessions.look_up(name, entry.at("near", key), where)
        if name in document.parts_of_meals:
            what = f'"{name}" is a part of a meal, and nothing stands next to it'
            problems.add(entry.at("near", key), where, what, "Name another session")
    for key in _NOT_NEAR:
        if key in entry.node.keys:
            what = f'what is near a session has no "{key}"'
            problems.add(entry.at(key), entry.where, what, 'Take it out, or take "near" out')
    if RESIDENTS in (entry.written.people or ()):
        what = f'"{RESIDENTS}" changes from night to night, and the day of what is near a session is open'
        problems.add(entry.at("people"), entry.named("people"), what, "Name tags or people")


def _check_sides(document: Document, problems: Problems) -> None:
    """Refuse two fixtures that stand at one side of one session, both in the pause there or neither."""
    taken: dict[tuple[str | None, str | None, bool], str] = {}
    for entry in document.fixtures:
        near = entry.written.near
        if near is None:
            continue
        key = (near.after, near.before, near.inside is not None)
        first = taken.setdefault(key, entry.written.id)
        if first != entry.written.id:
            side = f'after "{near.after}"' if near.after else f'before "{near.before}"'
            what = f'"{first}" stands {side} too'
            problems.add(entry.at("near"), entry.named("near"), what, "Give one of the two a time, or make one of them")
