"""The blocking items of a day as variables: start, end, and which of them comes at which rank."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.programme.model import PAUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Occurrence
    from scheduler.solve.kernels.skeleton import Block, Day


MOST = 100_000
"""More minutes than any event has."""


@dataclass(frozen=True)
class Held:
    """A blocking item as variables, in slots; its minutes are its own, even off the grid.

    ``pause`` says whether it lasts long enough to be one; ``counts`` whether it is a meal or break.
    """

    occurrence: Occurrence
    start: cp_model.LinearExpr
    end: cp_model.LinearExpr
    minutes: cp_model.LinearExpr
    pause: cp_model.IntVar | bool
    counts: bool


@dataclass(frozen=True)
class Boundary:
    """What stands at one rank of a day: ``who`` maps each possible occurrence to the literal that it is this one."""

    start: cp_model.LinearExpr
    end: cp_model.LinearExpr
    minutes: cp_model.LinearExpr
    pause: cp_model.IntVar | bool
    who: Mapping[str, cp_model.IntVar | bool]
    meal_or_break: cp_model.LinearExpr


def hold(model: cp_model.CpModel, block: Block, grid: int, pause: int) -> Held:
    """Return the variables of one blocking item."""
    occurrence, name = block.occurrence, block.occurrence.id
    counts = occurrence.kind in {"meal", "break"}
    start: cp_model.LinearExpr
    end: cp_model.LinearExpr
    minutes: cp_model.LinearExpr
    if block.earliest + block.least == block.latest:
        start, end = model.new_constant(block.earliest), model.new_constant(block.latest)
    else:
        start = model.new_int_var(block.earliest, block.latest - block.least, f"start {name}")
        end = start + model.new_int_var(block.least, block.most, f"length {name}")
        model.add(end <= block.latest)
    lengths = occurrence.minutes
    minutes = model.new_constant(lengths.least) if lengths.least == lengths.most else grid * (end - start)
    is_pause: cp_model.IntVar | bool = occurrence.kind in PAUSE_KINDS and lengths.least >= pause
    if occurrence.kind in PAUSE_KINDS and lengths.least < pause <= lengths.most:
        is_pause = model.new_bool_var(f"pause {name}")
        model.add(minutes >= pause).only_enforce_if(is_pause)
        model.add(minutes < pause).only_enforce_if(~is_pause)
    return Held(occurrence, start, end, minutes, is_pause, counts)


def boundaries(model: cp_model.CpModel, day: Day, held: Mapping[str, Held]) -> list[Boundary]:
    """Return the boundaries of a day, and post that they follow each other.

    Where the windows leave one order only, a boundary is its item. Otherwise a literal says which item has which rank.
    """
    if all(len(rank.blocks) == 1 for rank in day.ranks):
        rows = [_single(model, held[rank.blocks[0].occurrence.id]) for rank in day.ranks]
    else:
        rows = _permuted(model, day, held)
    for before, after in pairwise(rows):
        model.add(before.end <= after.start)
    return rows


def _single(model: cp_model.CpModel, item: Held) -> Boundary:
    counts = model.new_constant(int(item.counts))
    return Boundary(item.start, item.end, item.minutes, item.pause, {item.occurrence.id: True}, counts)


def _permuted(model: cp_model.CpModel, day: Day, held: Mapping[str, Held]) -> list[Boundary]:
    who = [
        {block.occurrence.id: model.new_bool_var(f"{block.occurrence.id} at {number}") for block in rank.blocks}
        for number, rank in enumerate(day.ranks)
    ]
    for literals in who:
        model.add_exactly_one(literals.values())
    for name in dict.fromkeys(name for literals in who for name in literals):
        model.add_exactly_one(literals[name] for literals in who if name in literals)
    return [_either(model, f"{day.number}/{rank}", literals, held) for rank, literals in enumerate(who)]


def _either(
    model: cp_model.CpModel,
    name: str,
    literals: Mapping[str, cp_model.IntVar],
    held: Mapping[str, Held],
) -> Boundary:
    """Return the boundary of a rank that several items can have."""
    start, end, minutes = (model.new_int_var(-MOST, MOST, f"{word} of {name}") for word in ("start", "end", "minutes"))
    pause = model.new_bool_var(f"pause {name}")
    for item, literal in literals.items():
        for number, value in ((start, held[item].start), (end, held[item].end), (minutes, held[item].minutes)):
            model.add(number == value).only_enforce_if(literal)
        model.add(pause == held[item].pause).only_enforce_if(literal)
    counted = cp_model.LinearExpr.sum([literal for item, literal in literals.items() if held[item].counts])
    return Boundary(start, end, minutes, pause, literals, counted)
