"""Solving and publishing after each change, and holding every feed and every file against the model."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.calendar_model import (
    AGENDA,
    Numbers,
    check_called,
    check_feed,
    check_file,
    check_hidden,
    check_same,
    check_tombstones,
    meeting,
)
from tests.changes.account import Told
from tests.changes.command import timetable
from tests.changes.published import Published, published
from tests.changes.sequence import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Director:
    """Somebody who changes a programme, solves it, and publishes; and looks at all that people got."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.sequence, self._folder = Sequence(seed), folder
        self.id = f"changes-{seed}"
        self.state = folder / f"{self.id}.timetable"
        self._now = self._before = Told()
        self._numbers = Numbers()
        self._last: Published | None = None

    def publish(self) -> list[str]:
        """Solve and publish the programme as it is, and return what is wrong then."""
        path = self.sequence.write(self._folder)
        begun = datetime.now(UTC).replace(microsecond=0)
        solved, done = timetable("solve", path, "--quiet"), timetable("publish", path, "--yes", "--json")
        if solved.code or done.code:
            return [f"solve ends with {solved.code}: {solved.err}", f"publish ends with {done.code}: {done.err}"]
        document = json.loads((self.state / "draft.json").read_text(encoding="utf-8"))
        read, revision = meeting(path), json.loads(done.out)
        at = datetime.fromisoformat(revision.get("at", self._now.at.isoformat()))
        self._before, self._now = self._now, self._now.after(read, document, revision["revision"], at)
        faults = self._numbers.publish(read.programme, document)
        if self._fresh and not begun <= at <= datetime.now(UTC):
            faults.append(f"revision {self._now.number} is not of the time at which it was published")
        if revision.get("told", 0) != (told := self._now.told(self._before)):
            faults.append(f"{revision.get('told', 0)} people are said to be told, and {told} are")
        there = published(self.state / "published", self.id, self._now.number, self._now.ledger.standings)
        faults += [*self._now.wrong(self._before), *there.faults, *self._calendars(there)]
        self._last = there
        return faults

    def end(self) -> list[str]:
        """Return what is wrong with what other commands say of all that."""
        path = self._folder / "event.yaml"
        feeds = json.loads(timetable("feeds", path, "--json").out)
        history = json.loads(timetable("history", path, "--json").out)
        found = {entry["id"].replace("@agenda", AGENDA): entry["file"].removeprefix("feeds/") for entry in feeds}
        faults = [] if self._last and found == self._last.names else ["feeds names other files than there are"]
        if [entry["revision"] for entry in history] != list(range(1, self._now.number + 1)):
            faults.append("history does not count the revisions")
        return faults

    @property
    def _fresh(self) -> bool:
        return self._now.number != self._before.number

    def _calendars(self, there: Published) -> Iterator[str]:
        ledger, before = self._now.ledger, self._before.ledger
        for kind, have, wanted in (
            ("feed", there.feeds, set(ledger.standings)),
            ("file", there.files, self._now.files(self._before)),
        ):
            check = self._feed if kind == "feed" else self._file
            for name in sorted(wanted | have.keys()):
                wrong = (
                    check(there, name)
                    if name in wanted & have.keys()
                    else ["missing" if name in wanted else "too much"]
                )
                yield from (f"{kind} of {name or 'the agenda'}: {fault}" for fault in wrong)
        fallen = ledger.fallen(before, AGENDA)
        if there.cancelled is not None and self._fresh:
            wrong = check_tombstones(there.cancelled, self.id, fallen)
            yield from (f"cancellations: {fault}" for fault in wrong)
        elif fallen:
            yield f"no file of cancellations, and {', '.join(fallen)} is cancelled"

    def _feed(self, there: Published, name: str) -> Iterator[str]:
        data, ledger = there.feeds[name], self._now.ledger
        yield from check_feed(data, self.id, ledger.standings[name])
        yield from self._head(data, name)
        if self._last and name in self._last.feeds:
            if there.names[name] != self._last.names[name]:
                yield f"it was {self._last.names[name]}, and is {there.names[name]}"
            same = ledger.unchanged(self._before.ledger, name) & ledger.live(name).keys()
            yield from check_same(self._last.feeds[name], data, self.id, same)

    def _file(self, there: Published, name: str) -> Iterator[str]:
        data, ledger = there.files[name], self._now.ledger
        yield from check_file(data, self.id, ledger.standings[name])
        yield from self._head(data, name)
        if self._last and name in self._last.files:
            same = ledger.unchanged(self._before.ledger, name)
            yield from check_same(self._last.files[name], data, self.id, same)

    def _head(self, data: bytes, name: str) -> Iterator[str]:
        yield from check_called(data, self._now.called[name])
        yield from check_hidden(data, self._now.emails.get(name, ""), self._now.emails.values())


def faults_of(seed: int, folder: Path, steps: int = 10) -> list[str]:
    """Publish a programme and so many changes of it, and return what is wrong after the first step that goes wrong."""
    director = Director(seed, folder)
    told = ["at first"]
    faults = director.publish()
    while not faults and len(told) <= steps:
        told.append(director.sequence.step())
        faults = director.publish()
    faults = faults or director.end()
    return [f"{seed}, step {len(told) - 1}, {told[-1]}: {fault}" for fault in faults]
