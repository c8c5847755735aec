"""The process that proofreads: the only module that imports Harper and simplemma. Run by :mod:`proofreading`.

It has its own process because both take a second to load, and because Harper prints notes of its own. It reads
``{"language", "dialect", "texts"}`` as JSON and writes a list for each text, of ``[start, end, right, rule]``.
"""

from __future__ import annotations

import functools
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cvbuild.analysis.dictionary.words import Dictionary
    from cvbuild.analysis.language.corrections import Slip

__all__ = ["proofread"]

Found = list[int | str]

_BLOT = "\ufffc"
_STYLE = frozenset(("Enhancement", "Formatting", "Readability", "Redundancy", "Regionalism", "Spelling", "Style"))
"""The kinds of Harper's rules that are about taste, not about right and wrong."""
_UNFIT = frozenset(
    (
        # our own checks decide: C102, C104, C106, C208, C209, C215, C217, C301
        *("AnA", "CommaFixes", "Dashes", "OrthographicConsistency", "OxfordComma", "RepeatedWords", "Regionalisms"),
        *("SentenceCapitalization", "Spaces", "SpellCheck", "ToTo", "UseTitleCase"),
        # wrong on clean CVs: terms of trades, clauses without a subject, counts
        *("CompoundNouns", "DisjointPrefixes", "MergeWords", "MissingDeterminer", "MissingPreposition", "MissingTo"),
        *("ModalBeAdjective", "PhrasalVerbAsCompoundNoun", "QuantifierNumeralConflict", "RoadMap", "SplitWords"),
        *("WhomSubjectOfVerb", "NoFrenchSpaces", "ProperNouns", "TransposedSpace"),
    )
)
_RIGHT = frozenset(("every one", "any one"))
"""Words that are right as they are: “keeps notes on every one”."""
_CASE = "the words before it need another case"
_FOREIGN = "this word is of another language"
_LOST = "a small word is missing after it"
_ODD = "no noun before it has its gender and number"


def proofread(language: str, dialect: str, texts: list[str]) -> list[list[Found]]:
    """Return the slips of each text; none in a language that no library is here for."""
    read = _english(dialect) if language == "en" else _dictionary(language)
    return [list(read(text)) for text in texts]


def _english(dialect: str) -> Callable[[str], Iterator[Found]]:
    import harper

    names = {"en-gb": 1, "en-ie": 1, "en-za": 1, "en-au": 2, "en-nz": 2, "en-ca": 3, "en-in": 4}
    linter = harper.Linter(names.get(dialect.lower(), 0))
    rules = linter.get_lint_config()
    linter.set_lint_config({**rules, **dict.fromkeys(filter(_is_unfit, rules), False)})  # spelling takes most time
    return lambda text: _grammar(linter, text)


def _is_unfit(rule: str) -> bool:
    return rule in _UNFIT or rule.startswith("Expand")


def _grammar(linter: Any, text: str) -> Iterator[Found]:
    for rule, lints in linter.organized_lints(text, language="plaintext").items():
        for lint in lints if not _is_unfit(rule) else ():
            start, end = lint.span.start, lint.span.end
            around = text[max(start - 2, 0) : end + 2]
            if _BLOT in around or lint.lint_kind in _STYLE:
                continue
            if lint.problem_text.lower() in _RIGHT:
                continue
            if _is_right_that(lint.message, text[:start]):
                continue
            if not (rule == "MassNouns" and " " in lint.problem_text):  # "a liking" is right
                right = lint.suggestions[0].replacement_text if lint.suggestions else ""
                yield [start, end, right, lint.message]


_COMPARATIVE = re.compile(
    r"(?:\b(?:more|less|fewer|better|worse|rather|other|sooner|further|farther)|(?:[a-z]{2,}[^aeiou]|e)ier"
    r"|\b(?:larg|small|high|low|fast|slow|long|short|young|old|strong|weak|great|cheap|light|hard|soft|wid|near|quick|clos|lat|saf"
    r"|bigg|fewer|newer|fin|rich|poor|dark|clear|deep|warm|cold|tall|narrow|broad|simpl|smart|tight|thick|thin)er)\s$"
)


def _is_right_that(message: str, ahead: str) -> bool:
    """Return whether a “that” is taken for a “than” after a noun in “er”: “a pale lager that is …”."""
    return "should use" in message and "than" in message and not _COMPARATIVE.search(ahead.casefold())


def _dictionary(language: str) -> Callable[[str], Iterable[Found]]:
    import simplemma

    from cvbuild.analysis.dictionary import german_nouns, spelling
    from cvbuild.analysis.dictionary.foreign_words import foreign_words
    from cvbuild.analysis.dictionary.words import Dictionary

    def known(word: str) -> bool:
        return bool(simplemma.is_known(word, lang=language)) or bool(simplemma.is_known(word.lower(), lang=language))

    words = Dictionary(known, lambda word: str(simplemma.lemmatize(word, lang=language)))

    def elsewhere(other: str, word: str) -> bool:
        return bool(simplemma.is_known(word, lang=other))

    own = functools.partial(spelling.is_right, language, known)
    listed = functools.partial(simplemma.is_known, lang=language)

    def slips(text: str) -> Iterator[Found]:
        yield from _with("", spelling.misspelt(text, language, known))
        yield from _with(_FOREIGN, foreign_words(text, language, known, own, elsewhere))
        yield from _disagreeing(text, language, words)
        if language == "de":
            yield from _with("", german_nouns.wrong_nouns(text, listed, words.lemma))
        if language == "es":
            yield from _with("", spelling.unaccented_addresses(text, words))

    return slips


def _disagreeing(text: str, language: str, words: Dictionary) -> Iterator[Found]:
    """Yield what does not fit the words beside it."""
    from cvbuild.analysis.dictionary import (
        german_capitals,
        german_cases,
        german_gaps,
        romance_gaps,
        romance_participles,
    )

    if language == "de":
        yield from _with("", german_capitals.small_nouns(text, words))
        yield from _with(_CASE, german_cases.wrong_cases(text, words))
        yield from _with(_LOST, german_gaps.lost_words(text, words))
    else:
        yield from _with(_LOST, romance_gaps.lost_prepositions(text, language, words))
        yield from _with(_ODD, romance_participles.misplaced_participles(text, language, words))


def _with(rule: str, slips: Iterable[Slip]) -> Iterator[Found]:
    for start, end, right in slips:
        yield [start, end, right, rule]


def _main() -> None:
    asked = json.load(sys.stdin.buffer)
    answer = json.dumps(proofread(asked["language"], asked["dialect"], asked["texts"]))
    sys.stdout.write(f"\n{answer}")  # on a line of its own, after whatever a library printed


if __name__ == "__main__":
    _main()
