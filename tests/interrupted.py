"""A publication that is stopped at each of its steps, by a kill or by a disk that takes no more.

``python -m tests.interrupted FOLDER kill|full|read-only|first`` publishes a second revision in a copy of one state
folder after another, each in a process of its own that is stopped one step later than the one before, and prints what
was found then, as JSON; with ``first`` it is the very first revision, and a kill. A step is what Python tells its audit
hooks of: a file opened, renamed, removed, a folder made.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from scheduler.errors import TimetableError
from scheduler.publish import store
from scheduler.publish.act import Shelf, complete, prepare, publish, take_stock
from scheduler.publish.files import NOBODY, Sender, files_of
from scheduler.timetable.store import State
from tests.published import a_content, a_timetable_of, occasion, pages_for, published_at, with_entry, without_guest

ONE = a_content()
TWO = without_guest(with_entry(ONE, "s2", title="Another"), "un")
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
ROOM = {"full": {"open", "os.mkdir"}, "read-only": STEPS}
REASON = {"full": errno.ENOSPC, "read-only": errno.EROFS}


@dataclass(frozen=True)
class Found:
    """What was found after one stop.

    Parameters
    ----------
    ended
        How the process ended: ``killed``, ``done``, or the message of its error.
    last
        Number of the last revision, right after.
    undone
        How many files for people were not yet as they should be, or were there beyond.
    whole
        Whether everything was as it should be once the next publication had been made.
    """

    ended: str
    last: int
    undone: int
    whole: bool


def stop_at(step: int, way: str) -> None:
    """Stop this process, or refuse it every further change, at its so many-th step."""
    seen = 0

    def hook(event: str, details: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in STEPS or ".timetable" not in str(details[0]):
            return
        seen += 1
        if seen < step:
            return
        if way == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif event in ROOM[way] and (event != "open" or details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            raise OSError(REASON[way], os.strerror(REASON[way]), str(details[0]))

    sys.addaudithook(hook)


def next_one(state: State) -> None:
    """Publish the second content, or finish its files if it is published already."""
    with state.locked():
        shelf = take_stock(state)
        step = prepare(shelf, a_timetable_of(TWO), TWO, pages_for(TWO), occasion(2))
        if step is None:
            complete(state, shelf)
        else:
            publish(state, step)


def in_a_process(state: State, step: int, way: str) -> str:
    """Publish in a process of its own and return how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with state.locked():
            shelf = take_stock(state)
            ready = prepare(shelf, a_timetable_of(TWO), TWO, pages_for(TWO), occasion(2))
            assert ready is not None
            stop_at(step, way)
            try:
                publish(state, ready)
                said = "done"
            except TimetableError as error:
                said = str(error)
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else said


def expected(state: State, sender: Sender = NOBODY) -> dict[str, bytes]:
    """Return the files for people as they should be after the last revision."""
    record, last = store.record(state), store.last_revision(state)
    assert record is not None
    assert last is not None
    previous = store.revision(state, last.number - 1) if last.number > 1 else None
    return dict(files_of(record, last, previous, sender))


def there(state: State) -> dict[str, bytes]:
    """Return the files for people that are there, without those of earlier revisions."""
    place, last = store.published(state), store.last_revision(state)
    assert last is not None
    paths = [path for path in place.rglob("*") if path.is_file()]
    found = {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}
    return {name: text for name, text in found.items() if not name.startswith("outbox/") or f"-r{last.number}." in name}


def never_fell(before: Shelf, state: State) -> bool:
    """Return whether no token changed and no SEQUENCE fell since `before`."""
    record = store.record(state)
    if record is None or before.record is None:
        return False
    kept = all(record.tokens[name] == token for name, token in before.record.tokens.items())
    return kept and all(
        record.stamps[name][item].sequence in {stamp.sequence, stamp.sequence + 1}
        for name, own in before.record.stamps.items()
        for item, stamp in own.items()
    )


def found_after(state: State, before: Shelf, ended: str) -> Found:
    """Look at what a stopped process left behind; then publish, and look again."""
    last = store.last_revision(state)
    assert last is not None
    assert last.content in {1: [ONE], 2: [TWO]}[last.number], "half a revision"
    should, are = expected(state), there(state)
    undone = len({name for name in {*should, *are} if should.get(name) != are.get(name)})
    fell = not never_fell(before, state)
    next_one(state)
    names = {path.name for path in store.folder(state).iterdir()}
    whole = (
        not fell
        and never_fell(before, state)
        and names == {"record.json", "r0001.json", "r0002.json"}
        and expected(state) == there(state)
        and not store.waiting_room(state).exists()
    )
    return Found(ended, last.number, undone, whole)


def main(folder: Path, way: str) -> None:
    """Stop one step later each time, until nothing is left to stop."""
    origin = published_at(folder / "origin", ONE)
    with origin.locked():
        before = take_stock(origin)
    found = []
    for step in count(1):
        state = State(origin.programme, folder / str(step))
        shutil.copytree(origin.parent, state.parent)
        ended = in_a_process(state, step, way)
        found.append(asdict(found_after(state, before, ended)))
        shutil.rmtree(state.parent)
        if ended == "done":
            break
    sys.stdout.write(json.dumps(found))


def first(folder: Path) -> None:
    """Kill the first publication one step later each time."""
    found = []
    for step in count(1):
        state = State(ONE.programme, folder / str(step))
        ended = in_a_process(state, step, "kill")
        last = store.last_revision(state)
        next_one(state)
        names = {path.name for path in store.folder(state).iterdir()}
        whole = names == {"record.json", "r0001.json"} and expected(state) == there(state)
        whole &= not store.waiting_room(state).exists()
        found.append(asdict(Found(ended, last.number if last else 0, 0, whole)))
        if ended == "done":
            break
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    first(Path(sys.argv[1])) if sys.argv[2] == "first" else main(Path(sys.argv[1]), sys.argv[2])
