"""One browser for all tests, and a page of it for each. `make browser` runs them, `make test` does not."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import programmes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

PAGES = {
    "example": programmes.example,
    "hard": programmes.hard,
    "personal": lambda: programmes.example_of("moderator"),
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "there is no Chromium; `make browser` says how to get it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return each of the pages, as a file that is opened as somebody opens an attachment."""
    folder = tmp_path_factory.mktemp("pages")
    found = {name: folder / f"{name}.html" for name in PAGES}
    for name, path in found.items():
        path.write_bytes(PAGES[name]())
    return found


class Opened:
    """Opens a page: ``opened("hard", width=360)``. ``said`` is what it loads besides, and what it reports."""

    def __init__(self, browser: Browser, files: dict[str, Path]) -> None:
        self.said: list[str] = []
        self._browser, self._files = browser, files
        self._contexts: list[BrowserContext] = []

    def __call__(self, name: str, width: int = 768, at: str = "", **options: Any) -> Page:
        """Open a page, at a moment by the clock of the browser where one is named."""
        context = self._browser.new_context(viewport={"width": width, "height": 900}, **options)
        self._contexts.append(context)
        page, address = context.new_page(), self._files[name].as_uri()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: None if request.url == address else self.said.append(request.url))
        if at:
            page.clock.install(time=at)
        page.goto(address)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    """Return what opens pages; whatever they have loaded or reported in the end fails the test."""
    found = Opened(browser, files)
    yield found
    found.close()
    assert found.said == []
