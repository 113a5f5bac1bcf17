"""``kill -9`` at any moment of ``timetable publish``: the last revision counts or the new one, never a half one."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from scheduler.cli import main
from scheduler.cli.publishing import sender_of
from scheduler.programme import read
from scheduler.publish import store
from tests.commands import COMMAND, ROOT, SMALL, UNCOUNTED
from tests.event_folder import renamed, state_of
from tests.interrupted import expected, there

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.publish.model import Record
    from scheduler.timetable.store import State


def run(*arguments: str | Path) -> None:
    """Run a command here, without the time that a process takes to begin."""
    assert main([str(argument) for argument in arguments]) == 0


def started(event: Path) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "publish", event, "--yes"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=UNCOUNTED)


def seconds_of_one(event: Path) -> float:
    """Return how long a publication takes that nobody disturbs."""
    renamed(event, "What is new, once?")
    began = time.monotonic()
    process = started(event)
    _, said = process.communicate()
    assert process.returncode == 0, said.decode()
    return time.monotonic() - began


def record_of(state: State) -> Record:
    record = store.record(state)
    assert record is not None
    return record


def never_fell(before: Record, after: Record) -> None:
    assert before.tokens.items() <= after.tokens.items()
    assert after.lines[: len(before.lines)] == before.lines
    for name, own in before.stamps.items():
        for item, stamp in own.items():
            assert after.stamps[name][item].sequence in {stamp.sequence, stamp.sequence + 1}


def killed(event: Path, kills: int, seed: int) -> Counter[str]:
    """Kill one publication after another, look at what is there, publish; return where the kills fell."""
    run("solve", event, "--quiet")
    run("publish", event, "--yes")
    state, chance, fell = state_of(event), random.Random(seed), Counter[str]()  # noqa: S311 - seeded
    whole, sender = seconds_of_one(event), sender_of(read(event))
    for number in range(kills):
        before = record_of(state)
        renamed(event, f"What is new, {number}?")
        process = started(event)
        time.sleep(whole * chance.uniform(0.3, 1.1))
        process.kill()
        process.communicate()
        after, last = record_of(state), store.last_revision(state)
        assert last is not None
        assert last.number == len(after.lines) in {len(before.lines), len(before.lines) + 1}
        never_fell(before, after)
        finished = there(state) == expected(state, sender)
        fell["before" if last.number == len(before.lines) else "after" if finished else "among the files"] += 1
        run("publish", event, "--yes")
        never_fell(before, record_of(state))
        assert len(record_of(state).lines) == len(before.lines) + 1
        assert store.damage(state, record_of(state)) == ()
        assert there(state) == expected(state, sender)
        assert not store.waiting_room(state).exists()
    return fell


@pytest.fixture
def event(tmp_path: Path) -> Path:
    shutil.copy(SMALL, tmp_path)
    return tmp_path / SMALL.name


def test_20_publications_that_are_killed(event: Path) -> None:
    assert killed(event, 20, seed=1).total() == 20


@pytest.mark.campaign
def test_200_publications_that_are_killed(event: Path) -> None:
    fell = killed(event, 200, seed=2)
    assert fell.total() == 200
    assert min(fell["before"], fell["after"] + fell["among the files"]) > 20, fell
