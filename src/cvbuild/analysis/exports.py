"""Selected texts that an export for programs does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.analysis.pages.alignment import normal
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import plain
from cvbuild.model.inline import spans
from cvbuild.model.nodes import PRIVATE_KEYS, Node
from cvbuild.model.resume import Resume
from cvbuild.model.texts import joined
from cvbuild.model.variant import Variant

__all__ = ["missing_texts", "selected_texts"]

_NO_WORDS = frozenset({"url", "email", "phone", "image", "doi"})
"""Keys of addresses: an export leaves out those that the document does not print."""


def selected_texts(selected: Resume, variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield every public text of the entries that a variant shows, with its path."""
    for name in dict.fromkeys(choice.name for choice in variant.shown_sections):
        for entry in selected.entries(name) if name != "summary" else ():
            yield from _texts(entry, entry.path)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value.strip():
        yield path, value
    for below, part in _parts(value, path):
        yield from _texts(part, below)


def _parts(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield the values below one, each with its path; a text is at the path of its node."""
    if isinstance(value, tuple):
        yield from ((f"{path}[{number}]", part) for number, part in enumerate(value))
    elif isinstance(value, dict):
        yield from ((f"{path}.{key}", part) for key, part in value.items())
    elif isinstance(value, Node):
        at = value.path or path
        public = ((key, part) for _, key, part in value.fields() if key not in PRIVATE_KEYS | _NO_WORDS)
        yield from ((at if key == "text" else f"{at}.{key}", part) for key, part in public)


def missing_texts(selected: Resume, variant: Variant, inspection: Inspection) -> Iterator[tuple[str, str]]:
    """Yield the selected texts that a file does not hold, with their paths."""
    held = f" {normal(' '.join(word.text for word in inspection.words))} "
    for path, text in selected_texts(selected, variant):
        forms = (text, plain(spans(joined(text))))
        if not any(_words(form) in held for form in forms):
            yield path, text


def _words(text: str) -> str:
    return normal(" ".join(text.split()))
