"""One sentence stands twice.

What: compares the sentences of the summary, the highlights and the descriptions, word by word. Two that are nearly the
same are named, at the second one; within one entry it is enough that most words and the figures agree. Sentences that
differ in a figure or a name on both sides are two statements, and so are short ones.

Why: a page has room for some fifteen lines. One that is read twice is paid for twice, and it says that nobody read the
page before it was sent.

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

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from cvbuild.analysis.facts.conflicts import entry_of
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.prose import Passage, place, sentences
from cvbuild.analysis.stems import STOP_WORDS, stem, tokens
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F113", "repeated-highlight", Severity.WARNING)

_SHORTEST = 5  # words; shorter sentences are alike by chance
_ALIKE, _ALIKE_IN_ENTRY = 0.8, 0.65
_ALIKE_TO_LEAD = 0.9  # a summary may sum up what stands below


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a text, and what tells it from others."""

    passage: Passage
    start: int
    text: str
    words: tuple[str, ...]
    matter: frozenset[str]
    """The stems that carry matter, numbers among them."""
    particulars: frozenset[str]
    """The words with a digit or a capital; that of the first word says nothing."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each sentence that an earlier one says already."""
    found = list(_sentences(subject))
    for number, later in enumerate(found):
        for earlier in found[:number]:
            shared = len(later.matter & earlier.matter)
            if 3 * shared >= 2 * min(len(later.matter), len(earlier.matter)) and _repeats(later, earlier):
                yield _finding(later, earlier, subject)
                break


def _sentences(subject: Subject) -> Iterator[_Sentence]:
    for passage in own_words(subject):
        for start, text in sentences(passage.text):
            words = tuple(tokens(text))
            if len(words) >= _SHORTEST:
                matter = frozenset(stem(word) for word in words if word not in STOP_WORDS)
                yield _Sentence(passage, start, text, words, matter, _particulars(text))


def _repeats(later: _Sentence, earlier: _Sentence) -> bool:
    if later.words == earlier.words:
        return True
    if _tells_apart(later, earlier):
        return False
    likeness = SequenceMatcher(None, earlier.words, later.words, autojunk=False).ratio()
    needed = _ALIKE_TO_LEAD if earlier.passage.kind in ("headline", "summary") else _ALIKE
    if likeness >= needed and min(len(later.words), len(earlier.words)) > _SHORTEST + 1:
        return True
    in_entry = entry_of(later.passage.path) == entry_of(earlier.passage.path) and later.passage is not earlier.passage
    return in_entry and len(later.matter & earlier.matter) >= _ALIKE_IN_ENTRY * len(later.matter | earlier.matter)


def _tells_apart(one: _Sentence, other: _Sentence) -> bool:
    """Whether each has a figure or a name that the other lacks."""
    return not (one.particulars <= other.particulars or other.particulars <= one.particulars)


def _particulars(text: str) -> frozenset[str]:
    words = enumerate(text.split())
    return frozenset(
        word.strip("().,;:") for n, word in words if any(char.isdigit() or (n > 0 and char.isupper()) for char in word)
    )


def _finding(later: _Sentence, earlier: _Sentence, subject: Subject) -> Finding:
    first = place(subject, earlier.passage, earlier.start, earlier.start + len(earlier.text))
    return CHECK.finding(
        "this says again what stands above",
        place(subject, later.passage, later.start, later.start + len(later.text)),
        path=later.passage.path,
        hint="keep the better one of the two",
        further=(Label(first, "said here first"),),
    )
