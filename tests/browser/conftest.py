"""Skip the tests in a browser unless ``-m browser`` selects them: they take a minute."""

from __future__ import annotations

import importlib.util
import shutil

import pytest


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
