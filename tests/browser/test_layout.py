"""Nothing runs out of the page and nothing lies on anything else, from telephones to desks and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

GEOMETRY = (Path(__file__).parent / "geometry.js").read_text(encoding="utf-8")
WIDTHS = {"screen": (360, 768, 1440), "print": (680, 720)}
"""In pixels; on paper the width of what is printed on A4 and on Letter."""
LAYOUTS = [(media, width) for media, widths in WIDTHS.items() for width in widths]
_LEAST = 0.22
"""So much of the height of a line its letters leave free, above and below: lines of one paragraph come that near."""


def boxes(page: Page) -> list[tuple[str, float, float, float, float]]:
    return [tuple(box) for box in page.evaluate(GEOMETRY)]


def overlapping(found: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """Return which pieces of text lie on each other."""
    inner = [
        (words, left + 1, top + _LEAST * (bottom - top), right - 1, bottom - _LEAST * (bottom - top))
        for words, left, top, right, bottom in found
    ]
    return [
        (one[0], other[0])
        for place, one in enumerate(inner)
        for other in inner[place + 1 :]
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


@pytest.mark.parametrize(("media", "width"), LAYOUTS)
@pytest.mark.parametrize("name", ["example", "hard", "personal"])
def test_text_is_on_the_page_and_not_on_other_text(opened: Opened, name: str, media: str, width: int) -> None:
    page = opened(name, width)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    found = boxes(page)
    assert len(found) > 30
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [box for box in found if box[1] < 0 or box[3] > width] == []
    assert overlapping(found) == []


def test_text_that_lies_on_text_or_runs_out_of_the_page_is_seen(opened: Opened) -> None:
    page = opened("example", 360)
    page.evaluate("document.querySelector('h2').style.cssText = 'margin-bottom: -2rem; white-space: nowrap'")
    page.evaluate("document.querySelector('h3').style.cssText = 'white-space: nowrap; font-size: 5rem'")
    found = boxes(page)
    assert overlapping(found) != []
    assert [box for box in found if box[3] > 360] != []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_persons_own_page_is_one_sheet_of_paper(opened: Opened, paper: str) -> None:
    def sheets(name: str) -> int:
        return len(re.findall(rb"/Type\s*/Page\b", opened(name).pdf(format=paper)))

    assert sheets("personal") == 1
    assert sheets("example") > 1


def test_paper_is_white_also_for_who_likes_it_dark(opened: Opened) -> None:
    page = opened("example", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(20, 24, 27)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_picture_is_to_scale_and_its_groups_are_side_by_side(opened: Opened) -> None:
    page = opened("hard", 1440)
    rectangles = page.evaluate(
        "Array.from(document.querySelectorAll('.blocks .session-3 > rect:not(.pattern)'), e => e.getBBox()).map("
        "b => [b.x, Math.round(b.y), Math.round(b.height)])"
    )
    assert rectangles == [[0, 8 * place, 8] for place in range(5)]
    hour, quarter, *_ = page.evaluate(
        "Array.from(document.querySelectorAll('.blocks > svg > rect'), e => e.getBBox().width)"
    )
    assert hour / quarter == pytest.approx(4, rel=0.03)
