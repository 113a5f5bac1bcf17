"""The words in which rules are posted: what a kernel must be able to say. Protocols only; no solver is loaded here.

Sessions, meals, breaks and fixtures are named by id. Times are event minutes (see `scheduler.clock`); lengths are
minutes. A rule is written once against these verbs; each kernel of `scheduler.solve` implements them.

Two sessions *meet* if somebody is due in both (`scheduler.programme.cohorts.meet`). Whatever says before, after, next,
between, first or last of two sessions speaks of sessions that meet; others may be side by side. "At least ..., exactly
where unwanted" is a number that the solver may make larger than what it counts, and that a rule wants to be small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime


class Fact(Protocol):
    """A comparison that can be required."""


class Linear(Protocol):
    """A whole number that the solver chooses, or a sum of such."""

    def __add__(self, other: Linear | int, /) -> Linear:
        """Return the sum."""

    def __radd__(self, other: Linear | int, /) -> Linear:
        """Return the sum."""

    def __sub__(self, other: Linear | int, /) -> Linear:
        """Return the difference."""

    def __rsub__(self, other: Linear | int, /) -> Linear:
        """Return the difference."""

    def __mul__(self, factor: int, /) -> Linear:
        """Return the multiple."""

    def __rmul__(self, factor: int, /) -> Linear:
        """Return the multiple."""

    def __le__(self, other: Linear | int, /) -> Fact:
        """Return the fact that this is at most `other`."""

    def __ge__(self, other: Linear | int, /) -> Fact:
        """Return the fact that this is at least `other`."""


class Literal(Linear, Protocol):
    """A number that is 1 or 0: something holds, or does not."""

    def __invert__(self) -> Literal:
        """Return its opposite."""


class Span(Protocol):
    """A possible piece of a stretch, from the first start to the last end in it."""

    @property
    def length(self) -> Linear:
        """At least the minutes on the clock; exactly, where that is unwanted."""

    @property
    def held(self) -> Sequence[Literal]:
        """What must all hold for this piece to be there: sessions at both of its ends, and no pause in between."""


Seat = tuple[str, str | None]
"""A session, and a room that it must be in; None where it has no other, or it does not matter."""


@dataclass(frozen=True)
class Need:
    """What two sessions need between them, where one of ``before`` comes right before one of ``after``.

    Parameters
    ----------
    minutes
        So many.
    when
        What must all hold for it.
    item
        Whether an item takes them: then they come on top of other items that lie between. Otherwise such items count.
    """

    before: frozenset[Seat]
    after: frozenset[Seat]
    minutes: Linear | int
    when: tuple[Literal, ...] = ()
    item: bool = False


@dataclass(frozen=True)
class Way:
    """The minutes between one of some sessions and an informal item that comes right after it, or right before."""

    seats: frozenset[Seat]
    item: str
    minutes: int


@runtime_checkable
class Decision(Protocol):
    """A programme with its choices still open."""

    def minute(self, moment: datetime) -> int:
        """Return the event minute of a moment."""

    # --- one item ---
    def held(self, item: str) -> Literal:
        """Return whether an item is held: an optional session may be left out, and what stands next to it with it."""

    def start(self, item: str) -> Linear:
        """Return the event minute at which an item starts; of one that is not held, some minute."""

    def end(self, item: str) -> Linear:
        """Return the event minute at which an item ends."""

    def minutes(self, item: str) -> Linear:
        """Return how long an item lasts; a session that is not held, 0."""

    def on(self, session: str, day: int) -> Literal:
        """Return whether a session is on a day."""

    def in_room(self, session: str, room: str) -> Literal:
        """Return whether a session uses a room."""

    def lies_in(self, session: str, windows: Iterable[tuple[int, int]]) -> None:
        """Require a session, if it is held, to lie whole in one of some disjoint windows of event minutes."""

    def outside(self, item: str, low: int, high: int, *when: Literal) -> None:
        """Require an item, if it is held and some literals hold, not to overlap a window of event minutes."""

    def room_holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Require a room to be used by one of some sessions at a time, whether they meet or not."""

    # --- order ---
    def disjoint(self, one: str, other: str) -> None:
        """Require two items not to overlap, if both are held; two sessions that meet never do."""

    def apart(self, pair: tuple[str, str], minutes: int, *when: Literal) -> None:
        """Require so many minutes between two items, whichever comes first, if both are held and the literals hold."""

    def parted(self, ones: Collection[Seat], others: Collection[Seat], minutes: int, *when: Literal) -> None:
        """Require so many minutes between each of some sessions and each of others, whichever comes first.

        For those that are held, in the rooms that are named, if the literals hold.
        """

    def leans(self, near: str) -> None:
        """Require a near item to lie in the pause next to its session, at that edge of it."""

    def follows(self, later: str, earlier: str) -> None:
        """Require one session to start no earlier than another one ends, if both are held."""

    def precedes(self, earlier: str, later: str) -> Literal:
        """Return at least whether both of two sessions are held in this order; exactly, where that is unwanted.

        Of two that do not meet, whether the one starts before the other.
        """

    def next_to(self, earlier: str, later: str) -> Literal:
        """Return a literal that implies: `later` follows on the same day, no session and one meal or break between.

        Sessions count that meet both of the two.
        """

    def opens(self, session: str, day: int, *, numbered: bool, among: Collection[str] | None = None) -> Literal:
        """Return whether no other session (or, if `numbered`, no other numbered one) comes before it on that day.

        False if the session is on another day. Of the others, those count that meet it, and are in `among` where that
        is given. Exact.
        """

    def closes(self, session: str, day: int) -> Literal:
        """Return whether a session is on a day, and no other session that meets it comes after it there. Exact."""

    def first_after(self, session: str, occurrence: str) -> Literal:
        """Return whether a session comes after a meal, break or fixture on its day, and none that meets it between.

        Exact.
        """

    # --- days and stretches ---
    def formal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the minutes that some sessions have on a day."""

    def informal(self, day: int, sessions: Collection[str]) -> Linear:
        """Return the informal minutes of a day for those who are due in all of some sessions, any two of which meet.

        Minutes between the first start and the last end of these sessions that are in none of them, in pieces of at
        least `limits.pause`.
        """

    def sessions_around(self, occurrence: str) -> tuple[Linear, Linear]:
        """Return the numbers of sessions before and after a meal, break or fixture on its day."""

    def quiet_before(self, occurrence: str, minutes: int) -> None:
        """Require every formal end before an occurrence, on its day, to be so many minutes before its start."""

    def spans(self, day: int, sessions: Collection[str]) -> Iterable[Span]:
        """Return every piece of a day that could be a stretch for those who are due in all of some sessions."""

    def close_pairs(self, sessions: Iterable[str]) -> Linear:
        """Return at least the pairs that meet in one stretch or neighbouring ones; exactly, where fewer are wanted."""

    def idle(self, needs: Iterable[Need], ways: Iterable[Way]) -> Linear:
        """Return at least the minutes between sessions of one hours range that nothing needs; exactly, where unwanted.

        Each session has those since the one before: of all that meet it, the one that ends last; of several that end
        together, the one after which most is needed. Of the items that lie between two sessions, and the needs that
        hold there, the largest counts; and, on top of it, the way to the first of these items and the way from the
        last.
        """

    def missed(self, sessions: Collection[str], away: Iterable[tuple[int, int]], items: Iterable[str]) -> Linear:
        """Return at least how many of some sessions overlap a window of event minutes or an item; exactly, if unwanted.

        The windows are disjoint and in order.
        """

    def moves(self, rooms: Mapping[str, Collection[str]]) -> Linear:
        """Return at least how often, over the one-room sessions of a day, one is in another room than the one before.

        The one before is the one that meets it and ends last; of several, one in its room. Exactly, where that is
        unwanted. `rooms` says which rooms each of these sessions can have.
        """

    def intruders(self, sessions: Collection[str]) -> Linear:
        """Return at least how many others come between two of some sessions; exactly, where that is unwanted.

        Each counts once, where it meets one of them that comes before it, and one that comes after.
        """

    # --- saying things ---
    def require(self, fact: Fact, *when: Literal) -> None:
        """Require a fact; where literals are given, only if all of them hold."""

    def one_of(self, literals: Iterable[Literal]) -> None:
        """Require at least one of some literals to hold."""

    def whether(self, number: Linear, least: int, most: int) -> Literal:
        """Return a literal that holds exactly if a number lies from `least` to `most`, both included."""

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that holds exactly if all of some literals hold."""

    def choice(self) -> Literal:
        """Return a new literal that the solver may choose."""

    def largest(self, numbers: Iterable[Linear]) -> Linear:
        """Return the largest of some numbers; 0 for none."""

    def number(self, least: int, most: int) -> Linear:
        """Return a new whole number from `least` to `most`, both included."""

    def total(self, numbers: Iterable[Linear]) -> Linear:
        """Return the sum of some numbers; 0 for none."""
