"""Texts in several languages: ``text: {en: Cut stock, de: Senkte den Bestand}``, of which a variant prints one.

A translation is the value of a key that holds text, and all its keys are language tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from cvbuild.model import locales
from cvbuild.model.decode.clean import Steps
from cvbuild.model.decode.model import ModelOf, model_of
from cvbuild.model.decode.shape import Date, Either, Shape, Text
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path, format_path

__all__ = ["Missing", "Translations", "in_locale", "translations"]

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})*")


class Missing(Struct, frozen=True):
    """A text without a translation, and the language that is printed instead."""

    path: str
    wanted: str
    printed: str


class Translations(Struct, frozen=True):
    """The texts of a source in several languages, by path and language, and mistakes in them."""

    texts: Mapping[Steps, Mapping[str, str]] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def translations(loaded: ParsedFile) -> Translations:
    """Find all texts in several languages."""
    finder = _Finder(loaded.places)
    finder.find(model_of(Resume), loaded.data, ())
    return Translations(finder.texts, tuple(finder.mistakes))


def in_locale(loaded: ParsedFile, found: Translations, locale: str) -> tuple[ParsedFile, tuple[Missing, ...]]:
    """Return the source with one text in place of each translation, and those without the language of the locale."""
    if not found.texts:
        return loaded, ()
    data, places, missing = loaded.data, dict(loaded.places.places), []
    own = str(loaded.data.get("locale") or "en")
    for steps, texts in found.texts.items():
        path, tag = format_path(steps), _nearest(texts, locale)
        if tag is None:
            tag = _nearest(texts, own) or next(iter(texts))
            missing.append(Missing(path, locale, tag))
        data = _with(data, steps, texts[tag])
        places[path] = Places(loaded.places.value(child_path(path, tag)), loaded.places.key(path))
    return ParsedFile(data, SourceMap(loaded.places.file, places), loaded.source), tuple(missing)


def _nearest(texts: Mapping[str, str], locale: str) -> str | None:
    """Return the tag for a locale: the same, its language, or another region of the language."""
    wanted = locales.tag(locale)
    language = wanted.partition("-")[0]
    tags = {locales.tag(tag): tag for tag in texts}
    others = (tag for usual, tag in tags.items() if usual.partition("-")[0] == language)
    return tags.get(wanted) or tags.get(language) or next(others, None)


def _with(value: Any, steps: Steps, text: str) -> Any:
    """Return the data with a text at a path; only what is above it is copied."""
    if not steps:
        return text
    first, *rest = steps
    copy = value.copy()
    copy[first] = _with(value[first], tuple(rest), text)
    return copy


class _Finder:
    def __init__(self, places: SourceMap) -> None:
        self.places = places
        self.texts: dict[Steps, Mapping[str, str]] = {}
        self.mistakes: list[Mistake] = []

    def find(self, shape: Shape | None, value: Any, steps: Steps) -> None:
        """Walk mappings and lists together with the shapes of their values."""
        if isinstance(shape, Either):
            shape = shape.text if _is_translation(value) else shape.mapping
        if isinstance(value, dict) and isinstance(shape, Text):
            self._text(value, steps)
        elif isinstance(shape, ModelOf) and shape.is_text and _is_translation(value):
            self._misplaced(value, steps)
        elif shape is not None:
            for step, below in _containers(value):
                text = isinstance(shape, Date) and step == "text"
                self.find(Text() if text else shape.below(step), below, (*steps, step))

    def _text(self, value: dict[str, Any], steps: Steps) -> None:
        if _is_translation(value):
            self.texts[steps] = value
            return
        tags = {key: text for key, text in value.items() if _is_tag(key) and key != "id" and isinstance(text, str)}
        other = next((key for key in value if key not in tags), "")
        if tags and other:
            self.texts[steps] = tags  # so that nothing else is reported here
            path, message = format_path(steps), f"`{other}` is no language, but `{next(iter(tags))}` is"
            hint = "write a text for each language tag, such as en, de or pt-BR, and nothing else"
            place = self.places.key(child_path(path, other))
            self.mistakes.append(Mistake("S042", message, place, path=path, hint=hint))

    def _misplaced(self, value: dict[str, Any], steps: Steps) -> None:
        self.texts[steps] = value
        path, (first, *_) = format_path(steps), value
        hint = f"write `text: {{{first}: …}}`: the languages of a text are below its key"
        message = "translations in place of an item"
        self.mistakes.append(Mistake("S042", message, self.places.key(child_path(path, first)), path=path, hint=hint))


def _containers(value: Any) -> Iterator[tuple[str | int, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ((step, below) for step, below in pairs if isinstance(below, dict | list))


def _is_translation(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(_is_tag(key) for key in value)
        and all(isinstance(text, str) for text in value.values())
    )


def _is_tag(key: str) -> bool:
    return bool(_TAG.fullmatch(key)) and locales.is_language(key)
