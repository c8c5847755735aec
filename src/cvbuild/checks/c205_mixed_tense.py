"""A past job described in the present tense, or a current one in the past.

What: Checks the verb that opens each highlight of a job, after a lead-in in bold ("**GPU sharing:** ...") and an
adverb, if the form is certainly a verb. A job that has ended is described in the past tense. In a current job, the
past tense is reported only if most highlights are in the present, for verbs that describe ongoing work ("Supervised",
not "Launched"), and if the highlight has no result ("Managed to cut cost 70%"), no year of its own and no count
("Trained 85 clerks"). "Manages" or "Managing" among "Manage" is reported as well. A word that may be a noun ("Draft
contracts") is reported if all other highlights of a past job open with a verb. Jobs that end this month, and jobs
without dates, are ignored. “Have trained” in a job that has ended, and two forms of the present in the sentences of a
summary, are reported in English. German, French and Spanish are read with lists of verbs (“Leitete”, “A encadré”,
“Dirigí”).

Why: Tense says whether something still happens. A job that ended two years ago and "manages vendors" makes a reader
look for its dates, and doubt them.

Bad::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 1840-01
        highlights:
          - Lead a team of four weavers
          - Maintain the store and the mill
          - Supervised the printing of tables   # C205
      - name: Analytical Engines
        position: Engineer
        startDate: 1838-01
        endDate: 1839-12
        highlights:
          - Wrote the first program
          - Manages vendors of cards   # C205

Good::

    work:
      - name: Difference Engines
        position: Engineer
        startDate: 1840-01
        highlights:
          - Lead a team of four weavers
          - Maintain the store and the mill
          - Cut the cost of tables 70%
      - name: Analytical Engines
        position: Engineer
        startDate: 1838-01
        endDate: 1839-12
        highlights:
          - Wrote the first program
          - "**Cards:** designs and builds of all kinds"
          - Managed vendors of cards
"""

import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.figures.units import NUMBER_WORDS, alternatives
from cvbuild.analysis.grammar.tenses import odd_openings
from cvbuild.analysis.language.prose import in_english, place, prose
from cvbuild.analysis.language.tenses import Job, Line, jobs, lines_of
from cvbuild.analysis.language.verbs import Tense, past_of
from cvbuild.analysis.language.wordlists import entries
from cvbuild.model.labels import labels, month_year
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern
from cvbuild.syntax.source import Place

CHECK = Check("C205", "mixed-tense", Severity.WARNING)

