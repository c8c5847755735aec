"""HTML and a theme to PDF. The one door to WeasyPrint; it imports it on first use, in a room of its own.

In that room there are no system fonts, no network and no other files: what a machine happens to have must not change
the page. Layout is set up once a theme and paper and then used for every document: a new font configuration for each
costs 15% of the time and leaks memory (a third of a MiB each).
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import posixpath
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from cvbuild import native
from cvbuild.errors import CannotBuild
from cvbuild.extent import Layout
from cvbuild.finding import Finding, Outcome, Severity
from cvbuild.render._artifacts import mark_artifacts
from cvbuild.render._complaints import listening
from cvbuild.render._default_sheet import page_class
from cvbuild.render._heights import TALL, read_layout
from cvbuild.render._pdf_id import declare_id
from cvbuild.render._pdf_ua import declare_ua
from cvbuild.render._quick_import import weasyprint_imported
from cvbuild.render._stylesheet import SCHEME, settings_css, unset_properties
from cvbuild.source import Place
from cvbuild.theme import PAPERS, Paper, Theme, broken_theme, files_digest

__all__ = ["Press", "press"]

_VARIANT = "pdf/a-2a"
_STYLESHEET = "resume.css"
_LOOK = "look.css"  # where a theme has one: what it does differently from the stylesheet that it shares
_SETTINGS = "theme.toml"
_KEPT = 8  # presses: a few themes on two papers
_TALL_KEPT = 8  # layouts on one tall page a press: some ten KiB each

_ROOM: Mapping[str, str | None] = {
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),  # names no folder: no system fonts
    "FONTCONFIG_SYSROOT": None,
    "SOURCE_DATE_EPOCH": "0",  # fontTools stamps subsets with the time where HarfBuzz cannot make them
}


def press(theme: Theme, paper: Paper) -> Press:
    """The press for a theme and a paper, ready for many documents."""
    return _press(_Setting(theme, paper, _seen(theme)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """Theme and paper, equal where all that WeasyPrint sees of them is."""

    theme: Theme = field(compare=False)
    paper: Paper
    seen: str


def _seen(theme: Theme) -> str:
    return repr((theme.name, theme.margins, theme.style, theme.fonts, theme.origins, files_digest(theme)))


@functools.lru_cache(maxsize=_KEPT)
def _press(setting: _Setting) -> Press:
    return Press(setting.theme, setting.paper)


class Press:
    """WeasyPrint with a theme's fonts and parsed CSS."""

    def __init__(self, theme: Theme, paper: Paper) -> None:
        self._theme, self._paper = theme, paper
        self._kept: dict[str, tuple[Any, list[Finding]]] = {}  # the last layout by its HTML, until it is printed
        self._tall_kept: dict[str, Outcome[Layout]] = {}  # by HTML: variants may differ in nothing but their limits
        self._fetcher = _ThemeFiles(theme)
        with _room():
            weasyprint = _weasyprint()
            self._fonts = weasyprint.text.fonts.FontConfiguration()
            atexit.register(
                self._fonts.__del__
            )  # takes its folder away, also where a run ends without taking all apart
            settings = self._parsed(weasyprint, settings_css(theme, paper), _SETTINGS)
            self._tall = weasyprint.CSS(string=f"@page {{ size: {PAPERS[paper][0]:g}pt {TALL}pt !important }}")
            files = [file for file in (_STYLESHEET, _LOOK) if file in theme.files]
            own = [self._parsed(weasyprint, theme.text(file), file) for file in files]
        self._page = page_class(weasyprint, (theme.text(file) for file in files))
        self._sheets = [settings[0], *(sheet for sheet, _ in own)]
        self._unset = tuple(finding for file in files for finding in unset_properties(theme, file))
        self._complaints = (*self._unset, *settings[1], *(finding for _, found in own for finding in found))
        self._lost_fonts = tuple(_without_fonts(theme, settings[1]))

    def _parsed(self, weasyprint: Any, css: str, file: str) -> tuple[Any, list[Finding]]:
        with listening(self._theme, file) as complaints:
            sheet = weasyprint.CSS(
                string=css, base_url=SCHEME + file, url_fetcher=self._fetcher, font_config=self._fonts
            )
        return sheet, complaints

    def print(self, html: str, identifier: str) -> Outcome[bytes]:
        """The HTML as PDF with a build id, and all WeasyPrint had to say about the theme; no PDF without its fonts."""
        if self._lost_fonts:
            return Outcome(None, self._lost_fonts)
        document, before = self._kept.pop(html) if html in self._kept else self._laid(html, self._sheets)
        with _room(), listening(self._theme, _STYLESHEET) as complaints:
            declare_ua(document)
            declare_id(document, identifier)
            content = document.write_pdf(
                finisher=mark_artifacts, pdf_variant=_VARIANT, pdf_identifier=True
            )  # the identifier: a digest of the content
        return Outcome(content, self._told([*before, *complaints]))

    def layout(self, html: str, *, tall: bool = False) -> Outcome[Layout]:
        """Where the HTML's parts come to stand: on pages as printed, or on one page that holds everything.

        The pages as printed are kept for :meth:`print`, which is then spared the layout.
        """
        if self._lost_fonts:
            return Outcome(None, self._lost_fonts)
        if tall:
            return self._tall_layout(html)
        document, complaints = self._laid(html, self._sheets)
        self._kept = {html: (document, complaints)}
        return Outcome(read_layout(document, PAPERS[self._paper][1]), self._told(complaints))

    def _tall_layout(self, html: str) -> Outcome[Layout]:
        """On one page that holds everything; that of the same HTML once, the last few of them."""
        if html not in self._tall_kept:
            document, complaints = self._laid(html, [*self._sheets, self._tall])
            layout = Outcome(read_layout(document, PAPERS[self._paper][1]), self._told(complaints))
            last = list(self._tall_kept.items())[1 - _TALL_KEPT :]
            self._tall_kept = {**dict(last), html: layout}
        return self._tall_kept[html]

    def _laid(self, html: str, sheets: list[Any]) -> tuple[Any, list[Finding]]:
        with _room(), listening(self._theme, _STYLESHEET) as complaints:
            document = self._page(string=html, base_url=SCHEME, url_fetcher=self._fetcher).render(
                font_config=self._fonts, stylesheets=sheets, pdf_variant=_VARIANT
            )
        return document, complaints

    def _told(self, complaints: list[Finding]) -> tuple[Finding, ...]:
        told = {finding.place.line for finding in self._unset}  # where WeasyPrint only says "no value"
        new = (finding for finding in complaints if finding.place.line not in told)
        return tuple(dict.fromkeys((*self._complaints, *new)))


