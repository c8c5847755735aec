"""Locales that a project uses, and where each is written."""

from __future__ import annotations

from collections.abc import Mapping

from cvbuild.analysis.check import Subject
from cvbuild.syntax.source import Place

__all__ = ["chosen_locales"]


def chosen_locales(subject: Subject) -> Mapping[str, Place]:
    """Return each locale of the source and of the variants, with the first place that sets it.

    The source's is left out if every variant has its own.
    """
    found: dict[str, Place] = {}
    for build in subject.variants:
        own = build.variant.locale
        places = build.places if own else subject.places
        found.setdefault(own or subject.resume.locale, places.value("locale"))
    return found or {subject.resume.locale: subject.places.value("locale")}
