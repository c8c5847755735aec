"""A name that is spelled two ways.

What: Compares the names of sentences with the names of employers, schools, projects and skills, and with each other:
“Avon Royle Hospital” and “Avon Royal Hospital”, “LumaScan” and “LumeScan”, “Merande” and “Mérande” differ by one
letter, one accent, or two letters in the wrong order. Words of the language, plurals and other endings (“Austria”,
“Austrian”) are ignored, and so are two names that are both fields of the source. A legal form that
is not that of the entry (“Mill AG”, “Mill GmbH”) is reported as well. C301 compares capitals and hyphens.
Names of three words or more in two fields are compared nevertheless.

Why: Who cannot spell the name of an employer was hardly there, readers think.

Bad::

    work:
      - name: Keystone Fabrication
        position: Engineer
        startDate: 2022-01
        highlights:
          - Built the mill of Keystone Fabricatoin   # C304

Good::

    work:
      - name: Keystone Fabrication
        position: Engineer
        startDate: 2022-01
        highlights:
          - Built the mill of Keystone Fabrication for Lowell and Howells
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.language.terms import declared_terms
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.names import Twin, is_one_slip
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("C304", "name-spelled-two-ways", Severity.WARNING)


_FEWEST = 5  # letters of a surname


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each spelling, at its first use."""
    right = frozenset(declared_terms(subject.resume))
    told: set[tuple[str, int]] = set()
    for miss in mentions(subject).misses:
        told.update((miss.passage.path, at) for at in range(miss.start, miss.end))
        if miss.text not in right:
            yield CHECK.finding(
                f"'{miss.text}' is nearly '{miss.meant}'",
                place(subject, miss.passage, miss.start, miss.end),
                path=miss.passage.path,
                hint=f"did you mean '{miss.meant}'?",
            )
    yield from _own_name(subject)
    for form in mentions(subject).other_forms:
        yield CHECK.finding(
            f"'{form.passage.text[form.start : form.end]}' is '{form.meant}' in its entry",
            place(subject, form.passage, form.start, form.end),
            path=form.passage.path,
            hint="choose one legal form",
        )
    for twin in mentions(subject).twins:
        slip, other = twin.slip, twin.other
        if slip.text in right or (slip.passage.path, slip.start) in told:
            continue
        there = place(subject, other.passage, other.start, other.end)
        yield CHECK.finding(
            f"'{slip.text}' here, but '{other.text}' elsewhere",
            place(subject, slip.passage, slip.start, slip.end),
            path=slip.passage.path,
            hint="choose one spelling; terms: in cv.yaml can declare both",
            further=(Label(there, f"'{other.text}' here"),),
            severity=CHECK.severity if _is_sure(twin) else Severity.NOTE,
        )


def _own_name(subject: Subject) -> Iterator[Finding]:
    """Yield one's own name among authors with a slip in it: the same first name, and a surname one slip away."""
    words = subject.resume.basics.name.split()
    for work in subject.resume.publications if len(words) > 1 else ():
        for author in work.authors:
            said = author.split()
            same_first = len(said) == len(words) and said[:-1] == words[:-1]
            if same_first and len(words[-1]) >= _FEWEST and is_one_slip(said[-1], words[-1]):
                path = f"{work.path}.authors"
                yield CHECK.finding(
                    f"'{author}' here, but '{subject.resume.basics.name}' above",
                    subject.locate(path, author),
                    path=path,
                    hint="correct one of them",
                )


def _is_sure(twin: Twin) -> bool:
    """Return whether one of two names is certainly a slip: a field has the other, or it is the author's own."""
    return twin.other.is_whole or twin.by_accent or twin.other.passage.path == "basics.name"
