"""From a programme to groups: everybody is where the rules say, few move when something changes, and it is the same
twice. Each case of a change has bait beside it: that something moves at all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.groups.event import with_groups
from scheduler.programme.model import Mix, Seat, Split
from scheduler.timetable.baseline import held_against
from scheduler.timetable.codec import dumps
from scheduler.verify.groups import wrong_groups
from tests.builders import a_person, at
from tests.groups.event_cases import (
    CLINICS,
    DINNER,
    PLANS,
    QUICK,
    ROOMS,
    SECOND,
    changed,
    compact,
    company,
    members,
    moved,
    number,
    planned,
    seated,
    with_person,
    with_session,
    with_tables,
    without,
)

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

CLASH = "and these cannot hold together"
HERE, THERE = Source("event.yaml", 70), Source("event.yaml", 71)


@cache
def first() -> Timetable:
    return seated(compact())


def sound(programme: Programme, timetable: Timetable) -> Timetable:
    """Return a timetable in which the second look finds nothing."""
    assert [str(one) for one in wrong_groups(programme, timetable)] == []
    return timetable


def test_everybody_who_is_there_is_in_one_group_of_each_round() -> None:
    timetable = sound(compact(), first())
    assert [sitting.item for sitting in timetable.groups] == [DINNER, CLINICS, SECOND, PLANS]
    every = {person.id for person in compact().people}
    there = [{person for group in sitting.groups for person in group.people} for sitting in timetable.groups]
    away = [every - some for some in there]
    # Who comes late on day 1 is not at dinner; who leaves on day 2 is at none then, and in no group after.
    assert away == [{"world-bank"}, {"unhcr"}, {"unhcr", "foundation-asia"}, {"unhcr", "foundation-asia"}]
    assert [group.room for group in timetable.sitting_by_item[CLINICS].groups] == [*ROOMS]
    assert {group.room for group in timetable.sitting_by_item[DINNER].groups} == {None}


def test_people_are_listed_as_the_programme_lists_them() -> None:
    order = [person.id for person in compact().people]
    for sitting in first().groups:
        for group in sitting.groups:
            assert [*group.people] == sorted(group.people, key=order.index)


def test_the_same_bytes_twice_and_other_seats_with_another_seed() -> None:
    assert dumps(seated(compact()), compact()) == dumps(first(), compact())
    assert seated(compact(), seed=1).groups != first().groups


def test_nobody_asked_for_groups_and_nobody_is_in_any() -> None:
    none = with_session(with_session(with_tables(compact()), CLINICS, groups=0, splits=()), PLANS, groups=0, splits=())
    assert with_groups(none, planned(none)) == planned(none)
    few = replace(compact(), people=compact().people[:13])  # two for each of seven tables are not there
    assert [sitting.item for sitting in seated(few).groups] == [CLINICS, PLANS]


@pytest.mark.parametrize("seed", range(3))
def test_a_late_guest_moves_nobody(seed: int) -> None:
    more = with_person(compact())
    after = sound(more, seated(more, first(), seed=seed))
    assert moved(first(), after) == []
    assert all(number(after, sitting.item, "new") for sitting in after.groups)
    assert moved(first(), seated(more, seed=seed)) != []


def test_late_guests_move_three_at_most_each() -> None:
    programme, before = compact(), first()
    for count in range(6):
        programme = with_person(programme, a_person(f"new-{count}"))
        after = sound(programme, seated(programme, before))
        assert len(moved(before, after)) <= 3
        before = after


@pytest.mark.parametrize("name", ["iom", "us", "au", "eu", "civil-rights"])
def test_who_drops_out_moves_as_few_as_sizes_ask_for(name: str) -> None:
    fewer = without(compact(), name)
    after = sound(fewer, seated(fewer, first()))
    before = [sorted(map(len, members(first(), sitting.item))) for sitting in after.groups]
    # One moves where one of the smaller groups loses somebody, and there are larger ones.
    most = sum(sizes[0] < sizes[-1] for sizes in before)
    assert len(moved(first(), after)) <= most
    assert all(number(after, sitting.item, name) is None for sitting in after.groups)


def test_who_arrives_later_is_in_no_round_before_and_moves_few() -> None:
    later = changed(compact(), "us", arrives=at(compact(), 2, "15:00"))
    after = sound(later, seated(later, first()))
    assert (number(first(), DINNER, "us"), number(after, DINNER, "us")) != (None, None)
    assert number(after, DINNER, "us") is None
    assert number(after, CLINICS, "us") == number(first(), CLINICS, "us")
    assert len(moved(first(), after)) <= 1


def test_what_has_begun_stays_and_what_comes_may_change() -> None:
    mix = Mix(apart=(company(*members(first(), DINNER)[0][:2], source=HERE),))
    apart = replace(with_person(compact()), mix=mix)
    after = seated(apart, first(), "2 12:00")
    assert after.sitting_by_item[DINNER] == first().sitting_by_item[DINNER]  # the new one was not there
    assert sound(apart, after)
    assert number(after, CLINICS, "new") is not None
    unfrozen = seated(apart, first())
    assert unfrozen.sitting_by_item[DINNER] != first().sitting_by_item[DINNER]
    fewer = without(compact(), "us")
    left = [tuple(one for one in group if one != "us") for group in members(first(), DINNER)]
    assert members(seated(fewer, first(), "2 12:00"), DINNER) == left


def test_with_nothing_to_keep_groups_are_new_but_for_what_has_begun() -> None:
    fresh = replace(compact(), published=held_against(first(), "nothing", until=at(compact(), 2, "12:00")))
    after = with_groups(fresh, replace(planned(fresh), published=fresh.published), 1, QUICK)
    assert after.sitting_by_item[DINNER] == first().sitting_by_item[DINNER]
    assert len([one for one in moved(first(), after) if one[0] == PLANS]) > 20


def test_stated_sizes_are_kept_and_are_as_even_as_can_be() -> None:
    clinics = compact().session_by_id[CLINICS]
    stated = zip(clinics.splits, ((None, 12), (8, 9), (None, 12), (None, 12), (12, 14)), strict=True)
    splits = tuple(replace(split, least=least, most=most) for split, (least, most) in stated)
    made = with_session(compact(), CLINICS, splits=splits)
    after = sound(made, seated(made))
    sizes = [len(group) for group in members(after, CLINICS)]
    assert (sizes[1], sizes[4], sum(sizes)) == (9, 12, 54)
    assert {sizes[0], sizes[2], sizes[3]} == {11}
    tables = with_tables(compact(), *[Split(most=10)] * 5, Split(), Split())
    assert {len(table) for table in members(sound(tables, seated(tables)), DINNER)} <= {7, 8}
    more = with_person(made)
    assert moved(after, sound(more, seated(more, after))) == []


def test_together_apart_seats_and_hosts() -> None:
    mix = Mix(
        together=(company("iom", "ilo", "ohchr", source=HERE),),
        apart=(company("sweden", "brazil", rounds=(DINNER,), source=HERE),),
        seats=(Seat("iom", DINNER, 6, HERE),),
    )
    made = replace(with_tables(compact(), *(Split(leads=(lead,)) for lead in _HOSTS)), mix=mix)
    after = sound(made, seated(made))
    assert [number(after, DINNER, lead) for lead in _HOSTS] == [1, 2, 3, 4, 5, 6, 7]
    # A host who has left hosts nothing, and is nowhere.
    assert [number(after, SECOND, lead) for lead in _HOSTS] == [1, 2, 3, 4, 5, 6, None]
    for sitting in after.groups:
        assert len({number(after, sitting.item, one) for one in ("iom", "ilo", "ohchr")}) == 1
    assert number(after, DINNER, "ohchr") == 6
    assert number(after, DINNER, "sweden") != number(after, DINNER, "brazil")


_HOSTS = ("au", "eu", "us", "egypt", "india", "germany", "foundation-asia")


def test_wishes_are_met_as_far_as_they_can() -> None:
    made = compact()
    led = {lead for split in made.session_by_id[CLINICS].splits for lead in split.leads}
    some = [person.id for person in made.people if person.id not in led | {"unhcr"}][:12]
    for name in some:
        made = changed(made, name, preferences={CLINICS: (2, 5)})
    after = sound(made, seated(replace(made, mix=Mix(preferences=50))))
    assert {number(after, CLINICS, name) for name in some} == {2, 5}
    assert sum(number(after, CLINICS, name) == 2 for name in some) >= 8
    assert {number(first(), CLINICS, name) for name in some} != {2, 5}


def test_who_needs_no_steps_is_in_a_group_whose_room_has_none() -> None:
    rooms = tuple(replace(room, step_free=room.id == "south-room") for room in compact().rooms)
    made = replace(changed(compact(), "us", needs=("step-free",)), rooms=rooms)
    after = sound(made, seated(made))
    for item in (CLINICS, PLANS):
        found = after.sitting_by_item[item].of("us")
        assert found
        assert found.room == "south-room"
    lead = replace(changed(compact(), "eu", needs=("step-free",)), rooms=rooms)  # leads group 1 of the clinics
    group = sound(lead, seated(lead)).sitting_by_item[CLINICS].groups[0]
    assert (group.number, group.room, "eu" in group.people) == (1, "south-room", True)


def test_the_room_without_steps_goes_where_it_can_be_used() -> None:
    rooms = tuple(replace(room, step_free=room.id == "south-room") for room in compact().rooms)
    plain = replace(changed(compact(), "us", needs=("step-free",)), rooms=rooms)
    assert sound(plain, seated(plain)).sitting_by_item[CLINICS].groups[3].room == "south-room"  # in order of the house
    bound = replace(plain, mix=Mix(together=(company("us", "ilo", source=HERE),)))  # who leads group 2 of the clinics
    group = sound(bound, seated(bound)).sitting_by_item[CLINICS].groups[1]
    assert (group.room, {"us", "ilo"} <= {*group.people}) == ("south-room", True)
    parted = replace(plain, mix=Mix(apart=(company("us", "civil-diaspora", "research-fellow", source=HERE),)))
    leads = [name for name in ("civil-diaspora", "research-fellow", "foundation-europe") if name in _leads(parted, 3)]
    after = sound(parted, seated(parted)).sitting_by_item[CLINICS]
    own = after.of("us")
    assert leads
    assert own
    assert (own.room, own.number == 4) == ("south-room", False)


def _leads(programme: Programme, group: int) -> tuple[str, ...]:
    return programme.session_by_id[CLINICS].splits[group].leads


def test_groups_keep_their_rooms_where_they_can() -> None:
    other = (*ROOMS[1:], "study")
    published = replace(compact(), published=held_against(first(), "most", revision=1))
    after = with_groups(published, _in_rooms(other), 0, QUICK)
    assert [group.room for group in after.sitting_by_item[CLINICS].groups] == ["study", *ROOMS[1:]]


def _in_rooms(rooms: tuple[str, ...]) -> Timetable:
    whole = planned(compact())
    return replace(
        whole, items=tuple(replace(one, rooms=rooms) if one.kind == "session" else one for one in whole.items)
    )


def test_remote_people_are_in_groups_and_at_no_table() -> None:
    far = ("us", "india", "egypt", "turkey", "sweden", "jordan")
    made = replace(compact(), people=tuple(replace(one, remote=one.id in far) for one in compact().people))
    tight = tuple(
        replace(room, layouts={"breakout": 10}) if room.id in ROOMS else room for room in made.rooms
    )  # 48 in the house and 6 elsewhere: nobody may sit in a room for ten who has no seat
    made = replace(made, rooms=tight)
    after = sound(made, seated(made))
    assert [number(after, DINNER, one) for one in far] == [None] * 6
    assert None not in [number(after, CLINICS, one) for one in far]


def linked(programme: Programme) -> Programme:
    plans = programme.session_by_id[PLANS]
    splits = tuple(Split(source=plans.where("groups")) for _ in range(5))
    return with_session(programme, PLANS, splits=splits, same_groups_as=CLINICS)


def test_a_session_keeps_the_groups_of_another_and_who_comes_later_is_put_in() -> None:
    made = changed(linked(compact()), "us", arrives=at(compact(), 3, "08:00"))
    after = sound(made, seated(made))
    clinics, plans = ({p: n for p in _ids(made) if (n := number(after, item, p))} for item in (CLINICS, PLANS))
    both = clinics.keys() & plans.keys()
    assert {plans[person] - clinics[person] for person in both} == {0}
    assert plans.keys() - both == {"us"}
    assert (len(clinics), len(plans)) == (53, 53)
    sizes = [len(group) for group in members(after, PLANS)]
    assert max(sizes) - min(sizes) <= 2
    before = after
    more = with_person(made, a_person("new", arrives=at(compact(), 3, "08:00")))
    assert moved(before, sound(more, seated(more, before))) == []


def _ids(programme: Programme) -> list[str]:
    return [person.id for person in programme.people]


def test_another_number_of_groups_cannot_be_kept() -> None:
    plans = compact().session_by_id[PLANS]
    made = with_session(linked(compact()), PLANS, groups=4, splits=plans.splits[:4])
    whole = planned(made)
    rooms = tuple(room for room in ROOMS if room != "south-room")  # which is too small for a quarter
    items = tuple(replace(one, rooms=rooms) if one.id == PLANS else one for one in whole.items)
    after = sound(made, with_groups(made, replace(whole, items=items), 0, QUICK))
    assert {len(group) for group in members(after, PLANS)} == {13, 14}


def test_what_binds_the_session_that_keeps_them_binds_the_other_too() -> None:
    made = linked(compact())
    splits = list(made.session_by_id[PLANS].splits)
    splits[3] = replace(splits[3], leads=("us",))
    apart = company("iom", "ohchr", rounds=(PLANS,), source=HERE)
    made = replace(with_session(made, PLANS, splits=tuple(splits)), mix=Mix(apart=(apart,)))
    after = sound(made, seated(made))
    assert (number(after, CLINICS, "us"), number(after, PLANS, "us")) == (4, 4)
    assert number(after, CLINICS, "iom") != number(after, CLINICS, "ohchr")


def refused(programme: Programme) -> list[str]:
    with pytest.raises(InfeasibleError) as caught:
        seated(programme)
    return [*caught.value.reasons]


def test_what_cannot_be_is_told_in_names_with_file_and_line() -> None:
    title = compact().session_by_id[CLINICS].title
    lead = compact().person_by_id["eu"].name
    lines = compact().session_by_id[CLINICS].where("facilitators")
    seat = replace(compact(), mix=Mix(seats=(Seat("eu", CLINICS, 2, HERE),)))
    told = f"{lead} is in group 1 ({lines}); {lead} is in group 2 (event.yaml:70)"
    assert refused(seat) == [f"{title}, Thu 15:55: 54 people in 5 groups of 10 to 11, {CLASH}: {told}"]
    away = replace(compact(), mix=Mix(seats=(Seat("unhcr", CLINICS, 2, HERE),)))
    name = compact().person_by_id["unhcr"].name
    assert refused(away) == [f"{title}, Thu 15:55: {name} is in group 2 (event.yaml:70), and is not there"]
    few = with_tables(compact(), *[Split(most=5)] * 7)
    assert refused(few)[0] == "Dinner, Wed 19:30: 54 people in 7 tables of 1 to 5, which does not fit"
    both = replace(
        compact(),
        mix=Mix(
            together=(company("iom", "ilo", rounds=(DINNER,), source=HERE),),
            apart=(company("iom", "ilo", source=THERE),),
        ),
    )
    names = " and ".join(compact().person_by_id[one].name for one in ("ilo", "iom"))
    told = f"{names} are together (event.yaml:70); {names} are apart (event.yaml:71)"
    assert refused(both) == [f"Dinner, Wed 19:30: 54 people in 7 tables of 7 to 8, {CLASH}: {told}"]


def test_facilitators_that_contradict_the_groups_that_are_kept_are_refused_in_names() -> None:
    made = linked(compact())
    splits = list(made.session_by_id[PLANS].splits)
    splits[1] = replace(splits[1], leads=("eu",), source=THERE)
    (told,) = refused(with_session(made, PLANS, splits=tuple(splits)))
    lead = compact().person_by_id["eu"].name
    lines = compact().session_by_id[CLINICS].where("facilitators")
    assert told.endswith(f"{lead} is in group 1 ({lines}); {lead} is in group 2 (event.yaml:71)")


def test_more_who_need_no_steps_than_seats_without_are_told_with_their_lines() -> None:
    rooms = tuple(replace(room, step_free=room.id == "south-room") for room in compact().rooms)
    made = replace(compact(), rooms=rooms)
    for person in compact().people[:30]:
        made = changed(made, person.id, needs=("step-free",))
    told = refused(made)
    assert len(told) == 2
    assert "for a room without steps (global-compact.people.csv:" in told[0]
