"""Saying things to a solver: the verbs of `scheduler.decision` that are the same whatever a kernel looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.decision import Fact, Linear, Literal

MOST = 100_000
"""More minutes than any event has."""


class Saying:
    """A model of the solver, and what can be said to it of numbers and literals."""

    model: cp_model.CpModel

    def require(self, fact: Fact, *when: Literal) -> None:
        """Require a fact; where literals are given, only if all of them hold."""
        posted = self.model.add(cast("cp_model.BoundedLinearExpression", fact))
        if when:
            posted.only_enforce_if(*cast("tuple[cp_model.IntVar, ...]", when))

    def one_of(self, literals: Iterable[Literal]) -> None:
        """Require at least one of some literals to hold."""
        self.model.add_bool_or(cast("list[cp_model.IntVar]", list(literals)))

    def whether(self, number: Linear, least: int, most: int) -> Literal:
        """Return a literal that holds exactly if a number lies from `least` to `most`, both included."""
        expression = cast("cp_model.LinearExpr", number)
        inside = self.model.new_bool_var("inside")
        domain = cp_model.Domain(least, most)
        self.model.add_linear_expression_in_domain(expression, domain).only_enforce_if(inside)
        self.model.add_linear_expression_in_domain(expression, domain.complement()).only_enforce_if(~inside)
        return cast("Literal", inside)

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal that holds exactly if all of some literals hold."""
        some = cast("list[cp_model.IntVar]", list(literals))
        both = self.model.new_bool_var("all")
        for literal in some:
            self.model.add_implication(both, literal)
        self.model.add_bool_or([both, *(~literal for literal in some)])
        return cast("Literal", both)

    def choice(self) -> Literal:
        """Return a new literal that the solver may choose."""
        return cast("Literal", self.model.new_bool_var("choice"))

    def largest(self, numbers: Iterable[Linear]) -> Linear:
        """Return the largest of some numbers; 0 for none."""
        some = cast("list[cp_model.LinearExpr]", list(numbers))
        if not some:
            return self.total([])
        largest = self.model.new_int_var(-MOST, MOST, "largest")
        self.model.add_max_equality(largest, some)
        return cast("Linear", largest)

    def number(self, least: int, most: int) -> Linear:
        """Return a new whole number from `least` to `most`, both included."""
        return cast("Linear", self.model.new_int_var(least, most, "number"))

    def total(self, numbers: Iterable[Linear]) -> Linear:
        """Return the sum of some numbers; 0 for none."""
        return cast("Linear", cp_model.LinearExpr.sum(cast("list[cp_model.LinearExpr]", list(numbers))))
