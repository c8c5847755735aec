"""An uncommon acronym that is never written out.

What: Checks sentences for words of three to six capitals that are not in the list of known acronyms (``acronyms``,
which ``words: {acronyms: [+SYMI]}`` extends), not in a name, keyword or declared term, and nowhere next to their long
form. Words in capitals for emphasis are ignored. Each acronym is reported once, as a note. English only.

Why: Nobody outside a former employer understands its acronyms until they are written out once.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Secured the runtime of the SYMI store   # C302

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Secured the runtime of the Synthetic Mill (SYMI) in CUDA and HTML
          - Widened the store of SYMI
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import in_english, passages, place, prose
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.terms import declared_terms
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C302", "unexplained-acronym", Severity.NOTE, english=True)

_ACRONYM = re.compile(r"(?<![\w.&/@#+-])(?P<letters>[A-Z]{3,6})s?(?![\w&/@+-])")
_CAPITALS = re.compile(r"[A-Z]{3,6}")
_BESIDE = (re.compile(r"\(([A-Z]{3,6})s?\)"), re.compile(r"\b([A-Z]{3,6})s? \([A-Za-z]"))
"""An acronym next to its long form: one of the two is in brackets."""
_NUMERAL = re.compile(r"[IVXLCM]+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each acronym, at its first use."""
    if not in_english(subject):
        return
    known = {*wordlist("acronyms", subject.resume.words), *_named(subject)}
    for passage in prose(subject):
        if passage.text.isupper():
            continue
        for match in _ACRONYM.finditer(passage.masked):
            letters = match["letters"]
            if letters not in known and not _NUMERAL.fullmatch(letters) and not is_listed(letters.lower()):
                known.add(letters)
                yield CHECK.finding(
                    f"'{letters}' is never written out",
                    place(subject, passage, *match.span("letters")),
                    path=passage.path,
                    hint="write it out once, with the acronym in brackets",
                )


def _named(subject: Subject) -> Iterator[str]:
    """Return the words in capitals that occur in names, keywords, terms, or next to their long form."""
    for passage in passages(subject):
        if passage.kind in ("name", "position", "list", "heading", "aside"):
            yield from _CAPITALS.findall(passage.text)
        for beside in _BESIDE if "(" in passage.text else ():
            yield from beside.findall(passage.text)
    for term in (*declared_terms(subject.resume), *wordlist("terms", subject.resume.words)):
        yield from _CAPITALS.findall(term)
