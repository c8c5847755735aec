"""An acronym that few readers know is never written out.

What: words of three to six capitals in sentences that are in no list of known acronyms (``acronyms``, which
``words: {acronyms: [+SYMI]}`` extends), in no name, keyword or declared term, and nowhere stand beside their long form.
A word in capitals for emphasis is none. Told as a note, once each. English only.

Why: an acronym of a former employer's is a closed door to everybody else. Written out once, it opens.

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

from cvbuild.analysis.prose import in_english, passages, place, prose
from cvbuild.analysis.spelling import is_listed
from cvbuild.analysis.terms import declared_terms
from cvbuild.analysis.wordlists import wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C302", "unexplained-acronym", Severity.NOTE)

_ACRONYM = re.compile(r"(?<![\w.&/@#+-])(?P<letters>[A-Z]{3,6})s?(?![\w&/@+-])")
_CAPITALS = re.compile(r"[A-Z]{3,6}")
_BESIDE = (re.compile(r"\(([A-Z]{3,6})s?\)"), re.compile(r"\b([A-Z]{3,6})s? \([A-Za-z]"))
"""Beside the long form: the one or the other is in brackets."""
_NUMERAL = re.compile(r"[IVXLCM]+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each acronym, where it first stands."""
    if not in_english(subject):
        return
    known = {*wordlist("acronyms", subject.resume.words), *_named(subject)}
    for passage in prose(subject.document):
        if passage.text.isupper():
            continue
        for match in _ACRONYM.finditer(passage.masked):
            letters = match["letters"]
            if letters not in known and not _NUMERAL.fullmatch(letters) and not is_listed(letters.lower()):
                known.add(letters)
                yield CHECK.finding(
                    f"'{letters}' is written out nowhere",
                    place(subject, passage, *match.span("letters")),
                    path=passage.path,
                    hint="write it out once, with the acronym in brackets",
                )


def _named(subject: Subject) -> Iterator[str]:
    """Words in capitals that stand in names, keywords, terms, or beside their long form."""
    for passage in passages(subject.document):
        if passage.kind in ("name", "position", "list", "heading", "aside"):
            yield from _CAPITALS.findall(passage.text)
        for beside in _BESIDE if "(" in passage.text else ():
            yield from beside.findall(passage.text)
    for term in (*declared_terms(subject.resume), *wordlist("terms", subject.resume.words)):
        yield from _CAPITALS.findall(term)
