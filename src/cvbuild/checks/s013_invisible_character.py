"""An invisible character, or one that text fonts lack.

What: Checks for control, direction and zero-width characters, the soft hyphen, private-use characters, line
separators, the non-breaking hyphen U+2011, and emoji. Characters such as − – — µ → × é ’ ™ and the non-breaking space
are accepted, and so are joiners between letters of scripts that need them.

Why: Such characters break search and parsing of the finished file (``sub‑50ms`` with U+2011 is not found as
``sub-50ms``), fall back to a foreign font, or vanish.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - Answered in sub‑50ms   # S013

Good::

    work:
      - name: Analytical Engines
        highlights:
          - Answered in sub-50ms, 15–70µs, −78% → café
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.checks._texts import Written, written
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S013", "invisible-character", Severity.ERROR, Scope.PROJECT)

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693"
    "\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b"
    "\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u20e3]"
)
"""Unicode emoji-data: property ``Emoji_Presentation``, and the marks that make an emoji of a preceding symbol or
digit.
"""

_JOINERS = "\u200c\u200d"
_KINDS = {
    "Cc": "control",
    "Cf": "invisible",
    "Co": "private-use",
    "Cn": "unassigned",
    "Zl": "invisible",
    "Zp": "invisible",
}
_ALLOWED = "\t\n\r"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each such character in a text, at its first place."""
    texts = [text for text in written(subject) if not text.text.isascii() or not text.text.isprintable()]
    suspects = {character for character in set().union(*(text.text for text in texts)) if _is_suspect(character)}
    for text in texts:
        if not suspects.isdisjoint(text.text):
            yield from _findings(text, subject)


def _is_suspect(character: str) -> bool:
    """Return whether a character may be a problem anywhere."""
    return bool(character == "\u2011" or _EMOJI.match(character) or unicodedata.category(character) in _KINDS)


def _findings(text: Written, subject: Subject) -> Iterator[Finding]:
    if match := _EMOJI.search(text.text):
        yield _finding(subject, text, match[0], "emoji", "say it in words")
    for character in dict.fromkeys(_EMOJI.sub("", text.text)):
        if character == "\u2011":
            yield _finding(subject, text, character, "non-breaking hyphen", "write -")
        elif kind := _kind(character, text.text):
            yield _finding(subject, text, character, f"{kind} character", "leave it out")


def _kind(character: str, text: str) -> str:
    if character in _ALLOWED or (character in _JOINERS and _joins(character, text)):
        return ""
    return _KINDS.get(unicodedata.category(character), "")


def _joins(joiner: str, text: str) -> bool:
    """Return whether it follows a letter of a script without case, as in Persian or Hindi, or is part of an emoji."""
    before = text[text.index(joiner) - 1 : text.index(joiner)]
    return bool(before) and (unicodedata.category(before) in {"Lo", "Mn", "Mc"} or bool(_EMOJI.match(before)))


def _finding(subject: Subject, text: Written, character: str, kind: str, hint: str) -> Finding:
    name = unicodedata.name(character, "without a name").lower()
    label = f"U+{ord(character):04X}"
    article = "an" if kind[0] in "aeiou" else "a"
    return CHECK.finding(
        f"{article} {kind}: {name}", text.place(subject, character), path=text.path, label=label, hint=hint
    )
