r"""A bracket or a quotation mark without its partner.

What: Checks each printed text for round, square and curly brackets and for quotation marks (“ ”, „ “, « », and
straight ones) that are opened and not closed, or closed and not opened. “a)” in a list, smileys, inches, code and
addresses are ignored.

Why: A sentence that never ends its aside reads as if words were lost.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Ran the mill (of steam and the store   # C210

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - "Ran the mill (of steam) and the 19\" store: a) by day, b) by “night”"
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import BLOT, Passage, passages, place
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C210", "unbalanced-brackets", Severity.WARNING)

_KINDS = frozenset(("headline", "summary", "highlight", "text", "position", "name", "list"))
_PARTNERS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_OPENING = frozenset(_PARTNERS.values())
_NO_BRACKET = lazy_pattern(r"[:;]-?[)(]|(?<=\d)[\"”“](?=[\s,.;)]|$)")
_ITEM = lazy_pattern(r"(?:^|[\s,;:/])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$")
"""The number of an item, before its bracket: "a) by day"."""
_ANY = re.compile(r"[()\[\]{}«»“”„\"?!]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text, at the first sign without a partner."""
    for passage in passages(subject):
        at = _odd(passage) if passage.kind in _KINDS and _ANY.search(passage.text) else -1
        if at >= 0:
            sign = passage.text[at]
            what = "is not closed" if sign in _OPENING | {"„"} else "has no partner"
            yield CHECK.finding(
                f"'{sign}' {what}",
                place(subject, passage, at, at + 1),
                path=passage.path,
                hint="add the other one, or remove it",
            )


def _odd(passage: Passage) -> int:
    """Return the offset of the first sign without a partner; -1 if there is none."""
    text = _NO_BRACKET.sub(lambda found: BLOT * len(found[0]), _without_code(passage))
    german = "„" in text
    inverse = bool(re.search(r"»\w", text)) and bool(re.search(r"\w[.!?]?«", text))
    if passage.language == "es" and (inverted := _uninverted(text)) >= 0:
        return inverted
    open_signs: list[tuple[str, int]] = []
    straight = [match.start() for match in re.finditer('"', text)]
    for at, sign in enumerate(text):
        closes = _closes(sign, german=german, inverse=inverse)
        if closes:
            if sign == ")" and all(one != "(" for one, _ in open_signs) and _ITEM.search(text[:at]):
                continue
            if not open_signs or open_signs[-1][0] not in closes:
                return at if not open_signs else open_signs[-1][1]
            open_signs.pop()
        elif sign in _OPENING | {"„"} or (inverse and sign == "»"):
            open_signs.append((sign, at))
    if open_signs:
        return open_signs[0][1]
    return straight[-1] if len(straight) % 2 else -1


def _uninverted(text: str) -> int:
    """Return the offset of a Spanish “?” or “!” without the inverted sign before it; -1 if there is none."""
    for closing, opening in (("?", "¿"), ("!", "¡")):
        if text.count(closing) > text.count(opening) and re.search(rf"\w\{closing}", text):
            return text.rfind(closing)
    return -1


def _closes(sign: str, *, german: bool, inverse: bool) -> str:
    """Return the signs that a sign may close; empty if it closes nothing."""
    if german and sign in "“”":
        return "„"
    if inverse and sign in "«»":
        return "»" if sign == "«" else ""
    return _PARTNERS.get(sign, "")


def _without_code(passage: Passage) -> str:
    """Return the text without code and addresses, but with quotations."""
    return passage.unquoted
