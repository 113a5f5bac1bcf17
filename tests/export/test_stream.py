"""Lines of a calendar: escaping, parameters, folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.export.stream import line, stream, text


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("a, b; c: \"d\" 'e'", "a\\, b\\; c: \"d\" 'e'"),
        (r"C:\New\n", r"C:\\New\\n"),
        ("one\ntwo\r\nthree\rfour\u2028five", "one\\ntwo\\nthree\\nfour\\nfive"),
        ("tab\tstays, bell\x07 goes", "tab\tstays\\, bell goes"),
    ],
)
def test_rule_3_text_is_escaped(plain: str, escaped: str) -> None:
    assert text(plain) == escaped


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Europe/London", "Europe/London"),
        ("a:b", '"a:b"'),
        ("a;b,c", '"a;b,c"'),
        ('the "old"\nhouse ^', "the ^'old^'^nhouse ^^"),
    ],
)
def test_rule_4_parameters_are_quoted_and_escaped(value: str, written: str) -> None:
    assert line("LOCATION", "x", ALTREP=value) == f"LOCATION;ALTREP={written}:x"


def test_rule_2_a_line_of_75_octets_stays_whole_and_one_of_76_is_folded() -> None:
    assert stream(["x" * 75]) == b"x" * 75 + b"\r\n"
    assert stream(["x" * 76]) == b"x" * 75 + b"\r\n x\r\n"
    assert stream(["x" * 74 + "é"]) == b"x" * 74 + b"\r\n \xc3\xa9\r\n"
    assert stream(["x" * 74 + "\\n"]) == b"x" * 74 + b"\r\n \\n\r\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_rule_2_unfolding_gives_the_line_back(whole: str) -> None:
    data = stream([whole])
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= 75
    assert "".join(piece.decode()[bool(number) :] for number, piece in enumerate(pieces)) == whole
