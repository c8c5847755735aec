"""Words that do not agree with the noun beside them in number, gender or case, in each language."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from cvbuild.analysis.language.corrections import Slip

__all__ = ["agreements"]


def agreements(text: str, language: str) -> Iterator[Slip]:
    """Yield each word that does not agree, with the right one; a word has one."""
    seen: set[int] = set()
    for find_in in _readers(language):
        for start, end, right in find_in(text):
            if start not in seen:
                seen.add(start)
                yield start, end, right


@functools.cache
def _readers(language: str) -> tuple[Callable[[str], Iterable[Slip]], ...]:
    """Return what reads a language, which is imported for a CV in that language only."""
    if language == "en":
        from cvbuild.analysis.grammar.noun_phrases import phrase_slips
        from cvbuild.analysis.grammar.nouns import noun_slips
        from cvbuild.analysis.language.agreement import disagreements

        return disagreements, noun_slips, phrase_slips
    if language == "de":
        from cvbuild.analysis.grammar import german, german_genders

        return (german.disagreements, german_genders.misfits, german_genders.bare_adjectives)
    if language in ("fr", "es"):
        from cvbuild.analysis.grammar import french, romance_genders, spanish

        own = french if language == "fr" else spanish
        more = (romance_genders.attributes,) if language == "fr" else ()
        return (own.disagreements, functools.partial(romance_genders.misfits, language=language), *more)
    return ()
