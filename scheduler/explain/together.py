"""Sessions that share a day, by one rule or by several: whether any day can hold them all."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from scheduler.explain.links import OnDays
from scheduler.explain.words import cited, day_numbers, lengths_added, named, place, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scheduler.explain.days import Day
    from scheduler.explain.links import Link
    from scheduler.explain.times import Times
    from scheduler.programme.model import Limits


def torn(days: Sequence[Day], times: Mapping[str, Times], links: Iterable[Link], limits: Limits) -> Iterator[str]:
    """Yield every choice of sessions that share a day, and that no day can hold."""
    same = [link for link in links if isinstance(link, OnDays) and _on_one_day(link, days)]
    for names in _sharing(times, same):
        some = [times[name] for name in names]
        if why := _why_not(some, days, limits):
            rules = (link.source for link in same if link.pair[0] in names)
            yield sentence(f"{named(names)} share a day, but {why}{cited(rules)}")


def _on_one_day(link: OnDays, days: Sequence[Day]) -> bool:
    return not any(link.fit(one.number, other.number) for one, other in product(days, days) if one is not other)


def _sharing(times: Iterable[str], links: Iterable[OnDays]) -> list[list[str]]:
    """Return the sessions that links tie to one another, in the order of the programme."""
    groups = {name: [name] for name in times}
    for link in links:
        one, other = (groups[name] for name in link.pair)
        if one is not other:
            both = [name for name in times if name in one or name in other]
            groups.update(dict.fromkeys(both, both))
    found = {id(group): group for group in groups.values() if len(group) > 1}
    return list(found.values())


def _why_not(some: Sequence[Times], days: Sequence[Day], limits: Limits) -> str:
    numbered, most = sum(one.session.numbered for one in some), limits.sessions_per_day
    if numbered > most:
        return f"{numbered} of them are numbered, and {most} a day are allowed ({place(limits, 'sessions_per_day')})"
    # The links have been followed to the end: all of them have the same days left.
    allowed = [day for day in days if day.number in day_numbers(some[0], days)]
    if sum(one.least for one in some) > max(day.room for day in allowed):
        rooms = ", ".join(f"{day.room} on day {day.number}" for day in allowed)
        return f"they take at least {lengths_added(some)} minutes, and there is room for {rooms}"
    return ""
