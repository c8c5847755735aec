"""A text without a translation into the language of the variant.

What: Checks each shown text that is written in several languages (``{en: …, de: …}``): one of them must be the language
of the variant. Otherwise the language of the source is printed.

Why: One English line in a German CV looks like a mistake, and is one.

Bad::

    # file: cv.yaml
    locale: en-US
    basics: {name: Ada Lovelace}
    work:
      - name: Analytical Engines
        position: {en: Engineer, fr: Ingénieure}   # V115
    # file: variants/german.yaml
    locale: de-DE
    sections: [work]

Good::

    # file: cv.yaml
    locale: en-US
    basics: {name: Ada Lovelace}
    work:
      - name: Analytical Engines
        position: {en: Engineer, de: Ingenieurin}
    # file: variants/german.yaml
    locale: de-DE
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model import locales
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("V115", "missing-translation", Severity.WARNING)

_UNPRINTED = ("facts", "tags", "terms", "checks", "words", "output", "meta")
_PRIVATE = ("note", "hold", "caveat", "of")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each shown text."""
    chosen = subject.chosen
    for missing in chosen.source.missing if chosen and chosen.source else ():
        if chosen and _is_shown(missing.path, chosen):
            language = locales.tag(missing.wanted).partition("-")[0]
            yield CHECK.finding(
                f"there is no text in `{language}`; the one in `{missing.printed}` is printed",
                subject.places.key(missing.path),
                path=missing.path,
                hint=f"add `{language}: …` beside `{missing.printed}`",
            )


def _is_shown(path: str, chosen: VariantBuild) -> bool:
    """Return whether the variant shows the item of a text, and the text may be printed."""
    if path.partition(".")[0] in _UNPRINTED or path.rpartition(".")[2] in _PRIVATE or ".wordings." in path:
        return False
    basics = chosen.selection.resume.basics
    for name in ("headlines", "summaries", "locations"):
        if path.startswith(f"basics.{name}["):
            return any(path.startswith(item.path) for item in getattr(basics, name))
    above = [one for one in chosen.selection.decisions if path == one.path or path.startswith((f"{one.path}.",))]
    return all(one.shown for one in above)
