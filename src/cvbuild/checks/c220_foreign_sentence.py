"""A sentence in another language than the document.

What: Checks for sentences of English, German, French or Spanish in a document in another language, by their small words
("und", "der", "für"). Quotations, titles in italics, names and lists are not read, and short texts are not judged.

Why: A bullet that was not translated looks as if another version was sent by mistake.

Bad::

    locale: en-US
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Leitung der Werkstatt und Betreuung der Kunden im Norden   # C220

Good::

    locale: en-US
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Led the workshop and wrote "Die Maschine und der Mensch" for the Verein der Freunde
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.guess import KNOWN, is_no_english, other_language
from cvbuild.analysis.language.leftovers import leftovers
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.model import locales
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C220", "foreign-sentence", Severity.WARNING)

_READ = frozenset(("summary", "highlight", "text"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage."""
    own = locales.tag(subject.locale).partition("-")[0].lower()
    for passage in passages(subject):
        other = other_language(passage.masked, own) if passage.kind in _READ else ""
        if other:
            where = place(subject, passage, 0, len(passage.text))
            message = f"this text is in {KNOWN[other]}, and the document is in {KNOWN.get(own, subject.locale)}"
            yield CHECK.finding(message, where, path=passage.path, hint="translate it, or set locale:")
        elif own == "en" and passage.kind in _READ and is_no_english(passage.masked):
            where = place(subject, passage, 0, len(passage.text))
            message = "this text is in another language, and the document is in English"
            yield CHECK.finding(message, where, path=passage.path, hint="translate it, or set locale:")
        elif own in KNOWN and own != "en" and passage.kind in _READ:
            yield from _words(subject, passage, KNOWN[own])


def _words(subject: Subject, passage: Passage, language: str) -> Iterator[Finding]:
    """Yield the first English word of a passage in another language."""
    for start, end in list(leftovers(passage.masked, passage.language))[:1]:
        message = f"'{passage.text[start:end]}' is English, and the text is in {language}"
        yield CHECK.finding(message, place(subject, passage, start, end), path=passage.path, hint="translate it")
