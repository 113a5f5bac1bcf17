"""What `solve` and `show` print beside the agenda, and what an export does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.cli.desk import Desk
from scheduler.cli.report import not_in_it, report, warnings
from scheduler.cli.view import View
from scheduler.errors import Problem, Source
from scheduler.timetable.store import State
from tests.builders import a_programme, a_timetable
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_report_names_what_was_left_out_and_warns_of_what_would_clash(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    programme, timetable = a_meeting()
    odd = Problem(Source("event.yaml", 3), "limits", "something is odd", "Look at it")
    programme = replace(programme, warnings=(odd,))
    report(View(), Desk(programme, timetable.digest, State(programme.id, tmp_path)), timetable)
    out, err = capsys.readouterr()
    assert "  08:00-08:30     Steering committee (private, for steering)\n" in out
    assert "\nLeft out\n  - extra What else there is\n" in out
    first, *others = err.replace("\n    ", " ").strip().splitlines()
    assert (first, len(others)) == ("Warnings", 2)
    assert others[0] == "  - event.yaml:3: limits: something is odd. Look at it."
    assert others[1].startswith("  - event.yaml:10: session s1: speakers: Late guest would clash if confirmed: ")


def test_without_a_timetable_the_warnings_are_those_of_the_programme() -> None:
    programme, timetable = a_meeting()
    assert warnings(programme, 80).plain == ""
    assert "would clash if confirmed" in warnings(programme, 200, timetable).plain


def test_an_export_says_how_many_private_items_it_does_not_hold() -> None:
    programme, timetable = a_meeting()
    assert not_in_it(timetable, programme) == "Not in it: 1 private item."
    both = tuple(replace(one, private=one.people is not None) for one in programme.occurrences)
    assert not_in_it(timetable, replace(programme, occurrences=both)) == "Not in it: 2 private items."
    assert not_in_it(a_timetable(), a_programme()) == ""
