"""Whether everybody is in one group of each round, and each group is as it was asked for; from clock times alone."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.constraints.rule import Violation
from scheduler.programme.digest import digest
from scheduler.verify.group_rooms import wrong_rooms
from scheduler.verify.group_rounds import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Timetable
    from scheduler.verify.group_rounds import Wanted


def wrong_groups(programme: Programme, timetable: Timetable) -> Iterator[Violation]:
    """Yield what is wrong with who is in which group, and at which table.

    A timetable in which nobody is in any was made before there were groups, or nobody asked for them. Where the
    programme has changed since, people come and go: then it is solved again. What has begun stays as it was, and
    nothing but that is asked of it.
    """
    if not timetable.groups or timetable.digest not in {"", digest(programme)}:
        return
    wanted = {one.id: one for one in rounds(programme, timetable)}
    for sitting in timetable.groups:
        one = wanted.pop(sitting.item, None)
        if one is None:
            what = f"{sitting.item} has groups, and nobody is to be put in any there"
            yield Violation(programme.source, "groups", what)
        elif one.told is not None:
            yield from _past(programme, one, one.told, sitting)
        else:
            yield from _wrong(programme, timetable, one, sitting)
    for one in wanted.values():
        if one.told is None:
            yield one.wrong(f"{one.id} is held in {one.word}s, and nobody is put in any")


def _wrong(programme: Programme, timetable: Timetable, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    numbers = [group.number for group in sitting.groups]
    if numbers != list(range(1, len(one.splits) + 1)):
        yield one.wrong(f"{one.id} has {one.word}s {', '.join(map(str, numbers))}, not 1 to {len(one.splits)}")
        return
    yield from _members(programme, one, sitting)
    yield from _sizes(timetable, one, sitting)
    yield from _leads(programme, one, sitting)
    yield from _company(programme, one, sitting)
    yield from _same(programme, timetable, one, sitting)
    yield from wrong_rooms(programme, one, sitting)


def _members(programme: Programme, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield who is in no group, in two, or in one and not there."""
    held = Counter(person for group in sitting.groups for person in group.people)
    for person in programme.people:
        if person.id in one.there and not held[person.id]:
            yield one.wrong(f"{person.name} is {one.at} no {one.word} of {one.id}")
    for name, count in held.items():
        if count > 1:
            yield one.wrong(f"{called(programme, name)} is {one.at} {count} {one.word}s of {one.id}")
        if name not in one.there:
            yield one.wrong(f"{called(programme, name)} is {one.at} a {one.word} of {one.id}, and is not there")


def _sizes(timetable: Timetable, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield which groups are too small or too large, and which talk about something else."""
    keeps = one.keeps(timetable) is not None
    for number, (group, split) in enumerate(zip(sitting.groups, one.splits, strict=True)):
        least, most = one.size(number)
        if not keeps and not least <= len(group.people) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            here = f"{len(group.people)} {'person' if len(group.people) == 1 else 'people'}"
            what = f"{one.word} {group.number} of {one.id} has {here}, not {wanted}"
            yield one.wrong(what, split.source)
        if group.topic != split.topic:
            said, wanted = group.topic or "nothing", split.topic or "nothing"
            what = f"{one.word} {group.number} of {one.id} is said to be about {said}, and is about {wanted}"
            yield one.wrong(what, split.source)


def _leads(programme: Programme, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield who is not in the group that they lead, or that the director put them in."""
    asked = [(lead, number, split.source) for number, split in enumerate(one.splits, 1) for lead in split.leads]
    asked = [place for place in asked if place[0] in one.there]
    known = programme.person_by_id
    asked += [(s.person, s.group, s.source) for s in programme.mix.seats if s.round == one.id and s.person in known]
    for person, number, source in asked:
        if all(group.number != number or person not in group.people for group in sitting.groups):
            yield one.wrong(f"{called(programme, person)} is not {one.at} {one.word} {number} of {one.id}", source)


def _company(programme: Programme, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield who is not together, or not apart."""
    of = {person: group.number for group in sitting.groups for person in group.people}
    for companies, together in ((programme.mix.together, True), (programme.mix.apart, False)):
        for company in companies:
            if company.rounds is not None and one.id not in company.rounds:
                continue
            for pair in combinations(sorted(company.people & of.keys()), 2):
                if (of[pair[0]] == of[pair[1]]) is not together:
                    names = " and ".join(called(programme, person) for person in pair)
                    what = f"{names} are not {'together' if together else 'apart'} in {one.id}"
                    yield one.wrong(what, company.source)


def _same(programme: Programme, timetable: Timetable, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield who is not in the group that they were in, where a session keeps the groups of another one."""
    other = one.keeps(timetable)
    if other is None:
        return
    was = {person: group.number for group in other.groups for person in group.people}
    for group in sitting.groups:
        for person in group.people:
            if was.get(person, group.number) != group.number:
                what = f"{called(programme, person)} is in group {group.number} of {one.id}, and in {was[person]} of "
                yield one.wrong(f"{what}{other.item}, whose groups it keeps", one.bond)


def _past(programme: Programme, one: Wanted, told: Mapping[str, int], sitting: Sitting) -> Iterator[Violation]:
    """Yield whose group is another one than it was when it began."""
    now = {person: group.number for group in sitting.groups for person in group.people}
    for person, number in told.items():
        if person in one.there and now.get(person) != number:
            is_ = f"{one.word} {now[person]}" if person in now else f"no {one.word}"
            what = f"{called(programme, person)} was {one.at} {one.word} {number} of {one.id}, and is said to be"
            yield one.wrong(f"{what} {one.at} {is_}: it has begun")


def called(programme: Programme, person: str) -> str:
    """Return somebody's name; the id of who is not in the programme."""
    known = programme.person_by_id.get(person)
    return known.name if known else person
