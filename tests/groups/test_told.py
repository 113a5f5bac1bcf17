"""What is told of groups: numbers that are counted here in another way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.groups.told import mixed, told
from scheduler.programme.model import Mix
from scheduler.timetable.baseline import held_against
from tests.builders import at
from tests.groups.event_cases import (
    CLINICS,
    PLANS,
    changed,
    compact,
    planned,
    seated,
    with_person,
    with_session,
    with_tables,
    without,
)

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable

TITLE = "Case clinics: five partnerships taken apart, Thu 15:55"


def _met(timetable: Timetable) -> Counter[frozenset[str]]:
    groups = [group for sitting in timetable.groups for group in sitting.groups]
    return Counter(frozenset(pair) for group in groups for pair in combinations(group.people, 2))


def test_rounds_meetings_pairs_and_shares() -> None:
    whole = seated(compact())
    met = _met(whole)
    again = sum(times * (times - 1) // 2 for times in met.values())
    found = list(told(compact(), whole))
    assert found[:4] == [
        "Dinner, Wed 19:30: 7 tables of 7 to 8",
        f"{TITLE}: 5 groups of 10 to 11",
        "Dinner, Thu 19:20: 7 tables of 7 to 8",
        "First-year plans: one route, one table, Fri 09:00: 5 groups of 10 to 11",
    ]
    assert found[4].startswith(f"repeated meetings: {again}")
    assert ("proved fewest" in found[4]) is (again == 105)
    there = [{person for group in sitting.groups for person in group.people} for sitting in whole.groups]
    every = {frozenset(pair) for some in there for pair in combinations(some, 2)}
    assert found[5] == f"pairs who meet: {len(met)} of {len(every)} ({100 * len(met) // len(every)} %)"
    assert [line.split(":")[0] for line in found[6:]] == ["off the even shares"]
    assert list(mixed(compact(), whole)) == found[4:]


def test_it_is_only_proved_where_nothing_is_left() -> None:
    whole = seated(compact())
    twice = replace(whole, groups=(whole.groups[0], replace(whole.groups[0], item="dinner@day-2")))
    line = next(line for line in told(compact(), twice) if "repeated" in line)
    again = sum(times * (times - 1) // 2 for times in _met(twice).values())
    assert line.startswith(f"repeated meetings: {again}; counting shows that there cannot be fewer than ")
    assert int(line.rpartition(" ")[2]) < again


def test_a_session_that_keeps_groups_is_named_and_not_counted_again() -> None:
    made = with_session(compact(), PLANS, splits=(), same_groups_as=CLINICS)
    whole = seated(made)
    found = list(told(made, whole))
    assert found[3].endswith("Fri 09:00: 5 groups of 10 to 11, those of Case clinics: five partnerships taken apart")
    own = replace(whole, groups=whole.groups[:3])
    assert found[4:] == list(told(made, own))[3:]


def test_preferences_and_who_moved_since_what_was_published() -> None:
    lead = {"eu": 1, "ilo": 2}
    made = replace(compact(), mix=Mix())
    for person, number in lead.items():
        made = changed(made, person, preferences={CLINICS: (number, 3)})
    made = changed(made, "sweden", preferences={CLINICS: (4,)})  # who leads group 1 for all that
    before = seated(made)
    assert list(told(made, before))[-1] == "preferences: 2 of 3 are in the group that they put first"
    fewer = without(made, "us")
    after = seated(fewer, before)
    moved = sum(
        (old := before.sitting_by_item[sitting.item].of(person)) is not None and old.number != group.number
        for sitting in after.groups
        for group in sitting.groups
        for person in group.people
    )
    many = {0: "nobody", 1: "1 person"}.get(moved, f"{moved} people")
    assert list(told(fewer, after))[-1] == f"in another group or at another table than was published: {many}"
    fresh = replace(after, published=held_against(before, "nothing"))
    assert "published" not in list(told(fewer, fresh))[-1]


def test_rounds_with_too_few_people_are_named_and_those_of_which_only_rooms_were_asked_are_not() -> None:
    few = replace(compact(), people=compact().people[:8])
    few = with_session(few, PLANS, splits=())
    for_each = "for there are not two people for each of them"
    assert list(told(few, seated(few))) == [
        f"Dinner, Wed 19:30: nobody is put at a table, {for_each}",
        f"{TITLE}: nobody is put in a group, {for_each}",
        f"Dinner, Thu 19:20: nobody is put at a table, {for_each}",
    ]
    begun = held_against(planned(few), "most", until=at(few, 3, "08:00"))
    assert list(told(few, replace(seated(few), published=begun))) == []


def test_nothing_is_told_where_nobody_is_in_groups_and_nothing_breaks_of_who_has_gone() -> None:
    assert list(told(compact(), planned(compact()))) == []  # it was made before there were groups
    none = with_session(with_session(with_tables(compact()), CLINICS, groups=0), PLANS, groups=0)
    assert list(told(none, planned(none))) == []
    whole = seated(with_person(compact()))
    assert len(list(told(compact(), whole))) == len(list(told(with_person(compact()), whole)))
