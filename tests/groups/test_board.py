"""What the board says that exchanges change is what they change."""

from __future__ import annotations

from random import Random

import numpy as np

from scheduler.groups.board import NEVER, UNIT, Board, groups_of
from scheduler.groups.faults import faults
from scheduler.groups.measure import measure
from scheduler.groups.model import Allocation, Mixing
from tests.groups.cases import planted


def _allocation(mixing: Mixing, board: Board) -> Allocation:
    seats = {}
    for one, row in zip(mixing.rounds, board.groups.tolist(), strict=True):
        seats[one.id] = {person: row[mixing.people.index(person)] for person in one.present}
    return Allocation(seats)


def test_each_exchange_changes_the_cost_as_was_said_and_keeps_the_rules() -> None:
    done = [_exchanged(seed) for seed in range(12)]
    assert sum(number == 25 for number in done) > 5


def _exchanged(seed: int) -> int:
    """Do exchanges that are allowed, hold each against a board that is made afresh, and return how many there were."""
    mixing, seats = planted(seed)
    board, rng = Board(mixing, groups_of(mixing, seats)), Random(seed)  # noqa: S311 - no secret
    done = 0
    for _ in range(25):
        rounds, people = np.nonzero(board.movable)
        changes = board.changes(rounds, people)
        ways = np.argwhere(changes < NEVER)
        if not len(ways):
            break
        row, other = ways[rng.randrange(len(ways))].tolist()
        before = board.cost
        board.exchange(int(rounds[row]), int(people[row]), other, int(changes[row, other]))
        now = _allocation(mixing, board)
        afresh = Board(mixing, groups_of(mixing, now))
        assert board.cost == afresh.cost == before + int(changes[row, other])
        assert board.cost // UNIT == measure(mixing, now).cost
        assert list(faults(mixing, now)) == []
        assert (board.own == afresh.own).all()
        done += 1
    return done


def test_exchanges_that_would_bring_enemies_together_are_those_that_are_not_allowed() -> None:
    allowed = forbidden = 0
    for seed in range(6):
        mixing, seats = planted(seed)
        board = Board(mixing, groups_of(mixing, seats))
        rounds, people = np.nonzero(board.movable)
        changes = board.changes(rounds, people)
        for row in range(0, len(rounds), 5):
            for other in np.flatnonzero(board.movable[rounds[row]]).tolist():
                if board.groups[rounds[row], other] == board.groups[rounds[row], people[row]]:
                    continue
                tried = Board(mixing, board.groups)
                tried.exchange(int(rounds[row]), int(people[row]), other)
                sound = not list(faults(mixing, _allocation(mixing, tried)))
                assert sound == bool(changes[row, other] < NEVER)
                allowed, forbidden = allowed + sound, forbidden + (not sound)
    assert allowed > 50
    assert forbidden > 20
