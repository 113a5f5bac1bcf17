"""The groups that people would like to be in, from the words of the table to numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme.problems import nearest

if TYPE_CHECKING:
    from scheduler.programme.model import Person
    from scheduler.programme.rounds import Round, Rounds
    from scheduler.programme.seating import Liking
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import PersonWritten


def preferences(rounds: Rounds) -> tuple[Person, ...]:
    """Return the people with what they would like; of those who have withdrawn nothing is asked."""
    written = {entry.written.id: entry for entry in rounds.context.document.people}
    known = {one.item.id: one for one in rounds.all if one.word == "group"}
    return tuple(_of(person, written.get(person.id), known, rounds) for person in rounds.programme.people)


def _of(person: Person, entry: Entry[PersonWritten] | None, known: dict[str, Round], rounds: Rounds) -> Person:
    if entry is None or not entry.written.preferences:
        return person
    found = {}
    for liking in entry.written.preferences:
        one = _round(liking, entry, known, rounds)
        if one is not None:
            found[liking.session] = _numbers(liking, one, entry, rounds)
    return replace(person, preferences=found)


def _round(liking: Liking, entry: Entry[PersonWritten], known: dict[str, Round], rounds: Rounds) -> Round | None:
    """Return the session in groups that is meant; one that is not held, or could not be read, is no mistake."""
    name = liking.session
    ids = rounds.context.document.ids["sessions"]
    unread = "sessions" in rounds.context.unsound
    if name in known or unread or (name in ids and name not in rounds.programme.session_by_id):
        return known.get(name)
    what, remedy = f'there is no session in groups "{name}"', nearest(name, known)
    if name in ids:
        what, remedy = f'session "{name}" is not in groups', "Name a session in groups, or take it out"
    rounds.context.problems.add(entry.at("preferences"), entry.named("preferences"), what, remedy)
    return None


def _numbers(liking: Liking, one: Round, entry: Entry[PersonWritten], rounds: Rounds) -> tuple[int, ...]:
    problems, where = rounds.context.problems, entry.named("preferences")
    found: dict[int, None] = {}
    for word in liking.groups:
        with problems.catching(entry.node.get("preferences") or entry.node, where):
            number = one.number(word)
            if number in found:
                what = f'"{word}" is group {number} of {one.item.title}, which is named twice'
                problems.add(entry.at("preferences"), where, what, "Name every group once")
            found[number] = None
    return tuple(found)
