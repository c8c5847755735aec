"""Render HTML to PDF. The only module that imports WeasyPrint, lazily and in an isolated environment.

The environment has no system fonts, no network and no files but the theme's, so that the page does not depend on the
machine. Layout is set up once per theme and paper and then used for every document: a new font configuration for each
costs 15% of the time and leaks memory (a third of a MiB each).
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import io
import os
import posixpath
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.document import Document, Header, anchor
from cvbuild.model.layout import Layout
from cvbuild.model.locales.scripts import is_right_to_left
from cvbuild.model.theme import PAPERS, Paper, Theme, broken_theme
from cvbuild.model.urls import is_live
from cvbuild.render._template import fill, without_joiners
from cvbuild.render._weasyprint import native, xmp
from cvbuild.render._weasyprint.artifacts import mark_artifacts
from cvbuild.render._weasyprint.complaints import listening, place_of
from cvbuild.render._weasyprint.default_sheet import page_class
from cvbuild.render._weasyprint.heights import TALL, read_layout
from cvbuild.render._weasyprint.joiners import remove_joiners
from cvbuild.render._weasyprint.letterhead import ContactRows, contact_rows
from cvbuild.render._weasyprint.link_titles import describe_links
from cvbuild.render._weasyprint.profile import NAME, profiles
from cvbuild.render._weasyprint.quick_import import weasyprint_imported
from cvbuild.render._weasyprint.shaped_text import Codes, set_codes, shaped
from cvbuild.render._weasyprint.spaces import record_plain_spaces
from cvbuild.render._weasyprint.stylesheet import SCHEME, excessive, settings_css, unset_properties
from cvbuild.render.theme.unread import unread_settings
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Mistake, Outcome, Severity
from cvbuild.syntax.libraries import expecting
from cvbuild.syntax.source import Place

__all__ = ["Attached", "Press", "import_weasyprint", "press"]

_VARIANT = "pdf/a-2a"
_WITH_FILES = "pdf/a-3a"  # the same, and other files may be in it
_DATE = "1980-01-01"  # of attached files; any fixed one
_GIVEN = "given"  # any word but the default, which makes WeasyPrint read the colour profile itself
_TYPES = {".css": "text/css", ".svg": "image/svg+xml"}
_STYLESHEET = "resume.css"
_LOOK = "look.css"  # optional in a theme: how it differs from the shared stylesheet
_SETTINGS = "theme.toml"
_TEMPLATE = "resume.html.j2"
_RIGHT_TO_LEFT = Path(__file__).with_name("right_to_left.css")
_ONE_ROW = 80  # characters of contacts that hardly take two rows; if they do, only time is lost
_KEPT = 8  # presses: a few themes on two papers
_TALL_KEPT = 8  # layouts on one tall page per press: about ten KiB each

_ROOM: Mapping[str, str | None] = {
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),  # contains no folder: no system fonts
    "FONTCONFIG_SYSROOT": None,
    "SOURCE_DATE_EPOCH": "0",  # fontTools stamps subsets with the time if HarfBuzz cannot make them
}


_EXPECTING = expecting("weasyprint", "weasyprint", "pydyf")


def import_weasyprint() -> None:
    """Import WeasyPrint in its environment.

    Raises:
        CannotBuild: a native library is missing.
    """
    with _room():
        _weasyprint()


def press(theme: Theme, paper: Paper) -> Press:
    """Return the press for a theme and a paper, ready for many documents."""
    return _press(_Setting(theme, paper, _seen(theme)))


class Attached(Struct, frozen=True):
    """A file in a PDF; ``relationship`` is one of ISO 32000-2, 7.11.3."""

    name: str
    content: bytes
    description: str
    relationship: str


class _Setting(Struct, frozen=True, eq=False):
    """Theme and paper, equal if all that WeasyPrint sees of them is."""

    theme: Theme
    paper: Paper
    seen: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Setting) and (self.paper, self.seen) == (other.paper, other.seen)

    def __hash__(self) -> int:
        return hash((self.paper, self.seen))


def _seen(theme: Theme) -> str:
    return repr((theme.name, theme.margins, theme.style, theme.fonts, theme.origins, theme.digest, theme.look))


@functools.lru_cache(maxsize=_KEPT)
def _press(setting: _Setting) -> Press:
    return Press(setting.theme, setting.paper)


class Press:
    """WeasyPrint with a theme's fonts and parsed CSS."""

    @_EXPECTING
    def __init__(self, theme: Theme, paper: Paper) -> None:
        self._theme, self._paper = theme, paper
        self._filled: tuple[Document, Outcome[str]] | None = None
        self._kept: dict[str, tuple[Any, list[Mistake]]] = {}  # the last layout by its HTML, until it is printed
        self._rows_kept: dict[Header, ContactRows] = {}  # of the last letterhead
        self._tall_kept: dict[str, Outcome[Layout]] = {}  # by HTML: variants may differ only in their limits
        self._fetcher = _ThemeFiles(theme)
        _require_temporary_folder()
        with _room():
            weasyprint = _weasyprint()
            self._fonts = weasyprint.text.fonts.FontConfiguration()
            self._counters = weasyprint.css.counters.CounterStyle()  # those that the sheets declare
            atexit.register(self._fonts.__del__)  # removes its folder, even if the interpreter exits without clean-up
            settings = self._parsed(weasyprint, settings_css(theme, paper), _SETTINGS)
            self._tall = weasyprint.CSS(string=f"@page {{ size: {PAPERS[paper][0]:g}pt {TALL}pt !important }}")
            files = [file for file in (_STYLESHEET, _LOOK, *theme.look_files) if file in theme.files]
            own = [self._parsed(weasyprint, theme.text(file), file) for file in files]
        self._page = page_class(weasyprint, (theme.text(file) for file in files))
        self._sheets = [settings[0], *(sheet for sheet, _ in own)]
        self._unset = tuple(mistake for file in files for mistake in unset_properties(theme, file))
        self._complaints = (
            *self._unset,
            *unread_settings(theme),
            *settings[1],
            *(mistake for _, found in own for mistake in found),
        )
        self._lost_fonts = (*_without_fonts(theme, settings[1]), *excessive(theme))

    def _parsed(self, weasyprint: Any, css: str, file: str) -> tuple[Any, list[Mistake]]:
        with listening(self._theme, file) as complaints:
            sheet = weasyprint.CSS(
                string=css,
                base_url=SCHEME + file,
                url_fetcher=self._fetcher,
                font_config=self._fonts,
                counter_style=self._counters,
            )
        return sheet, complaints

    @_EXPECTING
    def print(self, document: Document, identifier: str, attached: tuple[Attached, ...] = ()) -> Outcome[bytes]:
        """Print the document as PDF with a build id and files; also return WeasyPrint's complaints about the theme."""
        if self._lost_fonts:
            return Outcome(None, self._lost_fonts)
        html = self._filled_in(document)
        if html.value is None:
            return Outcome(None, html.mistakes)
        paged = _with_page_breaks(html.value, document)
        kept = self._kept.pop(paged, None)
        pages, before = kept or self._balanced(document, paged, self._directed(document))
        painted = shaped(_weasyprint(), document)
        with _room(), listening(self._theme, _STYLESHEET) as complaints, painted as codes:
            finisher = functools.partial(_finish, identifier, codes)
            intent = _GIVEN if NAME in pages.color_profiles else None
            content = pages.write_pdf(
                finisher=finisher,
                pdf_variant=_WITH_FILES if attached else _VARIANT,
                pdf_identifier=True,
                output_intent=intent,
                attachments=[_attachment(one) for one in attached] or None,
            )
        return Outcome(content, self._told([*before, *complaints]))

    @_EXPECTING
    def layout(self, document: Document, *, tall: bool = False) -> Outcome[Layout]:
        """Lay out the document on pages as printed, or on one page that has room for everything.

        The printed pages are kept for :meth:`print`, which then needs no layout.
        """
        if self._lost_fonts:
            return Outcome(None, self._lost_fonts)
        html = self._filled_in(document)
        if html.value is None:
            return Outcome(None, html.mistakes)
        if tall:
            return self._tall_layout(document, html.value)
        paged = _with_page_breaks(html.value, document)
        pages, complaints = self._balanced(document, paged, self._directed(document))
        self._kept = {paged: (pages, complaints)}
        return Outcome(read_layout(pages, PAPERS[self._paper][1]), self._told(complaints))

    def _filled_in(self, document: Document) -> Outcome[str]:
        """Fill the theme's template; the last result is kept, because a layout is printed next."""
        if self._filled is None or self._filled[0] is not document:
            filled = fill(self._theme, _TEMPLATE, document)
            self._filled = document, Outcome(_directed(filled.value, document), filled.mistakes)
        return self._filled[1]

    def _directed(self, document: Document) -> list[Any]:
        """Return the sheets for the document's direction."""
        return [*self._sheets, self._rtl()] if is_right_to_left(document.language) else self._sheets

    @functools.cache  # noqa: B019 - presses are few, and are kept anyway
    def _rtl(self) -> Any:
        with _room():
            return _weasyprint().CSS(string=_RIGHT_TO_LEFT.read_text("utf-8"))

    def _tall_layout(self, document: Document, html: str) -> Outcome[Layout]:
        """Lay out on one page that has room for everything; the last few results are kept."""
        layout = self._tall_kept.pop(html, None)
        if layout is None:
            pages, complaints = self._balanced(document, html, [*self._directed(document), self._tall])
            layout = Outcome(read_layout(pages, PAPERS[self._paper][1]), self._told(complaints))
        last = list(self._tall_kept.items())[1 - _TALL_KEPT :]  # the one used longest ago goes
        self._tall_kept = {**dict(last), html: layout}
        return layout

    def _balanced(self, document: Document, html: str, sheets: list[Any]) -> tuple[Any, list[Mistake]]:
        """Lay out the document with the contacts in balanced rows.

        A layout of the letterhead alone shows the rows, and takes a tenth of the time. A theme whose contacts have
        another width beside sections needs the whole page for it.
        """
        rows = self._rows(document) if _length(document) > _ONE_ROW else ContactRows()
        laid = self._laid(_with_style(html, rows.style), sheets)
        if contact_rows(laid[0]).agree_with(rows):
            return laid
        laid = self._laid(html, sheets) if rows.style else laid
        style = contact_rows(laid[0]).style
        return self._laid(_with_style(html, style), sheets) if style else laid

    def _rows(self, document: Document) -> ContactRows:
        """Return the rows of a letterhead; the last ones are kept."""
        if document.header not in self._rows_kept:
            html = _directed(fill(self._theme, _TEMPLATE, replace(document, sections=())).value, document)
            laid = html and self._laid(html, self._directed(document))[0]
            self._rows_kept = {document.header: contact_rows(laid) if laid else ContactRows()}
        return self._rows_kept[document.header]

    def _laid(self, html: str, sheets: list[Any]) -> tuple[Any, list[Mistake]]:
        with _room(), listening(self._theme, _STYLESHEET) as complaints:
            document = self._page(string=html, base_url=SCHEME, url_fetcher=self._fetcher).render(
                font_config=self._fonts,
                counter_style=self._counters.copy(),
                stylesheets=sheets,
                color_profiles=profiles(),
                pdf_variant=_VARIANT,
            )
        for page in document.pages:
            page.bookmarks[:] = [(level, without_joiners(label), *rest) for level, label, *rest in page.bookmarks]
        return document, [*complaints, *_without_dead_links(document, self._theme)]

    def _told(self, complaints: list[Mistake]) -> tuple[Mistake, ...]:
        told = {mistake.place.line for mistake in self._unset}  # here WeasyPrint only says "no value"
        new = (mistake for mistake in complaints if mistake.place.line not in told)
        return tuple(dict.fromkeys((*self._complaints, *new)))


