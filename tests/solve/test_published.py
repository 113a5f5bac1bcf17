"""Made-up programmes that are solved, published and solved again: nothing moves that need not."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.objective import costs
from scheduler.programme import read
from scheduler.solve import solve
from scheduler.verify import findings
from tests.against import told
from tests.generator import generate
from tests.generator.rich import rich

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def places(timetable: Timetable) -> set[tuple[object, ...]]:
    return {(item.id, item.start, item.end, item.rooms, item.number) for item in timetable.items}


def longer(programme: Programme, seed: int) -> Programme:
    """Return a programme in which one session takes 15 minutes more."""
    chosen = Random(f"longer {seed}").choice(programme.formal)  # noqa: S311 - made-up programmes
    minutes = chosen.minutes
    more = replace(minutes, least=minutes.least + 15, best=minutes.best + 15, most=minutes.most + 15)
    sessions = (replace(one, minutes=more) if one.id == chosen.id else one for one in programme.sessions)
    return replace(programme, sessions=tuple(sessions))


def solve_again(texts: Iterable[str], path: Path) -> int:
    """Publish and solve again, as it is and with a change; return how many changes moved something."""
    moved = 0
    for seed, text in enumerate(texts):
        path.write_text(text, encoding="utf-8")
        programme = read(path)
        try:
            first = solve(programme)
        except InfeasibleError:
            continue
        if first.status != "optimal":
            continue
        again = solve(told(programme, first))
        assert (again.status, again.cost, places(again)) == ("optimal", first.cost, places(first)), text
        assert findings(programme, again) == ()
        changed = longer(programme, seed)
        try:
            fresh = solve(changed)
        except InfeasibleError:
            continue
        held = told(changed, first)
        kept = solve(held)
        assert kept.status == "optimal"
        assert findings(changed, kept) == ()
        # Of two optima, each is the cheaper one by its own sum.
        assert kept.cost <= sum(term.cost for term in costs(held, fresh))
        assert sum(term.cost for term in kept.terms if term.term != "perturbation") >= fresh.bound
        moved += kept.cost > fresh.cost
    return moved


def test_what_need_not_move_stays_and_a_change_moves_what_is_cheapest(tmp_path: Path) -> None:
    texts = [generate(seed) for seed in range(4)]
    assert solve_again(texts, tmp_path / "programme.yaml") > 0


@pytest.mark.campaign
def test_what_need_not_move_stays_in_many_programmes(tmp_path: Path) -> None:
    texts = [*(generate(seed) for seed in range(4, 150)), *(rich(seed).text for seed in range(150))]
    assert solve_again(texts, tmp_path / "programme.yaml") > len(texts) // 5
