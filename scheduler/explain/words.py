"""Small pieces of the sentences that say why something cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.words import moment
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.clock import Clock
    from scheduler.errors import Source
    from scheduler.explain.days import Day
    from scheduler.explain.times import Times
    from scheduler.programme.model import Limits

_MOST_CITED = 8


def clock_time(minute: int, clock: Clock) -> str:
    """Return an event minute as ``Thu 14:00``."""
    return moment(clock.moment(minute))


def cited(sources: Iterable[Source]) -> str:
    """Return `` (see FILE:LINE, FILE:LINE)``, or nothing where nothing was written."""
    written = sorted({source for source in sources if source.line})
    shown = [*map(str, written[:_MOST_CITED]), *["..."] * (len(written) > _MOST_CITED)]
    return f" (see {', '.join(shown)})" if shown else ""


def place(limits: Limits, key: str) -> str:
    """Return a limit by name, with the place where it was written: ``run in FILE:LINE`` or ``run, the default``."""
    source = limits.where(key)
    return f"{key} in {source}" if source.line else f"{key}, the default"


def days_named(numbers: Iterable[int]) -> str:
    """Return ``day 1 or day 2``."""
    return " or ".join(f"day {number}" for number in numbers) or "no day"


def day_numbers(times: Times, days: Sequence[Day]) -> list[int]:
    """Return the days on which a session can be held."""
    return [day.number for day in days if any(day.whole.low <= span.low < day.whole.high for span in times.spans)]


def lengths_added(times: Sequence[Times]) -> str:
    """Return the sum of the shortest lengths, as ``15 + 10 x 75 = 765``."""
    lengths = sorted(one.least for one in times)
    counts = {length: lengths.count(length) for length in lengths}
    parts = [f"{count} x {length}" if count > 1 else str(length) for length, count in counts.items()]
    return " + ".join(parts) + (f" = {sum(lengths)}" if len(lengths) > 1 else "")


def sentence(words: str) -> str:
    """Return words with a capital at the beginning and a full stop at the end."""
    return f"{words[0].upper()}{words[1:]}."


def counted(number: int, one: str, many: str = "") -> str:
    """Return ``1 stretch`` or ``2 stretches``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def named(names: Sequence[str]) -> str:
    """Return sessions by id: ``session s1``, ``sessions s1, s2 and s3``."""
    return f"session{'s' * (len(names) != 1)} {listed(names)}"
