"""Who is to be with whom: the mix of a programme, and the groups that people would like to be in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme import defaults
from scheduler.programme.absence import absences
from scheduler.programme.guests import named
from scheduler.programme.mixing import Company, Mix, Seat
from scheduler.programme.model import Session
from scheduler.programme.names import check_once, guests, listed
from scheduler.programme.problems import nearest
from scheduler.programme.rounds import Rounds
from scheduler.programme.wishes import preferences
from scheduler.programme.written import PersonWritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.programme.resolve import Context
    from scheduler.programme.rounds import Round
    from scheduler.programme.written import CompanyWritten, MixWritten

COLUMNS = ("organisation", "country", "role")
FEWEST = 2
"""A group for which fewer people are listed is no group: nobody is put anywhere."""


def mixed(context: Context, programme: Programme) -> Programme:
    """Return the programme with what it says of who is with whom; what cannot be is added to the problems."""
    written, rounds = context.head.mix, Rounds(context, programme)
    if "people" in context.unsound:
        return programme
    found = Mix()
    if written is not None:
        _check_columns(context, written)
        together = tuple(_companies(context, rounds, "together", written.together))
        apart = tuple(_companies(context, rounds, "apart", written.apart))
        _check_both(programme, together, apart, context)
        seats = tuple(_seats(rounds, written))
        balance = {name: written.balance[name] for name in sorted(written.balance)}
        found = Mix(balance, together, apart, seats, written.preferences)
    people = preferences(rounds)
    _assume(rounds, asked=written is not None)
    return replace(programme, mix=found, people=people, assumed=tuple(context.assumed))


def _check_columns(context: Context, written: MixWritten) -> None:
    known = dict.fromkeys(COLUMNS)
    known |= dict.fromkeys(key for one in context.document.people for key in one.written.attributes)
    node = context.document.root.get("mix")
    balance = node.get("balance") if node is not None else None
    for number, name in enumerate(written.balance):
        if name not in known and balance is not None:
            source = balance.at((name if name in balance.keys else number,))
            what = f'nobody in the table of people has anything in a column "{name}"'
            if name in PersonWritten.model_fields:
                what = f'"{name}" is no column that groups have an even share of'
            context.problems.add(source, "mix: balance", what, nearest(name, known))


def _companies(context: Context, rounds: Rounds, key: str, written: tuple[CompanyWritten, ...]) -> Iterator[Company]:
    """Yield those that bind: with two people or more who come, in something that is held."""
    assert context.document.head is not None  # noqa: S101 - there is a mix in it
    entry, where = context.document.head, f"mix: {key}"
    words = guests(context.document, context.problems)
    top = entry.node.get("mix")
    listed = top.get(key) if top is not None else None
    for number, one in enumerate(written):
        short = listed is None or number >= len(listed.items) or listed.items[number].get("people") is None
        inner: tuple[str | int, ...] = ("mix", key, number) if short else ("mix", key, number, "people")
        placed = [(word, entry.at(*inner, place)) for place, word in enumerate(one.people)]
        check_once(placed, where, context.problems, "Name everybody once")
        for word, source in placed:
            words.look_up(word, source, where)
        if len(one.people) == 1 and one.people[0] in context.document.ids["people"]:
            what = f'"{one.people[0]}" alone is with nobody'
            context.problems.add(placed[0][1], where, what, 'Name two people or a tag, as "[[au, eu], [a-tag]]"')
        held: frozenset[str] | None = None
        if one.inside is not None:
            at = [(word, entry.at("mix", key, number, "in", place)) for place, word in enumerate(one.inside)]
            found = [each for word, source in at for each in rounds.find(word, source, f"{where}: in")]
            held = frozenset(each.item.id for each in found)
        people = named(context, one.people)
        if len(people) > 1 and held != frozenset():
            yield Company(people, held, entry.at("mix", key, number))


def _check_both(
    programme: Programme, together: tuple[Company, ...], apart: tuple[Company, ...], context: Context
) -> None:
    beside: dict[str, list[int]] = {}
    for number, other in enumerate(together):
        for name in other.people:
            beside.setdefault(name, []).append(number)
    for one in apart:
        shared = Counter(number for name in one.people for number in beside.get(name, ()))
        for other in (together[number] for number in sorted(shared) if shared[number] > 1):
            if one.rounds is not None and other.rounds is not None and not one.rounds & other.rounds:
                continue
            both = sorted(programme.person_by_id[name].name for name in one.people & other.people)
            what = f"{both[0]} and {both[1]} are to be apart, and together at {other.source}"
            context.problems.add(one.source, "mix: apart", what, 'Take one of the two out, or say "in" which sessions')


def _seats(rounds: Rounds, written: MixWritten) -> Iterator[Seat]:
    """Yield who is in which group because it is written; a person has one seat at a time."""
    context = rounds.context
    assert context.document.head is not None  # noqa: S101 - as above
    people = listed(context.document, "person", "people", context.problems)
    node = context.document.root.get("mix")
    taken: dict[tuple[str, str], int] = {}
    for word, seated in written.seats.items():
        found = rounds.find(word, context.document.head.at("mix", "seats", word), "mix: seats")
        place = node.get("seats") if node is not None else None
        place = place.get(word) if place is not None else None
        for person, group in seated.items():
            source, where = context.document.head.at("mix", "seats", word, person), f"mix: seats: {word}"
            people.look_up(person, source, where)
            if place is None or person not in {one.id for one in rounds.programme.people}:
                continue
            here = tuple(one for one in found if not _away(one, person, rounds.programme))
            if found and not here:
                name = rounds.programme.person_by_id[person].name
                what = f"{name} is away whenever {found[0].item.title} may be held"
                context.problems.add(source, where, what, "Take the seat out, or name a day when they are there")
            before, there = len(context.problems), []
            for one in here:
                with context.problems.catching(place.get(person) or place, f"{where}: {person}"):
                    there.append(Seat(person, one.item.id, one.number(group), source))
                if len(context.problems) > before:
                    break
            _check_seats(rounds, here, there, taken)
            yield from there


def _away(one: Round, person: str, programme: Programme) -> bool:
    """Return whether somebody is away for the whole window of a meal: on that day they have no seat."""
    if isinstance(one.item, Session):
        return False
    window, away = one.item.window, absences(programme.person_by_id[person], programme)
    return any(each.contains(window.start, window.end) for each in away)


def _check_seats(
    rounds: Rounds, found: tuple[Round, ...], there: list[Seat], taken: dict[tuple[str, str], int]
) -> None:
    problems, programme = rounds.context.problems, rounds.programme
    for one, seat in zip(found, there, strict=False):
        where, name = "mix: seats", programme.person_by_id[seat.person].name
        leads = next((number for number, split in enumerate(one.splits, 1) if seat.person in split.leads), seat.group)
        first = taken.setdefault((seat.person, seat.round), seat.group)
        if first != seat.group:
            place = "at" if one.word == "table" else "in"
            what = f"{name} is {place} {one.word} {first} of {one.item.title} too"
            problems.add(seat.source, where, what, "Write one of the two")
        elif leads != seat.group:
            what = f"{name} leads {one.word} {leads} of {one.item.title}, and belongs there"
            problems.add(seat.source, where, what, f"Write {leads}, or take it out")
    if there and not any(there[0].person in one.people(programme) for one in found):
        person = programme.person_by_id[there[0].person]
        what = f"{person.name} is not among those who are at {found[0].item.title}"
        if person.remote and found[0].word == "table":
            what = f"{person.name} takes part from elsewhere, and sits at no table"
        problems.add(there[0].source, "mix: seats", what, "Take the seat out, or name others")


def _assume(rounds: Rounds, *, asked: bool) -> None:
    """Say of which sessions and meals nobody is put in groups, for too few people are listed."""
    for one in rounds.all:
        said = one.word == "table" or getattr(one.item, "same_groups_as", None) is not None
        said = said or asked or any(split.topic or split.most for split in one.splits)
        people = len(one.people(rounds.programme))
        if said and people < FEWEST * len(one.splits):
            rounds.context.assume(defaults.nobody_sentence(one.item.title, one.word, people, len(one.splits)))
