"""Whether a timetable is one: every item is the programme's, every rule holds, every cost is what it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.constraints.rule import Violation
from scheduler.verify.claims import wrong_claims
from scheduler.verify.groups import wrong_groups
from scheduler.verify.past import parted, wrong_excuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class Judged:
    """What a timetable breaks, by file and line of the rule: what is wrong with it, and what only the past breaks."""

    wrong: tuple[Violation, ...]
    past: tuple[Violation, ...] = ()


def findings(programme: Programme, timetable: Timetable) -> tuple[Violation, ...]:
    """Return everything that is wrong with a timetable; nothing if it is right. See `judged`."""
    return judged(programme, timetable).wrong


def judged(programme: Programme, timetable: Timetable) -> Judged:
    """Return what is wrong with a timetable, and which rules only what has begun breaks.

    Parameters
    ----------
    programme
        The programme that it is held against, which may have changed since it was solved. Where it does not say what
        was published, the timetable does.
    timetable
        As solved, or as somebody edited it. It says what it was held against: its costs, its numbers and what stays
        are measured against that, and not against what has been published since.
    """
    programme = replace(programme, published=timetable.published or programme.published)
    shape = [Violation(programme.source, "timetable", what) for what in _shape(programme, timetable)]
    if shape:
        return Judged(tuple(shape))
    wrong, past = parted(programme, timetable)
    wrong += [Violation(programme.source, "freeze", what) for what in wrong_excuses(programme, timetable)]
    wrong += wrong_groups(programme, timetable)
    sums = [Violation(programme.source, "cost", what) for what in wrong_claims(programme, timetable)]
    return Judged((*wrong, *sums), tuple(past))


def _shape(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield what keeps a timetable from being read as one: items that nobody knows, twice, or upside down."""
    yield from _elsewhere(programme, timetable)
    for name, count in Counter(item.id for item in timetable.items).items():
        if count > 1:
            yield f"{name} is in it {count} times"
    known = [*(session.id for session in programme.sessions if not session.optional), *programme.occurrence_by_id]
    for item in timetable.items:
        yield from _strange(programme, item)
    for before, after in pairwise(timetable.items):
        if (before.since, before.until) > (after.since, after.until):
            yield f"{after.id} is listed after {before.id}, which is later"
    for name in known:
        if name not in timetable.by_id:
            yield f"{name} is missing"


def _elsewhere(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield why a timetable is one of another event, in another zone or on other days."""
    clock = programme.clock
    if timetable.programme != programme.id:
        yield f"it belongs to {timetable.programme}, not to {programme.id}"
    for zone in sorted({str(item.start.tzinfo) for item in timetable.items} - {clock.zone.key}):
        yield f"its times are those of {zone}, and the programme's are those of {clock.zone.key}"
    for day in timetable.days:
        if clock.day_of_date(day) not in clock.days:
            yield f"it has items on {day}, and the event runs from {clock.first_day} to {clock.last_day}"


def _strange(programme: Programme, item: Item) -> Iterator[str]:
    """Yield what an item has that no item of the programme can have."""
    occurrence = programme.occurrence_by_id.get(item.id) or programme.near_by_id.get(item.id)
    kind = occurrence.kind if occurrence else "session"
    if occurrence is None and item.id not in programme.session_by_id:
        yield f"{item.id} is not in the programme"
    elif item.kind != kind:
        yield f"{item.id} is a {kind}, not a {item.kind}"
    if item.until <= item.since:
        yield f"{item.id} ends before it starts"
    if item.inside is not None and item.inside not in programme.occurrence_by_id:
        yield f"{item.id} is said to be a part of {item.inside}, which is not in the programme"
    for room in item.rooms:
        past = programme.begun.get(item.id)
        if room not in programme.room_by_id and not (past and room in past.rooms):
            yield f"{item.id} is in {room}, which is no room of the house"
