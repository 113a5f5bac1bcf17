"""Text that any file can hold."""

from __future__ import annotations

import pytest

from scheduler.export.plain import cut, one_line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("as it is", "as it is"),
        (" a line\r\nand another\tone\x85 ", "a line and another one"),
        ("bell\x07, zero\x00, delete\x7f", "bell\ufffd, zero\ufffd, delete\ufffd"),
        ("half \ud800, none \uffff", "half \ufffd, none \ufffd"),
        ("turned \u202eround\u202c", "turned round"),
        ("Évaluation 移民 الهجرة 👍", "Évaluation 移民 الهجرة 👍"),
        ("<b>=1+1</b> & \x1b[31m", "<b>=1+1</b> & \ufffd[31m"),
    ],
)
def test_text_stays_as_far_as_it_can_be_read(words: str, line: str) -> None:
    assert one_line(words) == line


def test_what_is_left_out_shows() -> None:
    assert (cut("abcd", 4), cut("abcde", 4)) == ("abcd", "abc…")
