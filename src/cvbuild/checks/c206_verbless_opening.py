"""A highlight that does not begin with a verb, although most do.

What: Reports highlights of jobs and volunteering that open with an article, a compound adjective or a word that is
certainly a noun, if at least four highlights open with a verb and these are three quarters of all. Projects, skills,
figures, names and lines with a lead-in ("GPU sharing: ...") are ignored. In German, French and Spanish, a verb, a noun
of action ("Leitung von"), an infinitive, a gerund and a participle are styles, and one or two openings in another style
than nearly all others are reported, as are a pronoun ("Ich", "J’ai") and another grammatical person.

Why: A verb says what you did; a noun says what existed. One noun among verbs reads like the title of somebody else's
task.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - Designed the mill
          - Multi-tenant store for the numbers of the mill   # C206
          - Led a team of weavers
          - Built the printer

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - Designed the mill
          - Built a multi-tenant store
          - Led a team of weavers
          - "Store sharing: 8 numbers to a column"
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Opening, Passage, in_english, place
from cvbuild.analysis.language.tenses import Line, jobs
from cvbuild.analysis.language.verbs import Tense
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C206", "verbless-opening", Severity.WARNING)

_FEWEST = 4
_MOST = 0.75
_ARTICLES = frozenset(("a", "an", "the", "this", "these"))
_NOUN = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ship|ence|ance|ism|ysis|ology|ability|ibility|ers)$")
_ADJECTIVE = lazy_pattern(
    r"(?:multi|full|cross|high|low|real|large|small|end|long|short|high|first|day)-[a-z]+(?:-[a-z]+)*$"
)
_BEHIND_NOUN = re.compile(r"(?:at|for|from|in|of|with)\b")
"""Words that follow a noun in “-ing” that is not a known verb: “Breastfeeding at discharge”."""
_LEAD_IN = re.compile(r"[^.:;]{1,60}: ")
_INVERTED = re.compile(r"^[^,]{3,60},? (?:I |we )?(?:\w+ed|led|built|wrote|ran|won|cut)\b")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight that certainly opens without a verb."""
    lines = [line for job in jobs(subject) for line in job.lines]
    if not in_english(subject):
        yield from _elsewhere(subject, [line.passage for line in lines])
        return
    verbs = [line for line in lines if line.verb]
    if len(verbs) < _FEWEST or len(verbs) < _MOST * len(lines):
        return
    for line in lines:
        noun = line.verb is not None and line.verb.tense is Tense.GERUND and not line.verb.certain
        if line.opening and (noun or not line.verb) and _is_verbless(line, line.opening):
            start = line.opening.start
            yield CHECK.finding(
                f"this highlight opens with '{line.opening.word}', but {len(verbs)} others open with a verb",
                place(subject, line.passage, start, start + len(line.opening.word)),
                path=line.passage.path,
                hint="begin with the verb that says what was done",
            )


def _elsewhere(subject: Subject, lines: list[Passage]) -> Iterator[Finding]:
    """Yield the openings of other languages in another style."""
    from cvbuild.analysis.grammar.styles import NAMES, breaks  # for a CV in these languages only

    for one in breaks(lines):
        word = one.passage.masked[one.start : one.end].rstrip(",.;:")
        same = one.style == one.rule
        message = f"'{word}' is in another person than {one.others} other openings"
        if not same:
            message = f"'{word}' is {NAMES[one.style]}, but {one.others} others open with {NAMES[one.rule]}"
        yield CHECK.finding(
            message,
            place(subject, one.passage, one.start, one.start + len(word)),
            path=one.passage.path,
            hint="write it like the others",
        )


def _is_verbless(line: Line, start: Opening) -> bool:
    word, text = start.word.lower(), line.passage.masked
    if start.after_lead or _LEAD_IN.match(text):
        return False
    if word in _ARTICLES:
        return not _INVERTED.match(text)
    if word.endswith("ing"):
        return bool(_BEHIND_NOUN.match(start.rest.lstrip()))
    return bool(_NOUN.match(word) or _ADJECTIVE.match(word))
