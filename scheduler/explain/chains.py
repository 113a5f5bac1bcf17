"""What follows from rules about two sessions, one after another: until nothing changes, or a session has no time."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.explain.links import Before
from scheduler.explain.words import cited, clock_time, named, sentence
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.explain.links import Link
    from scheduler.explain.times import Times


def circle(links: Iterable[Link]) -> str | None:
    """Return a circle of orders as a sentence, if there is one."""
    before: dict[str, list[str]] = {}
    orders = [link for link in links if isinstance(link, Before)]
    for link in orders:
        before.setdefault(link.pair[1], []).append(link.pair[0])
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        steps = set(pairwise(ring))
        why = cited(link.source for link in orders if link.pair in steps)
        return sentence(f"the order leads round in a circle: {' before '.join(ring)}{why}")
    return None


def settled(times: Sequence[Times], links: Sequence[Link]) -> tuple[dict[str, Times], str | None]:
    """Return what all links together leave of the times of each session, and a clash where one leaves none.

    Times without spans are left out: they are said elsewhere. After a clash the times are those before it.
    """
    alone = {one.session.id: one for one in times if one.spans}
    found = dict(alone)
    links = [link for link in links if all(name in found for name in link.pair)]
    changed = True
    while changed:
        changed = False
        for link in links:
            one, other = (found[name] for name in link.pair)
            left = link.narrow(one, other)
            if not all(times.spans for times in left):
                return found, sentence(_clash(link, alone, found, links))
            if left != (one, other):
                found.update(zip(link.pair, left, strict=True))
                changed = True
    return found, None


def _clash(link: Link, alone: Mapping[str, Times], found: Mapping[str, Times], links: Sequence[Link]) -> str:
    """Return why a link leaves no time; of an order, with the chain of sessions that come before."""
    one, other = (found[name] for name in link.pair)
    if not isinstance(link, Before) or not link.too_late(one, other):
        return link.clash(one, other)
    chain = _leading_to(link.pair[0], alone, found, [link for link in links if isinstance(link, Before)])
    if len(chain) == 1:
        return link.clash(one, other)
    ends = [f"{name} ends {clock_time(found[name].first_end, link.clock)}" for name in chain]
    last = f"{link.pair[1]} starts {clock_time(other.last_start, link.clock)} at the latest"
    order = f"{named([*chain, link.pair[1]])} follow each other"
    return (
        f"{order}, but at the earliest {listed(ends)}, and {last}{cited(one.sources | other.sources | {link.source})}"
    )


def _leading_to(
    name: str, alone: Mapping[str, Times], found: Mapping[str, Times], orders: Sequence[Before]
) -> list[str]:
    """Return the sessions, first to last, each of which sets the earliest start of the next, up to one."""
    chain = [name]
    while found[chain[0]].first_start > alone[chain[0]].first_start:
        before = [link for link in orders if link.pair[1] == chain[0]]
        if not before:
            break
        chain.insert(0, max(before, key=lambda link: found[link.pair[0]].first_end + link.least).pair[0])
    return chain
