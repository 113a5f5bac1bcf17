"""What became of groups and tables, in words: how they are mixed, and who is in another one than before."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.constraints.words import moment
from scheduler.groups.asked import attributes
from scheduler.groups.bound import fewest_meetings
from scheduler.groups.gathering import gatherings, splits_of
from scheduler.groups.measure import measure
from scheduler.groups.model import Allocation, Mixing, Round
from scheduler.groups.sizes import limits
from scheduler.programme.model import Occurrence
from scheduler.programme.words import listed
from scheduler.timetable.baseline import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Timetable

_FEW = 6
"""So many people of a round are named who are in another group; of more it is said how many they are."""


def mixed(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield how people are mixed: the rounds, how often they meet again, and how even the groups are.

    It is counted from who is in which group, as the timetable has it. Rounds that keep the groups of another one are
    named, and their meetings are not counted again.
    """
    for sitting in timetable.groups:
        yield f"{_title(timetable, sitting.item)}: {_groups(programme, timetable, sitting)}"
    yield from _nobody(programme, timetable)
    mixing, seats = _counted(programme, timetable)
    if not mixing.rounds:
        return
    found = measure(mixing, seats)
    if len(mixing.rounds) > 1:
        yield _meetings(found.meetings, fewest_meetings(mixing))
    if found.possible:
        yield f"pairs who meet: {found.pairs} of {found.possible} ({100 * found.pairs // found.possible} %)"
    if found.uneven:
        yield f"off the even shares: {listed([f'{off} by {name}' for name, off in found.uneven.items()])}"
    yield from _wishes(programme, timetable)
    yield from _moved(timetable)


def changed_groups(before: Timetable, after: Timetable, names: Mapping[str, str]) -> Iterator[str]:
    """Yield who is in another group, or at another table, than before: ``Ana: Making it work, group 2 -> 4``.

    Who was in none, or is in none now, is not among them: that they come or go is told elsewhere.
    """
    for sitting in after.groups:
        old = before.sitting_by_item.get(sitting.item)
        was, now = numbers_of(old) if old else {}, numbers_of(sitting)
        moved = [person for person, number in now.items() if was.get(person, number) != number]
        title = _title(after, sitting.item)
        if len(moved) > _FEW:
            where = "at another table" if _tables(after, sitting) else "in another group"
            yield f"{title}: {len(moved)} people are {where}"
            continue
        for person in moved:
            yield f"{names.get(person, person)}: {title}, {_word(after, sitting)} {was[person]} -> {now[person]}"


def _title(timetable: Timetable, item: str) -> str:
    found = timetable.by_id[item]
    return f"{found.title}, {moment(found.start)}"


def _tables(timetable: Timetable, sitting: Sitting) -> bool:
    return timetable.by_id[sitting.item].kind != "session"


def _word(timetable: Timetable, sitting: Sitting) -> str:
    return "table" if _tables(timetable, sitting) else "group"


def _groups(programme: Programme, timetable: Timetable, sitting: Sitting) -> str:
    sizes = sorted(len(group.people) for group in sitting.groups)
    of = f"{sizes[0]} to {sizes[-1]}" if sizes[0] < sizes[-1] else f"{sizes[0]}"
    other = _like(programme, timetable, sitting.item)
    keeps = f", those of {timetable.by_id[other].title}" if other else ""
    return f"{len(sizes)} {_word(timetable, sitting)}s of {of}{keeps}"


def _nobody(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield in which rounds nobody was put in groups, for too few are there.

    Where only a number of rooms was asked for, that is no wonder, and is not said.
    """
    until = timetable.published.until if timetable.published else None
    enough = {one.id for one in gatherings(programme, timetable)}
    for item in timetable.items:
        asked = programme.session_by_id.get(item.id) or programme.occurrence_by_id.get(item.id)
        splits = splits_of(asked) if asked else ()
        begun = until is not None and item.since < until.astimezone(UTC)
        meant = isinstance(asked, Occurrence) or any(one.topic or one.leads or one.most for one in splits)
        if splits and meant and not begun and item.id not in {*enough, *timetable.sitting_by_item}:
            where = "at a table" if isinstance(asked, Occurrence) else "in a group"
            yield f"{_title(timetable, item.id)}: nobody is put {where}, for there are not two people for each of them"


def _like(programme: Programme, timetable: Timetable, item: str) -> str | None:
    """Return the item whose groups one keeps; None where it has groups of its own."""
    session = programme.session_by_id.get(item)
    other = session.same_groups_as if session else None
    return other if other in timetable.sitting_by_item else None


def _counted(programme: Programme, timetable: Timetable) -> tuple[Mixing, Allocation]:
    """Return the rounds with groups of their own, as they were asked for, and who is in which group."""
    own = [one for one in timetable.groups if _like(programme, timetable, one.item) is None]
    rounds = tuple(_round(programme, one) for one in own)
    seats = {one.item: {person: number - 1 for person, number in numbers_of(one).items()} for one in own}
    return Mixing(rounds, attributes=attributes(programme)), Allocation(seats)


def _round(programme: Programme, sitting: Sitting) -> Round:
    sizes = [len(group.people) for group in sitting.groups]
    asked = programme.session_by_id.get(sitting.item) or programme.occurrence_by_id.get(sitting.item)
    splits = splits_of(asked) if asked else ()
    least, most = limits(splits, sum(sizes)) if len(splits) == len(sizes) else (sizes, sizes)
    people = tuple(person for group in sitting.groups for person in group.people)
    wide = [(min(a, size), max(b, size)) for a, b, size in zip(least, most, sizes, strict=True)]
    return Round(sitting.item, tuple(low for low, _ in wide), tuple(high for _, high in wide), people)


def _meetings(repeated: int, fewest: int) -> str:
    if repeated == fewest:
        return f"repeated meetings: {repeated}, proved fewest: counting shows that there cannot be fewer"
    return f"repeated meetings: {repeated}; counting shows that there cannot be fewer than {fewest}"


def _wishes(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield how many are in the group that is dearest to them, of those who said which."""
    asked = met = 0
    for sitting in timetable.groups:
        for person, number in numbers_of(sitting).items():
            known = programme.person_by_id.get(person)
            named = known.preferences.get(sitting.item, ()) if known else ()
            asked, met = asked + bool(named), met + bool(named and named[0] == number)
    if asked:
        yield f"preferences: {met} of {asked} are in the group that they put first"


def _moved(timetable: Timetable) -> Iterator[str]:
    """Yield how many are in another group than was published, where something was."""
    published = timetable.published
    if published is None or published.keep == "nothing" or not published.groups:
        return
    moved = [
        person
        for sitting in timetable.groups
        for person, number in numbers_of(sitting).items()
        if published.groups.get(sitting.item, {}).get(person, number) != number
    ]
    many = f"{len(moved)} {'person' if len(moved) == 1 else 'people'}"
    yield f"in another group or at another table than was published: {many if moved else 'nobody'}"
