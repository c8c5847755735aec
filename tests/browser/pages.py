"""A page of the preview in Chromium, for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["DESKTOP", "NARROW", "PHONE", "Opener", "axe", "settled", "violations"]

DESKTOP, PHONE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}

Opener = Callable[..., "Page"]


def settled(page: Page, words: str = "Up to date") -> None:
    """Wait until the build is through and its pictures are there."""
    page.wait_for_function("words => document.getElementById('state').textContent === words", arg=words)
    page.wait_for_function("() => document.getElementById('pages').ariaBusy === 'false'")
    page.wait_for_function("() => [...document.querySelectorAll('.sheet img')].every(image => image.naturalWidth > 0)")


def axe(page: Page) -> None:
    """Put Deque's rules for WCAG into a page, past its own policy."""
    import axe_playwright_python

    script = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
    page.evaluate(f"() => {{ {script} }}")


def violations(page: Page) -> list[str]:
    """Names, roles, contrast, headings that Deque's rules do not accept."""
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {one['nodes'][0]['html'][:100]}" for one in found]
