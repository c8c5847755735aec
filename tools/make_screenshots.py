"""Write the screenshots of the documentation into docs/pictures/: the preview, the gallery of themes, a finding.

Usage: python tools/make_screenshots.py

It needs Chromium and playwright (``tools/install_validators.sh`` installs both), and the extras preview and lsp. The
project is the one that ``cvbuild init`` makes; the finding is drawn from what ``cvbuild lsp`` says about it.
"""

from __future__ import annotations

import asyncio
import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = Path(__file__).parents[1] / "docs/pictures"
WIDTH, HEIGHT = 1280, 800
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLOURS = 96  # of a picture: enough for text, and a quarter of the size

MISTAKE = ("from 840 ms to 210 ms by", "from 840 ms to 120 ms by")
"""A slip in the sample: the second figure is not that of the fact."""

LINES = 7
"""Number of lines shown above and below the finding."""

LOOK = """\
body { margin: 0; background: #fbfbfa; color: #24292f; font: 15px/1.6 "DejaVu Sans Mono", monospace; }
main { padding: 18px 0; white-space: pre; overflow: hidden; }
.number { display: inline-block; width: 3.5em; padding-right: 1.5em; text-align: right; color: #8b8f94; }
.wrong { text-decoration: underline wavy #c4372b; text-underline-offset: 4px; }
aside { width: 46em; margin: 6px 0 8px 5.5em; padding: 10px 14px; border: 1px solid #c9ccd1; border-radius: 6px;
  background: #fff; box-shadow: 0 2px 8px #0002; font: 14px/1.5 "DejaVu Sans", sans-serif; white-space: pre-wrap; }
"""


def main() -> int:
    """Write all pictures; return the exit code."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "my-cv"
        cvbuild("init", str(project), cwd=Path(folder))
        gallery = gallery_of(project)
        text = slip(project)
        finding = as_page(text, asyncio.run(diagnosed(project, text)))
        with sync_playwright() as started:
            program = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(gallery.as_uri())
            _write("gallery", page.screenshot())
            _preview(page, project)
            page.set_viewport_size({"width": 1180, "height": 10})
            page.goto("about:blank")
            page.set_content(finding)
            _write("finding", page.screenshot(full_page=True))
            browser.close()
    return 0


def cvbuild(*arguments: str, cwd: Path) -> str:
    """Run a command and return what it prints."""
    command = [sys.executable, "-m", "cvbuild", *arguments]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, encoding="utf-8").stdout


def slip(project: Path) -> str:
    """Write the mistake into the source, and return its new text."""
    source = project / "cv.yaml"
    text = source.read_text("utf-8")
    assert text.count(MISTAKE[0]) == 1, "the sample has other words now"
    source.write_text(text.replace(*MISTAKE), encoding="utf-8")
    return source.read_text("utf-8")


def gallery_of(project: Path) -> Path:
    """Make the gallery of a project, and return its page."""
    said = cvbuild("theme", "gallery", cwd=project)
    found = re.search(r"\S+\.html", said)
    assert found, said
    return (project / found[0]).resolve()


async def diagnosed(project: Path, text: str) -> Any:
    """Return what the language server says about the slip: its diagnostic, in the types of the protocol."""
    from lsprotocol import types as lsp
    from pygls.lsp.client import LanguageClient

    client, arrived = LanguageClient("screenshots", "1"), asyncio.get_running_loop().create_future()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: lsp.PublishDiagnosticsParams) -> None:
        on_line = [one for one in params.diagnostics if MISTAKE[1] in text.splitlines()[one.range.start.line]]
        worst = min(on_line, key=lambda one: one.severity or 4, default=None)
        if worst and not arrived.done():
            arrived.set_result(worst)

    await client.start_io(sys.executable, "-m", "cvbuild", "lsp", cwd=str(project))
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=project.as_uri()))
    client.initialized(lsp.InitializedParams())
    item = lsp.TextDocumentItem((project / "cv.yaml").as_uri(), "yaml", 0, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    found = await asyncio.wait_for(arrived, 60)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return found


def as_page(text: str, finding: Any) -> str:
    """Return the lines around a finding as a page, with its words below them, as editors show it."""
    return f"<style>{LOOK}</style><main>{''.join(_rows(text.splitlines(), finding))}</main>"


def _rows(lines: list[str], finding: Any) -> Iterator[str]:
    start, end = finding.range.start, finding.range.end
    for number in range(max(0, start.line - LINES), min(len(lines), end.line + LINES + 1)):
        line = lines[number]
        left = start.character if number == start.line else 0 if start.line < number <= end.line else len(line)
        right = end.character if number == end.line else len(line)
        marked = f'<span class="wrong">{html.escape(line[left:right])}</span>' if left < right else ""
        row = f"{html.escape(line[:left])}{marked}{html.escape(line[right:]) if marked else ''}"
        yield f'<span class="number">{number + 1}</span>{row}\n'
        if number == end.line:
            yield f"<aside>{html.escape(finding.message)}\ncvbuild({html.escape(str(finding.code))})</aside>"


def _preview(page: Page, project: Path) -> None:
    command = [sys.executable, "-u", "-m", "cvbuild", "preview", "--no-open", "--variant", "backend"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout
        page.goto(next(line for line in running.stdout if line.startswith("http")).strip())
        page.wait_for_function(READY, timeout=120_000)
        page.locator("#findings-list .card .head").first.click()
        _write("preview", page.screenshot())
        running.terminate()


READY = """() => document.getElementById('state').textContent === 'Up to date'
  && document.getElementById('pages').ariaBusy === 'false'
  && [...document.querySelectorAll('.sheet img')].every(image => image.naturalWidth > 0)"""
"""The page of the preview is through, and its pictures are there."""


def _write(name: str, picture: bytes) -> None:
    """Write a picture in a few colours, which makes a small file."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        small = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        small.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
