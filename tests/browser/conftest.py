"""Skip the tests in a browser unless ``-m browser`` selects them; a preview, and a browser that visits it."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import DESKTOP, Opener, settled
from tests.previews import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip them unless ``-m browser`` asks for them, and say what is missing where it does."""
    lacking = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
    if "browser" not in str(config.option.markexpr):
        reason = "takes a minute and a browser: make test-all"
    elif lacking or not chromium():
        reason = f"not installed: {', '.join(lacking) or 'chromium'}"
    else:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=reason))


def chromium() -> str | None:
    """The browser, under the names that it has."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    running = Running(root, "preview", "--no-open", "--variant", "quant")
    try:
        yield running.until("http://").strip()
    finally:
        running.process.kill()
        running.process.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the page; in the end nothing may have failed in it, and nothing been asked for elsewhere."""
    wrong: list[str] = []
    contexts = []

    def opened(viewport: Any = DESKTOP, **more: Any) -> Page:
        context = browser.new_context(viewport=viewport, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if _is_error(message) else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not own(asked.url, address) else None)
        page.goto(address)
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _is_error(message: ConsoleMessage) -> bool:
    """Whether something failed; a refused decision is an answer, which Chromium logs too."""
    return message.type == "error" and "(Conflict)" not in message.text


def own(url: str, address: str) -> bool:
    return url.startswith((address.partition("#")[0], "blob:"))
