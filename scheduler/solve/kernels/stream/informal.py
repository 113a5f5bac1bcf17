"""The informal minutes of a day: what lies between its sessions, in pieces of at least a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.crumbs import crumb, crumb_if, crumbs_between
from scheduler.solve.kernels.literals import conjunction
from scheduler.solve.kernels.pieces import first_to_last
from scheduler.solve.kernels.stream.spots import spots

if TYPE_CHECKING:
    from collections.abc import Collection

    from scheduler.solve.kernels.stream.stream import Stream


def informal(stream: Stream, day: int, sessions: Collection[str]) -> cp_model.LinearExpr:
    """Return a day's minutes between first start and last end that are not formal, in pieces of at least a pause.

    For those who are due in some sessions; where these are all sessions, segments are told apart and not positions.
    """
    stands = stream.stands.get(day, [])
    if not stands:
        return stream.model.new_constant(0)
    everybody = len(sessions) == len(stream.programme.formal)
    row = [] if everybody else spots(stream, day, sessions)
    ends = [(spot.position.start, spot.position.end, spot.here) for spot in row]
    if everybody:
        ends = [(made.start, made.end, made.used) for made in stands]
    low, high = min(made.segment.floor for made in stands), max(made.segment.ceiling for made in stands)
    places = [position for made in stands for position in made.positions]
    formal = [y for position in places for name, y in position.y.items() if name in sessions]
    between = first_to_last(stream.model, ends, (low, high)) - cp_model.LinearExpr.sum(formal)
    crumbs = _crumbs_of_all(stream, day) if everybody else _crumbs(stream, day, sessions, high - low)
    return stream.grid * (between - crumbs)


def _crumbs_of_all(stream: Stream, day: int) -> cp_model.LinearExpr:
    """Return the slots of gaps between consecutive sessions of a day that are shorter than a pause."""
    stands = stream.stands[day]
    crumbs = [crumb(stream, position.gap) for made in stands for rank, position in enumerate(made.positions) if rank]
    crumbs += crumbs_between(stream, stands)
    return cp_model.LinearExpr.sum(crumbs)


def _crumbs(stream: Stream, day: int, sessions: Collection[str], most: int) -> cp_model.LinearExpr:
    """Return the same for those who are due in some sessions."""
    row = spots(stream, day, sessions)
    rows = stream.boundaries[day]
    crumbs = []
    for index, one in enumerate(row):
        for number, other in enumerate(row[index + 1 :], index + 1):
            if any(boundary.pause is True for boundary in rows[one.made.segment.rank : other.made.segment.rank]):
                break
            nothing = [~spot.here for spot in row[index + 1 : number]]
            both = conjunction(stream.model, [one.here, other.here, *nothing])
            crumbs.append(crumb_if(stream, other.position.start - one.position.end, both, most))
    return cp_model.LinearExpr.sum(crumbs)
