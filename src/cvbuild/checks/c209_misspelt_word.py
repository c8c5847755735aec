"""A word is misspelt.

What: a word in small letters that is in no list of English words, cannot be derived from one, and is one slip away from
a common word ("recieved"); and a few hundred common misspellings wherever they stand. British and American spellings
are right, and so are names, terms under ``terms:``, keywords, identifiers, words with figures, code and quotations.
``words: {professional-words: [+brunoise]}`` adds a word. English only.

Why: no reader forgives the first misspelt word, because the program that would have found it is free.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Recieved the engine's first progam   # C209

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Received the engine's first program, kubectl, phlebotomy and the colours of jurisprudence
"""

import re
from collections.abc import Iterable, Iterator

from cvbuild.analysis.prose import Passage, in_english, passages, place
from cvbuild.analysis.spelling import correction, misspelling
from cvbuild.analysis.terms import declared_terms
from cvbuild.analysis.verbs import Tense, verb
from cvbuild.analysis.wordlists import wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C209", "misspelt-word", Severity.WARNING)

_WORD = re.compile(r"(?<![\w@/.\\$#-])[A-Za-z]?[a-z]{2,}(?:['’]s)?(?![\w@/\\(]|[.-]\w|['’]\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"\b(?=\w{3})[a-z]*[^\W\d_A-Za-zµ]+\w*\b")  # a letter that English words lack
_OWN = frozenset(("headline", "summary", "highlight", "text"))
_READ = _OWN | {"list", "position", "heading"}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with misspelt words, at the first."""
    if not in_english(subject):
        return
    found = list(passages(subject.document))
    declared = _declared_words(subject)
    right = declared | _named_words(found)
    for passage in found:
        in_english_words = passage.kind in _OWN and not _FOREIGN.search(passage.text)
        for match in _WORD.finditer(passage.masked) if passage.kind in _READ else ():
            word = match[0].removesuffix("'s").removesuffix("’s")
            lower = word.lower()
            meant = "" if lower in declared else misspelling(lower)
            if not meant and in_english_words and lower not in right:
                meant = _meant(word, opens=not passage.masked[: match.start()].strip())
            if meant:
                where = place(subject, passage, match.start(), match.start() + len(word))
                hint = f"did you mean '{meant}'?"
                yield CHECK.finding(f"'{word}' is misspelt", where, path=passage.path, hint=hint)
                break


def _meant(word: str, opens: bool) -> str:
    """What was meant. A capital makes a name; but sentences begin with one, too: there a slip in a verb is told."""
    if word.islower():
        return correction(word)
    meant = correction(word.lower()) if opens else ""
    found = verb(meant) if meant else None
    inflected = found is not None and found.tense in (Tense.THIRD, Tense.PAST)
    return meant if found and (found.certain or inflected) else ""


def _declared_words(subject: Subject) -> frozenset[str]:
    """Words that the person has declared right."""
    added = wordlist("professional-words", subject.resume.words)
    return _words((*declared_terms(subject.resume), *added))


def _named_words(found: list[Passage]) -> frozenset[str]:
    """Words that names and keywords have: what is a name there is one in a sentence, too."""
    return _words(passage.text for passage in found if passage.kind in ("name", "list", "contact"))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in _LETTERS.findall(text))
