"""A term in two spellings, or not in its official one.

What: Checks all printed text except names, titles of publications, quotations, code and addresses. A term under
``terms:`` must have the spelling given there, which replaces the spellings listed for it. Well-known names of
technologies must have the official spelling: the list ``terms``, which ``words: {terms: [-Jira]}`` changes. In
English, any other term must be spelled the same everywhere, including case, hyphens and spaces. Capitals at the
beginning of a sentence or in a title, and grammatical forms ("real-time data", "in real time"), are accepted.
Two plain words with capitals within a sentence are reported if other sentences have them without.

Why: People who use a tool every day know how it is spelled. "Javascript" or "Mongo DB" suggests that you do not, and
one term in two spellings suggests two authors.

Bad::

    terms: [{Analytical Engine: [analysis machine]}]
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Ported the analysis machine to JavaScript   # C301
          - Wrote 40 Javascript tests   # C301
          - Cut the size of the KV-cache by half
    skills:
      - name: Engines
        keywords:
          - KV Cache   # C301
          - Mongo DB   # C301

Good::

    terms: [{Analytical Engine: [analysis machine]}]
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Ported the Analytical Engine to JavaScript
          - Wrote 40 tests in real time, for a real-time mill of machine learning
    skills:
      - name: Engines
        keywords: [KV cache, Machine Learning, MongoDB]
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.competing_spellings import by_capitals, by_sound, competing_spellings, is_type
from cvbuild.analysis.language.consistency import Spot, Ways, mixed
from cvbuild.analysis.language.prose import Passage, in_english, passages, place
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.terms import Run, Term, runs, terms
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("C301", "term-spelled-two-ways", Severity.WARNING)

_MESSAGE = "'{text}' is spelled '{rule}' in {places}"
_HINT = "choose one spelling; terms: in cv.yaml can declare it"
_KINDS = frozenset(("headline", "summary", "highlight", "text", "list", "position"))
_BEHIND = re.compile(
    r"[@_#]|\.\w|-(?!(?:based|native|like|compatible|driven|powered|hosted|first|specific|side|aware|only|style)\b|\d)"
)
_SELDOM_MEANT = frozenset(("Docker", "Python"))
"""Names that are also English words but hardly occur as such in a CV; to use one as a word, remove it from the list."""
_NOT_SPLIT = frozenset(("a", "an", "as", "at", "go", "i", "in", "is", "it", "my", "no", "on", "the", "we"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each term that is misspelt, or spelled differently elsewhere."""
    known = subject.memo.project.once(terms, subject.resume)
    unknown: list[tuple[Passage, Run]] = []
    several: dict[Term, Ways] = {}
    told: set[tuple[str, int]] = set()
    for passage in passages(subject):
        for run, term in _terms(passage, known, unknown) if passage.kind in _KINDS else ():
            if run.text not in term.spellings:
                told.update((passage.path, at) for at in range(run.start, run.end))
                yield _finding(subject, passage, run, term)
            elif len(term.spellings) > 1:
                several.setdefault(term, Ways()).add(run.text, passage, run.start, run.end)
    same = [{way: ways.spots[way] for way in term.spellings if way in ways.spots} for term, ways in several.items()]
    if in_english(subject):
        twice = competing_spellings(found for found in unknown if not _is_told(*found, told))
        same += [dict(sorted(spots.items(), key=_is_no_skill)) if _by_skill(spots) else spots for spots in twice]
        read = [one for one in passages(subject) if one.kind in _KINDS or one.kind == "publication"]
        same += by_capitals(read)
        same += [spots for spots in by_sound(read) if not _all_told(spots, told)]
    else:
        yield from _keywords_in_other_case(subject, told)
    for spots in same:
        yield from mixed(CHECK, subject, spots, _MESSAGE, _HINT)


_NAME = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?![\w-])")


