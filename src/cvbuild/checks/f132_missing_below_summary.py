"""A language, country, post or degree of the summary that no section has.

What: Compares headline and summary with the sections: the languages that somebody “reads” or “speaks” with the
languages; the countries of a list, one of which a job has, with the places of jobs; both ends of “from driver to
manager” with the positions; degrees with the levels of the education; certificates and tools with those below; how
well a language is spoken (“fluent in Danish”) with its entry; the topic of a thesis, the fields that somebody is
licensed for, the kinds of places of work and the number of employers with what is below. A section that is empty or
does not state this is not compared.

Why: The summary is read first and then looked for below. What is missing there was made up, readers think.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Mathematician. Reads French and Russian.   # F132
    languages:
      - {language: English, fluency: native}
      - {language: French, fluency: fluent}

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Mathematician. Reads French and Italian.
    languages:
      - {language: English, fluency: native}
      - {language: French, fluency: fluent}
      - {language: Italian, fluency: reading}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.below import claims_below
from cvbuild.analysis.facts.printed import lead, printed
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.mentions.fluency import fluencies, miscounted_tongues
from cvbuild.analysis.mentions.overview import unlisted
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F132", "missing-below-summary", Severity.WARNING)

_NO_ENTRY = {
    "language": "is not among the languages",
    "country": "is the place of no job",
    "post": "is the position of no job",
    "degree": "is the level of no degree",
    "credential": "is in no education and no certificate",
    "level": "is another level than below",
    "place": "is in no entry below",
    "count": "are more than below",
    "year": "is the year of no such degree",
    "certificate": "is no certificate below",
    "tool": "is named nowhere below",
    "topic": "is the topic of no thesis or paper below",
    "item": "is in no entry below, unlike what is beside it",
    "employers": "are not the number of entries below",
}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    if subject.chosen is None:
        return
    yield from _of_languages(subject, subject.chosen.selection.resume)
    resume = subject.chosen.selection.resume
    for one in (
        *unlisted(lead(subject), printed(subject), resume),
        *claims_below(lead(subject), printed(subject), resume),
    ):
        yield CHECK.finding(
            f"“{one.text}” {_NO_ENTRY[one.kind]}",
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint="correct it, or add what is missing below",
            further=(Label(subject.places.key(one.section), "the section"),),
        )


def _of_languages(subject: Subject, resume: Resume) -> Iterator[Finding]:
    """Yield languages at another level than below, and “trilingual” before two."""
    for passage in lead(subject):
        for one in fluencies(passage, resume):
            yield CHECK.finding(
                f"“{one.said}”, but its entry says “{one.listed}”",
                place(subject, passage, one.start, one.end),
                path=passage.path,
                hint="make them agree",
                further=(Label(subject.places.value(one.path), "the entry"),),
            )
        for start, end, word, names in miscounted_tongues(passage):
            where = place(subject, passage, start, end)
            message = f"“{word}” is followed by {names} languages"
            yield CHECK.finding(message, where, path=passage.path, hint="correct the word, or the list")