def _attachment(one: Attached) -> Any:
    import datetime

    date = datetime.datetime.fromisoformat(_DATE)
    return _weasyprint().Attachment(
        file_obj=io.BytesIO(one.content),
        name=one.name,
        description=one.description,
        created=date,
        modified=date,
        relationship=one.relationship,
        url_fetcher=_no_fetcher,
    )


def _no_fetcher(url: str) -> Any:
    raise FileNotFoundError(url)


def _length(document: Document) -> int:
    return sum(len(span.text) for contact in document.header.contacts for span in contact.spans)


def _directed(html: str | None, document: Document) -> str | None:
    """Return the HTML with the direction of its language, whatever the theme's template."""
    if html is None or not is_right_to_left(document.language):
        return html
    return html.replace("<html ", '<html dir="rtl" ', 1)


def _with_page_breaks(html: str, document: Document) -> str:
    """Return the HTML with the page breaks that the variant sets, in a style of its own: any theme then has them."""
    broken = ",".join(f"#{anchor(section.path)}" for section in document.sections if section.new_page)
    return _with_style(html, f"{broken} {{ break-before: page; margin-top: 0 }}" if broken else "")


def _with_style(html: str, style: str) -> str:
    return html.replace("</head>", f"<style>{style}</style></head>", 1) if style else html


