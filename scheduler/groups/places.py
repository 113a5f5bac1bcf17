"""The rooms of the groups of a round, and how many people each may have for it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from operator import le
from typing import TYPE_CHECKING

from scheduler.groups import rooms
from scheduler.groups.asked import before
from scheduler.groups.model import Fixed
from scheduler.groups.rules import parties, rivals, seats_of, step_free
from scheduler.groups.sizes import evenest, limits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from scheduler.groups.gathering import Gathering
    from scheduler.groups.rules import Rooms
    from scheduler.groups.sizes import Sizes
    from scheduler.programme.model import Programme


def rooms_of(
    programme: Programme,
    one: Gathering,
    like: Rooms = (),
    followers: Sequence[Gathering] = (),
    level: Collection[int] = (),
) -> Rooms:
    """Return the room of each group of a round; none at tables.

    Parameters
    ----------
    like
        The rooms of the round whose groups it keeps, which it has too where it can.
    followers
        The rounds that keep its groups: whoever has a group of theirs has that of this one.
    level
        The groups that are to have the rooms without steps; none where those have them of whom it is known.
    """
    own, count = one.item.rooms, len(one.splits)
    was = programme.published.group_rooms.get(one.id, ()) if programme.published else ()
    if one.kept is not None and was:
        return (*was, *(None,) * count)[:count]
    if one.session is None or len({*own}) != count:
        return (None,) * count
    wanted = was if len(was) == count and {*was} & {*own} else like
    need = Counter(level) if level else _steps(programme, (one, *followers))
    costs = _costs(programme, one, wanted, like)
    for group, row in enumerate(costs):
        for place, room in enumerate(own):
            row[place] += rooms.cost(steps=0 if _level(programme, room) else need[group])
    return tuple(own[place] for place in rooms.matched(costs))


def _costs(programme: Programme, one: Gathering, wanted: Rooms, like: Rooms) -> list[list[int]]:
    """Return for each group what it costs that it has each of the rooms, but for the steps to it."""
    people, count = len(one.people), len(one.splits)
    sizes, _ = evenest(limits(one.splits, people), people)
    elsewhere = sum(programme.person_by_id[person].remote for person in one.people) // count
    return [
        [
            rooms.cost(
                missing=max(0, size - elsewhere - _seats(programme, one, room, size)),
                other_room=bool(wanted) and wanted[group] != room,
                other_steps=bool(like) and _level(programme, room) != _level(programme, like[group]),
                places=group - place,
            )
            for place, room in enumerate(one.item.rooms)
        ]
        for group, size in enumerate(sizes)
    ]


def other_levels(programme: Programme, one: Gathering, places: Rooms) -> Iterator[tuple[int, ...]]:
    """Yield the other groups that could have the rooms without steps, where some of the rooms have steps."""
    level = tuple(group for group, room in enumerate(places) if _level(programme, room))
    if one.kept is None and level and len(level) < len(places) and step_free(programme, one):
        yield from (other for other in combinations(range(len(places)), len(level)) if other != level)


def sizes_of(
    programme: Programme, one: Gathering, places: Rooms, followers: Sequence[tuple[Gathering, Rooms]] = ()
) -> tuple[Sizes, tuple[Fixed, ...]]:
    """Return the least and the most people of each group, as the rooms seat them.

    Who takes part from elsewhere needs no seat. Where seats are short, these people are shared out evenly beforehand:
    that is what the rules say. The rooms of the rounds that keep these groups are to seat them too, where that can be.
    """
    least, most = limits(one.splits, len(one.people))
    if one.session is None:
        return (least, most), ()
    every = len(one.people)
    seats = tuple(_seats(programme, one, room, every) for room in places)
    remote = [person for person in one.people if programme.person_by_id[person].remote]
    tight = tuple(
        min(size, *(_seats(programme, other, rooms_[group], every) for other, rooms_ in followers), every)
        for group, size in enumerate(seats)
    )
    if sum(map(min, most, tight)) + len(remote) >= every and all(map(le, least, tight)):
        seats = tight
    if not remote or all(size <= one_room for size, one_room in zip(most, seats, strict=True)):
        return _within(least, most, seats), ()
    fixed = tuple(_shared_out(programme, one, remote))
    beside = Counter(rule.group for rule in fixed)
    more = tuple(one_room + beside[group] for group, one_room in enumerate(seats))
    return _within(least, most, more), fixed


def overfull(programme: Programme, one: Gathering, places: Rooms, seating: Mapping[str, int]) -> Iterator[str]:
    """Yield which groups of a round have more people on the spot than their rooms have seats."""
    here = Counter(group for person, group in seating.items() if not programme.person_by_id[person].remote)
    for group, room in enumerate(places):
        seats = _seats(programme, one, room, here[group])
        if here[group] > seats and room is not None:
            yield f"group {group + 1} has {here[group]} people, and {programme.room_by_id[room].name} has {seats} seats"


def _within(least: tuple[int, ...], most: tuple[int, ...], seats: Sequence[int]) -> Sizes:
    return least, tuple(map(min, most, seats))


def _shared_out(programme: Programme, one: Gathering, remote: Sequence[str]) -> Iterator[Fixed]:
    """Yield a group for each of those who take part from elsewhere: their own where they have one.

    Who is together with them has the same, and nobody who is apart from them has it, if that can be.
    """
    own, every = _known(programme, (one,)), parties(programme, one)
    held = Counter({number: sum(own.get(person) == number for person in remote) for number in range(len(one.splits))})
    for person in remote:
        if person not in own:
            taken = {own[other] for other in rivals(programme, one, person) if other in own}
            group = min(held, key=lambda number: (number in taken, held[number], number))
            party = next((people for people in every if person in people), frozenset({person}))
            own |= dict.fromkeys(party, group)
            held[group] += sum(other in party for other in remote)
        yield Fixed(person, one.id, own[person], one.source)


def _steps(programme: Programme, those: Sequence[Gathering]) -> Counter[int]:
    """Return for each group how many are known to be in it who need a room without steps.

    Known is who has the group whatever else, and who was in it: in the round itself, which is the first of `those`, or
    in one that keeps its groups.
    """
    known = {**before(programme, those[0]), **_known(programme, those)}
    return Counter(known[person] for person in step_free(programme, those[0]) if person in known)


def _known(programme: Programme, those: Sequence[Gathering]) -> dict[str, int]:
    """Return the groups of those who lead one, who have a seat in one, and who are together with one of these."""
    one, *followers = those
    known: dict[str, int] = {}
    for round_ in (*followers, one):
        known |= seats_of(programme, round_)
    for round_ in those:
        for people in parties(programme, round_):
            groups = {known[person] for person in people if person in known}
            known |= dict.fromkeys(people, min(groups)) if groups else {}
    return known


def _level(programme: Programme, room: str | None) -> bool:
    found = programme.room_by_id.get(room or "")
    return found is not None and found.step_free


def _seats(programme: Programme, one: Gathering, room: str | None, otherwise: int) -> int:
    """Return the seats of a room as the session needs it; another number where that is not known."""
    found = programme.room_by_id.get(room or "")
    layout = one.session.layout if one.session else ""
    return otherwise if found is None else found.layouts.get(layout, otherwise)
