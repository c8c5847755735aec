"""The preview as a workbench in Chromium: proposals, themes, languages, letters, forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.store import Proposal
from tests.browser.pages import DESKTOP, NARROW, PHONE, Opener, axe, settled, violations
from tests.commandline import write
from tests.previews import CV, write_project

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SMALL = {"width": 900, "height": 700}
PROPOSALS = (
    Proposal(path="work[0].highlights[3]", before="Utilized the mill", after="Turned the mill", reason="a <b>verb</b>"),
    Proposal(kind="add", path="work[0]", after="Taught two colleagues"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path)
    text = CV.replace("Wrote the *first* program", "{en: Wrote the first program, de: Schrieb das erste Programm}")
    write(tmp_path, {"cv.yaml": text, "letters/acme.yaml": "variant: quant\nsubject: Analyst\ntext: I write to you.\n"})
    for one in PROPOSALS:
        store.add(tmp_path, one)
    return tmp_path


def open_proposal(page: Page, number: int) -> None:
    page.click("#tab-proposals")
    page.click(f"#proposals-list [data-key='{number}'] .head")
    page.wait_for_selector(".proposal .lines")


def digest(page: Page) -> str:
    return str(page.get_attribute(".sheet >> nth=0", "data-digest"))


def until_drawn(page: Page, before: str) -> None:
    page.wait_for_function("old => document.querySelector('.sheet')?.dataset.digest !== old", arg=before)
    settled(page)


def test_accepting_asks_writes_and_changes_the_page(visit: Opener, root: Path) -> None:
    page = visit()
    assert page.locator("#tab-proposals").inner_text().split() == ["Proposals", "2"]
    open_proposal(page, 1)
    assert page.locator(".proposal del").first.inner_text().endswith("Utilized")
    assert page.locator(".proposal ins").first.inner_text().endswith("Turned")
    assert "<b>verb</b>" in page.locator(".proposal .more").inner_text()
    assert page.locator(".texts .chosen").get_attribute("data-path") == "work[0].highlights[3]"
    before, text = digest(page), (root / "cv.yaml").read_text("utf-8")
    page.click("[data-part=accept]")
    assert page.evaluate("document.activeElement.className") == "question"
    assert (root / "cv.yaml").read_text("utf-8") == text
    page.click("[data-part=no]")
    assert page.evaluate("document.activeElement.dataset.part") == "accept"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('proposals-list').children.length === 1")
    until_drawn(page, before)
    assert (root / "cv.yaml").read_text("utf-8") == text.replace("Utilized the mill", '"Turned the mill"')
    assert page.locator('.texts [data-path="work[0].highlights[3]"]').get_attribute("aria-label") == "Turned the mill"


def test_rejecting_leaves_the_source_alone(visit: Opener, root: Path) -> None:
    page = visit()
    before = (root / "cv.yaml").read_bytes()
    open_proposal(page, 2)
    page.click("[data-part=reject]")
    page.wait_for_function("() => document.getElementById('proposals-list').children.length === 1")
    assert "Rejected" in page.locator("#said").inner_text()
    assert [one.number for one in store.all_of(root)] == [1]
    assert (root / "cv.yaml").read_bytes() == before


def test_a_proposal_that_came_to_be_another_is_read_again(visit: Opener, root: Path) -> None:
    page = visit()
    open_proposal(page, 2)
    page.click("[data-part=accept]")
    page.route("**/api/events*", lambda route: route.abort())  # the page does not know it yet
    store.remove(root, 2)
    store.add(root, Proposal(kind="add", path="work[0]", after="Led four hundred"))
    before = (root / "cv.yaml").read_bytes()
    page.evaluate("() => document.querySelector('[data-part=yes]')?.click()")
    page.wait_for_selector(".proposal .problem, #proposals-list:has-text('four hundred')")
    assert (root / "cv.yaml").read_bytes() == before


def test_a_new_proposal_shows_by_itself(visit: Opener, root: Path) -> None:
    page = visit()
    page.click("#tab-proposals")
    before = digest(page)
    store.add(root, Proposal(kind="add", path="work[0]", after="Wrote the manual"))
    page.wait_for_selector("#proposals-list [data-key='3']")
    assert page.locator("#said").inner_text() == "3 proposals wait"
    assert digest(page) == before


def test_a_theme_is_chosen_without_writing(visit: Opener, root: Path) -> None:
    page = visit(permissions=["clipboard-write", "clipboard-read"])
    before = digest(page)
    page.click("#tab-themes")
    page.wait_for_function("() => document.querySelectorAll('.gallery [aria-busy=true]').length <= 1")
    page.wait_for_function("() => document.querySelector('.frame img')?.naturalWidth > 0")
    assert page.locator(".gallery .mine:visible").count() == 1
    page.locator(".gallery button", has_text="modern").click()
    until_drawn(page, before)
    assert page.locator(".gallery [aria-pressed=true]").count() == 1
    assert "quant in the theme modern" in page.locator("#trial").inner_text()
    page.click("[data-part=use]")
    assert "Write in variants/quant.yaml" in page.locator(".use").inner_text()
    page.click(".use button")
    page.wait_for_function("() => document.getElementById('said').textContent.startsWith('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == "theme: modern"
    assert "theme" not in (root / "variants" / "quant.yaml").read_text("utf-8")
    tried = digest(page)
    page.reload()
    settled(page)
    assert digest(page) == tried
    with page.expect_download() as download:
        page.click("#files button >> nth=0")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    page.click("[data-part=back]")
    until_drawn(page, tried)
    assert digest(page) == before
    assert page.locator("#trial").is_hidden()


def test_languages_and_letters_are_chosen_beside_variants(visit: Opener) -> None:
    page = visit()
    before = digest(page)
    assert page.locator("#language option").all_inner_texts() == ["American English (en-US)", "German (de)"]
    page.select_option("#language", "de")
    until_drawn(page, before)
    label = page.locator('.texts [data-path="work[0].highlights[0]"]').get_attribute("aria-label")
    assert str(label).startswith("Schrieb das erste Programm")
    page.select_option("#language", "en-US")
    page.wait_for_function("old => document.querySelector('.sheet').dataset.digest === old", arg=before)
    assert page.locator("#trial").is_hidden()
    page.locator("#variants [aria-selected=true]").focus()
    page.keyboard.press("End")
    until_drawn(page, before)
    assert page.title().startswith("acme · Ada Lovelace")
    assert page.evaluate("document.activeElement.dataset.name") == "acme"
    page.click("#as-text")
    assert "I write to you." in page.locator("#text").inner_text()
    assert page.locator("#languages").is_hidden()


def test_units_of_a_form_are_copied_by_keyboard(visit: Opener) -> None:
    page = visit(permissions=["clipboard-write", "clipboard-read"])
    page.click("#tab-form")
    page.wait_for_selector(".unit")
    assert page.locator("#form h2").all_inner_texts()[:2] == ["Person", "Job 1"]
    page.locator(".unit button").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy First name"
    for _ in range(2):  # the same again is said again
        page.evaluate("() => document.getElementById('said').textContent = ''")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.getElementById('said').textContent === 'Copied First name'")
    assert page.evaluate("navigator.clipboard.readText()") == "Ada"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [SMALL, PHONE], ids=["900 px", "phone"])
def test_axe_finds_nothing(visit: Opener, scheme: str, viewport: Any) -> None:
    page = visit(viewport, color_scheme=scheme, bypass_csp=True)
    axe(page)
    narrow = viewport is PHONE

    def to(part: str) -> None:
        page.click(f".dock [data-to={part}]" if narrow else f"#tab-{part}")

    to("proposals")
    page.click("#proposals-list .head >> nth=0")
    page.wait_for_selector(".proposal .lines")
    assert violations(page) == []
    page.click("[data-part=accept]")
    assert violations(page) == []
    to("form")
    page.wait_for_selector(".unit")
    assert violations(page) == []
    to("themes")
    page.wait_for_function("() => document.querySelector('.frame img')?.naturalWidth > 0")
    assert violations(page) == []
    before = digest(page)
    page.locator(".gallery button", has_text="modern").click()
    until_drawn(page, before)
    page.click("[data-part=use]")
    assert violations(page) == []


@pytest.mark.parametrize("viewport", [DESKTOP, SMALL, PHONE, NARROW], ids=["desktop", "900 px", "phone", "320 px"])
def test_nothing_is_wider_than_the_window(visit: Opener, viewport: Any) -> None:
    page = visit(viewport)
    narrow = viewport["width"] < SMALL["width"]
    for part in ("findings", "items", "proposals", "themes", "form"):
        page.click(f".dock [data-to={part}]" if narrow else f"#tab-{part}")
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        bar = page.locator(".dock" if narrow else "#lists")
        assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