def _finish(identifier: str, codes: Codes, document: Any, pdf: Any) -> None:
    """Complete a PDF before it is written. Its own identifier, ``pdf_identifier``, is a digest of the content."""
    mark_artifacts(pdf)
    describe_links(document)
    record_plain_spaces(pdf)
    remove_joiners(pdf)
    set_codes(pdf, codes)
    xmp.declare(pdf, identifier)


def _without_dead_links(document: Any, theme: Theme) -> Iterator[Mistake]:
    """Remove links that a template brings and that no file may have. The document's own are removed before."""
    for page in document.pages:
        kinds = [(kind, target) for kind, target, *_ in page.links]
        page.links[:] = [link for link in page.links if link[0] == "internal" or _is_wanted(*link[:2])]
        for kind, target in kinds:
            if kind != "internal" and not _is_wanted(kind, target):
                yield broken_theme(
                    f"a link must not use '{target.removeprefix(SCHEME)}'; it is left out", place_of(theme, target)
                )


def _is_wanted(kind: str, target: str) -> bool:
    return kind == "external" and is_live(target)


def _without_fonts(theme: Theme, complaints: list[Mistake]) -> Iterator[Mistake]:
    """Pango would crash without any font, because it relies on the machine having one."""
    yield from (mistake for mistake in complaints if mistake.severity is Severity.ERROR)
    if not theme.fonts:
        yield broken_theme("the theme has no font", Place(theme.origins.get(_SETTINGS, _SETTINGS)), "add [[fonts]]")


