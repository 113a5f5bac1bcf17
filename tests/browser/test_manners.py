"""Everybody can use the page: by keyboard, with a screen reader, in the dark, with a thumb, without its script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from tests.browser.conftest import Opened

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
FOCUSED = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  const seen = box.top >= 0 && box.bottom <= innerHeight && outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
  return [document.activeElement.getAttribute("href"), seen];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["example", "hard", "personal"])
def test_axe_finds_nothing_that_shuts_people_out(opened: Opened, name: str, scheme: str) -> None:
    for width in (360, 1440):
        found = Axe().run(opened(name, width, color_scheme=scheme), options=RULES).response
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        assert len(found["passes"]) > 15


def test_axe_sees_what_does(opened: Opened) -> None:
    page = opened("example")
    page.evaluate("document.body.style.color = '#ccc'; document.documentElement.removeAttribute('lang')")
    assert {rule["id"] for rule in Axe().run(page, options=RULES).response["violations"]} == {
        "color-contrast",
        "html-has-lang",
    }


@pytest.mark.parametrize("name", ["example", "personal"])
def test_the_keyboard_reaches_every_link_and_one_sees_where_it_is(opened: Opened, name: str) -> None:
    page = opened(name)
    links = page.evaluate("Array.from(document.links, link => link.getAttribute('href'))")
    assert links == ["#days", "#day-1", "#day-2", "#day-3"]
    reached = []
    for _ in links:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert reached == [[link, True] for link in links]


def test_the_first_key_skips_what_is_before_the_days(opened: Opened) -> None:
    page = opened("example")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "days"


def test_a_thumb_hits_each_link(opened: Opened) -> None:
    page = opened("hard", 360)
    sizes = page.evaluate(
        "Array.from(document.querySelectorAll('nav a'), a => a.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert sizes
    assert min(min(size) for size in sizes) >= 24


def test_without_its_script_the_page_says_the_same(opened: Opened) -> None:
    with_it, without = (opened("example", java_script_enabled=there) for there in (True, False))
    text = with_it.locator("body").inner_text()
    assert "Where people leave, pass and arrive" in text
    assert without.locator("body").inner_text() == text


def test_nothing_moves_for_who_wants_no_motion(opened: Opened) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert opened("example", reduced_motion="no-preference").evaluate(behaviour) == "smooth"
    assert opened("example", reduced_motion="reduce").evaluate(behaviour) == "auto"


def test_a_style_or_script_from_elsewhere_is_not_taken(opened: Opened) -> None:
    page = opened("example")
    refused = page.evaluate(
        """() => new Promise((resolve) => {
          const found = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            found.push(event.effectiveDirective);
            if (found.length === 3) resolve(found.sort());
          });
          const script = document.createElement("script");
          script.textContent = "window.taken = true";
          document.head.append(script);
          const style = document.createElement("style");
          style.textContent = "body { display: none }";
          document.head.append(style);
          const image = new Image();
          image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
        })"""
    )
    assert refused == ["img-src", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.taken") is None
    assert len(opened.said) == 3
    opened.said.clear()
