"""What is on now is marked, as time passes, whatever zone the reader is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

MARKED = """() => Array.from(document.querySelectorAll(".now, [aria-current]"), (item) => [
  item.id, item.classList.contains("now"), item.getAttribute("aria-current"),
  getComputedStyle(item.querySelector(".when"), "::after").content,
])"""


def marked(page: Page) -> list[str]:
    found = page.evaluate(MARKED)
    assert [rest for _, *rest in found] == [[True, "time", '"Now"']] * len(found)
    return [name.removeprefix("item-") for name, *_ in found]


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Tokyo", "America/Los_Angeles"])
@pytest.mark.parametrize(
    ("moment", "items"),
    [
        ("2018-10-24T08:59:59+01:00", []),
        ("2018-10-24T09:00:00+01:00", ["s1"]),
        ("2018-10-24T10:14:59+01:00", ["s5"]),
        ("2018-10-24T10:45:00+01:00", ["s2", "s3"]),
        ("2018-10-24T19:30:00+01:00", ["dinner@day-1"]),
        ("2018-10-24T20:00:00+01:00", ["s4"]),
        ("2018-10-24T21:00:00+01:00", []),
    ],
)
def test_what_is_on_is_marked(opened: Opened, zone: str, moment: str, items: list[str]) -> None:
    assert marked(opened("hard", at=moment, timezone_id=zone)) == items


def test_the_mark_goes_on_as_time_passes(opened: Opened) -> None:
    page = opened("hard", at="2018-10-24T09:59:50+01:00")
    assert marked(page) == ["s1"]
    page.clock.fast_forward("00:30")
    assert marked(page) == ["s5"]


def test_a_persons_own_page_marks_it_too(opened: Opened) -> None:
    assert marked(opened("personal", at="2018-10-24T12:45:00+01:00")) == ["arrival"]
