"""Lines with what is within them."""

from __future__ import annotations

from scheduler.export.html.wholes import Whole, wholes


def test_what_is_within_a_line_belongs_to_the_last_one_that_stands_for_itself() -> None:
    lines = [("lunch", ""), ("dinner", ""), ("speech", "Dinner"), ("toast", "Dinner"), ("walk", "")]
    assert wholes(lines, lambda line: line[1]) == (
        Whole(lines[0]),
        Whole(lines[1], (lines[2], lines[3])),
        Whole(lines[4]),
    )


def test_a_part_without_its_whole_stands_for_itself() -> None:
    assert wholes([("speech", "Dinner")], lambda line: line[1]) == (Whole(("speech", "Dinner")),)
    assert wholes([], str) == ()
