"""The rooms of a session that keeps the groups of another one, and who takes part from elsewhere where few are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.programme.model import Mix, Seat, Split
from scheduler.verify.groups import wrong_groups
from tests.groups.event_cases import CLINICS, PLANS, ROOMS, compact, company, members, number, seated, with_session

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

HERE = Source("event.yaml", 70)
FAR = ("us", "india", "egypt", "turkey", "sweden", "jordan")


def uneven(first: Split) -> Programme:
    """Return the example with a first group of its own size in the clinics."""
    splits = (first, *[Split(least=8, most=14, source=HERE)] * 4)
    return with_session(compact(), CLINICS, splits=splits)


def kept_in(programme: Programme, seats: int) -> Programme:
    """Return a programme whose plans keep the groups of the clinics, in rooms with so many seats."""
    rooms = tuple(replace(room, layouts={**room.layouts, "small": seats}) for room in programme.rooms)
    like = with_session(programme, PLANS, splits=(Split(),) * 5, same_groups_as=CLINICS, layout="small")
    return replace(like, rooms=rooms)


def sound(programme: Programme, timetable: Timetable) -> Timetable:
    assert [str(one) for one in wrong_groups(programme, timetable)] == []
    return timetable


def test_groups_are_no_larger_than_the_rooms_of_the_session_that_keeps_them() -> None:
    before = seated(uneven(Split(least=14, most=14, source=HERE)))
    assert len(members(before, CLINICS)[0]) == 14
    free = uneven(Split(least=8, most=14, source=HERE))
    same = sound(free, seated(free, before))
    assert members(same, CLINICS) == members(before, CLINICS)
    made = kept_in(free, 11)
    after = sound(made, seated(made, before))
    assert len(members(after, CLINICS)[0]) == 11


def test_a_group_that_no_room_of_the_other_session_seats_is_told_with_its_numbers() -> None:
    made = kept_in(uneven(Split(least=14, most=14, source=HERE)), 11)
    with pytest.raises(InfeasibleError) as caught:
        seated(made)
    plans, clinics = made.session_by_id[PLANS], made.session_by_id[CLINICS]
    room = made.room_by_id[ROOMS[0]].name  # one of the 14 has left by then
    kept = f"it keeps the groups of {clinics.title} ({plans.where('same_groups_as')})"
    assert caught.value.reasons == (
        f"{plans.title}, Fri 09:00: {kept}, and group 1 has 13 people, and {room} has 11 seats",
    )


def few_seats(mix: Mix) -> Programme:
    """Return the example with six people elsewhere, and rooms that seat the others and nobody more."""
    people = tuple(replace(one, remote=one.id in FAR) for one in compact().people)
    rooms = tuple(replace(one, layouts={"breakout": 10}) if one.id in ROOMS else one for one in compact().rooms)
    return replace(compact(), people=people, rooms=rooms, mix=mix)


def test_who_takes_part_from_elsewhere_has_a_seat_and_company_where_seats_are_few() -> None:
    together = company("us", "india", source=HERE)
    apart = company("egypt", "turkey", "sweden", source=HERE)
    made = few_seats(Mix(together=(together,), apart=(apart,), seats=(Seat("jordan", CLINICS, 5, HERE),)))
    after = sound(made, seated(made))
    assert number(after, CLINICS, "jordan") == 5
    assert number(after, CLINICS, "us") == number(after, CLINICS, "india")
    assert len({number(after, CLINICS, one) for one in ("egypt", "turkey", "sweden")}) == 3


@pytest.mark.parametrize("groups", [4, 6])
def test_what_has_begun_keeps_its_groups_and_rooms_when_another_number_is_asked_for(groups: int) -> None:
    before = seated(compact())
    made = with_session(compact(), CLINICS, groups=groups, splits=(Split(source=HERE),) * groups)
    after = sound(made, seated(made, before, "2 16:00"))
    was, now = (timetable.sitting_by_item[CLINICS].groups for timetable in (before, after))
    assert [(one.people, one.room) for one in now[:5]] == [(one.people, one.room) for one in was]
    assert [(one.people, one.room) for one in now[5:]] == [((), None)] * max(groups - 5, 0)
