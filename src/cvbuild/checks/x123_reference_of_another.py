"""A reference that speaks of somebody else: another first name, or “she” and “he” for one person.

What: Reads the texts of references. Reports a sentence that begins with a name that is not yours and says what this
person is or did; and pronouns of both genders at the beginnings of sentences, or in one sentence that has no other
person, in one reference or in two.

Why: A reference that was copied from another CV speaks against every other line of this one.

Bad::

    references: [{name: Jane Roe, reference: Charles is the best mathematician that I know.}]   # X123

Good::

    references: [{name: Jane Roe, reference: Ada is the best mathematician that I know. She counts on it.}]
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, in_english, passages, place, sentences
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("X123", "reference-of-another", Severity.WARNING, english=True)

_NAMED = lazy_pattern(
    r"^[“\"']?(?P<name>[A-Z][a-zà-ÿ]{2,})\s(?:is|was|has|had|brings|brought|can|could|will|would|did|does|knows|took|made|never|always"
    r"|consistently|quickly|worked|led|joined|became)\b"
)
_BEFORE_VERB = re.compile(r"^[“\"']?(?P<name>[A-Z][a-zà-ÿ]{2,})\s(?P<verb>[a-z]{3,}s)\s")
_OPENS = re.compile(r"^[“\"']?(?P<word>She|He)\b")
_HE, _SHE = (
    re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
)
_OTHERS = lazy_pattern(
    r"\b(?:father|mother|son|daughter|wife|husband|brother|sister|boss|manager|colleague|patient|client|customer|child|boy|girl|man"
    r"|woman|student|pupil|boat|ship|each|every|someone|anyone|who|successor|predecessor)\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    if subject.chosen is None or not in_english(subject):
        return
    own = {word.casefold() for word in re.findall(r"[^\W\d_]+", subject.chosen.selection.resume.basics.name)}
    first = ""
    for passage in passages(subject) if own else ():
        for at, sentence in sentences(passage.text) if passage.kind == "quotation" else ():
            named = _NAMED.match(sentence) or _does(sentence)
            if named and not _is_own(named["name"], own):
                start = at + named.start("name")
                message = f"'{named['name']}' is not your name"
                yield _finding(message, passage, start, start + len(named["name"]), subject)
            opens = _OPENS.match(sentence)
            if opens is None:
                continue
            said = opens["word"].lower()
            start = at + opens.start("word")
            if (first and first != said) or _is_mixed(sentence):
                yield _finding(
                    f"'{opens['word']}' here, but the other pronoun beside it",
                    passage,
                    start,
                    start + len(said),
                    subject,
                )
                return
            first = first or said


def _does(sentence: str) -> re.Match[str] | None:
    """Match a name at the beginning, before a verb of the third person: “Marek hears what others miss.”."""
    match = _BEFORE_VERB.match(sentence)
    found = verb(match["verb"]) if match else None
    return match if found and found.tense is Tense.THIRD else None


def _is_own(name: str, own: set[str]) -> bool:
    """Return whether a word is the name, a short form of it, or a word of English."""
    low = name.casefold()
    return is_listed(low) or any(low in word or word in low or low[:3] == word[:3] for word in own)


def _is_mixed(sentence: str) -> bool:
    names = re.search(r"(?<!^)\b[A-Z][a-z]+", sentence[1:])
    return bool(_HE.search(sentence) and _SHE.search(sentence)) and not names and not _OTHERS.search(sentence)


def _finding(message: str, passage: Passage, start: int, end: int, subject: Subject) -> Finding:
    hint = "correct it, if the reference is yours"
    return CHECK.finding(message, place(subject, passage, start, end), path=passage.path, hint=hint)
