"""What became of groups and tables, in words: the rounds, how people are mixed in them, and how many have moved."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.constraints.words import moment
from scheduler.groups.gathering import gatherings, splits_of
from scheduler.groups.mixture import like, mixture
from scheduler.programme.model import Occurrence
from scheduler.programme.words import listed
from scheduler.timetable.baseline import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.groups.mixture import Mixture
    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Timetable


def told(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield the rounds, each with its groups; then what `mixed` says.

    Rounds that keep the groups of another one are named.
    """
    for sitting in timetable.groups:
        yield f"{_title(timetable, sitting.item)}: {_groups(programme, timetable, sitting)}"
    yield from mixed(programme, timetable)


def mixed(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield how people are mixed: who is in no group, how often people meet again, how even the groups are."""
    yield from _nobody(programme, timetable)
    found = mixture(programme, timetable)
    if found.rounds:
        yield from _words(found)
        yield from _moved(timetable)


def _words(found: Mixture) -> Iterator[str]:
    if found.rounds > 1:
        yield _meetings(found)
    if found.possible:
        yield f"pairs who meet: {found.pairs} of {found.possible} ({100 * found.pairs // found.possible} %)"
    if found.uneven:
        yield "; ".join(_shares(found.uneven))
    if found.wishes:
        yield f"preferences: {found.met} of {found.wishes} are in the group that they put first"


def _shares(uneven: Mapping[str, int]) -> Iterator[str]:
    """Yield of which columns each group has its share, and how far they are from it in the others."""
    even = [name for name, off in uneven.items() if not off]
    if even:
        yield f"shared evenly: {listed(even)}"
    off = [f"{off} by {name}" for name, off in uneven.items() if off]
    if off:
        yield f"off the even shares: {listed(off)}"


def _meetings(found: Mixture) -> str:
    if found.proved:
        return f"repeated meetings: {found.repeated}, proved fewest: counting shows that there cannot be fewer"
    return f"repeated meetings: {found.repeated}; counting shows that there cannot be fewer than {found.fewest}"


def _title(timetable: Timetable, item: str) -> str:
    found = timetable.by_id[item]
    return f"{found.title}, {moment(found.start)}"


def _groups(programme: Programme, timetable: Timetable, sitting: Sitting) -> str:
    sizes = sorted(len(group.people) for group in sitting.groups)
    of = f"{sizes[0]} to {sizes[-1]}" if sizes[0] < sizes[-1] else f"{sizes[0]}"
    other = like(programme, timetable, sitting.item)
    keeps = f", those of {timetable.by_id[other].title}" if other else ""
    word = "group" if timetable.by_id[sitting.item].kind == "session" else "table"
    return f"{len(sizes)} {word}s of {of}{keeps}"


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
