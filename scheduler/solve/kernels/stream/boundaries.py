"""The blocking items of a day as variables: start, end, and which of them comes at which rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.programme.model import PAUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortools.sat.python import cp_model

    from scheduler.programme.model import Occurrence
    from scheduler.solve.kernels.stream.skeleton import Block, Day


@dataclass(frozen=True)
class Held:
    """A blocking item as variables, in slots; ``pause`` says whether it lasts long enough to be one."""

    occurrence: Occurrence
    start: cp_model.LinearExprT
    end: cp_model.LinearExprT
    pause: cp_model.LiteralT
    counts: bool


@dataclass(frozen=True)
class Boundary:
    """What stands at one rank of a day: ``who`` maps each possible occurrence to the literal that it is this one."""

    start: cp_model.LinearExprT
    end: cp_model.LinearExprT
    pause: cp_model.LiteralT
    who: Mapping[str, cp_model.LiteralT]
    meal_or_break: cp_model.LinearExprT


def hold(model: cp_model.CpModel, block: Block, grid: int, pause: int) -> Held:
    """Return the variables of one blocking item."""
    occurrence, name = block.occurrence, block.occurrence.id
    counts = occurrence.kind in {"meal", "break"}
    start: cp_model.LinearExprT
    end: cp_model.LinearExprT
    if block.earliest + block.least == block.latest:
        start, end = block.earliest, block.latest
    else:
        start = model.new_int_var(block.earliest, block.latest - block.least, f"start {name}")
        length = model.new_int_var(block.least, block.most, f"length {name}")
        end = start + length
        model.add(end <= block.latest)
    lengths = occurrence.minutes
    if occurrence.kind not in PAUSE_KINDS or lengths.most < pause:
        return Held(occurrence, start, end, pause=False, counts=counts)
    if lengths.least >= pause:
        return Held(occurrence, start, end, pause=True, counts=counts)
    long_enough = model.new_bool_var(f"pause {name}")
    model.add(grid * (end - start) >= pause).only_enforce_if(long_enough)
    model.add(grid * (end - start) < pause).only_enforce_if(~long_enough)
    return Held(occurrence, start, end, pause=long_enough, counts=counts)


def boundaries(model: cp_model.CpModel, day: Day, held: Mapping[str, Held]) -> list[Boundary]:
    """Return the boundaries of a day, and post that they follow each other.

    Where the windows leave one order only, a boundary is its item. Otherwise a literal says which item has which rank.
    """
    if all(len(blocks) == 1 for blocks in day.candidates):
        rows = [_single(held[blocks[0].occurrence.id]) for blocks in day.candidates]
    else:
        rows = _permuted(model, day, held)
    for before, after in zip(rows, rows[1:], strict=False):
        model.add(before.end <= after.start)
    return rows


def _single(item: Held) -> Boundary:
    return Boundary(item.start, item.end, item.pause, {item.occurrence.id: True}, int(item.counts))


def _permuted(model: cp_model.CpModel, day: Day, held: Mapping[str, Held]) -> list[Boundary]:
    who = [
        {block.occurrence.id: model.new_bool_var(f"{block.occurrence.id} at {rank}") for block in blocks}
        for rank, blocks in enumerate(day.candidates)
    ]
    for literals in who:
        model.add_exactly_one(literals.values())
    for name in {name for literals in who for name in literals}:
        model.add_exactly_one(literals[name] for literals in who if name in literals)
    rows = []
    for rank, literals in enumerate(who):
        blocks = day.candidates[rank]
        low, high = min(block.earliest for block in blocks), max(block.latest for block in blocks)
        start, end = (model.new_int_var(low, high, f"{word} of {day.number}/{rank}") for word in ("start", "end"))
        pause = model.new_bool_var(f"pause {day.number}/{rank}")
        for name, literal in literals.items():
            model.add(start == held[name].start).only_enforce_if(literal)
            model.add(end == held[name].end).only_enforce_if(literal)
            model.add(pause == held[name].pause).only_enforce_if(literal)
        counted = sum(literal for name, literal in literals.items() if held[name].counts)
        rows.append(Boundary(start, end, pause, literals, counted))
    return rows
