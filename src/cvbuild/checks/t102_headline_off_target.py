"""A headline that names none of the variant's target roles.

What: Compares the headline with the variant's ``roleFits``: it must contain all words of one of them, in any order
and case. Variants without ``roleFits`` are ignored.

Why: The headline is read first and searched first. If it does not name the role, the rest of the page has to.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      headlines:
        - {id: engines, text: Analyst of many things}   # T102
    # file: variants/engines.yaml
    headline: engines
    roleFits: [Engine Programmer, Mill Engineer]

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      headlines:
        - {id: engines, text: "Programmer of engines: engine-programmer since 1842"}
    # file: variants/engines.yaml
    headline: engines
    roleFits: [Engine Programmer, Mill Engineer]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import passages
from cvbuild.analysis.language.tokens import lower_words
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("T102", "headline-off-target", Severity.WARNING, misled_by=("basics", "label", "headlines", "headline"))

_NO_CONTENT = frozenset(("and", "of", "the", "in", "for"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for a headline that names none."""
    fits = subject.chosen.variant.role_fits if subject.chosen else ()
    headline = next((passage for passage in passages(subject) if passage.kind == "headline"), None)
    if subject.chosen is None or headline is None or not fits:
        return
    found = _words(headline.text)
    if not any(_words(fit) <= found for fit in fits):
        basics = subject.chosen.selection.resume.basics
        path = basics.headlines[0].path if basics.headlines else headline.path
        yield CHECK.finding(
            f"the headline '{headline.text}' names none of the variant's roles",
            subject.locate(path, headline.text),
            path=path,
            hint=f"name one of: {', '.join(fits)}",
            further=(Label(subject.chosen.places.value("roleFits"), "the variant is for these roles"),),
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(lower_words(text)) - _NO_CONTENT
