"""A highlight does not begin with a verb, where most do.

What: tells highlights of jobs and of volunteering that open with an article, a compound adjective or a word that is
certainly a noun, where at least four open with a verb and these are three quarters of all. Projects, skills, figures,
names and lines with a lead-in ("GPU sharing: ...") are let be. English only.

Why: a verb says what you did; a noun says what there was. One noun among verbs reads like the title of a task that
somebody else had.

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

from cvbuild.analysis.prose import Opening, in_english, place
from cvbuild.analysis.tenses import Line, jobs
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C206", "verbless-opening", Severity.WARNING)

_FEWEST = 4
_MOST = 0.75
_ARTICLES = frozenset(("a", "an", "the", "this", "these"))
_NOUN = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ship|ence|ance|ism|ology|ability|ibility|ers)$")
_ADJECTIVE = re.compile(
    r"(?:multi|full|cross|high|low|real|large|small|end|long|short|high|first|day)-[a-z]+(?:-[a-z]+)*$"
)
_BEHIND_NOUN = re.compile(r"(?:at|for|from|in|of|with)\b")
"""What follows a noun in “-ing” that is no known verb: “Breastfeeding at discharge”."""
_LEAD_IN = re.compile(r"[^.:;]{1,60}: ")
_INVERTED = re.compile(r"^[^,]{3,60},? (?:I |we )?(?:\w+ed|led|built|wrote|ran|won|cut)\b")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight that certainly opens without a verb."""
    if not in_english(subject):
        return
    lines = [line for job in jobs(subject) for line in job.lines]
    verbs = [line for line in lines if line.verb]
    if len(verbs) < _FEWEST or len(verbs) < _MOST * len(lines):
        return
    for line in lines:
        if line.opening and not line.verb and _is_verbless(line, line.opening):
            start = line.opening.start
            yield CHECK.finding(
                f"this highlight opens with '{line.opening.word}', {len(verbs)} others with a verb",
                place(subject, line.passage, start, start + len(line.opening.word)),
                path=line.passage.path,
                hint="begin with the verb that says what was done",
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
