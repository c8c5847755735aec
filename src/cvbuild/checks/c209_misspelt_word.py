"""A misspelt word.

What: Checks for lower-case words that are in no list of English words, cannot be derived from one, and are one typo
away from a common word ("recieved"); and for a few hundred common misspellings anywhere. British and American
spellings are accepted, and so are names, terms under ``terms:``, identifiers, words with figures, code and
quotations. ``words: {professional-words: [+brunoise]}`` adds a word. German, French and Spanish are read with the extra
``language``: ``pip install 'cvbuild[language]'``; a word that such a CV has twice is taken for a term, unless only an
accent is missing. Months and days of the week are read with their
capital.

Why: No reader forgives a misspelt word, because the program that would have found it is free.

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

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.neighbours import swapped
from cvbuild.analysis.language.prose import OWN_WORDS, Passage, in_english, passages, place
from cvbuild.analysis.language.spelling import correction, is_listed, is_usual, misspelling, typing_correction
from cvbuild.analysis.language.terms import declared_terms
from cvbuild.analysis.language.tokens import letters
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.analysis.language.wordlists import entries, wordlist
from cvbuild.analysis.mentions.names import is_one_slip
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C209", "misspelt-word", Severity.WARNING, late=True)

_WORD = re.compile(r"(?<![\w@/.\\$#-])[A-Za-z]?[a-z]{2,}(?:['’]s)?(?![\w@/\\(]|[.-]\w|['’]\w)")
_FOREIGN = re.compile(r"\b(?=\w{3})[a-z]*[^\W\d_A-Za-zµ]+\w*\b")  # a letter that does not occur in English words
_READ = OWN_WORDS | {"list", "position", "heading"}
_OF_GIVERS = frozenset(("awards", "certificates", "publications"))
"""Sections whose entries name who issued them, perhaps in another language, in the place of a position."""
_SAFE = 8
"""The length from which a word in a list is compared with English words: shorter names of products resemble them."""
_MANY = 3
_SHORTEST_DATE = 6
_SHORTEST_TITLE = 6
_OF_ANOTHER_LANGUAGE = re.compile(r"\b(?:de|du|des|la|le|les|del|der|die|von|et|di)\b")
_SHORTEST_LEVEL = 5
_LONG_NAMES = """
January February August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
"""
_DATES = _LONG_NAMES.split()
_ALWAYS_NAMES = frozenset((*_DATES, "April", "June", "July")) - {"August"}
"""Months and days whose names are no other words."""
_REACH = 15


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with misspelt words, at the first."""
    if not in_english(subject):
        yield from _proofread(subject)
        return
    found = list(passages(subject))
    declared = _declared_words(subject)
    right = declared | _named_words(found) | {name.lower() for name in entries("languages")}
    for passage in found:
        foreign = [match.span() for match in _FOREIGN.finditer(passage.text)]
        for match in _WORD.finditer(passage.masked) if passage.kind in _READ else ():
            word = match[0].removesuffix("'s").removesuffix("’s")
            lower = word.lower()
            meant = "" if lower in declared else misspelling(lower)
            if not meant and lower not in right and not _is_near(foreign, match.span()):
                opens = not passage.masked[: match.start()].strip()
                own = passage.kind in OWN_WORDS
                meant = _meant(word, opens) if own else _meant_in_list(word)
                meant = meant or (_meant_in_title(word, passage) if not own or passage.kind == "headline" else "")
            if meant:
                where = place(subject, passage, match.start(), match.start() + len(word))
                hint = f"did you mean '{meant}'?"
                yield CHECK.finding(f"'{word}' is misspelt", where, path=passage.path, hint=hint)
                break


def _proofread(subject: Subject) -> Iterator[Finding]:
    """Yield the misspelt words that a dictionary of another language found; names and English words are right."""
    proofs = subject.proofs.get(subject.locale)
    found = list(passages(subject)) if proofs else []
    right = _declared_words(subject) | _words(one.text for one in found if one.kind in ("name", "contact"))
    right |= _words(wordlist(f"professional-words-{subject.locale[:2].lower()}", subject.resume.words))
    often = Counter(word.lower() for one in found for word in letters(one.masked))
    if subject.locale.casefold() in ("de-ch", "de-li"):
        yield from _sharp(found, subject)
    for passage in found if proofs else ():
        reads = passage.kind in _READ and not (passage.kind == "position" and passage.section in _OF_GIVERS)
        slips = proofs.of(passage.masked) if proofs and reads else ()
        for slip in slips:
            word = passage.masked[slip.start : slip.end]
            sure = slip.right.endswith("-") or (passage.kind in OWN_WORDS and _plain(word) == _plain(slip.right))
            is_right = word.lower() in right or (is_listed(word.lower()) and not sure) or word in _tools()
            is_term = often[word.lower()] > 1 and _plain(word) != _plain(slip.right)
            if not (slip.rule or is_right or is_term):
                where = place(subject, passage, slip.start, slip.end)
                hint = f"did you mean '{slip.right}'?"
                yield CHECK.finding(f"'{word}' is misspelt", where, path=passage.path, hint=hint)
                break


