"""Literals made of literals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Sequence

Literal = Any
"""A literal of the solver: a variable, its opposite, or ``True``; its stubs have no public name for all three."""


def conjunction(model: cp_model.CpModel, literals: Sequence[Literal]) -> cp_model.IntVar:
    """Return a literal that holds exactly if all of some literals hold."""
    both = model.new_bool_var("all")
    for literal in literals:
        model.add_implication(both, literal)
    model.add_bool_or([both, *(~literal for literal in literals if literal is not True)])
    return both


def product(model: cp_model.CpModel, literals: Sequence[cp_model.IntVar]) -> cp_model.IntVar:
    """Return a literal that holds at least if all of some literals hold: exact where it costs."""
    both = model.new_bool_var("pair")
    model.add(both >= cp_model.LinearExpr.sum(list(literals)) - (len(literals) - 1))
    return both


def at_most(model: cp_model.CpModel, literals: Sequence[cp_model.IntVar], most: int) -> list[cp_model.IntVar]:
    """Return no literal if at most so many hold whatever is chosen, or one that holds at least then."""
    if len(literals) <= most:
        return []
    near = model.new_bool_var("near")
    model.add(cp_model.LinearExpr.sum(list(literals)) > most).only_enforce_if(~near)
    return [near]


def way(model: cp_model.CpModel, literals: Sequence[Literal]) -> cp_model.IntVar:
    """Return a literal that implies all of some literals."""
    literal = model.new_bool_var("way")
    for other in literals:
        model.add_implication(literal, other)
    return literal


def one_of(model: cp_model.CpModel, ways: Sequence[cp_model.IntVar], name: str) -> cp_model.IntVar:
    """Return a literal equal to the sum of some literals of which at most one holds."""
    literal = model.new_bool_var(name)
    model.add(cp_model.LinearExpr.sum(list(ways)) == literal)
    return literal
