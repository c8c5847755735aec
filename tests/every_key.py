"""Sources with keys from the models, so that a new key is covered as soon as there is one: all of them, or some."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from cvbuild.model.basics import Basics
from cvbuild.model.decode.model import ModelOf, model_of
from cvbuild.model.decode.shape import Choice, Date, Either, ListOf, MappingOf, Shape, Text
from cvbuild.model.resume import Resume
from cvbuild.model.sections import section_types

__all__ = ["FORMS", "filled"]

UNPRINTED = frozenset(
    {
        *("id", "tags", "priority", "needs", "hold", "note", "facts", "wordings", "disclosure", "concurrent"),
        *("headlines", "summaries", "locations", "roleFits", "bibliography"),
    }
)
"""Keys that select or keep back, candidates of which one is printed, and names of other files."""

FORMS = (
    "{0}",
    "{0} {1}",
    "*{0}* and **{1}**",
    "`{0}` & [{1}](https://{1}.example/x)",
    "{0}: {1}",
    "- {0}\n- {1}",
    "{0}\n\n{1}",
    "{0}:\n\n- {1}\n- {2}\n    - {3}",
    "1. {0}\n2. {1}",
    "- {0}",
    "1. {0}",
    "{0} – {1}",
    "{0} • {1}",
    "{0}\n- {1}\n\n  {2}",
)
"""Texts that a source may have, with places for words."""

Pick = Callable[[tuple[Any, ...]], Any]
"""Chooses one of several: the first to fill every key once, or at random."""


def filled(pick: Pick, keep: Callable[[], bool] = lambda: True) -> dict[str, Any]:
    """Return a source with every key for which ``keep`` says so, each text with words that occur nowhere else."""
    make = _Maker(pick, keep)
    sections = {name: kind.entry for name, kind in section_types().items() if kind.entry}
    entries = {name: [make.node(model_of(kind)), make.node(model_of(kind))] for name, kind in sections.items()}
    others = {name: make.value(name, f.shape) for name, f in model_of(Resume).fields.items() if name == "sections"}
    return {"basics": make.node(model_of(Basics)), **entries, **others}


class _Maker:
    def __init__(self, pick: Pick, keep: Callable[[], bool]) -> None:
        self.pick, self.keep = pick, keep
        self.words = (f"q{number}w" for number in itertools.count())

    def node(self, shape: ModelOf) -> dict[str, Any]:
        return dict(self._pairs(shape))

    def _pairs(self, shape: ModelOf) -> Iterator[tuple[str, Any]]:
        for key, field in shape.fields.items():
            if key not in UNPRINTED and (field.required or self.keep()):
                yield key, self.value(key, field.shape)

    def value(self, key: str, shape: Shape) -> Any:
        """Return a value of this shape."""
        if isinstance(shape, Text):
            return self._text(key)
        if isinstance(shape, ListOf):
            return [self.value(key, shape.item) for _ in range(2)]
        if isinstance(shape, MappingOf):
            return {next(self.words): self.value(key, shape.item)}
        return self._other(shape, key)

    def _other(self, shape: Shape, key: str) -> Any:
        match shape:
            case ModelOf():
                return self.node(shape)
            case Either():
                return self.value(key, shape.text)
            case Choice():
                return shape.words[0]
            case Date():
                return "2020-02"
        raise NotImplementedError(f"no example of {shape} for `{key}`")

    def _text(self, key: str) -> str:
        word = next(self.words)
        known = {
            "url": f"https://{word}.example/{word}",
            "image": f"https://{word}.example/{word}.jpg",
            "email": f"{word}@{word}.example",
            "phone": "+351 21 123 4567",
            "countryCode": "PT",
            "name": word,
        }
        return known.get(key) or str(self.pick(FORMS)).format(word, *(next(self.words) for _ in range(3)))


first: Pick = lambda options: options[0]  # noqa: E731
every_key = functools.partial(filled, first)
