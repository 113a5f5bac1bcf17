"""The second look at groups: every planted fault is found, by name, with its place, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.programme.digest import digest
from scheduler.programme.model import Mix, Seat, Split
from scheduler.timetable.baseline import held_against
from scheduler.verify.groups import wrong_groups
from tests.builders import at
from tests.groups.event_cases import (
    CLINICS,
    DINNER,
    PLANS,
    SECOND,
    changed,
    compact,
    company,
    number,
    planned,
    seated,
    with_person,
    with_session,
    with_tables,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Group, Sitting
    from scheduler.timetable.model import Timetable

HERE = Source("event.yaml", 70)
TOPICS = ("Ports", "Health", "Work", "Return", "Data")


@cache
def whole() -> Programme:
    """Return an event with every kind of rule about groups."""
    made = compact()
    clinics = made.session_by_id[CLINICS]
    splits = tuple(replace(one, topic=topic) for one, topic in zip(clinics.splits, TOPICS, strict=True))
    made = with_session(made, CLINICS, splits=splits)
    made = with_session(made, PLANS, splits=tuple(Split() for _ in splits), same_groups_as=CLINICS)
    made = with_tables(made, Split(least=6, most=8, leads=("au",), source=HERE), *(Split(most=10) for _ in range(6)))
    rooms = tuple(replace(room, step_free=room.id == "oak-room") for room in made.rooms)
    mix = Mix(
        {"sector": 1},
        together=(company("iom", "ilo", rounds=(DINNER, SECOND), source=HERE),),
        apart=(company("iom", "ohchr", rounds=(CLINICS, DINNER), source=HERE),),
        seats=(Seat("brazil", DINNER, 3, HERE),),
    )
    return changed(replace(made, rooms=rooms, mix=mix), "nigeria", needs=("step-free",))


@cache
def good() -> Timetable:
    return seated(whole())


def said(timetable: Timetable, programme: Programme | None = None) -> list[str]:
    return [str(one) for one in wrong_groups(programme or whole(), timetable)]


def with_groups(item: str, edit: Callable[[tuple[Group, ...]], tuple[Group, ...]]) -> Timetable:
    """Return the good timetable with other groups of one item."""

    def edited(sitting: Sitting) -> Sitting:
        return replace(sitting, groups=edit(sitting.groups)) if sitting.item == item else sitting

    return replace(good(), groups=tuple(map(edited, good().groups)))


def put(item: str, *moves: tuple[str, int | None]) -> Timetable:
    """Return the good timetable with people in other groups of an item, or in none."""
    to = dict(moves)

    def edit(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        found = []
        for group in groups:
            stay = tuple(person for person in group.people if person not in to)
            come = tuple(person for person, place in moves if place == group.number)
            found.append(replace(group, people=(*stay, *come)))
        return tuple(found)

    return with_groups(item, edit)


def exchange(item: str, one: str, other: str) -> Timetable:
    return put(item, (one, number(good(), item, other)), (other, number(good(), item, one)))


def name(person: str) -> str:
    return whole().person_by_id[person].name


def free(item: str, group: int) -> str:
    """Return somebody of a group whom no rule binds."""
    bound = {"au", "iom", "ilo", "ohchr", "brazil", "nigeria"}
    bound |= {lead for split in whole().session_by_id[CLINICS].splits for lead in split.leads}
    return next(one for one in good().sitting_by_item[item].groups[group - 1].people if one not in bound)


def test_what_was_sought_is_right_and_a_timetable_without_groups_is_accepted() -> None:
    assert said(good()) == []
    assert [len(sitting.groups) for sitting in good().groups] == [7, 5, 7, 5]
    assert said(planned(whole())) == []


def test_who_is_in_none_in_two_or_not_there() -> None:
    who = free(DINNER, 2)
    place = number(good(), DINNER, who)
    assert said(put(DINNER, (who, None))) == [f"{_of(DINNER)}: groups: {name(who)} is at no table of {DINNER}"]
    twice = with_groups(
        DINNER,
        lambda groups: tuple(
            replace(one, people=(*one.people, who)) if one.number == 1 + place % 7 else one for one in groups
        ),
    )
    assert f"{_of(DINNER)}: groups: {name(who)} is at 2 tables of {DINNER}" in said(twice)
    away = changed(whole(), who, arrives=at(whole(), 1, "20:31"))
    assert said(good(), away) == [f"{_of(DINNER)}: groups: {name(who)} is at a table of {DINNER}, and is not there"]
    assert said(good(), changed(whole(), who, arrives=at(whole(), 1, "20:30"))) == []  # half of it is enough
    gone = "groups: {0} is in a group of clinics, and is not there".format
    assert [line for line in said(good(), without(whole(), who)) if CLINICS in line] == [f"{_of(CLINICS)}: {gone(who)}"]


def _of(item: str) -> Source:
    made = whole()
    found = made.session_by_id.get(item) or made.occurrence_by_id[item]
    return found.source


def test_a_group_that_is_too_large() -> None:
    after = put(CLINICS, *((free(CLINICS, place), 1) for place in (2, 3, 4)))
    sizes = [len(group.people) for group in after.sitting_by_item[CLINICS].groups]
    wrong = [place for place, size in enumerate(sizes, start=1) if not 10 <= size <= 11]
    assert wrong
    told = [line for line in said(after) if "people, not" in line]
    source = whole().session_by_id[CLINICS].where("facilitators")
    assert told == [
        f"{source}: groups: group {one} of clinics has {sizes[one - 1]} people, not 10 to 11" for one in wrong
    ]
    crowd = [free(DINNER, place) for place in range(2, 8)]
    full = put(DINNER, *((person, 1) for person in crowd))
    size = len(full.sitting_by_item[DINNER].groups[0].people)
    assert f"{HERE}: groups: table 1 of {DINNER} has {size} people, not 6 to 8" in said(full)


@pytest.mark.parametrize(
    ("item", "said_about", "about"),
    [(CLINICS, "Health", "Ports"), (CLINICS, "", "Ports"), (PLANS, "Health", "")],
)
def test_a_group_that_is_about_something_else_or_about_nothing(item: str, said_about: str, about: str) -> None:
    where = whole().session_by_id[CLINICS].where("facilitators") if item == CLINICS else _of(item)
    what = f"is said to be about {said_about or 'nothing'}, and is about {about or 'nothing'}"
    other = with_groups(item, lambda groups: (replace(groups[0], topic=said_about), *groups[1:]))
    assert said(other) == [f"{where}: groups: group 1 of {item} {what}"]


@pytest.mark.parametrize(
    ("item", "one", "rule"),
    [(CLINICS, "eu", "is not in group 1 of clinics"), (DINNER, "brazil", f"is not at table 3 of {DINNER}")],
)
def test_who_is_not_where_they_lead_or_were_put(item: str, one: str, rule: str) -> None:
    place = number(good(), item, one)
    other = free(item, 4)
    assert place != 4
    where = whole().session_by_id[CLINICS].splits[0].source if item == CLINICS else HERE
    told = said(exchange(item, one, other))
    assert [line for line in told if "is not" in line] == [f"{where}: groups: {name(one)} {rule}"]


def test_who_is_not_together_and_who_is_not_apart() -> None:
    other = free(DINNER, 1 + (number(good(), DINNER, "iom") or 0) % 7)
    parted = f"{HERE}: groups: {name('ilo')} and {name('iom')} are not together in {DINNER}"
    assert said(exchange(DINNER, "iom", other)).count(parted) == 1
    to = number(good(), CLINICS, "ohchr")
    beside = next(
        one for one in good().sitting_by_item[CLINICS].groups[(to or 1) - 1].people if one != "ohchr" and "-" in one
    )
    told = said(exchange(CLINICS, "iom", beside))
    assert f"{HERE}: groups: {name('iom')} and {name('ohchr')} are not apart in clinics" in told


def test_a_session_that_keeps_other_groups_than_it_says() -> None:
    one, other = free(CLINICS, 1), free(CLINICS, 2)
    source = whole().session_by_id[PLANS].where("same_groups_as")
    assert sorted(said(exchange(PLANS, one, other))) == sorted(
        f"{source}: groups: {name(person)} is in group {now} of plans, and in {was} of clinics, whose groups it keeps"
        for person, now, was in ((one, 2, 1), (other, 1, 2))
    )


def roomed(item: str, *rooms: str | None) -> Timetable:
    return with_groups(
        item,
        lambda groups: tuple(replace(group, room=room) for group, room in zip(groups, rooms, strict=True)),
    )


def test_rooms_that_are_not_theirs() -> None:
    rooms = [group.room for group in good().sitting_by_item[CLINICS].groups]
    where = f"{_of(CLINICS)}: groups: "
    assert said(roomed(CLINICS, None, *rooms[1:]))[:1] == [f"{where}group 1 of clinics has no room"]
    for room in ("study", "nowhere"):
        told = said(roomed(CLINICS, room, *rooms[1:]))
        assert told[:1] == [f"{where}group 1 of clinics is in {room}, which is no room of clinics"]
    told = said(roomed(CLINICS, rooms[1], *rooms[1:]))
    assert told[:1] == [f"{where}groups 1 and 2 of clinics are both in {rooms[1]}"]
    told = said(with_groups(DINNER, lambda groups: (replace(groups[0], room="study"), *groups[1:])))
    assert told == [f"{_of(DINNER)}: groups: table 1 of {DINNER} is in study, and a table has no room"]


def test_a_room_with_steps_or_without_seats() -> None:
    group = next(one for one in good().sitting_by_item[CLINICS].groups if "nigeria" in one.people)
    assert group.room == "oak-room"
    other = free(CLINICS, 1 + group.number % 5)
    room = good().sitting_by_item[CLINICS].groups[group.number % 5].room
    need = f"{whole().person_by_id['nigeria'].source}: groups: {name('nigeria')} needs a room without steps, "
    assert f"{need}and group {1 + group.number % 5} of clinics has {room}" in said(exchange(CLINICS, "nigeria", other))
    small = replace(
        whole(),
        rooms=tuple(replace(one, layouts={"breakout": 9}) if one.id == "gallery" else one for one in whole().rooms),
    )
    told = [line for line in said(good(), small) if "clinics" in line]
    place = next(one for one in good().sitting_by_item[CLINICS].groups if one.room == "gallery")
    what = f"group {place.number} of clinics needs {len(place.people)} seats, and Gallery has 9 as breakout"
    assert told == [f"{small.room_by_id['gallery'].source}: groups: {what}"]
    afar = replace(small, people=tuple(replace(one, remote=one.id in place.people[:2]) for one in small.people))
    assert what not in "".join(said(good(), afar))


def test_rounds_that_are_missing_or_nobodys() -> None:
    fewer = replace(good(), groups=good().groups[1:])
    assert said(fewer) == [f"{_of(DINNER)}: groups: {DINNER} is held in tables, and nobody is put in any"]
    none = with_tables(whole())
    assert said(good(), none)[:2] == [
        f"{none.source}: groups: {item} has groups, and nobody is to be put in any there" for item in (DINNER, SECOND)
    ]
    cut = with_groups(CLINICS, lambda groups: groups[:4])
    assert said(cut)[0] == f"{_of(CLINICS)}: groups: clinics has groups 1, 2, 3, 4, not 1 to 5"


def test_what_is_stale_is_not_judged_and_what_is_fresh_is() -> None:
    who = free(DINNER, 2)
    more = with_person(whole())
    assert said(replace(good(), digest=digest(whole())), more) == []
    late = [line for line in said(replace(good(), digest=digest(more)), more) if "Late guest" in line]
    assert [line.rpartition(" ")[2] for line in late] == [DINNER, CLINICS, SECOND, PLANS]
    assert len(said(replace(put(DINNER, (who, None)), digest=digest(whole())))) == 1


def test_what_has_begun_is_as_it_was_and_nothing_else_is_asked_of_it() -> None:
    noon = at(whole(), 2, "12:00")
    past = held_against(good(), "most", revision=1, until=noon)
    more = with_person(whole())
    late = replace(good(), published=past)
    assert [line for line in said(late, more) if DINNER in line] == []
    assert len([line for line in said(replace(late, published=None), more) if DINNER in line]) == 1
    who = free(DINNER, 2)
    was = f"{_of(DINNER)}: groups: {name(who)} was at table 2 of {DINNER}, and is said to be at"
    assert said(replace(put(DINNER, (who, 4)), published=past)) == [f"{was} table 4: it has begun"]
    assert said(replace(put(DINNER, (who, None)), published=past)) == [f"{was} no table: it has begun"]
    assert said(replace(put(DINNER, (who, None)), published=past), without(whole(), who)) != []
    assert [one for one in said(late, without(whole(), who)) if DINNER in one] == []