def _keywords_in_other_case(subject: Subject, told: set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the keywords with capitals within that a sentence has in another case: “LexNET”, “LexNet”."""
    listed: dict[str, Spot] = {}
    own = [one for one in passages(subject) if one.kind in _KINDS and not one.text.isupper()]
    for passage in own:
        for match in _NAME.finditer(passage.masked) if passage.kind == "list" else ():
            if any(letter.isupper() for letter in match[0][1:]):
                listed.setdefault(match[0].casefold(), Spot(passage, *match.span()))
    for passage in own if listed else ():
        for match in _NAME.finditer(passage.masked) if passage.kind in ("summary", "highlight", "text") else ():
            there = listed.get(match[0].casefold())
            right = there.passage.masked[there.start : there.end] if there else ""
            if there and match[0] != right and not match[0].islower() and (passage.path, match.start()) not in told:
                spots = {right: [there], match[0]: [Spot(passage, *match.span())]}
                yield from mixed(CHECK, subject, spots, _MESSAGE, _HINT, prefer=right)


def _all_told(spots: Mapping[str, Sequence[Spot]], told: set[tuple[str, int]]) -> bool:
    return any((spot.passage.path, spot.start) in told for some in spots.values() for spot in some)


def _is_no_skill(spelled: tuple[str, Sequence[Spot]]) -> bool:
    """Of two equally frequent spellings, prefer the one among the skills, where names are likely to be checked."""
    return not any(spot.passage.kind == "list" for spot in spelled[1])


def _by_skill(spellings: Mapping[str, Sequence[Spot]]) -> bool:
    """Return whether the skills decide of two spellings: they differ in case, or are numbers of a type."""
    return _differ_in_case(spellings) or all(map(is_type, spellings))


def _differ_in_case(spellings: Mapping[str, Sequence[Spot]]) -> bool:
    """Return whether the spellings of a term differ only in case."""
    return len({spelling.casefold() for spelling in spellings}) == 1


def _is_told(passage: Passage, run: Run, told: set[tuple[str, int]]) -> bool:
    """Return whether one of the words is reported already; names of positions are no evidence of a spelling."""
    where = range(run.start, run.end) if told else ()
    return passage.kind == "position" or any((passage.path, at) in told for at in where)


def _terms(
    passage: Passage, known: Mapping[str, Term], unknown: list[tuple[Passage, Run]]
) -> Iterator[tuple[Run, Term]]:
    """Yield the terms of a passage as spelled there; runs of words that are no known term go to ``unknown``."""
    done = 0
    for run in runs(passage.masked) if not passage.text.isupper() else ():
        term = known.get(run.key) if run.start >= done else None
        if term and not _is_part(run, passage):
            done = run.end
            if run.text in term.spellings or not _is_free(run, term, passage):
                yield run, term
        elif run.start >= done and term is None:
            unknown.append((passage, run))


def _finding(subject: Subject, passage: Passage, run: Run, term: Term) -> Finding:
    declared = [entry if isinstance(entry, str) else next(iter(entry)) for entry in subject.resume.terms]
    number = declared.index(term.spelling) if term.declared else -1
    further = (Label(subject.places.value(f"terms[{number}]"), "set here"),) if term.declared else ()
    return CHECK.finding(
        f"'{run.text}' is spelled '{term.spelling}'",
        place(subject, passage, run.start, run.end),
        path=passage.path,
        hint=f"write '{term.spelling}'",
        further=further,
    )


def _is_free(run: Run, term: Term, passage: Passage) -> bool:
    """Return whether the words may not be the term, or are allowed in this spelling here."""
    if run.text.casefold() in (other.casefold() for other in term.replaces):
        return run.text not in term.replaces and run.text.casefold() == term.spelling.casefold()
    if " " in run.text and " " not in term.spelling and not _is_split(run):
        return True
    if run.text.islower() and len(run.words) == 1 and is_listed(run.text) and term.spelling not in _SELDOM_MEANT:
        return True
    opens = not passage.masked[: run.start].rstrip() or passage.masked[: run.start].rstrip()[-1] in ".!?:,;("
    return opens and any(
        run.text == spelling[:1].upper() + spelling[1:] for spelling in term.spellings if spelling.islower()
    )


def _is_split(run: Run) -> bool:
    """Return whether the words look like one name split in two ("Java Script") and not like two words ("no SQL")."""
    return all(word[0].isupper() or word[0].isdigit() for word in run.words) and not any(
        word.lower() in _NOT_SPLIT for word in run.words
    )


def _is_part(run: Run, passage: Passage) -> bool:
    """Return whether the words are part of an identifier or a compound: ``github-actions``, ``@openai``."""
    before = passage.masked[: run.start][-1:]
    return before in ("-", "_", "@", "#", ".") or bool(_BEHIND.match(passage.masked, run.end))
