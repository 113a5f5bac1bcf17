"""Who ought to be in which round, and what is asked of nobody: where something is let pass, there is bait."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from scheduler.programme.model import Mix, Seat, Split
from scheduler.timetable.baseline import held_against
from scheduler.timetable.groups import Group, Sitting
from scheduler.verify.group_rounds import Wanted
from scheduler.verify.groups import wrong_groups
from tests.builders import at
from tests.groups.event_cases import CLINICS, DINNER, PLANS, changed, compact, seated, with_session, without

if TYPE_CHECKING:
    from scheduler.timetable.model import Timetable


@cache
def first() -> Timetable:
    return seated(compact())


def said(timetable: Timetable, programme: object = None) -> list[str]:
    found = wrong_groups(programme or compact(), timetable)  # type: ignore[arg-type]
    return [one.what for one in found]


def only(item: str) -> Timetable:
    """Return the timetable with one round alone."""
    return replace(
        first(),
        items=tuple(one for one in first().items if one.id == item),
        groups=tuple(one for one in first().groups if one.item == item),
    )


def lacking(timetable: Timetable, person: str) -> Timetable:
    """Return a timetable in which somebody is in no group."""
    sittings = (
        replace(
            sitting,
            groups=tuple(
                replace(group, people=tuple(one for one in group.people if one != person)) for group in sitting.groups
            ),
        )
        for sitting in timetable.groups
    )
    return replace(timetable, groups=tuple(sittings))


def test_a_round_that_has_begun_needs_no_groups_and_one_at_the_very_moment_has_not_begun() -> None:
    bare = replace(first(), groups=first().groups[1:])
    missing = f"{DINNER} is held in tables, and nobody is put in any"
    for time, expected in ((None, [missing]), ("19:30", [missing]), ("19:31", [])):
        until = at(compact(), 1, time) if time else None  # without such a moment nothing has begun
        held = held_against(replace(first(), groups=()), "most", until=until)
        assert said(replace(bare, published=held)) == expected


def test_who_has_gone_since_is_missed_nowhere() -> None:
    held = held_against(first(), "most", until=at(compact(), 2, "12:00"))
    gone = replace(lacking(only(DINNER), "us"), published=held)
    name = compact().person_by_id["us"].name
    number = next(group.number for group in first().groups[0].groups if "us" in group.people)
    was = f"{name} was at table {number} of {DINNER}, and is said to be at no table: it has begun"
    assert said(gone) == [was]
    assert said(gone, without(compact(), "us")) == []


def test_a_lead_who_is_away_leads_nothing_and_one_who_is_due_nowhere_else_is_there() -> None:
    splits = compact().session_by_id[CLINICS].splits
    away = with_session(compact(), CLINICS, splits=(replace(splits[0], leads=("eu", "sweden", "unhcr")), *splits[1:]))
    assert said(only(CLINICS), away) == []
    every = frozenset(person.id for person in compact().people) - {"us"}
    others = with_session(compact(), CLINICS, audience=every)
    name = compact().person_by_id["us"].name
    assert f"{name} is in a group of clinics, and is not there" in said(only(CLINICS), others)
    number = next(group.number for group in only(CLINICS).groups[0].groups if "us" in group.people)
    led = list(splits)
    led[number - 1] = replace(led[number - 1], leads=(*led[number - 1].leads, "us"))
    assert said(only(CLINICS), with_session(others, CLINICS, splits=tuple(led))) == []


def test_a_seat_of_somebody_who_has_withdrawn_is_nobodys() -> None:
    seats = replace(compact(), mix=Mix(seats=(Seat("us", DINNER, 9),)))
    assert said(only(DINNER), seats) == [f"{compact().person_by_id['us'].name} is not at table 9 of {DINNER}"]
    gone = lacking(only(DINNER), "us")
    assert [line for line in said(gone, without(seats, "us")) if "table 9" in line] == []


def test_nobody_who_is_elsewhere_is_at_a_table_host_or_not() -> None:
    far = changed(compact(), "us", remote=True)
    tables = tuple(Split(leads=("us",)) if number == 0 else Split() for number in range(7))
    hosted = replace(far, occurrences=tuple(replace(o, tables=tables if o.tables else ()) for o in far.occurrences))
    line = f"{compact().person_by_id['us'].name} is at a table of {DINNER}, and is not there"
    assert line in said(only(DINNER), far)
    assert line in said(only(DINNER), hosted)
    assert line not in said(only(DINNER))


def test_who_is_not_invited_to_a_meal_is_at_a_table_if_they_lead_it_and_at_none_otherwise() -> None:
    number = next(group.number for group in only(DINNER).groups[0].groups if "us" in group.people)

    def invited(*people: str, host: str) -> object:
        """Return the event with a dinner for some people, and a host at the table where "us" is."""
        tables = tuple(Split(leads=(host,)) if place == number else Split() for place in range(1, 8))
        changes = {"people": frozenset(people), "tables": tables}
        dinners = (replace(one, **changes) if one.id == DINNER else one for one in compact().occurrences)  # type: ignore[arg-type]
        return replace(compact(), occurrences=tuple(dinners))

    everybody = [person.id for person in compact().people]
    others = [person for person in everybody if person != "us"]
    beside = next(one for one in only(DINNER).groups[0].groups[number - 1].people if one != "us")
    line = f"{compact().person_by_id['us'].name} is at a table of {DINNER}, and is not there"
    assert said(only(DINNER), invited(*everybody, host=beside)) == []
    assert said(only(DINNER), invited(*others, host=beside)) == [line]
    assert said(only(DINNER), invited(*others, host="us")) == []


def _few(count: int) -> tuple[object, Timetable]:
    """Return so many of the people who are at the clinics, in groups of them."""
    people = [one for one in compact().people if one.id != "unhcr"][:count]
    few = replace(with_session(compact(), CLINICS, splits=()), people=tuple(people))
    numbered = enumerate(_rooms())
    groups = tuple(Group(n + 1, tuple(one.id for one in people[n::5]), room) for n, room in numbered)
    return few, replace(only(CLINICS), groups=(Sitting(CLINICS, groups),))


def _rooms() -> list[str | None]:
    return [group.room for group in only(CLINICS).groups[0].groups]


def test_two_people_a_group_are_enough_and_fewer_are_not() -> None:
    none = ["clinics has groups, and nobody is to be put in any there"]
    for count, expected in ((11, []), (10, []), (9, none)):
        programme, timetable = _few(count)
        assert said(timetable, programme) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (1, "clinics has groups, and nobody is to be put in any there"),
        (2, "clinics has groups 1, 2, 3, 4, 5, not 1 to 2"),
    ],
)
def test_one_group_is_none_and_two_are_some(groups: int, expected: str) -> None:
    assert said(only(CLINICS), with_session(compact(), CLINICS, groups=groups, splits=())) == [expected]


def test_a_group_that_can_have_one_size_alone_is_told_that_one() -> None:
    programme, timetable = _few(10)
    one, two, *rest = timetable.groups[0].groups
    stays, moves = two.people
    groups = (replace(one, people=(*one.people, moves)), replace(two, people=(stays,)), *rest)
    assert said(replace(timetable, groups=(Sitting(CLINICS, groups),)), programme) == [
        "group 1 of clinics has 3 people, not 2",
        "group 2 of clinics has 1 person, not 2",
    ]


def test_sizes_are_not_asked_of_groups_that_are_kept() -> None:
    both = replace(
        first(),
        items=tuple(one for one in first().items if one.kind == "session"),
        groups=tuple(one for one in first().groups if one.item in {CLINICS, PLANS}),
    )
    kept = replace(both, groups=(both.groups[0], replace(both.groups[0], item=PLANS)))
    made = with_session(compact(), PLANS, splits=(), same_groups_as=CLINICS)
    left = next(group.people for group in kept.groups[0].groups)
    free = [one for one in left if one not in {"eu", "sweden"}][:4]
    for person in free:
        made = changed(made, person, departs=at(compact(), 3, "08:00"))
    plans = lacking(replace(kept, groups=kept.groups[1:]), free[0])
    for person in free:
        plans = lacking(plans, person)
    plans = lacking(plans, "foundation-asia")
    kept = replace(kept, groups=(kept.groups[0], *plans.groups))
    assert said(kept, made) == []
    own = with_session(made, PLANS, same_groups_as=None)
    assert [line for line in said(kept, own) if line.startswith("group 1 of plans has")] != []


@pytest.mark.parametrize(
    ("splits", "people", "sizes"),
    [
        ((Split(), Split(), Split()), 7, [(2, 3)] * 3),
        ((Split(most=12), Split(least=8, most=10)), 20, [(1, 12), (8, 10)]),
        ((Split(most=12), Split(least=8, most=10)), 8, [(0, 12), (8, 10)]),
        ((Split(most=12), Split()), 120, [(1, 12), (0, 120)]),
    ],
)
def test_what_each_group_may_have(splits: tuple[Split, ...], people: int, sizes: list[tuple[int, int]]) -> None:
    asked, item = compact().session_by_id[CLINICS], only(CLINICS).items[0]
    one = Wanted(item, asked, splits, frozenset(map(str, range(people))), told=None)
    assert [one.size(number) for number in range(len(splits))] == sizes


def test_a_room_that_is_just_large_enough_and_one_that_is_gone() -> None:
    group = next(one for one in only(CLINICS).groups[0].groups if one.room == "gallery")

    def seats(number: int) -> object:
        layouts = {"breakout": number}
        rooms = tuple(replace(one, layouts=layouts) if one.id == "gallery" else one for one in compact().rooms)
        return replace(compact(), rooms=rooms)

    assert said(only(CLINICS), seats(len(group.people))) == []
    assert len(said(only(CLINICS), seats(len(group.people) - 1))) == 1
    gone = replace(compact(), rooms=tuple(one for one in compact().rooms if one.id != "gallery"))
    assert said(only(CLINICS), gone) == [f"group {group.number} of clinics is in gallery, which is no room of clinics"]


def test_steps_are_before_nobody_where_no_room_has_none_or_who_is_elsewhere() -> None:
    need = changed(compact(), "us", needs=("step-free",))

    def without_steps(*rooms: str) -> object:
        return replace(need, rooms=tuple(replace(one, step_free=one.id in rooms) for one in need.rooms))

    own = next(group.room for group in only(CLINICS).groups[0].groups if "us" in group.people)
    other = next(room for room in _rooms() if room != own)
    assert said(only(CLINICS), without_steps("study")) == []
    assert len(said(only(CLINICS), without_steps(str(other)))) == 1
    assert said(only(CLINICS), without_steps(str(other), str(own))) == []
    far = replace(without_steps(str(other)), people=changed(need, "us", remote=True).people)  # type: ignore[type-var]
    assert said(only(CLINICS), far) == []


def test_a_session_keeps_the_groups_of_another_if_they_are_as_many() -> None:
    made = with_session(compact(), PLANS, same_groups_as=CLINICS)
    kept = first().sitting_by_item[CLINICS]
    for count, keeps in ((len(kept.groups), kept), (len(kept.groups) - 1, None)):
        one = Wanted(only(CLINICS).items[0], made.session_by_id[PLANS], (Split(),) * count, frozenset(), told=None)
        assert one.keeps(first()) == keeps
