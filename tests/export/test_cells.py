"""Text in the cells of a terminal: width, line ends, direction."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scheduler.export.cells import pad, width, wrap

ISOLATE, END = "\u2068", "\u2069"
words = st.text(st.sampled_from("ab é\u0301日本語、。（）שלוםمن,.-"), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Making it work", 14),
        ("Où est l’Océan", 14),
        ("Ou\u0300 est l’Oce\u0301an", 14),
        ("第四节", 6),
        ("ﾊﾝｶｸ", 4),
        ("ＦＵＬＬ", 8),
        ("שלום", 4),
        (f"{ISOLATE}שלום{END}", 4),
        ("", 0),
    ],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(words)
def test_width_is_what_the_terminal_library_counts(text: str) -> None:
    assert width(text) == cell_len(text)


def test_padding_fills_cells_and_cuts_nothing() -> None:
    assert pad("第四", 6) + "|" == "第四  |"
    assert pad("第四节会议", 6) == "第四节会议"


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("Making it work", 14, ["Making it work"]),
        ("Making it work", 13, ["Making it", "work"]),
        ("Making it work", 6, ["Making", "it", "work"]),
        ("Donaudampfschifffahrt", 8, ["Donaudam", "pfschiff", "fahrt"]),
        ("so Donaudampfschifffahrt", 8, ["so", "Donaudam", "pfschiff", "fahrt"]),
        ('say "yes" (at last)', 9, ['say "yes"', "(at last)"]),
        ("第四节会议", 6, ["第四节", "会议"]),
        ("第四节会议", 7, ["第四节", "会议"]),
        ("第四节，会议", 6, ["第四", "节，会", "议"]),
        ("第四（节）会", 6, ["第四", "（节）", "会"]),
        ("Session 4 第四节会议", 12, ["Session 4 第", "四节会议"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("a  b", 2, ["a", "b"]),
        ("", 5, [""]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


def test_each_line_with_right_to_left_letters_is_isolated_and_the_others_are_not() -> None:
    assert wrap("Peace שלום to all", 11) == [f"{ISOLATE}Peace שלום{END}", "to all"]
    assert wrap("من السياسة إلى", 10) == [f"{ISOLATE}من السياسة{END}", f"{ISOLATE}إلى{END}"]


def test_directions_written_into_a_text_cannot_reach_the_columns_beside_it() -> None:
    assert wrap("a\u202eb\u2066c\u2069", 10) == ["abc"]


@given(words, st.integers(2, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert all(line.strip() == line for line in lines)
    without = str.maketrans("", "", f" {ISOLATE}{END}")
    assert "".join(lines).translate(without) == text.translate(without)


@given(words, st.integers(2, 30))
def test_no_line_but_the_first_begins_with_an_accent(text: str, cells: int) -> None:
    for line in wrap(text, cells)[1:]:
        assert not unicodedata.combining(line.lstrip(ISOLATE)[:1] or "x")
