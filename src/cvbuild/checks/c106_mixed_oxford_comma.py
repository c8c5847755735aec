"""Lists that differ in the comma before their last item.

What: Compares lists of three or more short items: "mill, store, and cards" against "mill, store and cards". Lists of
two, and what may be clauses rather than a list, are ignored. ``prefer: with`` or ``prefer: without`` sets the style.
English only.

Why: Both styles are right; a mixture makes a careful reader stop at the commas.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote programs for the mill, the store, the cards and the printer
          - Explained weaving, music, algebra, and number theory   # C106
          - Taught logic, algebra and geometry

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote programs for the mill, the store, the cards and the printer
          - Explained weaving and music, and taught algebra
          - Led the weavers, hiring and teaching them
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import in_english, prose
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "C106",
    "mixed-oxford-comma",
    Severity.NOTE,
    options={"prefer": "majority"},
    choices={"prefer": ("majority", "with", "without")},
    english=True,
)

_WORD = r"[\w'’+#./-]*\w[+#]*"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}"
_LIST = re.compile(rf"(?P<items>{_WORD}(?:, {_ITEM})+)(?P<comma>,?) (?:and|or) (?P<last>{_WORD})")
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:after|although|as|because|before|both|by|for|from|in|including|into|on|such|then|thereby|through|to|using|which"
    r"|while|who|with|where|resulting|achieving)\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a list of the minority style."""
    if not in_english(subject):
        return
    ways = Ways()
    for passage in prose(subject):
        for match in _LIST.finditer(passage.masked):
            if _is_list(match):
                ways.add("with" if match["comma"] else "without", passage, *match.span())
    message = "the list '{text}' is {way} a comma before its last item, but lists are {rule} it in {places}"
    yield from mixed(CHECK, subject, ways.spots, message, "", subject.options["prefer"])


def _is_list(match: re.Match[str]) -> bool:
    """Return whether the commas separate items of one kind; the items of a list of three must have parallel forms."""
    items = [*match["items"].split(", "), match["last"]]
    firsts = [item.split(" ")[0] for item in items[1:]]
    if any(map(_CLAUSE.fullmatch, firsts)):
        return False
    forms = [found.tense if found and found.certain else None for found in map(verb, firsts)]
    if any(tense in (Tense.PAST, Tense.GERUND, Tense.THIRD) for tense in forms):
        return False
    return len(items) > 3 or all(" " not in _ARTICLE.sub("", item) for item in items[1:-1])
