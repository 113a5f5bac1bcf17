"""What a timetable says of itself beside its times: titles, formats, numbers, costs, the bound."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.objective import costs
from scheduler.timetable.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import TermCost, Timetable


def wrong_claims(programme: Programme, timetable: Timetable) -> Iterator[str]:
    """Yield what is said wrongly of a timetable in which every item is one of the programme's."""
    yield from _items(programme, timetable)
    yield from _left_out(programme, timetable)
    measured = costs(programme, timetable)
    yield from _terms(measured, timetable.terms)
    total = sum(term.cost for term in measured)
    if timetable.cost != total:
        yield f"the cost is {total}, it says {timetable.cost}"
    if timetable.bound > timetable.cost or (timetable.status == "optimal" and timetable.bound != timetable.cost):
        yield f"the bound {timetable.bound} does not fit the cost {timetable.cost} and the status {timetable.status}"


def _left_out(programme: Programme, timetable: Timetable) -> Iterator[str]:
    optional = {session.id for session in programme.sessions if session.optional}
    for name in timetable.left_out:
        if name not in optional:
            yield f"it leaves out {name}, which may not be left out"
        elif name in timetable.by_id:
            yield f"it says that {name} is left out, and holds it"
    for name in sorted(optional - {*timetable.by_id} - {*timetable.left_out}):
        yield f"it does not say that {name} is left out"


def _items(programme: Programme, timetable: Timetable) -> Iterator[str]:
    wanted = numbers(programme, timetable.items)
    for item in timetable.items:
        session, occurrence = programme.session_by_id.get(item.id), programme.occurrence_by_id.get(item.id)
        source = session or occurrence or programme.near_by_id[item.id]
        if item.title != source.title:
            yield f'{item.id} is titled "{item.title}", not "{source.title}"'
        if item.format != (session.format if session else None):
            yield f"{item.id} has the format {item.format}"
        if item.number != wanted.get(item.id):
            yield f"{item.id} has the number {item.number}, not {wanted.get(item.id)}"
        of = occurrence.of if occurrence else item.id
        if item.of != of:
            yield f'{item.id} is said to come from "{item.of}", not from "{of}"'


def _terms(measured: tuple[TermCost, ...], terms: tuple[TermCost, ...]) -> Iterator[str]:
    said = {term.term: term for term in terms}
    for term in measured:
        claim = said.pop(term.term, None)
        if claim is None or claim.cost != term.cost:
            yield f"{term.term} comes to {term.cost}, it says {claim.cost if claim else 'nothing'}"
        elif _amount(claim) != _amount(term):
            yield f"{term.term} is {_amount(term)}, it says {_amount(claim)}"
        elif claim.payers != term.payers:
            yield f"{term.term} is paid by {_payers(term)}, it says {_payers(claim)}"
    for name in said:
        yield f"{name} is no term of this programme"
    for name, count in Counter(term.term for term in terms).items():
        if count > 1:
            yield f"{name} is among its terms {count} times"


def _amount(term: TermCost) -> str:
    return f"{term.measure} {term.unit} x {term.weight}"


def _payers(term: TermCost) -> str:
    return ", ".join(f"{name} {share}" for name, share in term.payers) or "nobody"
