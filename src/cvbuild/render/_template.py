"""Fill a theme's Jinja2 template with a document. The only module that imports Jinja2, lazily.

Templates are sandboxed: they have access to the document, the functions below and the theme's files, but not to Python.
Text is escaped by default, and an undefined name is an error.
"""

from __future__ import annotations

import functools
import re
import traceback
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from cvbuild.model.document import BulletList, Document, Entry, Paragraph, Terms, anchor
from cvbuild.model.theme import Theme, broken_theme
from cvbuild.render._sandbox import TooMuch
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.libraries import expecting
from cvbuild.syntax.source import Place

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

__all__ = ["fill", "without_joiners"]

_TESTS = {"entry": Entry, "bullet_list": BulletList, "terms": Terms, "paragraph": Paragraph}
_WORD = re.compile(r"[^ \t\n\u00a0]+")
_MARK_INSIDE = re.compile(r"\S[^\w\s'’.](?=[^\s.,;:!?)\]}'’\"”])")  # and followed by more than the end of a clause
_LONGEST = 40  # a longer word stays breakable: a cut is better than running into the margin
_MOST_TEXT = 5_000_000  # characters; a CV of ten pages has a hundred thousand
_JOINER = "\u2060"
_KEPT = 8  # environments, one per theme: more than a run has themes


def fill(theme: Theme, file: str, document: Document) -> Outcome[str]:
    """Return the template filled with the document's words, or what is wrong in the template, with file and line.

    Words with a mark inside (a hyphen, a slash) have joiners around it: no line end cuts ``block-sparse``, of which
    software would then lose a part.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        template = _environment(_Files(theme)).get_template(file)
        return Outcome(_joined(template.generate(document=document, id=_Ids())))
    except TemplateSyntaxError as error:
        place = Place(error.filename or theme.origins.get(file, file), error.lineno)
        return Outcome(None, (broken_theme(error.message or "not a template", place),))
    except TemplateNotFound as error:
        message = f"there is no file '{error.name}' in the theme"
        return Outcome(None, (broken_theme(message, _place(theme, error) or Place(theme.origins.get(file, file))),))
    except Exception as error:
        return Outcome(None, (_failure(theme, error),))


def _joined(pieces: Iterator[str]) -> str:
    """Return the filled template.

    Raises:
        TooMuch: it is far longer than any CV; raised where the template is, so that the place is found.
    """
    kept, size = [], 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > _MOST_TEXT:
            pieces.throw(TooMuch(f"the page would have more than {_MOST_TEXT // 1_000_000} million characters"))  # type: ignore[attr-defined]
    return "".join(kept)


def _failure(theme: Theme, error: Exception) -> Mistake:
    """Return an error of the template as a mistake.

    An error that no template line raised is a bug, and is raised again.
    """
    place = _place(theme, error)
    if place is None:
        raise error
    return broken_theme(str(error) or type(error).__name__, place)


def _place(theme: Theme, error: Exception) -> Place | None:
    """Return the innermost template line of the traceback; the last frames may belong to Jinja."""
    files = set(theme.origins.values())
    frames = traceback.extract_tb(error.__traceback__)
    return next((Place(f.filename, f.lineno or 1) for f in reversed(frames) if f.filename in files), None)


class _Ids(Struct):
    """Return ``id="…"`` at the first use of a path; nothing for a path without text or used before."""

    used: set[str] = field(default_factory=set)

    def __call__(self, path: str) -> Markup:
        from markupsafe import Markup

        name = anchor(path)
        if not name or name in self.used:
            return Markup("")
        self.used.add(name)
        return Markup(' id="{}"').format(name)


class _Files:
    """A theme's templates as Jinja loads them; equal if the texts are, so that a theme's environment is reused."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        files = ((name, text) for name, text in sorted(theme.files.items()) if name.endswith(".j2"))
        self._texts = tuple((name, self.origin(name), text) for name, text in files)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(self._texts)

    def origin(self, name: str) -> str:
        return self.theme.origins.get(name, name)

    def load(self, name: str) -> tuple[str, str, None] | None:
        if name not in self.theme.files:
            return None
        return self.theme.text(name), self.origin(name), None


@functools.lru_cache(maxsize=_KEPT)
@expecting("Jinja2", "jinja2")
def _environment(files: _Files) -> SandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    from cvbuild.render._sandbox import limited

    environment: SandboxedEnvironment = limited(SandboxedEnvironment)(
        loader=FunctionLoader(files.load),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters["compounds"] = _pieces
    environment.filters["plain_blanks"] = environment.filters["plain_spaces"] = str  # of templates copied earlier
    tests: dict[str, Any] = {name: functools.partial(_is, kind) for name, kind in _TESTS.items()}
    environment.tests.update(tests)
    return environment


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text as one piece, with its compounds kept together.

    Themes that were copied earlier make an element of each piece that is a compound. None is: software that drops the
    spaces between elements would join it to its neighbours.
    """
    yield _WORD.sub(lambda match: _joined_marks(match[0]) if _is_compound(match[0]) else match[0], text), False


def _joined_marks(word: str) -> str:
    """Return a word with word joiners around the marks inside, which have no width and leave no trace in a PDF."""
    joined = "".join(f"{_JOINER}{c}{_JOINER}" if unicodedata.category(c)[0] in "PS" else c for c in word)
    return joined.strip(_JOINER)


def without_joiners(text: str) -> str:
    """Return the text without the word joiners that keep compounds together on a page."""
    return text.replace(_JOINER, "")


def _is_compound(word: str) -> bool:
    return len(word) <= _LONGEST and _MARK_INSIDE.search(word) is not None


def _is(kind: type, value: object) -> bool:
    return isinstance(value, kind)
