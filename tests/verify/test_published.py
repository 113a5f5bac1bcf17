"""The lint of what was published: a feed, a file to import, and what takes events back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.verify.published import published_faults
from tests.meeting import a_meeting
from tests.publish.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICE = ("Programme office", "office@example.org")
FEED, FILE, BACK = "web/feeds/x.ics", "outbox/people/odi-r2.ics", "outbox/changes-r2.ics"


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """Return what is published after the second revision, in which one item is cancelled."""
    programme, timetable = a_meeting()
    shelf = Shelf()
    shelf.publish(programme, timetable)
    items = tuple(item for item in timetable.items if item.id != "s2")
    shelf.publish(programme, type(timetable)(timetable.programme, items, digest=timetable.digest))
    return shelf.files(organizer=OFFICE)


def test_what_is_published_is_right_and_what_is_no_calendar_is_left_alone(files: Mapping[str, bytes]) -> None:
    assert published_faults({**files, "web/note.txt": b"no calendar\n"}) == ()
    assert published_faults({"web/feeds/note.ics": b"no calendar\n"}) != ()


def test_each_kind_of_file_has_its_own_statuses(files: Mapping[str, bytes]) -> None:
    file, back = files[FILE], files[BACK]
    assert b"STATUS:CANCELLED" in file
    assert published_faults({FILE: file, BACK: back}) == ()
    line = file[: file.index(b"STATUS:CANCELLED")].count(b"\r\n") + 1
    words = "an event that is CANCELLED, and here all are CONFIRMED"
    assert published_faults({FEED: file}) == (f"{FEED}: line {line}: {words}",)
    tentative = file.replace(b"STATUS:CONFIRMED", b"STATUS:TENTATIVE", 1)
    (only,) = published_faults({FILE: tentative})
    assert only.endswith(": an event that is TENTATIVE, and here all are CONFIRMED or CANCELLED")
    alive = back.replace(b"STATUS:CANCELLED", b"STATUS:CONFIRMED")
    (only,) = published_faults({BACK: alive})
    assert only.endswith(": an event that is CONFIRMED, and here all are CANCELLED")


def test_a_message_is_allowed_where_something_is_taken_back_and_nowhere_else(files: Mapping[str, bytes]) -> None:
    back = files[BACK]
    assert b"METHOD:CANCEL\r\n" in back
    found = published_faults({"outbox/agenda-r2.ics": back})
    assert [fault.partition(": line ")[2].partition(": ")[2] for fault in found] == [
        "METHOD in a feed or file: only a message has one",
        "ORGANIZER in a feed or file: only a message has one",
    ]


def test_what_the_lint_finds_is_told_with_file_and_line_in_order(files: Mapping[str, bytes]) -> None:
    broken = files[FILE].replace(b"SEQUENCE:0", b"SEQUENCE:-1", 1)
    line = broken[: broken.index(b"SEQUENCE:-1")].count(b"\r\n") + 1
    assert published_faults({FILE: broken, FEED: broken.replace(b"CANCELLED", b"CONFIRMED")}) == (
        f"{FILE}: line {line}: SEQUENCE is not a whole number from 0",
        f"{FEED}: line {line}: SEQUENCE is not a whole number from 0",
    )
