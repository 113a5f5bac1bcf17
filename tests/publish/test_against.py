"""What has begun, beside what a new timetable makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.export.content import content_of
from scheduler.publish.against import begun_elsewhere, overtaken, under_way, unlike
from scheduler.publish.model import Revision
from scheduler.timetable.baseline import held_against
from scheduler.timetable.groups import Group, Sitting
from tests.builders import a_programme, at
from tests.facts import placed
from tests.publish.shelf import Shelf

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.programme.model import Keep
    from scheduler.timetable.model import Timetable

WHOLE = a_programme()
TOLD = placed(WHOLE, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "lunch@day-1 1 12:30-13:30")


def test_it_is_under_way_from_the_first_start_to_the_last_end() -> None:
    for time, expected in (("08:59", False), ("09:00", True), ("19:29", True), ("19:30", False)):
        assert under_way(TOLD, at(WHOLE, 1, time).astimezone(UTC)) is expected
    assert not under_way(placed(a_programme(occurrences=())), at(WHOLE, 1, "09:00"))


def test_what_has_begun_and_would_be_another_is_named() -> None:
    moved = placed(WHOLE, "s1 1 09:00-10:10", "s2 1 11:00-12:00", "lunch@day-1 1 12:30-13:30")
    gone = placed(WHOLE, "s2 1 10:00-11:00 annex", "lunch@day-1 1 12:30-13:30")
    half = at(WHOLE, 1, "09:30").astimezone(UTC)
    assert list(overtaken(TOLD, TOLD, half)) == []
    assert list(overtaken(TOLD, moved, half)) == ["s1 began at Wed 09:00 and would change"]
    assert list(overtaken(TOLD, gone, at(WHOLE, 1, "10:00"))) == [
        "s1 began at Wed 09:00 and would be cancelled",
        "s2 began at Wed 10:00 and would change",
    ]
    assert list(overtaken(TOLD, moved, at(WHOLE, 2, "10:00"))) == []  # it is over: this is another event, or a mistake


def sat(timetable: Timetable, **rooms: str) -> Timetable:
    """Return a timetable with two groups in s1 and in s2; a person by group, where they are in another one."""
    sittings = []
    for item in ("s1", "s2"):
        people = {"au": 1, "eu": 2} if item not in rooms else {"au": 2, "eu": 1}
        groups = tuple(
            Group(number, tuple(one for one in people if people[one] == number), f"room-{number}") for number in (1, 2)
        )
        sittings.append(Sitting(item, groups))
    return replace(timetable, groups=tuple(sittings))


def told_before() -> Revision:
    return Revision(1, at(WHOLE, 1, "08:00").astimezone(UTC), sat(TOLD), content_of(TOLD, WHOLE))


def claims(timetable: Timetable, until: datetime | None = None, keep: Keep = "most") -> list[str]:
    """Return what is said to be unlike the record of a timetable that was held against another one."""
    shelf = Shelf()
    shelf.publish(WHOLE, TOLD)
    assert shelf.record is not None
    published = held_against(timetable, keep, revision=1, until=until, numbers=shelf.record.numbers)
    return [str(one) for one in unlike(WHOLE, replace(TOLD, published=published), told_before(), shelf.record)]


def test_a_draft_that_says_other_published_groups_than_were_told_is_found() -> None:
    assert claims(sat(TOLD)) == claims(sat(TOLD), keep="nothing") == []
    told = "groups: s2: revision 1 told other groups of it, or other rooms of its groups"
    assert [line.partition(": ")[2] for line in claims(sat(TOLD, s2="other"))] == [told]
    assert [line.partition(": ")[2] for line in claims(TOLD)] == [told.replace("s2", "s1"), told]
    rooms = sat(TOLD)
    swapped = replace(rooms.groups[0], groups=tuple(replace(one, room="attic") for one in rooms.groups[0].groups))
    other = replace(rooms, groups=(swapped, *rooms.groups[1:]))
    assert [line.partition(": ")[2] for line in claims(other)] == [told.replace("s2", "s1")]


def test_of_what_was_held_against_a_file_only_the_groups_of_what_has_begun_must_be_as_told() -> None:
    moved = placed(WHOLE, "s1 1 09:00-10:00", "s2 1 11:00-12:00", "lunch@day-1 1 12:30-13:30")
    ten = at(WHOLE, 1, "10:00")
    assert claims(sat(moved, s2="other"), ten) == []
    (told,) = claims(sat(moved, s1="other", s2="other"), ten)
    assert told.endswith("groups: s1: revision 1 told other groups of it, or other rooms of its groups")
    published = held_against(sat(moved, s1="other"), "most", until=ten)
    assert begun_elsewhere(WHOLE, published, told_before()) == ["s1"]
    assert begun_elsewhere(WHOLE, replace(published, until=None), told_before()) == []


def test_a_group_that_would_change_after_it_began_is_named() -> None:
    half = at(WHOLE, 1, "09:30").astimezone(UTC)
    assert list(overtaken(sat(TOLD), sat(TOLD, s2="other"), half)) == []
    assert list(overtaken(sat(TOLD), sat(TOLD, s1="other"), half)) == ["s1 began at Wed 09:00 and would change"]
