"""Which revision of each event everybody must find, from one publication to the next."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.calendar_model.identity import STAY
from tests.calendar_model.meeting import AGENDA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from tests.calendar_model.content import Contents, Visible


@dataclass(frozen=True)
class Standing:
    """How one event stands in one calendar: what is seen of it, or was last; `live` unless it is cancelled."""

    visible: Visible
    sequence: int
    created: datetime
    changed: datetime
    live: bool = True

    def over(self, visible: Visible, now: datetime, *, live: bool = True) -> Standing:
        """Return the next state of the event."""
        return Standing(visible, self.sequence + 1, self.created, now, live)

    def lifted(self, sequence: int) -> Standing:
        """Return it as if so much had been told of it, at least."""
        return replace(self, sequence=max(self.sequence, sequence))


Standings = dict[str, Standing]  # by the id of an item or of a stay


@dataclass(frozen=True)
class Ledger:
    """All events of all addressees that were ever published."""

    standings: dict[str, Standings] = field(default_factory=dict)

    def advance(self, contents: Contents, now: datetime) -> Ledger:
        """Return the ledger after a publication.

        Only what can be seen counts: an event that looks as it did stays as it is, to the byte. One that returns goes
        on above where anybody's stood. Nobody's stay is cancelled: who is no longer on the list has it as it was.
        What is taken off the agenda and is nobody's is taken back from all of them at one height, above everybody's.
        """
        told = {name: self._told(name, self.standings.get(name, {}), contents) for name in {*self.standings, *contents}}
        return Ledger(
            {name: dict(_next(told[name], contents.get(name, {}), now, self._begins)) for name in sorted(told)}
        )

    def _told(self, name: str, own: Standings, contents: Contents) -> Standings:
        on = {key for some in contents.values() for key in some}
        agenda = self.live(AGENDA) if AGENDA in self.standings else {}
        wanted = contents.get(name, {})
        lifted = {key for key, one in own.items() if (key in agenda and key not in on and one.live)}
        lifted |= {key for key, one in own.items() if key in wanted and not one.live}
        return {key: one.lifted(self._height(key)) if key in lifted else one for key, one in own.items()}

    def _height(self, key: str) -> int:
        return max((own[key].sequence for own in self.standings.values() if key in own), default=-1)

    def _begins(self, key: str) -> int:
        """Return where an event begins for whoever did not have it: above all, if it may have been taken back once."""
        agenda = self.standings.get(AGENDA, {}).get(key)
        return self._height(key) + 1 if agenda and (agenda.sequence > 1 or not agenda.live) else 0

    def same(self, other: Ledger) -> bool:
        """Tell whether nobody would see a difference."""
        return self.standings == other.standings

    def live(self, name: str) -> Standings:
        """Return what a feed holds."""
        return {key: one for key, one in self.standings[name].items() if one.live}

    def fallen(self, before: Ledger, name: str) -> Standings:
        """Return what was cancelled since."""
        earlier = before.live(name) if name in before.standings else {}
        return {key: one for key, one in self.standings[name].items() if not one.live and key in earlier}

    def unchanged(self, before: Ledger, name: str) -> set[str]:
        """Return the events that must be the same to the byte."""
        earlier = before.standings.get(name, {})
        return {key for key, one in self.standings[name].items() if earlier.get(key) == one}


def _next(
    standings: Standings, wanted: Mapping[str, Visible], now: datetime, begins: Callable[[str], int]
) -> Iterator[tuple[str, Standing]]:
    for key in sorted({*standings, *wanted}):
        before, visible = standings.get(key), wanted.get(key)
        if before is None and visible is not None:
            yield key, Standing(visible, begins(key), now, now)
        elif before is not None and visible is not None:
            yield key, before if before.live and before.visible == visible else before.over(visible, now)
        elif before is not None:
            falls = before.live and not key.startswith(STAY)
            yield key, before.over(before.visible, now, live=False) if falls else before
