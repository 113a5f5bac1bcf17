"""The stream kernel: the verbs of `scheduler.decision` where everybody attends every session.

Sessions are placed by segment and position (`places`), so order and disjointness are built in; people, breaks and
hours are therefore part of the structure, not rows that could be left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream import order, stretches
from scheduler.solve.kernels.stream.stream import build

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scheduler.decision import Fact, Linear, Literal, Span
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.stream.places import Position, Stand


class StreamKernel:
    """A `scheduler.decision.Decision` over one stream of sessions.

    Parameters
    ----------
    programme
        What is to be decided.
    run
        The limit of a stretch in minutes, or None where it is not a rule.
    """

    def __init__(self, programme: Programme, run: int | None = None) -> None:
        self.programme = programme
        self.stream = build(programme, run)
        self.model = self.stream.model
        self._on: dict[tuple[str, int], cp_model.IntVar] = {}
        self._rooms: dict[tuple[str, str], cp_model.IntVar] = {}
        self._starts: dict[str, cp_model.IntVar] = {}

    def minute(self, moment: datetime) -> int:
        """Return the event minute of a moment."""
        return self.programme.clock.minute(moment)

    def start(self, item: str) -> Linear:
        """Return the event minute at which an item starts."""
        if item in self.programme.session_by_id:
            return cast("Linear", self.stream.grid * self.start_slot(item))
        occurrence = self.programme.occurrence_by_id[item]
        if occurrence.minutes.least == occurrence.window.minutes or not occurrence.binds_everyone:
            return cast("Linear", self.minute(occurrence.window.start))
        return cast("Linear", self.stream.grid * self.stream.held[item].start)

    def end(self, item: str) -> Linear:
        """Return the event minute at which an item ends."""
        return self.start(item) + self.minutes(item)

    def minutes(self, item: str) -> Linear:
        """Return how long an item lasts."""
        if item in self.programme.session_by_id:
            lengths = [position.y[item] for _, _, position in self.stream.places(item)]
            return cast("Linear", self.stream.grid * cp_model.LinearExpr.sum(lengths))
        occurrence = self.programme.occurrence_by_id[item]
        if occurrence.minutes.least == occurrence.minutes.most:
            return cast("Linear", occurrence.minutes.least)
        held = self.stream.held[item]
        return cast("Linear", self.stream.grid * (held.end - held.start))

    def start_slot(self, session: str) -> cp_model.IntVar:
        """Return the slot in which a session starts."""
        if session not in self._starts:
            places = list(self.stream.places(session))
            low = min((made.segment.low for made, _, _ in places), default=0)
            high = max((made.segment.high for made, _, _ in places), default=0)
            slot = self.model.new_int_var(low, high, f"start {session}")
            for _, _, position in places:
                self.model.add(slot == position.start).only_enforce_if(position.x[session])
            self._starts[session] = slot
        return self._starts[session]

    def on(self, session: str, day: int) -> Literal:
        """Return whether a session is on a day."""
        if (session, day) not in self._on:
            literal = self.model.new_bool_var(f"{session} on day {day}")
            here = [place.x[session] for made, _, place in self.stream.places(session) if made.segment.day == day]
            self.model.add(cp_model.LinearExpr.sum(here) == literal)
            self._on[session, day] = literal
        return cast("Literal", self._on[session, day])

    def in_room(self, session: str, room: str) -> Literal:
        """Return whether a session uses a room."""
        if (session, room) not in self._rooms:
            self._rooms[session, room] = self.model.new_bool_var(f"{session} in {room}")
        return cast("Literal", self._rooms[session, room])

    def lies_in(self, session: str, windows: Iterable[tuple[int, int]]) -> None:
        """Require a session to lie whole in one of some disjoint windows of event minutes."""
        grid = self.stream.grid
        slots = [(-(-start // grid), end // grid) for start, end in windows]
        least = self.programme.session_by_id[session].minutes.least // grid
        for made, _, position in self.stream.places(session):
            low, high = made.segment.low, made.segment.high
            open_ = [(max(a, low), min(b, high)) for a, b in slots]
            self._keep(made, position, session, [(a, b) for a, b in open_ if b - a >= least])

    def _keep(self, made: Stand, position: Position, session: str, windows: list[tuple[int, int]]) -> None:
        """Post that a session, if it has this position, lies in one of some windows of slots."""
        here = position.x[session]
        if not windows:
            self.model.add(here == 0)
            return
        chosen = [here] if len(windows) == 1 else [self.model.new_bool_var("window") for _ in windows]
        if len(windows) > 1:
            self.model.add(cp_model.LinearExpr.sum(chosen) == here)
        # A segment always starts and ends between `floor` and `ceiling`, so a window can be written as one row without
        # an enforcement literal, which the linear relaxation sees.
        for literal, (start, end) in zip(chosen, windows, strict=True):
            if start > made.segment.low:
                self.model.add(position.start >= made.segment.floor + (start - made.segment.floor) * literal)
            if end < made.segment.high:
                self.model.add(position.end <= made.segment.ceiling - (made.segment.ceiling - end) * literal)

    def disjoint(self, one: str, other: str) -> None:
        """Require two items not to overlap: in a stream no two sessions and blocking items of one day ever do.

        What is left to post is an item that runs past midnight, into the hours of the next day.
        """
        occurrence = self.programme.occurrence_by_id.get(other)
        if occurrence is None or one not in self.programme.session_by_id:
            return
        latest = self.minute(occurrence.window.end)
        for made, _, position in self.stream.places(one):
            if made.segment.day > occurrence.day and self.stream.grid * made.segment.low < latest:
                start = cast("Linear", self.stream.grid * position.start)
                self.require(start >= self.end(other), cast("Literal", position.x[one]))

    def follows(self, later: str, earlier: str) -> None:
        """Require one session to start no earlier than another one ends."""
        order.follows(self.stream, later, earlier)

    def next_to(self, earlier: str, later: str) -> Literal:
        """Return a literal that implies: `later` follows on the same day, no session and one meal or break between."""
        return cast("Literal", order.next_to(self.stream, earlier, later))

    def opens(self, session: str, day: int, *, numbered: bool) -> Literal:
        """Return whether no other (numbered) session comes before it on that day. Exact."""
        return cast("Literal", order.opens(self.stream, session, day, numbered=numbered))

    def closes(self, session: str, day: int) -> Literal:
        """Return whether a session is the last one of a day. Exact."""
        return cast("Literal", order.closes(self.stream, session, day))

    def first_after(self, session: str, occurrence: str) -> Literal:
        """Return whether a session is the first one after a meal, break or fixture on its day. Exact."""
        return cast("Literal", order.first_after(self.stream, session, occurrence))

    def formal(self, day: int) -> Linear:
        """Return the formal minutes of a day."""
        lengths = [y for made in self.stream.stands.get(day, []) for place in made.positions for y in place.y.values()]
        return cast("Linear", self.stream.grid * cp_model.LinearExpr.sum(lengths))

    def informal(self, day: int) -> Linear:
        """Return the informal minutes of a day; see `scheduler.decision.Decision.informal`."""
        return cast("Linear", stretches.informal(self.stream, day))

    def sessions_around(self, occurrence: str) -> tuple[Linear, Linear]:
        """Return the numbers of sessions before and after a meal, break or fixture on its day."""
        day = self.programme.occurrence_by_id[occurrence].day
        stands, rows = self.stream.stands[day], self.stream.boundaries[day]
        most = len(self.programme.sessions)
        before, after = (
            self.model.new_int_var(0, most, f"sessions {word} {occurrence}") for word in ("before", "after")
        )
        for rank, row in enumerate(rows):
            if occurrence in row.who:
                for number, here in (
                    (before, [p.used for made in stands if made.segment.rank <= rank for p in made.positions]),
                    (after, [p.used for made in stands if made.segment.rank > rank for p in made.positions]),
                ):
                    self.model.add(number == cp_model.LinearExpr.sum(here)).only_enforce_if(row.who[occurrence])
        return cast("Linear", before), cast("Linear", after)

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require every formal end before an occurrence, on its day, to be so many minutes before its start."""
        day = self.programme.occurrence_by_id[occurrence].day
        start = cast("cp_model.LinearExpr", self.start(occurrence))
        for rank, row in enumerate(self.stream.boundaries[day]):
            for made in self.stream.stands[day]:
                if occurrence in row.who and made.segment.rank <= rank:
                    self.model.add(self.stream.grid * made.end + minutes <= start).only_enforce_if(
                        [made.used, row.who[occurrence]],
                    )

    def spans(self, day: int) -> Iterable[Span]:
        """Return every piece of a day that could be a stretch."""
        return cast("Iterable[Span]", stretches.spans(self.stream, day))

    def close_pairs(self, sessions: Iterable[str]) -> Linear:
        """Return the number of pairs in one stretch or in neighbouring ones."""
        return cast("Linear", stretches.close_pairs(self.stream, sessions))

    def idle(self) -> Linear:
        """Return the minutes between sessions of one stretch."""
        return cast("Linear", stretches.idle(self.stream))

    def require(self, fact: Fact, *when: Literal) -> None:
        """Require a fact; where literals are given, only if all of them hold."""
        posted = self.model.add(cast("cp_model.BoundedLinearExpression", fact))
        if when:
            posted.only_enforce_if(*cast("tuple[cp_model.IntVar, ...]", when))

    def one_of(self, literals: Iterable[Literal]) -> None:
        """Require at least one of some literals to hold."""
        self.model.add_bool_or(cast("list[cp_model.IntVar]", list(literals)))

    def whether(self, number: Linear, least: int, most: int) -> Literal:
        """Return a literal that holds exactly if a number lies from `least` to `most`, both included."""
        expression = cast("cp_model.LinearExpr", number)
        inside = self.model.new_bool_var("inside")
        domain = cp_model.Domain(least, most)
        self.model.add_linear_expression_in_domain(expression, domain).only_enforce_if(inside)
        self.model.add_linear_expression_in_domain(expression, domain.complement()).only_enforce_if(~inside)
        return cast("Literal", inside)

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that holds exactly if all of some literals hold."""
        return cast("Literal", order.conjunction(self.model, list(literals)))

    def choice(self) -> Literal:
        """Return a new literal that the solver may choose."""
        return cast("Literal", self.model.new_bool_var("choice"))

    def number(self, least: int, most: int) -> Linear:
        """Return a new whole number from `least` to `most`, both included."""
        return cast("Linear", self.model.new_int_var(least, most, "number"))

    def total(self, numbers: Iterable[Linear]) -> Linear:
        """Return the sum of some numbers; 0 for none."""
        return cast("Linear", cp_model.LinearExpr.sum(cast("list[cp_model.LinearExpr]", list(numbers))))
