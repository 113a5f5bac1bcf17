"""Who sits where: drawn first, so that whatever is written afterwards can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.groups.plan import Entry, Frame, Round, Seats


class CrowdedError(Exception):
    """Raised where people who are together find no group that has room for all of them."""


def plant(frame: Frame) -> None:
    """Seat everybody in every round; the third session keeps the groups of the first, where that can be."""
    for one in frame.rounds:
        one.seats = seat(frame, one)
    sessions = frame.sessions()
    if len(sessions) > 2 and "audience" not in sessions[2].entry:
        keep(frame, sessions[0], sessions[2])
    furnish(frame)


def seat(frame: Frame, one: Round) -> Seats:
    """Return a group for each, the few first of whom something is said in every round."""
    rng = frame.rng
    there = [guest.id for guest in one.there()]
    left = dict(enumerate(one.sizes, 1))
    seats: Seats = {}
    hosts = frame.hosts if one.of == "dinner" else []
    for place, name in enumerate(hosts, 1):
        if name in there:
            seats[name] = place
            left[place] -= 1
    own = [name for name in frame.never if name in there]
    places = rng.sample([place for place, count in left.items() if count], len(own))
    seats |= dict(zip(own, places, strict=True))
    for place in places:
        left[place] -= 1
    for few in (*frame.always, frame.step_free):
        own = [name for name in few if name in there]
        free = [place for place, count in left.items() if count >= len(own)]
        if not free:
            raise CrowdedError
        place = rng.choice(free)
        seats |= dict.fromkeys(own, place)
        left[place] -= len(own)
    others = [name for name in there if name not in seats]
    free = [place for place, count in left.items() for _ in range(count)]
    rng.shuffle(free)
    seats |= dict(zip(others, free, strict=True))
    return {name: seats[name] for name in there}


def keep(frame: Frame, source: Round, one: Round) -> None:
    """Let a session keep the groups of an earlier one, if that leaves them as even as they are to be."""
    if isinstance(source.entry.get("groups"), list) and not all(is_topic(entry) for entry in source.entry["groups"]):
        return
    there = [guest.id for guest in one.there()]
    seats = {name: source.seats[name] for name in there if name in source.seats}
    for name in there:
        if name not in seats:
            counts = {place: [*seats.values()].count(place) for place in range(1, source.number + 1)}
            seats[name] = min(counts, key=lambda place: (counts[place], place))
    counts = [[*seats.values()].count(place) for place in range(1, source.number + 1)]
    few = [[seats[name] for name in own if name in seats] for own in (*frame.always, frame.step_free)]
    never = [seats[name] for name in frame.never if name in seats]
    if max(counts) - min(counts) > 1 or any(len(set(own)) > 1 for own in few) or len(set(never)) < len(never):
        return
    one.entry.pop("groups", None)
    one.entry |= {"format": "group", "same_groups_as": source.of}
    one.number, one.topics, one.seats, one.sizes = source.number, source.topics, seats, counts


def is_topic(entry: object) -> bool:
    return "seats" not in entry if isinstance(entry, dict) else isinstance(entry, str) and not entry[0].isdigit()


def furnish(frame: Frame) -> None:
    """Let there be rooms for each group, some without a step; whoever needs one has it."""
    rng, sessions = frame.rng, frame.sessions()
    most = max(max(most_of(one), -(-len(one.people) // one.number)) for one in sessions)
    count = max(one.number for one in sessions) + rng.randint(0, 1)
    good = rng.sample(range(count), rng.randint(1, count - 1)) if rng.random() < 0.8 else []
    frame.rooms = [
        {"id": f"room-{place + 1}", "name": f"Room {place + 1}", "layouts": {"breakout": most + rng.randint(0, 3)}}
        | ({"step_free": "yes"} if place in good else {})
        for place in range(count)
    ]
    for one in sessions:
        free = [room["id"] for room in frame.rooms]
        rng.shuffle(free)
        needs = {one.seats[name] for name in frame.step_free if name in one.seats}
        best = [frame.rooms[place]["id"] for place in good]
        given = {place: best[0] for place in needs if best}
        rest = [room for room in free if room not in given.values()]
        one.rooms = [given[place] if place in given else rest.pop() for place in range(1, one.number + 1)]


def most_of(one: Round) -> int:
    """Return the most people that a group can have."""
    entries = one.entry.get("groups", [])
    said = (
        [entry["seats"] if isinstance(entry, dict) else entry for entry in entries if not is_topic(entry)]
        if isinstance(entries, list)
        else []
    )
    return max(
        [
            len(one.people) if said and len(said) < one.number else 0,
            *one.sizes,
            *(int(str(text).split("-")[-1]) for text in said),
        ]
    )


def draft(frame: Frame, moments: dict[str, tuple[str, str]]) -> Entry:
    """Return the planted timetable as far as groups and tables look at it."""
    ids = {room["id"]: place for place, room in enumerate(frame.rooms)}
    items = [
        {
            "id": one.id,
            "start": moments[one.id][0],
            "end": moments[one.id][1],
            "rooms": sorted(one.rooms, key=ids.__getitem__),
        }
        for one in frame.rounds
    ]
    seated = [
        {
            "item": one.id,
            "groups": [
                {
                    "number": place,
                    "people": sorted(one.members(place)),
                    "room": one.rooms[place - 1] if one.rooms else None,
                    "topic": one.topics[place - 1] if one.topics else "",
                }
                for place in range(1, one.number + 1)
            ],
        }
        for one in frame.rounds
    ]
    return {"items": items, "groups": seated}
