"""What every page is made with: the policy for browsers, and text without what no page may hold."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from jinja2 import UndefinedError

from scheduler.export.html import page
from scheduler.export.html.render import plain, policy, rendered
from scheduler.export.printed import Edition, printed
from tests.builders import a_programme, a_timetable
from tests.readers.web import read


def metas() -> dict[str, str]:
    root = read(page(printed(a_timetable(), a_programme(), Edition())))
    found = [element for element in root.iter("meta") if element.get("content")]
    return {element.get("http-equiv") or element.get("name", ""): element.get("content", "") for element in found}


def test_a_browser_takes_the_style_and_the_script_that_are_sent_and_nothing_else() -> None:
    text = page(printed(a_timetable(), a_programme(), Edition())).decode()
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(found.encode()).digest()).decode() + "'"
        for name in ("style", "script")
        for found in re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
    ]
    assert len(set(hashes)) == 2
    assert metas()["Content-Security-Policy"] == (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    )


def test_the_policy_stands_before_what_it_is_about() -> None:
    text = page(printed(a_timetable(), a_programme(), Edition())).decode()
    places = [
        text.index(mark) for mark in ("<meta charset", "Content-Security-Policy", "<title>", "<style>", "<script>")
    ]
    assert places == sorted(places)


def test_another_letter_is_another_policy() -> None:
    assert policy("a{}", "b()") != policy("a{} ", "b()") != policy("a{} ", "b() ")


def test_no_search_engine_lists_the_page_and_no_other_page_learns_of_it() -> None:
    found = metas()
    assert (found["robots"], found["referrer"]) == ("noindex", "no-referrer")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("first\r\nsecond\rthird\n", "first\nsecond\nthird\n"),
        ("a\tb", "a\tb"),
        ("a\x00b\x0bc\x7fd\x9fe", "abcde"),
        ("\ud83d alone", " alone"),
        ("\ufdd0\ufdef\uffff\U0010fffe", ""),
        ("\ufdcf\ufdf0\ufffd", "\ufdcf\ufdf0\ufffd"),
        ("🌍 移民 الميثاق \u202e", "🌍 移民 الميثاق \u202e"),
    ],
)
def test_text_loses_what_no_page_may_hold_and_nothing_else(words: str, kept: str) -> None:
    assert plain(words) == kept


def test_a_value_that_is_missing_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        rendered("programme.html")
