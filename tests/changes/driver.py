"""Solving and publishing after each change, and holding every feed and every file against the model."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from tests.calendar_model import (
    AGENDA,
    Numbers,
    check_called,
    check_feed,
    check_file,
    check_hidden,
    check_page,
    check_same,
    check_tombstones,
    meeting,
)
from tests.changes.account import Meant, Told, meant
from tests.changes.published import Published, published
from tests.changes.sequence import Sequence
from tests.commands import timetable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Source(Protocol):
    """Where a programme comes from: its id, and how it is now."""

    id: str

    def write(self, folder: Path) -> Path:
        """Write its files, of which its own is ``event.yaml``."""


class Director:
    """Somebody who changes a programme, solves it, and publishes; and looks at all that people got."""

    def __init__(self, source: Source, folder: Path) -> None:
        self._source, self._folder, self.id = source, folder, source.id
        self.state = folder / f"{self.id}.timetable"
        self._now = self._before = Told()
        self._numbers = Numbers()
        self._meant: dict[int, Meant] = {}
        self._last: Published | None = None
        self._there: Published | None = None

    def publish(self) -> list[str]:
        """Solve and publish the programme as it is, and return what is wrong then."""
        path = self._source.write(self._folder)
        if (solved := timetable("solve", path, "--quiet")).returncode:
            return [f"solve ends with {solved.returncode}: {solved.stderr}"]
        document = json.loads((self.state / "draft.json").read_text(encoding="utf-8"))
        read = meeting(path)
        faults = self._done(meant(read, document), "publish", path, "--yes", "--json")
        return self._numbers.publish(read.programme, document) + faults

    def roll_back(self, number: int) -> list[str]:
        """Publish an earlier revision again, and return what is wrong then."""
        return self._done(self._meant[number], "rollback", self._folder / "event.yaml", str(number), "--yes", "--json")

    def _done(self, meant: Meant, *command: str | Path) -> list[str]:
        """Run a command that publishes this, and return what is wrong with what it says and with what it wrote."""
        begun = datetime.now(UTC).replace(microsecond=0)
        if (said := timetable(*command)).returncode:
            return [f"{command[0]} ends with {said.returncode}: {said.stderr}"]
        revision = json.loads(said.stdout)
        at = datetime.fromisoformat(revision.get("at", self._now.at.isoformat()))
        self._before, self._now = self._now, self._now.after(meant, revision["revision"], at)
        self._meant[self._now.number] = meant
        faults = [*self._now.wrong(self._before)]
        if self._fresh and not begun <= at <= datetime.now(UTC):
            faults.append(f"revision {self._now.number} is not of the time at which it was published")
        said_told = revision.get("told", 0) + revision.get("other_words", 0)
        if said_told != (told := self._now.told(self._before)):
            faults.append(f"{said_told} people are said to be told, and {told} are")
        self._last, self._there = self._there, self._published()
        return faults + self.look()

    def look(self) -> list[str]:
        """Return what is wrong with the files as they are now."""
        self._there = self._published()
        return [*self._there.faults, *self._calendars(self._there)]

    def _published(self) -> Published:
        return published(self.state / "published", self.id, self._now.number, self._now.ledger.standings)

    def names(self, name: str) -> str:
        """Return where somebody's feed is, below the folder for a web server."""
        return f"feeds/{self._there.names[name]}" if self._there else ""

    def end(self) -> list[str]:
        """Return what is wrong with what other commands say of all that."""
        path = self._folder / "event.yaml"
        feeds = json.loads(timetable("feeds", path, "--json").stdout)
        history = json.loads(timetable("history", path, "--json").stdout)
        found = {entry["id"].replace("@agenda", AGENDA): entry["file"].removeprefix("feeds/") for entry in feeds}
        pages = [entry["file"].replace("feeds/", "pages/").replace(".ics", ".html") for entry in feeds]
        if [entry["page_file"] for entry in feeds] != pages:
            return ["feeds names other pages than feeds"]
        faults = [] if self._there and found == self._there.names else ["feeds names other files than there are"]
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
            ("file", there.files, self._now.files),
        ):
            check = self._feed if kind == "feed" else self._file
            for name in sorted(wanted | have.keys()):
                wrong = (
                    check(there, name)
                    if name in wanted & have.keys()
                    else ["missing" if name in wanted else "too much"]
                )
                yield from (f"{kind} of {name or 'the agenda'}: {fault}" for fault in wrong)
        for name in ledger.standings.keys() & there.pages.keys():
            yield from (f"page of {name or 'the agenda'}: {fault}" for fault in self._page(there.pages[name], name))
        still = {key for name in ledger.standings for key in ledger.live(name)}
        fallen = {key: one for key, one in ledger.fallen(before, AGENDA).items() if key not in still}
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

    def _page(self, data: bytes, name: str) -> Iterator[str]:
        yield from check_page(data, self._now.ledger.standings[name], self._now.called[name], self._now.number)
        yield from check_hidden(data, "", self._now.emails.values())

    def _head(self, data: bytes, name: str) -> Iterator[str]:
        yield from check_called(data, self._now.called[name])
        yield from check_hidden(data, self._now.emails.get(name, ""), self._now.emails.values())


def faults_of(seed: int, folder: Path, steps: int = 10) -> list[str]:
    """Publish a programme and so many changes of it, take them all back, and bring them again.

    Returns what is wrong after the first step that goes wrong.
    """
    sequence = Sequence(seed)
    director = Director(sequence, folder)
    told, faults = "at first", director.publish()
    for _ in range(steps):
        if not faults:
            told, faults = sequence.step(), director.publish()
    if not faults:
        told, faults = "taken back", director.roll_back(1)
    if not faults:
        told, faults = "brought again", director.publish() + director.end()
    return [f"{seed}, step {len(sequence.steps)}, {told}: {fault}" for fault in faults]
