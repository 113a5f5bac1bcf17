"""From a programme and its timetable to who is in which group and at which table.

All rounds are sought at once. Those that keep the groups of another one come after it: who was in that one stays, and
the others are put in.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.groups.allocate import Budget, allocate
from scheduler.groups.asked import attributes, before, kept_round, title, wishes, word
from scheduler.groups.gathering import gatherings
from scheduler.groups.model import Fixed, Mixing, Round
from scheduler.groups.places import other_levels, overfull, rooms_of, sizes_of
from scheduler.groups.rules import Rules
from scheduler.groups.sizes import evenest
from scheduler.groups.start import GaveUpError, seated
from scheduler.timetable.groups import Group, Sitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scheduler.groups.gathering import Gathering
    from scheduler.groups.model import Seating
    from scheduler.groups.rules import Rooms
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

MOVED = 1_000_000
"""What it costs that somebody is in another group than was published: more than anything that this could buy."""
STEPS = 1500
"""Exchanges for all rounds: more of them gain little, and somebody waits for each change of a programme."""
_WAYS = 60
"""Ways to give out the rooms without steps that are tried before it is said that there is none."""
_TRIES = 5000
"""How much is tried to seat a round on one of these ways; where that is not enough, it is taken."""
_FEW = 400
"""Exchanges where few people have to find a group, and the others stay: nothing is gained by more."""


def with_groups(programme: Programme, timetable: Timetable, seed: int = 0, budget: Budget | None = None) -> Timetable:
    """Return a timetable with everybody in groups and at tables, as far as that is asked for.

    Parameters
    ----------
    programme
        Its `published` says who was in which group, and what is over.
    seed
        Of what is drawn.

    Raises
    ------
    InfeasibleError
        If it is proved that not all rules about groups and tables can hold, with the rules.
    NoTimetableError
        If no seats were found, which is no proof.
    """
    rounds = gatherings(programme, timetable)
    if not rounds:
        return replace(timetable, groups=())
    event = Event(programme, rounds)
    seats = event.allocated(seed, budget or Budget(STEPS))
    found = (_sitting(event, one, seats[one.id]) for one in rounds)
    return replace(timetable, groups=tuple(found))


def _sitting(event: Event, one: Gathering, seating: Seating) -> Sitting:
    rooms = event.rooms[one.id]
    groups = (
        Group(
            number + 1,
            tuple(person for person in one.people if seating[person] == number),
            rooms[number],
            split.topic,
        )
        for number, split in enumerate(one.splits)
    )
    return Sitting(one.id, tuple(groups))


class Event:
    """The rounds of a timetable, with what binds them."""

    def __init__(self, programme: Programme, rounds: Sequence[Gathering]) -> None:
        self.programme, self.rounds = programme, rounds
        self.by_id = {one.id: one for one in rounds}
        self.rooms: dict[str, Rooms] = {}
        self.rules = Rules(self.programme, self.by_id, self.rooms)
        self._level: dict[str, tuple[int, ...]] = {}  # the groups that are to have rooms without steps, by round
        self._give_rooms()
        self.attributes = attributes(self.programme)
        self.names = {person.id: person.name for person in self.programme.people}
        for one in self.rounds:
            if one.like is None:
                self._try_other_rooms(one)

    def _give_rooms(self) -> None:
        """Give each group its room."""
        for one in _in_order(self.rounds):
            like, followers = self.rooms.get(one.like or "", ()), tuple(self._followers(one))
            level = self._level.get(one.id, ())
            self.rooms[one.id] = rooms_of(self.programme, one, like, followers, level)

    def _try_other_rooms(self, one: Gathering) -> None:
        """Give the rooms without steps to other groups, where nobody could be seated with those that have them."""
        others = list(islice(other_levels(self.programme, one, self.rooms[one.id]), _WAYS))
        if not others or self._can_be(one):
            return
        for self._level[one.id] in others:
            self._give_rooms()
            if self._can_be(one):
                return
        del self._level[one.id]
        self._give_rooms()

    def _can_be(self, one: Gathering) -> bool:
        """Return whether a round has seats that keep all rules; also where that is not found out."""
        mixing = self.mixing(even=False)
        asked = next(round_ for round_ in mixing.rounds if round_.id == one.id)
        try:
            return seated(asked, mixing.rules, Random(0), _TRIES) is not None  # noqa: S311 - no secret
        except GaveUpError:
            return True

    def _followers(self, one: Gathering) -> Iterator[Gathering]:
        """Yield the rounds that keep the groups of one, and those that keep theirs."""
        for other in self.rounds:
            if other.like == one.id:
                yield other
                yield from self._followers(other)

    def allocated(self, seed: int, budget: Budget) -> Mapping[str, Seating]:
        """Return the group of each person in each round."""
        seats: dict[str, Seating] = {}
        if any(one.like is None for one in self.rounds):
            few = Budget(min(_FEW, budget.steps), budget.stop)
            seats |= self._sought(self.mixing, seed, few if self._mostly_known else budget)
        for one in _in_order(self.rounds):
            if one.like is not None and one.kept is not None:
                seats[one.id] = {person: one.kept[person] for person in one.people}
            elif one.like is not None:
                again = partial(self.again, one, dict(seats))
                newcomers = {*one.people} - seats[one.like].keys()
                few = Budget(min(_FEW, budget.steps) if newcomers else 0, budget.stop)
                seats[one.id] = self._sought(again, seed, few)[one.id]
        return seats

    @property
    def _mostly_known(self) -> bool:
        """Whether nine of ten places were published."""
        own = [one for one in self.rounds if one.like is None and one.kept is None]
        known = sum(len(before(self.programme, one)) for one in own)
        return 10 * known >= 9 * sum(len(one.people) for one in own)

    def mixing(self, *, even: bool) -> Mixing:
        """Return all rounds that have groups of their own, as the search needs them.

        Parameters
        ----------
        even
            Whether groups of a stated most are to be as large as each other, where they can.
        """
        own = [one for one in self.rounds if one.like is None]
        made = [self._round(one, even=even) for one in own]
        rules = [rule for one in own for rule in (*self.rules.of(one), *self.rules.for_others(one))]
        return Mixing(
            tuple(one for one, _ in made),
            (*rules, *(rule for _, more in made for rule in more)),
            self.attributes,
            moved=MOVED,
        )

    def again(self, one: Gathering, seats: Mapping[str, Seating], *, even: bool) -> Mixing:
        """Return a round that keeps the groups of another one, beside all rounds that are settled."""
        settled = [kept_round(self.by_id[name], seating) for name, seating in seats.items()]
        was = {person: group for person, group in seats[one.like or ""].items() if person in one.people}
        short = [*overfull(self.programme, one, self.rooms[one.id], was)]
        if short:
            kept = f"it keeps the groups of {self.by_id[one.like or ''].item.title} ({one.bond})"
            raise InfeasibleError(f"{title(one)}: {kept}, and {why}" for why in short)
        stays = [Fixed(person, one.id, group, one.bond) for person, group in was.items()]
        round_, _ = self._round(one, even=False)
        held = tuple(sum(group == number for group in was.values()) for number in range(len(one.splits)))
        room = tuple(max(most, own) for most, own in zip(self._room(one), held, strict=True))
        least, most = evenest((held, room), len(one.people)) if even else (held, room)
        rules = (*stays, *self.rules.of(one), *self.rules.for_others(one))
        asked = replace(round_, least=least, most=most)
        return Mixing((*settled, asked), rules, self.attributes, moved=MOVED)

    def _room(self, one: Gathering) -> tuple[int, ...]:
        """Return how many each group of a round that keeps its groups can have at the most."""
        free = replace(one, splits=tuple(replace(split, least=0, most=len(one.people)) for split in one.splits))
        (_, most), _ = sizes_of(self.programme, free, self.rooms[one.id])
        return most

    def _round(self, one: Gathering, *, even: bool) -> tuple[Round, tuple[Fixed, ...]]:
        if one.kept is not None:
            return kept_round(one, {person: one.kept[person] for person in one.people}), ()
        followers = [(other, self.rooms[other.id]) for other in self._followers(one) if other.kept is None]
        sizes, fixed = sizes_of(self.programme, one, self.rooms[one.id], followers)
        was = before(self.programme, one)
        if even and not was:
            sizes = evenest(sizes, len(one.people))
        wished = {person.id: wishes(self.programme, person, one) for person in self.programme.people}
        wished = {person: costs for person, costs in wished.items() if costs and person in one.people}
        return Round(one.id, *sizes, one.people, wished, was, title=title(one), word=word(one)), fixed

    def _sought(self, mixing: Callable[..., Mixing], seed: int, budget: Budget) -> Mapping[str, Seating]:
        """Return the best seats: of groups that are as large as each other, or of any sizes if there are none."""
        try:
            return allocate(mixing(even=True), seed, budget, self.names).seats
        except (InfeasibleError, NoTimetableError):
            return allocate(mixing(even=False), seed, budget, self.names).seats


def _in_order(rounds: Sequence[Gathering]) -> Iterator[Gathering]:
    """Yield the rounds, each after the one whose groups it keeps."""
    known, waiting = set[str](), list(rounds)
    while waiting:
        ready = [one for one in waiting if one.like is None or one.like in known] or waiting  # never a circle
        yield from ready
        known |= {one.id for one in ready}
        waiting = [one for one in waiting if one.id not in known]
