"""The preview in Chromium: display, mouse, keyboard, screen readers, and access from other pages."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import DESKTOP, NARROW, PHONE, Opener, axe, settled, violations
from tests.previews import CV, write_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LONG = "".join(f"      - Line {number} of <b>a long</b> list\n" for number in range(70))
BULLET = '.texts button[data-path="work[0].highlights[3]"]'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path)
    (tmp_path / "cv.yaml").write_text(CV.replace("skills:\n", f"{LONG}skills:\n"), encoding="utf-8")
    return tmp_path


def edit(root: Path, before: str, after: str) -> None:
    path = root / "cv.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def pictures(page: Page) -> list[str]:
    return page.eval_on_selector_all(".sheet", "sheets => sheets.map(sheet => sheet.dataset.digest)")


def test_it_shows_pages_words_variants_and_files(visit: Opener) -> None:
    page = visit()
    assert page.title() == "quant · Ada Lovelace – preview"
    assert page.locator(".sheet").count() == 2
    assert "2 pages" in page.locator("#size").inner_text()
    names = page.eval_on_selector_all("#variants [role=tab]", "tabs => tabs.map(tab => tab.dataset.name)")
    assert names == ["plain", "quant"]
    assert page.locator("#files button").all_inner_texts() == ["PDF", "DOCX", "TXT"]
    assert "#" not in page.url
    with page.expect_download() as download:
        page.click("#files button >> nth=0")
    assert download.value.suggested_filename == "Ada-Lovelace-Resume.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_a_save_shows_at_once_and_moves_nothing(visit: Opener, root: Path) -> None:
    page = visit()
    page.eval_on_selector("#desk", "desk => desk.scrollTop = 700")
    page.locator('.texts button[data-path="work[0].highlights[40]"]').focus()
    before = pictures(page)
    edit(root, "Utilized the mill", "Turned the mill")
    page.wait_for_function("old => document.querySelector('.sheet').dataset.digest !== old", arg=before[0])
    settled(page)
    assert page.locator(BULLET).get_attribute("aria-label") == "Turned the mill"
    assert page.eval_on_selector("#desk", "desk => desk.scrollTop") == 700
    assert page.evaluate("document.activeElement.dataset.path") == "work[0].highlights[40]"


def test_a_mistake_points_at_the_line_and_the_pages_stay_current(visit: Opener, root: Path) -> None:
    """What is read as it was meant is shown, although nothing would be written."""
    page = visit()
    edit(root, "position: Analyst", "postion: Analyst")
    card = page.locator("#findings-list .card", has_text="postion")
    card.first.locator(".head").click()
    assert page.locator("#findings-list .open mark").inner_text() == "postion"
    settled(page)
    assert page.locator("#notice").is_hidden()


def test_without_a_source_the_last_good_pages_stay(visit: Opener, root: Path) -> None:
    page = visit()
    before = pictures(page)
    (root / "cv.yaml").rename(root / "away.txt")
    settled(page, "Last good pages")
    assert pictures(page) == before
    assert "grayscale" in page.locator(".sheet img >> nth=0").evaluate("image => getComputedStyle(image).filter")
    assert "cv.yaml" in page.locator("#notice").inner_text()
    assert "Last good pages" in page.locator("#said").inner_text()
    (root / "away.txt").rename(root / "cv.yaml")
    settled(page)
    assert page.locator("#notice").is_hidden()


def test_a_finding_shows_its_place_on_the_page_and_in_the_source(visit: Opener) -> None:
    page = visit(permissions=["clipboard-write", "clipboard-read"])
    card = page.locator("#findings-list .card", has_text="Utilized").or_(
        page.locator("#findings-list .card", has_text="utilized")
    )
    card.first.locator(".head").click()
    light = page.locator(".lights span").first.bounding_box()
    bullet = page.locator(BULLET).bounding_box()
    assert light
    assert bullet
    assert bullet["y"] - 3 <= light["y"] <= bullet["y"] + bullet["height"]
    assert page.locator("#findings-list .open .lines").inner_text()
    place = page.locator("#findings-list .open .where code").first.inner_text()
    page.locator("#findings-list .open .where button").first.click()
    page.wait_for_function("() => document.getElementById('said').textContent.startsWith('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == place
    assert place.startswith("cv.yaml:16:")


def test_a_bullet_shows_its_reason_and_its_place(visit: Opener) -> None:
    page = visit()
    page.click('.texts button[data-path="work[0].highlights[0]"]')
    row = page.locator("#items-list .open")
    page.wait_for_selector("#items-list .open .excerpt")
    assert "shares the tag quant" in row.inner_text()
    assert row.locator(".where code").all_inner_texts() == ["variants/quant.yaml:2:8", "cv.yaml:13:29"]
    assert page.evaluate("document.activeElement.dataset.part") == "head"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.path") == "work[0].highlights[0]"


def test_omitted_items_are_shown_on_demand_with_their_reasons(visit: Opener) -> None:
    page = visit()
    page.click("#tab-items")
    assert page.locator("#items-list .out").count() == 0
    page.check("#out-too")
    told = page.locator("#items-list .out .reason").all_inner_texts()
    assert "out on hold: not proven" in told
    assert "out shares no tag" in told


def test_markup_of_the_cv_is_text_here(visit: Opener) -> None:
    page = visit()
    assert page.locator("b", has_text="a long").count() == 0
    assert "<b>a long</b>" in page.content().replace("&lt;", "<").replace("&gt;", ">")


def test_the_keyboard_reaches_everything(visit: Opener) -> None:
    page = visit()
    page.locator("#variants [aria-selected=true]").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.title.startsWith('plain')")
    settled(page)
    assert page.locator("#variants [aria-selected=true]").get_attribute("data-name") == "plain"
    assert page.evaluate("document.activeElement.dataset.name") == "plain"
    page.locator(".texts button[tabindex='0']").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    path = page.evaluate("document.activeElement.dataset.path")
    page.keyboard.press("Enter")
    page.wait_for_selector("#items-list .open .excerpt")
    assert page.locator("#items-list .open").get_attribute("data-key") == path
    page.locator("#tab-items").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#findings").is_visible()
    page.locator("#tab-findings").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#findings-list .open").count() == 1


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "320 px"])
def test_it_fits_a_phone(visit: Opener, viewport: Any) -> None:
    page = visit(viewport)
    for view in ("findings", "items", "page"):
        page.click(f".dock [data-to={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    page.click('.texts button[data-path="work[0].highlights[0]"]')
    page.wait_for_selector("#items-list .open .excerpt")
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(visit: Opener, scheme: str, viewport: Any) -> None:
    """Deque's rules for WCAG: names, roles, contrast, headings. The script is put in past the page's own policy."""
    page = visit(viewport, color_scheme=scheme, bypass_csp=True)
    axe(page)
    narrow = viewport is PHONE
    for part in ("findings", "items"):
        page.click(f".dock [data-to={part}]" if narrow else f"#tab-{part}")
        page.locator(f"#{part} .head").first.click()
        page.wait_for_selector(f"#{part} .open .excerpt")
        assert violations(page) == []
    if narrow:
        page.click(".dock [data-to=page]")
    page.click("#as-text")
    assert violations(page) == []


def test_reduced_motion_is_respected(visit: Opener, root: Path) -> None:
    page = visit(reduced_motion="reduce")
    edit(root, "Utilized the mill", "Turned the mill")
    page.wait_for_selector('.texts [aria-label="Turned the mill"]')
    moving = "[...document.querySelectorAll('*')].some(one => getComputedStyle(one).animationName !== 'none')"
    assert not page.evaluate(moving)


def test_a_reload_needs_no_key_and_a_new_tab_does(visit: Opener, address: str) -> None:
    page = visit()
    page.reload()
    settled(page)
    other = page.context.new_page()
    other.goto(address.partition("#")[0])
    other.wait_for_function("() => document.getElementById('gate').textContent.includes('needs its key')")
    assert "Lovelace" not in other.content()


def test_no_other_page_can_read_it(browser: Browser, visit: Opener, address: str) -> None:
    """A page of another port of this machine, the nearest a stranger's page can come."""
    visit()
    here = address.partition("#")[0]
    key = address.partition("#")[2]
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    page = browser.new_page()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/nothing")
        fetched = "address => fetch(address).then(answer => answer.status, () => 'refused')"
        posted = "([address, body]) => fetch(address, {method: 'POST', body}).then(a => a.text(), () => 'refused')"
        framed = """address => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = () => { try { done(frame.contentDocument.title) } catch { done('refused') } };
            frame.src = address; document.body.append(frame) })"""
        assert page.evaluate(fetched, here) == "refused"
        assert page.evaluate(fetched, f"{here}api/events") == "refused"
        assert page.evaluate(posted, [f"{here}api/session", key]) == "refused"
        assert page.evaluate(framed, here) == "refused"
    finally:
        page.close()
        server.shutdown()
        server.server_close()
