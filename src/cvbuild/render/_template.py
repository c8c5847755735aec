"""A theme's Jinja2 template, filled with a document. The one door to Jinja2; it imports it on first use.

Templates are sandboxed: they see the document and the functions below, no Python and no files but the theme's own.
Text is escaped by default, and a name that nothing has is an error.
"""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cvbuild import __version__, cache, installed
from cvbuild.document import BulletList, Document, Entry, Paragraph, Terms, anchor
from cvbuild.finding import Finding, Outcome
from cvbuild.later import imported_later
from cvbuild.source import Place
from cvbuild.theme import Theme, broken_theme

if TYPE_CHECKING:
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

__all__ = ["fill"]

_TESTS = {"entry": Entry, "bullet_list": BulletList, "terms": Terms, "paragraph": Paragraph}
_NO_BREAK_SPACE = "\u00a0"
_WORD = re.compile(r"[^ \t\n]+")
_MARK_INSIDE = re.compile(r"\S[^\w\s'’.](?=[^\s.,;:!?)\]}'’\"”])")  # and more behind it than the end of a clause
_LONGEST = 40  # a longer word stays breakable: better cut than over the margin
_COMPILING = ("jinja2.compiler", "jinja2.lexer", "jinja2.parser")  # a template kept compiled needs none of them
_KEPT = 8  # environments, one a theme: more than a run has themes


def fill(theme: Theme, file: str, document: Document) -> Outcome[str]:
    """The template's text with the document's words, or what is wrong in the template, with file and line."""
    with imported_later("jinja2", _COMPILING):
        from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        template = _environment(_Files(theme)).get_template(file)
        return Outcome(template.render(document=document, id=_Ids()))
    except TemplateSyntaxError as error:
        place = Place(error.filename or theme.origins.get(file, file), error.lineno)
        return Outcome(None, (broken_theme(error.message or "not a template", place),))
    except TemplateNotFound as error:
        message = f"there is no file '{error.name}' in the theme"
        return Outcome(None, (broken_theme(message, _place(theme, error) or Place(theme.origins.get(file, file))),))
    except Exception as error:
        return Outcome(None, (_failure(theme, error),))


def _failure(theme: Theme, error: Exception) -> Finding:
    """What happened while the template ran. An error that came from no line of a template is ours, and stays one."""
    place = _place(theme, error)
    if place is None:
        raise error
    return broken_theme(str(error) or type(error).__name__, place)


def _place(theme: Theme, error: Exception) -> Place | None:
    """The innermost line of a template in the traceback; the last frames may be Jinja's own."""
    files = set(theme.origins.values())
    frames = traceback.extract_tb(error.__traceback__)
    return next((Place(f.filename, f.lineno or 1) for f in reversed(frames) if f.filename in files), None)


@dataclass(slots=True)
class _Ids:
    """``id="…"`` for a path the first time it is met, nothing for a path without words or met before."""

    used: set[str] = field(default_factory=set)

    def __call__(self, path: str) -> Markup:
        from markupsafe import Markup

        name = anchor(path)
        if not name or name in self.used:
            return Markup("")
        self.used.add(name)
        return Markup(' id="{}"').format(name)


@dataclass(frozen=True, slots=True)
class _Files:
    """A theme's templates as Jinja loads them; equal where the texts are, so that a theme's environment is reused."""

    theme: Theme = field(compare=False)
    texts: tuple[tuple[str, str, bytes], ...] = field(init=False)

    def __post_init__(self) -> None:
        files = ((name, text) for name, text in sorted(self.theme.files.items()) if name.endswith(".j2"))
        texts = tuple((name, self.origin(name), text) for name, text in files)
        object.__setattr__(self, "texts", texts)

    def origin(self, name: str) -> str:
        return self.theme.origins.get(name, name)

    def load(self, name: str) -> tuple[str, str, None] | None:
        if name not in self.theme.files:
            return None
        return self.theme.text(name), self.origin(name), None


@functools.cache
def _kept_templates() -> BytecodeCache:
    """Templates compiled by earlier runs: that takes ten times as long as to fill one.

    Jinja compares the template's text and Python's version; our version stands for the environment's settings.
    """
    from jinja2 import BytecodeCache

    versions = f"{__version__}-{installed.version('jinja2')}"

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            content = cache.kept(f"template-{versions}-{bucket.key}")
            if content:
                bucket.bytecode_from_string(content)

        def dump_bytecode(self, bucket: Bucket) -> None:
            cache.keep(f"template-{versions}-{bucket.key}", bucket.bytecode_to_string())

    return Kept()


@functools.lru_cache(maxsize=_KEPT)
def _environment(files: _Files) -> SandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FunctionLoader(files.load),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_kept_templates(),
    )
    environment.filters.update({"compounds": _compounds, "plain_blanks": _plain_blanks})
    tests: dict[str, Any] = {name: functools.partial(_is, kind) for name, kind in _TESTS.items()}
    environment.tests.update(tests)
    return environment


def _compounds(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces: words with a mark inside (a hyphen, a slash), where a line could break, and the rest.

    A no-break space makes two words one such piece, and becomes a plain one: fonts draw both with one glyph, and a
    PDF can tell of a glyph only one meaning. With the other one, some readers lose the blanks between words.
    """
    end = 0
    for match in filter(_is_compound, _WORD.finditer(text)):
        yield _plain_blanks(text[end : match.start()]), False
        yield _plain_blanks(match[0]), True
        end = match.end()
    yield _plain_blanks(text[end:]), False


def _plain_blanks(text: str) -> str:
    return text.replace(_NO_BREAK_SPACE, " ")


def _is_compound(match: re.Match[str]) -> bool:
    word = match[0]
    return len(word) <= _LONGEST and (_NO_BREAK_SPACE in word or _MARK_INSIDE.search(word) is not None)


def _is(kind: type, value: object) -> bool:
    return isinstance(value, kind)
