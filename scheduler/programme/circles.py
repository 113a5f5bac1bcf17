"""Orders that lead back to where they began."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.document import Document
    from scheduler.programme.problems import Problems
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import SessionWritten

_MOST_NAMES = 8
_MOST_CIRCLES = 20


def check_order(document: Document, problems: Problems) -> None:
    """Add a problem for each circle of ``after`` and ``report_back``, and for a place that two sessions claim.

    What is cancelled binds nothing. Two sessions for other people may each be the first of theirs.
    """
    sessions = {entry.written.id: entry for entry in document.sessions if not entry.written.cancelled}
    before: dict[str, set[str]] = {name: set() for name in sessions}
    for name, entry in sessions.items():
        before[name] |= {one.session for one in entry.written.after if one.session in sessions} - {name}
        report = entry.written.report_back
        if report is not None and report.session in sessions and report.session != name:
            before[report.session].add(name)
    for _ in range(_MOST_CIRCLES):  # each takes a walk along all orders, and who has so many mends these first
        circle = _circle(before)
        if not circle:
            break
        _add(circle, sessions, problems)
        before[circle[1]].discard(circle[0])
    _check_places(document, problems)


def _circle(before: Mapping[str, set[str]]) -> list[str]:
    """Return a circle, each session before the next and the first also last, or nothing."""
    try:
        TopologicalSorter({name: sorted(others) for name, others in before.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _add(circle: list[str], sessions: Mapping[str, Entry[SessionWritten]], problems: Problems) -> None:
    order = list(sessions)
    ring = circle[:-1]
    first = ring.index(min(ring, key=order.index))
    turned = [*ring[first:], *ring[:first], ring[first]]
    entry = sessions[ring[first]]
    key = "after" if entry.written.after else "report_back"
    if len(turned) > _MOST_NAMES:
        turned = [*turned[:_MOST_NAMES], "...", turned[-1]]
    what = f"the order leads round in a circle: {' before '.join(turned)}"
    problems.add(entry.at(key), entry.named(key), what, "Take one of these orders away")


def _check_places(document: Document, problems: Problems) -> None:
    taken: dict[tuple[str, str, frozenset[str]], str] = {}
    for entry in document.sessions:
        place = entry.written.place
        if place is None or entry.written.cancelled:
            continue
        of = place.day.text if place.day else "the event"
        first = taken.setdefault((place.which, of, frozenset(entry.written.audience or ())), entry.written.id)
        if first != entry.written.id:
            what = f"session {first} is the {place.which} of {of} too"
            problems.add(entry.at("place"), entry.named("place"), what, "Let one session have this place")