_SHARP = re.compile(r"\b(?![A-ZÄÖÜ])\w*ß\w*\b")


def _sharp(found: Iterable[Passage], subject: Subject) -> Iterator[Finding]:
    """Yield the words with an “ß”, which Switzerland does not write; a capital may be that of a name."""
    for passage in found:
        match = _SHARP.search(passage.masked) if passage.kind in OWN_WORDS else None
        if match:
            where = place(subject, passage, *match.span())
            hint = f"write '{match[0].replace('ß', 'ss')}'"
            yield CHECK.finding(
                f"'{match[0]}' has an 'ß', and the locale is Swiss", where, path=passage.path, hint=hint
            )


def _plain(word: str) -> str:
    """Return a word without its accents: one that lacks them is misspelt however often it is written."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if letter.isalpha())


def _is_near(foreign: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Return whether a word may belong to foreign words: many in the passage, or one close by ("mise en scène")."""
    return len(foreign) >= _MANY or any(start - _REACH < span[1] and span[0] < end + _REACH for start, end in foreign)


def _meant(word: str, opens: bool) -> str:
    """Return the intended word.

    A capital marks a name, except at the beginning of a sentence; there, misspelt verbs are reported.
    """
    if word.islower():
        day = word.capitalize()
        return day if day.removesuffix("s") in _ALWAYS_NAMES else correction(word)
    if month := _month_meant(word):
        return month
    meant = (correction(word.lower()) or _swapped_verb(word.lower())) if opens else ""
    found = verb(meant) if meant else None
    inflected = found is not None and found.tense in (Tense.THIRD, Tense.PAST)
    return meant if found and (found.certain or inflected) else ""


@functools.cache
def _swapped_verb(word: str) -> str:
    """Return the only verb in the past of which two letters are swapped in the first word of a highlight: “Hotsed”."""
    if len(word) < _SHORTEST_TITLE or is_listed(word):
        return ""
    near = swapped(word, first=1) - {word}
    found = sorted(
        one for one in near if is_usual(one) and (past := verb(one)) and past.certain and past.tense is Tense.PAST
    )
    return found[0] if len(found) == 1 else ""


@functools.cache
def _month_meant(word: str) -> str:
    """Return the month or day of the week that a word is one slip away from, if no other word is written so."""
    if len(word) < _SHORTEST_DATE - 1 or is_listed(word.lower()) or word.removesuffix("s") in _DATES:
        return ""
    return next(
        (name for name in _DATES if len(name) >= _SHORTEST_DATE and name[0] == word[0] and is_one_slip(word, name)), ""
    )


def _meant_in_list(word: str) -> str:
    """Return the intended word in a list or a title, where capitals mark no name.

    Names of products resemble words by their sound ("Pydantic"), so that only slips of the fingers count.
    """
    if len(word) < _SAFE or word.lower() in _tools():
        return ""
    return correction(word) if word.islower() else typing_correction(word.lower())


def _meant_in_title(word: str, passage: Passage) -> str:
    """Return the intended word where each word has a capital, if all words beside it are English.

    A headline or a level of a language: “Excutive Chef”, “Natvie”.
    """
    lower = word.lower()
    short = _SHORTEST_LEVEL if passage.section == "languages" else _SHORTEST_TITLE
    if len(lower) < short or lower in _tools() or is_listed(lower) or passage.kind == "heading":
        return ""
    beside = [other for other in letters(passage.text) if other != word and len(other) > _MANY]
    alone = passage.section == "languages"
    if _OF_ANOTHER_LANGUAGE.search(passage.text):
        return ""
    if not (alone or passage.kind == "headline"):
        return ""
    if not alone and not (beside and all(is_listed(other.lower()) for other in beside)):
        return ""
    return typing_correction(lower)


@functools.cache
def _tools() -> frozenset[str]:
    return _words((*entries("tools"), *entries("terms"), *entries("everyday-tools")))


def _declared_words(subject: Subject) -> frozenset[str]:
    """Return the words that the source declares correct."""
    added = wordlist("professional-words", subject.resume.words)
    return _words((*declared_terms(subject.resume), *added))


def _named_words(found: list[Passage]) -> frozenset[str]:
    """Return the words of names and keywords, which are names in sentences as well; of lists those without a slip."""
    names = _words(passage.text for passage in found if passage.kind in ("name", "contact"))
    listed = _words(passage.text for passage in found if passage.kind == "list" and passage.section != "languages")
    return names | frozenset(word for word in listed if not _meant_in_list(word))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in letters(text))
