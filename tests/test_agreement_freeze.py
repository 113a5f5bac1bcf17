"""Agreement by enumeration where some of a tiny programme has begun, legally or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from scheduler.constraints import constraints_of
from scheduler.constraints.past import share
from scheduler.errors import InfeasibleError, ProgrammeError
from scheduler.explain.preflight import preflight
from scheduler.objective import TERMS, costs
from scheduler.programme import read
from scheduler.programme.model import Published, Put
from scheduler.solve import solve
from scheduler.verify import findings, judged
from tests.generator import tiny
from tests.placements import key_of, placements, timetable_of
from tests.test_agreement import MOST_PLACEMENTS, enumerated

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable
    from tests.placements import Key, Placed

CASES = 60


def published(programme: Programme, placed: Placed, rng: Random) -> Programme:
    """Return a programme held against a placement of it, up to some half hour; one item may have been elsewhere."""
    clock = programme.clock
    items = {
        name: Put(clock.day_of(clock.moment(start)), start % 1440, end - start, rooms)
        for name, (start, end, rooms) in placed.items()
    }
    starts = sorted(start for start, _, _ in placed.values())
    until = clock.moment(rng.choice(starts) + rng.choice((0, 15, 30)))
    if rng.random() < 0.5:
        name = rng.choice(sorted(items))
        put = items[name]
        shorter = replace(put, minutes=max(10, put.minutes - rng.choice((5, 10, 30))))
        items[name] = rng.choice((shorter, replace(put, minute=put.minute + put.minutes - 10, minutes=10)))
        if rng.random() < 0.3:
            items[name] = replace(put, rooms=("barn",))
    for name in rng.sample(sorted(items), rng.choice((0, 0, 1))):
        del items[name]
    return replace(programme, published=Published(1, "most", items, until=until))


def case_of(seed: int, folder: Path) -> tuple[Programme, dict[Key, Timetable]] | None:
    """Return a programme of which something has begun, with every placement; None where there is none to try."""
    path = folder / f"tiny-{seed}.yaml"
    path.write_text(tiny(seed), encoding="utf-8")
    try:
        programme = read(path)
    except ProgrammeError:
        return None
    rng = Random(f"freeze {seed}")  # noqa: S311 - made-up programmes, nothing secret
    every = []
    for placed in placements(programme):
        every.append(placed)
        if len(every) == MOST_PLACEMENTS:
            return None
    if not every:
        return None
    programme = replace(programme, weights={term(programme).name: n + 1 for n, term in enumerate(TERMS)})
    programme = published(programme, rng.choice(every), rng)
    found: dict[Key, Timetable] = {}
    for count, placed in enumerate(placements(programme)):
        if count == MOST_PLACEMENTS:
            return None
        found[key_of(placed)] = timetable_of(programme, placed)
    return programme, found


def right(programme: Programme, timetable: Timetable, gives_way: tuple[str, ...]) -> bool:
    """Return whether a timetable keeps every rule but those that the past breaks."""
    terms = costs(programme, timetable)
    cost = sum(term.cost for term in terms)
    whole = replace(timetable, gives_way=gives_way, terms=terms, cost=cost, bound=cost, status="optimal")
    return findings(programme, whole) == ()


def _broken(programme: Programme, timetable: Timetable) -> tuple[str, ...]:
    """Return every rule about what has begun and what comes that a timetable breaks."""
    mixed = [rule for rule in constraints_of(programme) if share(rule, programme) == "some"]
    return tuple(rule.name for rule in mixed if any(rule.check(timetable)))


def compare(programme: Programme, every: dict[Key, Timetable]) -> str:
    """Hold the solver against what is accepted; return what kind of case it is."""
    try:
        timetable = solve(programme)
    except InfeasibleError:
        assert [key for key, one in every.items() if right(programme, one, _broken(programme, one))] == []
        return "impossible"
    assert preflight(programme).impossible == (), programme.id
    accepted = {key: one for key, one in every.items() if right(programme, one, timetable.gives_way)}
    assert enumerated_beside(programme, timetable.gives_way) == {*accepted}, programme.id
    assert findings(programme, timetable) == ()
    if timetable.status == "feasible":  # what has begun lies as no timetable of ours would
        assert timetable.bound == 0
        return "not proved"
    least = min(sum(term.cost for term in costs(programme, one)) for one in accepted.values())
    assert (timetable.status, timetable.cost, timetable.bound) == ("optimal", least, least), programme.id
    past = judged(programme, timetable).past
    if timetable.gives_way:
        # None of them can be kept beside the others that are.
        for name in timetable.gives_way:
            rest = tuple(other for other in timetable.gives_way if other != name)
            assert not any(right(programme, one, rest) for one in every.values()), name
        return "gives way"
    kinds = {(False, False): "free", (True, False): "legal", (True, True): "illegal"}
    return kinds[bool(programme.begun), bool(past)]


def enumerated_beside(programme: Programme, gives_way: tuple[str, ...]) -> set[Key]:
    return enumerated(programme, None, frozenset(gives_way))


def run_cases(seeds: range, folder: Path) -> None:
    kinds: Counter[str] = Counter()
    for seed in seeds:
        case = case_of(seed, folder)
        if case is not None:
            kinds[compare(*case)] += 1
    assert kinds.total() >= len(seeds) * 0.6
    assert kinds["not proved"] <= kinds.total() * 0.02, kinds
    assert {"legal", "illegal", "gives way"} <= {*kinds}, kinds


def test_what_has_begun_stays_and_the_rest_keeps_every_rule_that_can_hold(tmp_path: Path) -> None:
    run_cases(range(CASES), tmp_path)


@pytest.mark.campaign
def test_what_has_begun_stays_in_many_cases(tmp_path: Path) -> None:
    run_cases(range(CASES, CASES + 1000), tmp_path)
