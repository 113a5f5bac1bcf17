"""What a timetable costs, in words: what was proved, each term of the objective, and which session pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from scheduler.timetable.model import TermCost, Timetable


_TOGETHER = "\u00a0"
"""A blank at which no line ends: between a session and what it pays."""


def account(timetable: Timetable, width: int) -> Text:
    """Return the verdict, one line for each term that costs something, and one for those that cost nothing.

    A line is ``duration  75 minutes x 1 = 75   s4 -15, s6 -60``.
    """
    from rich.text import Text

    from scheduler.programme.words import listed

    page = Text("\n", end="").append("\n".join(cells.wrap(verdict(timetable), width)), "bold").append("\n")
    for line in _lines(timetable, width):
        page.append(f"{line}\n")
    free = [term.term for term in timetable.terms if not term.cost]
    for number, part in enumerate(cells.wrap(f"nothing for {listed(free)}", width - 2)) if free else ():
        page.append(f"  {'  ' * bool(number)}{part}\n", "dim")
    return page


def verdict(timetable: Timetable) -> str:
    """Return what is known about the optimum, and never less."""
    cost, bound = timetable.cost, timetable.bound
    if timetable.status == "optimal":
        return f"Proven optimal: it costs {cost}, and no timetable that keeps the rules costs less."
    how = "Stopped: the best found until then" if timetable.status == "stopped" else "Best found: it"
    return f"{how} costs {cost}{_gap(cost, bound)}."


def _gap(cost: int, bound: int) -> str:
    if bound <= 0:  # no cost is below 0, and no share of 0 can be told
        return "; whether any costs less, down to 0, is not proved"
    tenths = -(-1000 * (cost - bound) // bound)  # rounded up: at most so much
    return f", at most {tenths // 10}.{tenths % 10} % above the bound of {bound}"


def _lines(timetable: Timetable, width: int) -> Iterator[str]:
    paid = [term for term in timetable.terms if term.cost]
    rows = [(term, term.term, _amount(term), str(term.weight), str(term.cost)) for term in paid]
    names, amounts, weights, costs = (max((len(str(row[n])) for row in rows), default=0) for n in range(1, 5))
    for term, name, amount, weight, cost in rows:
        left = f"  {name:<{names}}  {amount:>{amounts}} x {weight:>{weights}} = {cost:>{costs}}"
        payers = ", ".join(_payer(term, *payer).replace(" ", _TOGETHER) for payer in term.payers)
        for number, part in enumerate(cells.wrap(payers, max(width - len(left) - 3, 20))):
            yield f"{' ' * len(left) if number else left}   {part.replace(_TOGETHER, ' ')}".rstrip()


def _amount(term: TermCost) -> str:
    return f"{term.measure} {term.unit.removesuffix('s') if term.measure == 1 else term.unit}"


def _payer(term: TermCost, payer: str, measure: int) -> str:
    """Return ``s4 -15`` for minutes taken from a session, ``s4`` where it pays a single unit, else ``s4 3``."""
    if term.term == "duration":
        return f"{payer} -{measure}"
    return payer if measure == 1 else f"{payer} {measure}"