_RESULT = lazy_pattern(
    r"\d ?(?:%|percent\b|[xX×]\b|-fold)|[$€£]\d|\d[KkMB]\b|\bfrom [^.;,]{1,30} to [\d$€£]|\bwon\b|\baward"
    r"|\b(?:[Ii]n|[Dd]uring|until|by|through|of) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
    r"|\((?:19|20)\d\d\b|\blast (?:year|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_ONE_BY_ONE = ("coach", "mentor", "organise", "organize", "teach", "train")
_THINGS = lazy_pattern(
    r"(?:the|an?|all|our|every)\s|[a-z]{3,}(?<![sui])s(?:,|\s(?:and|of|in|for|with|at|on|after|from)\b)"
)
_HABIT = lazy_pattern(
    rf"\s(?:about\s|up\sto\s)?(?:[\d,]*\d|{alternatives(NUMBER_WORDS)})(?:\s[a-z-]+){{1,2}}?\s(?:a|per|each|every)\s(?:day|week|month|year|shift|night)(?=[,.;]|\s(?:for|in|at|to|with|and|from)\b|$)"
)
_GAINS = frozenset(
    (
        "save",
        "cut",
        "gain",
        "free",
        "add",
        "reduce",
        "recover",
        "raise",
        "earn",
        "win",
        "eliminate",
        "avoid",
        "remove",
        "reclaim",
        "generate",
        "increase",
        "reach",
        "release",
        "return",
        "bring",
        "drop",
        "achieve",
        "secure",
        "attract",
        "unlock",
        "land",
    )
)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_PERFECT = lazy_pattern(r"^(?:Have|Has)\s(?:been\s)?(?P<verb>[a-z]+(?:ed|en|ing))\b")
_COUNT = lazy_pattern(
    rf"\s*(?:(?:about|almost|nearly|over|some|more than|up to)\s)?(?:\d|(?:{alternatives(NUMBER_WORDS)})\b)"
)
"""“Trained 85 clerks” counts completed work; “managed a team of 5” can go on as long as the job does."""
_EVENT = lazy_pattern(
    r"\s(?:the|an?|our|its)\s(?:[\w-]+\s){0,2}?(?:qualification|migration|transition|introduction|implementation|installation"
    r"|acquisition|integration|relocation|renovation|restoration|reorgani[sz]ation|consolidation|conversion|certification"
    r"|accreditation|launch|rollout|move|merger|redesign|switch|rebuild|overhaul|purchase|opening|closure|refurbishment"
    r"|replacement|deployment|adoption)\b"
    r"|\sas\s[^.;]{3,40}?\s(?:at|on|for|in)\s(?:\d|(?:over|more\sthan|about)\s\d)"
)
"""“Led the qualification of a new cell” and “served as commander at 41 fires” are over; “led a team” can go on."""
_SIZE = lazy_pattern(r"\s*an? [$€£][\d.,]+\s?\w*")  # “Managed a $3M budget” can go on as long as the job does


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight in the wrong tense, or one for a past job that is in the present throughout."""
    if not in_english(subject):
        yield from _elsewhere(subject)
        return
    yield from _in_summary(subject)
    for job in jobs(subject):
        if job.over:
            yield from _past_job(subject, job)
        elif job.over is False:
            yield from _current_job(subject, job)


def _in_summary(subject: Subject) -> Iterator[Finding]:
    """Yield the sentences of a summary that open with “Treat” where others open with “Teaches”."""
    lines = [line for passage in prose(subject) if passage.kind == "summary" for line in lines_of(passage)]
    third = [line for line in lines if line.certainly(Tense.THIRD)]
    base = [line for line in lines if line.verb and line.certainly(Tense.BASE) and _has_things(line)]
    odd, rule = (base, third) if len(third) >= len(base) else (third, base)
    for line in odd if rule else ():
        message = f"'{_word(line)}' and '{_word(rule[0])}' are different forms of the present"
        yield _finding(subject, line, message, f"write it like '{_word(rule[0])}'", rule)


def _has_things(line: Line) -> bool:
    """Return whether a word that may be a noun is a verb, for a plural or an article follows: “Lead crews of six”."""
    rest = line.opening.rest.strip() if line.opening else ""
    noun_first = line.verb is not None and line.verb.base in entries("verbs-or-nouns") and line.verb.base != "lead"
    return line.possibly_base() or (not noun_first and bool(_THINGS.match(rest)))


def _elsewhere(subject: Subject) -> Iterator[Finding]:
    """Yield the openings of other languages in the wrong tense."""
    for odd in odd_openings(subject):
        where = place(subject, odd.passage, odd.form.start, odd.form.start + len(odd.form.word))
        more = f"; so are {odd.more} more" if odd.more else ""
        ended = month_year(odd.job.entry.end_date, labels(subject.locale)) if odd.job.entry.end_date else ""
        message = f"'{odd.form.word}' is in the present{more}, but the job ended in {ended}"
        if odd.form.is_past:
            message = f"'{odd.form.word}' is in the past, but this is current work, described in the present"
        rule = (place(subject, odd.rule, 0, len(odd.rule.text.split()[0])),) if odd.rule else ()
        further = tuple(Label(other, "the other tense, first used here") for other in rule)
        hint = f"write '{odd.form.other}'" if odd.form.other else ""
        yield CHECK.finding(message, where, path=odd.passage.path, hint=hint, further=further)


def _past_job(subject: Subject, job: Job) -> Iterator[Finding]:
    past, present = job.certainly(Tense.PAST), job.certainly(Tense.BASE, Tense.THIRD)
    yield from _unfinished(subject, job)
    gerunds = job.certainly(Tense.GERUND)
    likely = [line for line in job.lines if line not in present and _is_likely(line, job, past)]
    odd = (*present, *likely, *(gerunds if len(gerunds) <= len(past) else ()))
    if len(present) > 1 and not past:
        odd = present[:1]
    for line in odd:
        ended = month_year(job.entry.end_date, labels(subject.locale)) if job.entry.end_date else ""
        throughout = f"; so are {len(present) - 1} more" if len(present) > 1 and not past else ""
        is_in = "reads like" if line in likely else "is in"
        message = f"'{_word(line)}' {is_in} the present{throughout}, but the job ended in {ended}"
        yield _finding(
            subject, line, message, f"write '{_capital(past_of(line.verb.base))}'" if line.verb else "", past
        )


def _unfinished(subject: Subject, job: Job) -> Iterator[Finding]:
    """Yield the openings “Have trained” of a job that has ended."""
    for line in job.lines:
        if match := _PERFECT.match(line.passage.masked):
            where = place(subject, line.passage, *match.span())
            message = f"'{match[0]}' says that it goes on, but the job has ended"
            yield CHECK.finding(message, where, path=line.passage.path, hint=f"write '{_capital(match['verb'])}'")


def _is_likely(line: Line, job: Job, past: Sequence[Line]) -> bool:
    """Return whether a word that may be a noun is a verb among others in the past tense."""
    return (len(past) > 1 and line.probably_base()) or (line.possibly_base() and job.all_past_but(line))


def _current_job(subject: Subject, job: Job) -> Iterator[Finding]:
    past = tuple(line for line in job.certainly(Tense.PAST) if not _is_result(line))
    present = tuple(line for line in job.lines if line.verb and line.verb.tense in (Tense.BASE, Tense.THIRD))
    base, third = job.certainly(Tense.BASE), job.certainly(Tense.THIRD)
    if len(present) > max(len(past), 1):
        for line in past:
            message = (
                f"'{_word(line)}' is in the past, but {len(present)} highlights of this current job are in the present"
            )
            yield _finding(subject, line, message, "write it in the present, or add its result as a figure", present)
    habits = [line for line in job.certainly(Tense.PAST) if line not in past and _is_habit(line)]
    for line in habits if len(present) > 1 and len(present) > len(habits) else ():
        message = f"'{_word(line)}' is in the past, but it is what this current job does again and again"
        yield _finding(subject, line, message, "write it in the present", present)
    odd, rule = (third, base) if _weight(base, job) > _weight(third, job) else (base, third)
    if rule is third and len(third) > 1:
        odd = (*odd, *(line for line in job.lines if line not in base and line.possibly_base()))
    gerunds = job.certainly(Tense.GERUND)
    odd = (*odd, *(gerunds if len(gerunds) < len(rule) > 1 else ()))
    for line in odd if rule else ():
        message = f"'{_word(line)}' and '{_word(rule[0])}' are different forms of the present"
        yield _finding(subject, line, message, f"write it like '{_word(rule[0])}'", rule)


def _is_habit(line: Line) -> bool:
    """Return whether a verb has a count of what is done in each day, week or year: “Delivered 14 fairs a year”."""
    result = line.verb is not None and line.verb.base in _GAINS
    if result or line.opening is None or _YEAR.search(line.opening.rest):
        return False
    return bool(_HABIT.match(line.opening.rest))


def _weight(lines: Sequence[Line], job: Job) -> tuple[int, int]:
    """Return how often each form is used; if two are equally frequent, the first one is the rule."""
    return len(lines), -job.lines.index(lines[0]) if lines else 0


def _finding(subject: Subject, line: Line, message: str, hint: str, others: Sequence[Line]) -> Finding:
    return CHECK.finding(
        message,
        _place(subject, line),
        path=line.passage.path,
        hint=hint,
        further=tuple(Label(_place(subject, other), "the other tense, first used here") for other in others[:1]),
    )


def _is_result(line: Line) -> bool:
    done = line.verb is not None and line.verb.base not in entries("ongoing-verbs")
    rest = line.opening.rest if line.opening else line.passage.text
    counted = line.verb is not None and line.verb.base in _ONE_BY_ONE and bool(_COUNT.match(rest))
    return done or counted or bool(_RESULT.search(rest[_size(rest) :]) or _EVENT.match(rest))


def _size(text: str) -> int:
    """Return where the size of the work ends, if the text starts with it."""
    found = _SIZE.match(text)
    return found.end() if found else 0


def _word(line: Line) -> str:
    return line.opening.word if line.opening else ""


def _place(subject: Subject, line: Line) -> Place:
    start = line.opening.start if line.opening else 0
    return place(subject, line.passage, start, start + len(_word(line)))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