def _without_fonts(theme: Theme, complaints: list[Finding]) -> Iterator[Finding]:
    """What Pango would crash on: it takes for granted that there is a font, as on any machine there is."""
    yield from (finding for finding in complaints if finding.severity is Severity.ERROR)
    if not theme.fonts:
        yield broken_theme("the theme has no font", Place(theme.origins.get(_SETTINGS, _SETTINGS)), "add [[fonts]]")


@dataclass(frozen=True, slots=True)
class _ThemeFiles:
    """WeasyPrint's fetcher of addresses: the theme's own files from memory, nothing else."""

    theme: Theme
    _fail_on_errors: bool = False  # read by WeasyPrint: an address that is refused is logged, and the layout goes on

    def __call__(self, url: str) -> Any:
        from email.message import EmailMessage, Message

        from weasyprint.urls import URLFetcherResponse

        file = posixpath.normpath(url.removeprefix(SCHEME))
        if file not in self.theme.files:
            raise FileNotFoundError(f"a theme can use its own files only, and there is no '{file}' among them")
        headers = EmailMessage(Message().policy)  # its own one takes a parser of addresses along
        headers["Content-Type"] = "text/css" if file.endswith(".css") else "application/octet-stream"
        return URLFetcherResponse(url, self.theme.files[file], headers)


@contextlib.contextmanager
def _room() -> Iterator[None]:
    """The environment in which WeasyPrint works. Fontconfig reads it at import and for each font configuration."""
    before = {name: os.environ.get(name) for name in _ROOM}
    _set_environment(_ROOM)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile's file open
            yield
    finally:
        _set_environment(before)


def _set_environment(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@functools.cache
def _weasyprint() -> ModuleType:
    """WeasyPrint, imported.

    Raises:
        CannotBuild: a native library is missing.
    """
    missing = native.missing()
    if missing:
        raise CannotBuild(f"the PDF needs {', '.join(missing)}, which cannot be loaded", native.install_command())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured")  # as meant, see fonts.conf
        return weasyprint_imported()
