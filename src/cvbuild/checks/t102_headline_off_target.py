"""The headline names none of the roles that the variant is for.

What: compares the headline with the variant's ``roleFits``: all words of one of them must stand in it, in any order and
case. Variants without ``roleFits`` are let be.

Why: the headline is the first line that is read and the one that is searched for. If it does not name the role, the
rest of the page has to.

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

import re
from collections.abc import Iterator

from cvbuild.analysis.prose import passages
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("T102", "headline-off-target", Severity.WARNING)

_NO_CONTENT = frozenset(("and", "of", "the", "in", "for"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for a headline that is off."""
    fits = subject.chosen.variant.role_fits if subject.chosen else ()
    headline = next((passage for passage in passages(subject.document) if passage.kind == "headline"), None)
    if subject.chosen is None or headline is None or not fits:
        return
    words = _words(headline.text)
    if not any(_words(fit) <= words for fit in fits):
        basics = subject.chosen.selection.resume.basics
        path = basics.headlines[0].path if basics.headlines else headline.path
        yield CHECK.finding(
            f"the headline '{headline.text}' names none of the variant's roles",
            subject.locate(path, headline.text),
            path=path,
            hint=f"name one of: {', '.join(fits)}",
            further=(Label(subject.chosen.places.value("roleFits"), "the variant is for these"),),
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+[+#]*", text.casefold())) - _NO_CONTENT
