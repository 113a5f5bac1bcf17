"""Groups of sessions and tables of meals: how many there are, what is asked of each, and who leads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme import defaults
from scheduler.programme.guests import named
from scheduler.programme.mixing import Split
from scheduler.programme.resolve_parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.values import PartText
    from scheduler.programme.written import FixtureWritten, FormatWritten, MealWritten, SessionWritten

LEADS = ("facilitators", "rapporteurs")
_GROUP = "group"


def form_of(context: Context, entry: Entry[SessionWritten]) -> FormatWritten | None:
    """Return what the programme says of a session's format, if all of it can be read."""
    found = context.document.formats.get(entry.written.format or "")
    return found.written if found is not None and found.sound else None


def number_of(context: Context, entry: Entry[SessionWritten]) -> int:
    """Return how many groups a session has: its own number, that of the session whose groups it keeps, its format's."""
    entries = {one.written.id: one for one in context.document.sessions}
    seen: set[str] = set()
    while entry.written.groups is None and entry.written.same_groups_as in entries and entry.written.id not in seen:
        seen.add(entry.written.id)
        entry = entries[entry.written.same_groups_as]
    form, written = form_of(context, entry), entry.written
    if written.groups is not None:
        return len(written.groups)
    if form is not None and form.groups is not None:
        return form.groups
    if written.format != _GROUP or "people" in context.unsound:
        return 0
    number = defaults.groups(_people(context, written))
    context.assume(defaults.groups_sentence(written.title, number))
    return number


def _people(context: Context, written: SessionWritten) -> int:
    """Return how many people a group session is for: everybody, or its audience and who has a part, on the spot."""
    if written.audience is None:
        return context.seats
    sure = {part.person for part in parts(context, written) if part.confirmed}
    due = named(context, written.audience) | sure
    return sum(person.id in due and not person.remote for person in context.people)


def splits(context: Context, entry: Entry[SessionWritten]) -> tuple[Split, ...]:
    """Return what is asked of each group of a session; what cannot be is added to the problems."""
    number, written = number_of(context, entry), entry.written
    if "groups" in entry.node.keys and written.groups is None:
        return ()  # it could not be read, which is said already
    kept = written.same_groups_as is not None
    for key in LEADS:
        named_here = len(getattr(written, key))
        if named_here and named_here != number and not (number == 0 and ("people" in context.unsound or kept)):
            there = "is" if named_here == 1 else "are"
            what = f"there {there} {named_here} for {number} groups" if number else "the session has no groups"
            context.problems.add(entry.at(key), entry.named(key), what, "Name as many as groups, or none")
    asked = written.groups or ()
    found = []
    for place in range(number):
        one = asked[place] if place < len(asked) else None
        leads = dict.fromkeys(
            lead for key in LEADS for lead in _lead(context, getattr(written, key)[place : place + 1])
        )
        split = Split("" if one is None else one.topic, leads=tuple(leads), source=entry.at("groups", place))
        seats = None if one is None else one.seats
        found.append(split if seats is None else replace(split, least=seats.least, most=seats.most))
    _check_company(context, entry, number)
    _check_splits(context, entry, found)
    return tuple(found)


def _lead(context: Context, written: tuple[PartText, ...]) -> Iterator[str]:
    """Yield who leads a group: nobody where a label stands, or somebody who has withdrawn."""
    yield from (one.person for one in written if one.person is not None and one.person not in context.withdrawn)


def tables(context: Context, entry: Entry[MealWritten] | Entry[FixtureWritten]) -> tuple[Split, ...]:
    """Return what is asked of each table of a meal; `references_groups` says what cannot be."""
    written = entry.written
    return tuple(
        Split(
            "",
            None if one.seats is None else one.seats.least,
            None if one.seats is None else one.seats.most,
            tuple(_lead(context, written.hosts[place : place + 1])),
            entry.at("tables", place),
        )
        for place, one in enumerate(written.tables or ())
    )


def same_groups_as(context: Context, entry: Entry[SessionWritten]) -> str | None:
    """Return the session whose groups a session keeps; one that is cancelled has none to keep."""
    other = entry.written.same_groups_as
    return None if other in context.cancelled else other


def _check_company(context: Context, entry: Entry[SessionWritten], number: int) -> None:
    """Check a session that keeps the groups of another: as many, and nothing of its own said of them."""
    written, problems = entry.written, context.problems
    other = next((one for one in context.document.sessions if one.written.id == written.same_groups_as), None)
    if other is None or other.written.id == written.id:
        return
    base = number_of(context, other) if "during" not in other.node.keys else 0
    if not other.sound and not base:
        return
    if not base:
        what = f'session "{other.written.id}" is not in groups'
        remedy = "Name a session in groups, or take it out"
        problems.add(entry.at("same_groups_as"), entry.named("same_groups_as"), what, remedy)
    elif any(one.topic or one.seats for one in written.groups or ()):
        what = f'it keeps the groups of "{other.written.id}", and has no topics or seats of its own'
        problems.add(entry.at("groups"), entry.named("groups"), what, 'Take "groups" or "same_groups_as" out')
    elif number != base:
        what = f'there are {number}, and "{other.written.id}", whose groups it keeps, has {base}'
        problems.add(entry.at("groups"), entry.named("groups"), what, f"Write {base}, or take it out")


def _check_splits(context: Context, entry: Entry[SessionWritten], found: list[Split]) -> None:
    problems, where = context.problems, entry.named("groups")
    topics: dict[str, int] = {}
    leads: dict[str, int] = {}
    for number, one in enumerate(found, 1):
        first = topics.setdefault(one.topic.casefold(), number) if one.topic else number
        if first != number:
            what = f'groups {first} and {number} have the topic "{one.topic}"'
            problems.add(one.source, where, what, "Give each a topic of its own")
        if one.most is not None and len(one.leads) > one.most:
            what = f"group {number} has {one.most} seat and {len(one.leads)} people who lead it"
            problems.add(one.source, where, what, "Give it more seats, or one person both parts")
        for lead in one.leads:
            other = leads.setdefault(lead, number)
            if other != number:
                what = f'"{lead}" leads group {other} and group {number}, which meet at one time'
                problems.add(entry.at("rapporteurs"), entry.where, what, "Give one of the two to somebody else")