class _ThemeFiles(Struct, frozen=True):
    """WeasyPrint's URL fetcher: the theme's own files from memory, nothing else."""

    theme: Theme
    _fail_on_errors: bool = False  # read by WeasyPrint: a refused address is logged, and the layout continues

    def __call__(self, url: str) -> Any:
        from email.message import EmailMessage, Message

        from weasyprint.urls import URLFetcherResponse

        file = posixpath.normpath(url.removeprefix(SCHEME))
        if file not in self.theme.files:
            raise FileNotFoundError(f"a theme can only use its own files, and '{file}' is not among them")
        headers = EmailMessage(Message().policy)  # its own class imports a URL parser
        headers["Content-Type"] = _TYPES.get(posixpath.splitext(file)[1], "application/octet-stream")
        return URLFetcherResponse(url, self.theme.files[file], headers)


@contextlib.contextmanager
def _room() -> Iterator[None]:
    """Set the environment for WeasyPrint. Fontconfig reads it at import and for each font configuration."""
    before = {name: os.environ.get(name) for name in _ROOM}
    _set_environment(_ROOM)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint does not close its colour profile's file
            yield
    finally:
        _set_environment(before)


def _set_environment(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _require_temporary_folder() -> None:
    """Raise CannotBuild if WeasyPrint has nowhere to put fonts for fontconfig, as in a container that is read-only."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        message = "the layout of pages needs a folder for temporary files, and none can be written"
        raise CannotBuild(message, "set TMPDIR to a folder that can be written") from None


@functools.cache
def _weasyprint() -> ModuleType:
    """Import WeasyPrint.

    Raises:
        CannotBuild: a native library is missing.
    """
    missing = native.missing()
    if missing:
        raise CannotBuild(f"the PDF needs {', '.join(missing)}, which cannot be loaded", native.install_command())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured")  # intended, see fonts.conf
        return weasyprint_imported()
