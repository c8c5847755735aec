"""The legal form of an employer in a sentence, if it is another one than in its entry: “Mill GmbH”, “Mill AG”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage

__all__ = ["OtherForm", "other_forms", "without_form"]

_FORMS = (
    "gGmbH GmbH AG SE KGaA KG OHG GbR UG eG e.V. SARL SAS SA SNC EURL S.A.S. S.A. S.L.U. S.L. SLU SL S.p.A."
    " S.r.l. BV N.V. NV"
    " Ltd. Ltd LLC LLP PLC plc Inc. Inc Corp. Corp AB ASA ApS Oy"
)
_FORM = "|".join(re.escape(form) for form in _FORMS.split())
_NAME = re.compile(rf"(?P<name>.+?),?\s(?P<form>{_FORM})$")


_AT_END = re.compile(rf",?\s(?:{_FORM}|S\.\s?[AL]\.(?:\s?U\.)?|e\.\s?V\.)(?:\s?&\sCo\.?\s?KG)?$", re.IGNORECASE)


class OtherForm(Struct, frozen=True):
    """A name with another legal form than that of its entry: its place, and the name that is meant."""

    passage: Passage
    start: int
    end: int
    meant: str


def without_form(name: str) -> str:
    """Return a name without its legal form: “Mill Works” of “Mill Works, S. A.”, in any letter case."""
    return _AT_END.sub("", name)


def other_forms(passages: Iterable[Passage], known: Iterable[str]) -> Iterator[OtherForm]:
    """Yield the names whose legal form is not that of the entry; two entries may differ in theirs alone."""
    forms: dict[str, set[str]] = {}
    for name in known:
        if match := _NAME.match(name):
            forms.setdefault(match["name"], set()).add(match["form"])
    for passage in passages:
        for name, right in forms.items():
            for match in re.finditer(rf"(?<!\w){re.escape(name)},?\s(?P<form>{_FORM})(?!\w|\.\w)", passage.text):
                if _plain(match["form"]) not in set(map(_plain, right)):
                    yield OtherForm(passage, *match.span(), f"{name} {min(right)}")


def _plain(form: str) -> str:
    return form.replace(".", "").casefold()
