"""A record that grows by one revision at a time, without a disk: what was told, and the files that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.export.content import content_of
from scheduler.publish.files import Sender, files_of
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.publish.model import Revision
from scheduler.publish.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Programme
    from scheduler.publish.model import Record
    from scheduler.timetable.model import Timetable

FIRST = datetime(2018, 9, 1, 8, 30, tzinfo=UTC)


@dataclass
class Shelf:
    """What was published so far; tokens are counted, so that tests know them."""

    record: Record | None = None
    revisions: list[Revision] = field(default_factory=list)

    def publish(self, programme: Programme, timetable: Timetable) -> Revision:
        """Enter one more revision, a day after the last one."""
        number = len(self.revisions) + 1
        at = FIRST + timedelta(days=number - 1)
        revision = Revision(number, at, timetable, content_of(timetable, programme))
        revision = replace(revision, pages=pages_of(timetable, programme))
        before = self.revisions[-1] if self.revisions else None
        tokens = iter(range(1000 * number, 1000 * number + 999))
        self.record = advance(
            self.record or begun(revision),
            before,
            revision,
            line_of(revision, "0" * 64, 0),
            lambda: f"{next(tokens):040x}",
        )
        self.revisions.append(revision)
        return revision

    def files(self, web: str = "", organizer: tuple[str, str] | None = None) -> Mapping[str, bytes]:
        """Return the files for people after the last revision."""
        assert self.record is not None
        previous = self.revisions[-2] if len(self.revisions) > 1 else None
        return files_of(self.record, self.revisions[-1], previous, Sender(web, organizer))

    def feed(self, addressee: str = "") -> bytes:
        assert self.record is not None
        return self.files()[f"web/feeds/{self.record.tokens[addressee]}.ics"]
