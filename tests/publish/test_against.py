"""What has begun, beside what a new timetable makes of it."""

from __future__ import annotations

from datetime import UTC

from scheduler.publish.against import overtaken, under_way
from tests.builders import a_programme, at
from tests.facts import placed

WHOLE = a_programme()
TOLD = placed(WHOLE, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "lunch@day-1 1 12:30-13:30")


def test_it_is_under_way_from_the_first_start_to_the_last_end() -> None:
    for time, expected in (("08:59", False), ("09:00", True), ("19:29", True), ("19:30", False)):
        assert under_way(TOLD, at(WHOLE, 1, time).astimezone(UTC)) is expected
    assert not under_way(placed(a_programme(occurrences=())), at(WHOLE, 1, "09:00"))


def test_what_has_begun_and_would_be_another_is_named() -> None:
    moved = placed(WHOLE, "s1 1 09:00-10:10", "s2 1 11:00-12:00", "lunch@day-1 1 12:30-13:30")
    gone = placed(WHOLE, "s2 1 10:00-11:00 annex", "lunch@day-1 1 12:30-13:30")
    half = at(WHOLE, 1, "09:30").astimezone(UTC)
    assert list(overtaken(TOLD, TOLD, half)) == []
    assert list(overtaken(TOLD, moved, half)) == ["s1 began at Wed 09:00 and would change"]
    assert list(overtaken(TOLD, gone, at(WHOLE, 1, "10:00"))) == [
        "s1 began at Wed 09:00 and would be cancelled",
        "s2 began at Wed 10:00 and would change",
    ]
    assert list(overtaken(TOLD, moved, at(WHOLE, 2, "10:00"))) == []  # it is over: this is another event, or a mistake
