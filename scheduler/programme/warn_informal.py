"""What is odd about meals, breaks, fixtures and ways, but stops nothing."""

from __future__ import annotations

import difflib
import itertools
from typing import TYPE_CHECKING

from scheduler.errors import Problem
from scheduler.programme.apart import rivals, share_people
from scheduler.programme.check_rooms import STEP_FREE, suitable
from scheduler.programme.words import clock_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Occurrence, Person, Programme

_NEARLY = 0.8
_MOST_OVERLAPS = 5
"""So many overlaps of one fixture are told; thousands at one time would have millions."""


def warnings(programme: Programme) -> Iterator[Problem]:
    """Yield the warnings about informal items, about breaks that are too short to walk, and about steps."""
    fixtures = [one for one in programme.occurrences if one.family == "fixture" and one.blocks != "nobody"]
    for number, other in enumerate(fixtures):
        clashes = (one for one in fixtures[:number] if _clash(one, other))
        for one in itertools.islice(clashes, _MOST_OVERLAPS):
            yield _overlap(other, one, "Move one of the two, or name other people")
    for one in programme.occurrences:
        if one.family != "fixture":
            for other in rivals(one, programme.occurrences):
                if other.id not in one.apart_from:
                    yield _overlap(one, other, "Move the fixture, or widen the times of the other")
    yield from _walks(programme)
    for person in programme.people:
        yield from _needs(person, programme)


def _clash(one: Occurrence, other: Occurrence) -> bool:
    """Return whether two fixtures, not both for everybody, are at one time and for some of the same people."""
    blocking = one.binds_everyone and other.binds_everyone
    overlap = other.window.overlaps(one.window.start, one.window.end)
    return not blocking and overlap and share_people(one, other)


def _needs(person: Person, programme: Programme) -> Iterator[Problem]:
    where = f"person {person.id}: needs"
    if STEP_FREE in person.needs and not person.remote and not any(room.step_free for room in programme.rooms):
        what = "they need rooms without steps, and it is written of no room that it is one"
        yield Problem(person.source, where, what, 'Write "step_free: yes" for each that is')
    for need in person.needs:
        if need != STEP_FREE and difflib.get_close_matches(need.casefold(), [STEP_FREE], cutoff=_NEARLY):
            what = f'"{need}" asks for nothing, and "{STEP_FREE}" for rooms without steps'
            yield Problem(person.source, where, what, f'Write "{STEP_FREE}" if that is meant')


def _overlap(one: Occurrence, other: Occurrence, remedy: str) -> Problem:
    what = f"on day {one.day} it overlaps {other.title}, {clock_times(other.window)}, for some of the same people"
    return Problem(one.source, f"{one.family} {one.of}", what, remedy)


def _walks(programme: Programme) -> Iterator[Problem]:
    """Yield each break in which nobody could go the longest way between two rooms that sessions may have."""
    used = sorted({room.id for session in programme.formal for room in suitable(session, programme)})
    longest = max(
        ((programme.walk([one], [other]), one, other) for one, other in itertools.combinations(used, 2)),
        default=(0, "", ""),
        key=lambda way: way[0],
    )
    for pause in programme.occurrences:
        if pause.family == "break" and pause.minutes.most < longest[0]:
            one, other = (programme.room_by_id[room].name for room in longest[1:])
            what = f"it lasts {pause.minutes.most} minutes, and the way from {one} to {other} takes {longest[0]}"
            remedy = "Lengthen it, or hold sessions in rooms that are nearer"
            yield Problem(pause.source, f"break {pause.of}", what, remedy)
