"""A doubled word.

What: Checks for a word that is written twice in a row ("the the"), also where a line ends between them, and for two
words that are ("in the in the"). Words that may follow themselves are right: "had had", "that that", German articles
after a comma, French "nous nous". Names such as "Baden Baden", code and quotations are not read.

Why: It is left over from editing, and no reader overlooks it.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Managed the the weekly rota   # C215

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Managed the weekly rota that had had no owner
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import passages, place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C215", "doubled-word", Severity.WARNING)

_DOUBLED = re.compile(r"(?<![\w'’.-])(?P<w>(?:[^\W\d_]+ )?[^\W\d_]+)(?P<gap> +)(?P=w)(?![\w'’-]|\.\w)", re.IGNORECASE)
_READ = frozenset(("headline", "summary", "highlight", "text", "position", "list", "quotation"))
_RIGHT = {
    "en": "had that very many so no bye cha can pom tut yo ha win up step day less",
    "de": "sie ihr wir sehr",
    "fr": "nous vous très",
    "es": "muy",
}
_AFTER_COMMA = frozenset(("die", "der", "das", "den", "dem", "deren", "dessen", "was"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each doubled word."""
    right = _RIGHT.get(subject.locale.lower().partition("-")[0], "").split()
    for passage in passages(subject):
        for match in _DOUBLED.finditer(passage.masked) if passage.kind in _READ else ():
            word = match["w"]
            if not (_is_name(match) or word.lower() in right or _is_relative(passage.masked, match)):
                where = place(subject, passage, *match.span())
                hint = f"write '{word}' once"
                yield CHECK.finding(f"'{word}' is written twice", where, path=passage.path, hint=hint)


def _is_name(match: re.Match[str]) -> bool:
    """Return whether both words begin with a capital, as in names, or are set phrases ("step by step by step")."""
    second = match[0][match.end("gap") - match.start() :]
    return second[:1].isupper() or " and" in second or " by" in second


def _is_relative(text: str, match: re.Match[str]) -> bool:
    """Return whether a relative pronoun and an article meet, as in "die Datenbank, die die Spenden erfasst"."""
    return match["w"].lower() in _AFTER_COMMA and text[: match.start()].rstrip().endswith(",")
