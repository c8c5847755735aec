"""A sentence that is printed twice.

What: Compares the sentences of the summary, the highlights and the descriptions, word by word, and reports the second
of two that are nearly the same. Within one entry, it suffices that most words and the figures agree. Two sentences
that each have a figure or a name of their own are different statements; short sentences are ignored. A sentence whose
words and figures are all in another one of its entry, after the same verb, repeats it.

Why: A page has room for about fifteen lines. A repeated one wastes space, and shows that nobody proofread the page.

Bad::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 2024-01
        highlights:
          - Built a mill that cut the time of long sums by 40% for all offices
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Built a new mill that cut the time of long sums by 40% for all offices   # F113

Good::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 2024-01
        highlights:
          - Built a mill that cut the time of long sums by 40% for all offices
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Held 99.9% uptime, and cut the cost of each sum by 40%
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.conflicts import entry_of
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.language.prose import Passage, place, sentences
from cvbuild.analysis.language.stems import STOP_WORDS, stem
from cvbuild.analysis.language.tokens import lower_words
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F113", "repeated-highlight", Severity.WARNING)

_SHORTEST = 5  # words; shorter sentences are similar by chance
_FEWEST = 4  # words with content in a sentence that is contained in another
_ALIKE, _ALIKE_IN_ENTRY = 0.8, 0.65
_ALIKE_TO_LEAD = 0.9  # a summary may summarize the entries


class _Sentence(Struct, frozen=True):
    """A sentence of a text, and what distinguishes it from others."""

    passage: Passage
    start: int
    text: str
    words: tuple[str, ...]
    matter: frozenset[str]
    """Return the stems of content words, including numbers."""
    particulars: frozenset[str]
    """Return the words with a digit or a capital; the first word's capital does not count."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each sentence that repeats an earlier one."""
    found = list(_sentences(subject))
    told: set[int] = set()
    for later, earlier in _likely_pairs(found):
        if id(later) not in told and _repeats(later, earlier):
            told.add(id(later))
            yield _finding(later, earlier, subject)


def _likely_pairs(found: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield each sentence with the earlier ones that share two thirds of the smaller set of words.

    Two such sentences share one of the rarest words of the smaller set: all but two thirds of them, and one more. So
    few pairs are compared, and the time grows with the text.
    """
    frequency = Counter(word for sentence in found for word in sentence.matter)
    by_word: dict[str, list[int]] = {}
    by_rare_word: dict[str, list[int]] = {}
    for number, later in enumerate(found):
        rare = _rarest(later.matter, frequency)
        near = {at for word in rare for at in by_word.get(word, ())}
        near.update(at for word in later.matter for at in by_rare_word.get(word, ()))
        for at in sorted(near):
            earlier = found[at]
            shared = len(later.matter & earlier.matter)
            if 3 * shared >= 2 * min(len(later.matter), len(earlier.matter)):
                yield later, earlier
        for word in later.matter:
            by_word.setdefault(word, []).append(number)
        for word in rare:
            by_rare_word.setdefault(word, []).append(number)


def _rarest(matter: frozenset[str], frequency: Counter[str]) -> list[str]:
    return sorted(matter, key=lambda word: (frequency[word], word))[: len(matter) // 3 + 1]


def _sentences(subject: Subject) -> Iterator[_Sentence]:
    for passage in own_words(subject):
        for start, text in sentences(passage.text):
            words = tuple(lower_words(text))
            if len(words) >= _SHORTEST:
                matter = frozenset(stem(word) for word in words if word not in STOP_WORDS)
                yield _Sentence(passage, start, text, words, matter, _particulars(text))


def _repeats(later: _Sentence, earlier: _Sentence) -> bool:
    if later.words == earlier.words:
        return True
    if _tells_apart(later, earlier):
        return False
    if later.matter == earlier.matter and len(later.matter) >= _SHORTEST:
        return True
    likeness = SequenceMatcher(None, earlier.words, later.words, autojunk=False).ratio()
    needed = _ALIKE_TO_LEAD if earlier.passage.kind in ("headline", "summary") else _ALIKE
    if likeness >= needed and min(len(later.words), len(earlier.words)) > _SHORTEST + 1:
        return True
    in_entry = entry_of(later.passage.path) == entry_of(earlier.passage.path) and later.passage is not earlier.passage
    if in_entry and _is_contained(later, earlier):
        return True
    return in_entry and len(later.matter & earlier.matter) >= _ALIKE_IN_ENTRY * len(later.matter | earlier.matter)


def _is_contained(one: _Sentence, other: _Sentence) -> bool:
    """Return whether one of two sentences says all that the other says, with its figures, after the same verb."""
    short, long = sorted((one, other), key=lambda sentence: len(sentence.matter))
    figures = {word for word in short.particulars if any(map(str.isdigit, word))}
    same_verb = stem(short.words[0]) == stem(long.words[0])
    return bool(figures) and same_verb and len(short.matter - long.matter) <= 1 and len(short.matter) >= _FEWEST


def _tells_apart(one: _Sentence, other: _Sentence) -> bool:
    """Return whether each has a figure or a name that the other lacks."""
    return not (one.particulars <= other.particulars or other.particulars <= one.particulars)


def _particulars(text: str) -> frozenset[str]:
    words = enumerate(text.split())
    return frozenset(
        word.strip("().,;:") for n, word in words if any(char.isdigit() or (n > 0 and char.isupper()) for char in word)
    )


def _finding(later: _Sentence, earlier: _Sentence, subject: Subject) -> Finding:
    first = place(subject, earlier.passage, earlier.start, earlier.start + len(earlier.text))
    return CHECK.finding(
        "this repeats an earlier sentence",
        place(subject, later.passage, later.start, later.start + len(later.text)),
        path=later.passage.path,
        hint="keep the better one of the two",
        further=(Label(first, "first printed here"),),
    )
