"""A term is spelled in two ways, or not as its makers spell it.

What: looks at all printed text but names, titles of publications, quotations, code and addresses. A term under
``terms:`` has the spelling that stands there, and replaces what is listed behind it. Well-known names of technologies
have that of their makers: the list ``terms``, which ``words: {terms: [-Jira]}`` changes. In English, any other term
must be spelled alike wherever it stands; case, hyphens and blanks count. Capitals at the beginning of a sentence or in
a title, and ordinary grammar ("real-time data", "in real time"), do not.

Why: people who use a tool every day know how it is spelled. "Javascript" or "Mongo DB" reads as hearsay, and one term
in two spellings reads as two authors.

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

from cvbuild.analysis.consistency import Spot, Ways, mixed
from cvbuild.analysis.prose import Passage, in_english, passages, place
from cvbuild.analysis.spelled_twice import spelled_twice
from cvbuild.analysis.spelling import is_listed
from cvbuild.analysis.terms import Run, Term, runs, terms
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("C301", "term-spelled-two-ways", Severity.WARNING)

_KINDS = frozenset(("headline", "summary", "highlight", "text", "list", "position"))
_BEHIND = re.compile(
    r"[@_#]|\.\w|-(?!(?:based|native|like|compatible|driven|powered|hosted|first|specific|side|aware|only|style)\b|\d)"
)
_SELDOM_MEANT = frozenset(("Docker", "Python"))
"""Names that are English words, too, which no CV but a zoo keeper's means; that one removes them from the list."""
_NOT_SPLIT = frozenset(("a", "an", "as", "at", "go", "i", "in", "is", "it", "my", "no", "on", "the", "we"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each place where a term is misspelt, or spelled unlike elsewhere."""
    known = terms(subject.resume)
    unknown: list[tuple[Passage, Run]] = []
    several: dict[Term, Ways] = {}
    told: set[tuple[str, int]] = set()
    for passage in passages(subject.document):
        for run, term in _terms(passage, known, unknown) if passage.kind in _KINDS else ():
            if run.text not in term.spellings:
                told.update((passage.path, at) for at in range(run.start, run.end))
                yield _finding(subject, passage, run, term)
            elif len(term.spellings) > 1:
                several.setdefault(term, Ways()).add(run.text, passage, run.start, run.end)
    same = [{way: ways.spots[way] for way in term.spellings if way in ways.spots} for term, ways in several.items()]
    if in_english(subject):
        twice = spelled_twice(found for found in unknown if not _is_told(*found, told))
        same += [dict(sorted(spots.items(), key=_is_no_skill)) if _differ_in_case(spots) else spots for spots in twice]
    for spots in same:
        message = "'{text}' is spelled '{rule}' in {places}"
        yield from mixed(CHECK, subject, spots, message, "choose one spelling; terms: in cv.yaml can declare it")


def _is_no_skill(spelled: tuple[str, Sequence[Spot]]) -> bool:
    """Of two spellings that are as frequent, the one among the skills is the rule: there names are looked up."""
    return not any(spot.passage.kind == "list" for spot in spelled[1])


def _differ_in_case(spellings: Mapping[str, Sequence[Spot]]) -> bool:
    """Whether the spellings of a term differ in nothing but capitals."""
    return len({spelling.casefold() for spelling in spellings}) == 1


def _is_told(passage: Passage, run: Run, told: set[tuple[str, int]]) -> bool:
    """Whether one of the words has been told already; the names of positions are no evidence of a spelling."""
    where = range(run.start, run.end) if told else ()
    return passage.kind == "position" or any((passage.path, at) in told for at in where)


def _terms(
    passage: Passage, known: Mapping[str, Term], unknown: list[tuple[Passage, Run]]
) -> Iterator[tuple[Run, Term]]:
    """The terms of a passage, as spelled there; runs of words that are no known term go to ``unknown``."""
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
    """Whether the words need not be the term, or may be written so where they stand."""
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
    """Whether the words look like one name torn apart ("Java Script") and not like two words ("no SQL")."""
    return all(word[0].isupper() or word[0].isdigit() for word in run.words) and not any(
        word.lower() in _NOT_SPLIT for word in run.words
    )


def _is_part(run: Run, passage: Passage) -> bool:
    """Whether the words are a piece of an identifier or of a compound: ``github-actions``, ``@openai``."""
    before = passage.masked[: run.start][-1:]
    return before in ("-", "_", "@", "#", ".") or bool(_BEHIND.match(passage.masked, run.end))
