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
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C220", "foreign-sentence", Severity.WARNING)

_READ = frozenset(("summary", "highlight", "text"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage."""
    own = locales.tag(subject.locale).partition("-")[0].lower()
    if own in _OWN_NAMES:
        yield from _places(subject, own)
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


_ENGLISH_NAMES = lazy_pattern(
    r"(?<![\w-])(?:Germany|Spain|Italy|Switzerland|Netherlands|Belgium|United Kingdom|Poland|Sweden"
    r"|Norway|Denmark|Ireland|Greece|Turkey|Hungary|Romania"
    r"|Czech Republic|Finland|Brazil|Mexico|Morocco|Tunisia|Algeria|Egypt|Japan|South Korea"
    r"|South Africa|United States|Luxembourg City|Vienna|Munich|Cologne"
    r"|Geneva|Brussels|Lisbon|Warsaw|Prague|Copenhagen|Rome|Milan|Florence|Naples|Venice|Athens|Moscow"
    r"|Nuremberg|Zurich|Seville|Saragossa)(?![\w-])"
)
_ENGLISH_LANGUAGES = lazy_pattern(
    r"(?<![\w-])(?:English|German|French|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Arabic"
    r"|Turkish|Swedish|Danish|Greek)(?![\w-])"
)
_OWN_NAMES = {
    "de": ("Finland", "Japan", "Luxembourg City", "Mexico", "Rome"),
    "fr": ("Luxembourg City", "Rome", "Milan", "Cologne", "Prague"),
    "es": ("Florence", "Luxembourg City"),
}
"""Names that the language has as well, or that are names of other things there."""


def _places(subject: Subject, own: str) -> Iterator[Finding]:
    """Yield the places beside an entry by their English names: “Rostock, Germany” in a French CV."""
    for passage in passages(subject):
        match = _ENGLISH_NAMES.search(passage.text) if passage.kind == "aside" else None
        if match is None and passage.path.startswith("languages"):
            match = _ENGLISH_LANGUAGES.search(passage.text)
        if match and match[0] not in _OWN_NAMES[own]:
            message = f"'{match[0]}' is English, and the document is in {KNOWN[own]}"
            yield CHECK.finding(message, place(subject, passage, *match.span()), path=passage.path, hint="translate it")


def _words(subject: Subject, passage: Passage, language: str) -> Iterator[Finding]:
    """Yield the first English word of a passage in another language."""
    for start, end in list(leftovers(passage.masked, passage.language))[:1]:
        message = f"'{passage.text[start:end]}' is English, and the text is in {language}"
        yield CHECK.finding(message, place(subject, passage, start, end), path=passage.path, hint="translate it")
