"""Whether a day's meals, breaks and fixtures can be held, and whether each break can stand between two sessions."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.constraints.words import interval
from scheduler.explain.days import orders
from scheduler.explain.room import choices
from scheduler.explain.words import cited, clock_time, counted, place, sentence
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Block, Day
    from scheduler.explain.times import Times
    from scheduler.programme.model import Programme

SIDES = 2
"""A break needs a session before it and another one after it."""


def crowded(day: Day) -> Iterator[str]:
    """Yield the fewest blocks of a day that cannot be held one after another."""
    if day.orders:
        return
    for size in range(2, len(day.blocks) + 1):
        for some in combinations(day.blocks, size):
            if not next(orders(some), None):
                who = listed([_described(block) for block in some])
                what = f"{who} cannot be held one after another on day {day.number}"
                yield sentence(what + cited(block.occurrence.source for block in some))
                return


def _described(block: Block) -> str:
    one = block.occurrence
    return f"{one.title} ({one.minutes} minutes, {interval(one.window.start, one.window.end)})"


def lonely(day: Day, times: Sequence[Times], programme: Programme) -> Iterator[str]:
    """Yield why a break of a day cannot have a session on either side."""
    here = [left for one in times if (left := one.narrowed([day.whole], frozenset())).spans]
    for block in day.blocks:
        if block.occurrence.family == "break":
            title = f"{block.occurrence.title} on day {day.number} stands between two sessions"
            if why := _why_lonely(block, day, here, programme):
                yield sentence(f"{title}, but {why}{cited([block.occurrence.source])}")


def _why_lonely(block: Block, day: Day, here: Sequence[Times], programme: Programme) -> str:
    clock, limits = programme.clock, programme.limits
    slides = [slide for order in day.orders for slide in order.slides if slide.block is block]
    last, first = max(slide.last for slide in slides), min(slide.first for slide in slides) + block.least
    before = [one for one in here if one.first_end <= last]
    after = [one for one in here if one.last_start >= first]
    if not before:
        return f"no session can end by {clock_time(last, clock)}, when it starts at the latest"
    if not after:
        return f"no session can start at {clock_time(first, clock)} or later, after its earliest end"
    pairs = [(one, other) for one, other in product(before, after) if one.session.id != other.session.id]
    if not pairs:
        return f"session {before[0].session.id} alone can be on either side of it"
    least = min(one.least + other.least for one, other in pairs)
    if least > day.room:
        return f"any two that could be there take at least {least} minutes, and the day has room for {day.room}"
    if min(one.session.numbered + other.session.numbered for one, other in pairs) > limits.sessions_per_day:
        most = counted(limits.sessions_per_day, "numbered session")
        return f"at most {most} is allowed on a day ({place(limits, 'sessions_per_day')})"
    return ""


def too_few(days: Sequence[Day], times: Sequence[Times]) -> Iterator[str]:
    """Yield the fewest days whose breaks need more sessions than can be there: each day needs two."""
    broken = [day for day in days if any(block.occurrence.family == "break" for block in day.blocks)]
    for some in choices(broken):
        can = [
            one
            for one in times
            if any(day.whole.low <= span.low < day.whole.high for day in some for span in one.spans)
        ]
        if len(can) < SIDES * len(some):
            sources = [block.occurrence.source for day in some for block in day.blocks]
            needed = f"the breaks on {listed([f'day {day.number}' for day in some])} need {SIDES * len(some)} sessions"
            yield sentence(f"{needed} around them, but {counted(len(can), 'session')} can be there{cited(sources)}")
            return
