"""Real agendas, written as pins of all that was held, with the mistakes that agendas have: each is named in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands import timetable
from tests.real.held import pinned

if TYPE_CHECKING:
    from pathlib import Path

PROMISED = ("speakers: founder", "speakers: founder, minutes: 75")  # as long as it was held


def checked(folder: Path, name: str, *changes: tuple[str, str]) -> tuple[int, str, str]:
    """Check a real programme with pins and some changes; return the exit code, the warnings, and what is wrong."""
    text = pinned(name)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    done = timetable("check", path)
    said, wrong = (text.replace("\n    ", " ") for text in (done.stdout, done.stderr))
    return done.returncode, said.partition("Warnings\n")[2].partition("\n\n")[0], wrong


@pytest.mark.parametrize("name", ["article-xi", "georgetown"])
def test_what_was_held_has_no_mistake_that_is_seen_before_solving(tmp_path: Path, name: str) -> None:
    assert checked(tmp_path, name)[::2] == (0, "")


REFUSED = {
    "two sessions at one time": (
        "article-xi",
        ("experience-2: {at: day 2 11:20", "experience-2: {at: day 2 10:50"),
        (
            "article-xi.yaml:80: pin experience-2: it overlaps the pin of session experience-1, 09:40-11:00. "
            "Move one of the two."
        ),
    ),
    "a session after the end of its day": (
        "georgetown",
        ("closing: {at: day 3 12:00", "closing: {at: day 3 12:30"),
        (
            "georgetown.yaml:100: pin closing: 12:30-13:00, at its shortest, is outside of the hours "
            "(day 3 09:00-12:30). Move the pin, or widen the hours."
        ),
    ),
    "a weekday of another year": (
        "article-xi",
        ("Tue 2010-11-23", "Mon 2010-11-23"),
        (
            "article-xi.yaml:8: first_day: 2010-11-23 is a Tuesday, not a Mon. "
            'Write "Tue 2010-11-23", or correct the date.'
        ),
    ),
    "a weekday that the event does not have": (
        "georgetown",
        ("film: {at: day 3 09:15", "film: {at: Sun 09:15"),
        (
            'georgetown.yaml:98: pin film: "Sun" is no day of the event, which runs from 2016-06-02 to 2016-06-04. '
            'Write the day as "day 2" or as a date.'
        ),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_mistake_that_needs_no_sums_is_refused_at_its_line(tmp_path: Path, case: str) -> None:
    name, change, said = REFUSED[case]
    assert checked(tmp_path, name, change) == (3, "", f"{said}\n1 problem.\n")


IMPOSSIBLE = {
    "the keynote in one house and the closing of the day in another, at once, as it was published": (
        "georgetown",
        [PROMISED],
        (
            "Session keynote-founder is pinned to Fri 15:00 and takes at least 75 minutes, and close-2 is pinned to "
            "Fri 16:15: 0 minutes between them, and the way from Kings Playhouse to Sportsplex takes 10 "
            "(see georgetown.yaml:95, georgetown.yaml:96)."
        ),
    ),
    "a speaker who has left": (
        "article-xi",
        [('name: "Expert, industry"', 'name: "Expert, industry", departs: day 2 12:00')],
        (
            "Session experience-2 takes at least 90 minutes, and there is no time for it: it is pinned to Wed 11:20 "
            "(article-xi.yaml:80); Expert, industry has a part in it and is there Tue 00:00-Wed 12:00 "
            "(article-xi.yaml:42)."
        ),
    ),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_a_mistake_that_sums_show_is_proved_impossible_with_its_lines(tmp_path: Path, case: str) -> None:
    name, changes, said = IMPOSSIBLE[case]
    code, _, wrong = checked(tmp_path, name, *changes)
    assert (code, wrong) == (4, f"No timetable can keep all the rules:\n  - {said}\n")


def test_ten_minutes_for_the_way_are_enough(tmp_path: Path) -> None:
    later = ("close-2: {at: day 2 16:15", "close-2: {at: day 2 16:25")
    assert checked(tmp_path, "georgetown", PROMISED, later)[::2] == (0, "")


def test_a_speaker_who_has_withdrawn_leaves_parts_that_are_named(tmp_path: Path) -> None:
    code, warnings, wrong = checked(tmp_path, "article-xi", ("formats:", "withdrawn: [expert-2]\nformats:"))
    vacant = "a part is vacant: who had it has withdrawn. Write who takes it, or take it out."
    assert (code, wrong) == (0, "")
    assert warnings.splitlines() == [
        f"  - article-xi.yaml:57: session experience-1: parts: {vacant}",
        f"  - article-xi.yaml:65: session experience-2: parts: {vacant}",
        (
            "  - article-xi.yaml:76: session discussions: no session hears what the groups found. "
            'Write "report_back: ..." with the session that does.'
        ),
    ]
