"""A verb that opens too many highlights.

What: Counts the verbs that open highlights, in all tenses. A verb that opens more than two in one job, or more than
three in the document, is reported once, at the first highlight over the limit. Options: ``job`` (2) and ``document``
(3; if a document has more than 24 highlights, an eighth of them). Nouns, skills and lists of facts do not count.
English only.

Why: "Built, built, built" is read once and skipped twice. Another verb often says more: what was built may have been
designed, cut, won or repaired.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Built the mill
          - Built the store
          - Built the printer   # C202

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Built the mill
          - Built the store
          - Designed the printer
"""

from collections import Counter
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Opening, Passage, highlights, in_english, opening, place
from cvbuild.analysis.language.verbs import Tense, Verb, verb
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("C202", "repeated-opening-verb", Severity.WARNING, options={"job": 2, "document": 3}, english=True)

_SECTIONS = ("work", "volunteer", "projects")
_SHARE = 8
"""In long documents, one in this many highlights may open with the same verb."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each verb: in the first job that repeats it too often, else in the document."""
    if not in_english(subject):
        return
    used: dict[str, list[tuple[Passage, Opening]]] = {}
    passages = list(highlights(subject, *_SECTIONS))
    opened = [
        (passage, start, found) for passage in passages if (start := opening(passage)) and (found := _verb(start))
    ]
    verbs = sum(_is_sure(found) for *_, found in opened)
    for passage, start, found in opened:
        if _is_sure(found) or 2 * verbs >= len(
            passages
        ):  # "Run" and "Share" are taken for verbs if they occur among verbs
            used.setdefault(found.base, []).append((passage, start))
    most = max(subject.options["document"], len(passages) // _SHARE)
    for base, places in used.items():
        jobs = Counter(passage.entry for passage, _ in places)
        job = next((job for job, count in jobs.items() if count > subject.options["job"]), "")
        if job:
            same = [found for found in places if found[0].entry == job]
            yield _finding(subject, same, subject.options["job"], "of this entry")
        elif len(places) > most and base:
            yield _finding(subject, places, most, "of the document")


def _verb(start: Opening) -> Verb | None:
    return verb(start.word, start.rest)


def _is_sure(found: Verb) -> bool:
    return found.certain or found.tense is Tense.EITHER


def _finding(subject: Subject, places: list[tuple[Passage, Opening]], most: int, where: str) -> Finding:
    spots = [place(subject, passage, start.start, start.start + len(start.word)) for passage, start in places]
    passage, start = places[most]
    return CHECK.finding(
        f"'{start.word}' opens {len(places)} highlights {where}; the limit is {most}",
        spots[most],
        path=passage.path,
        hint="use a verb that says what was done here",
        further=tuple(Label(spot, "here") for spot in (*spots[:most], *spots[most + 1 :])),
    )
