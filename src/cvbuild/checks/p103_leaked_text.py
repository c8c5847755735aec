"""A finished file that contains private text.

What: Checks the text, the metadata, the ids and the links of every file for the words of notes, of items on hold and
the reasons for it, of caveats, of tags, and of wordings for other variants. Words that are also printed legitimately,
short words and numbers are ignored.

Why: The note “ask about the budget” was written for the interview, not for the interviewer. You do not look at a
file's metadata before sending it; the recipient does.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        note: ask about the budget   # P103
    # file: variants/plain.yaml
    sections: [work]
    # file: templates/classic/resume.html.j2
    <title>{{ document.title }}</title>
    <meta name="keywords" content="ask about the budget">

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        note: ask about the budget
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterable, Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.leaks import Leak, leaks, private_texts, released_words, strangers
from cvbuild.analysis.pages.parity import by_message
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P103", "leaked-text", Severity.ERROR, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each private text, for all files that contain words of it in the same place."""
    if subject.chosen is None or subject.document is None or not subject.inspections:
        return
    released = released_words(subject.chosen.selection.resume, subject.document)
    strange = {name: strangers(inspection, released) for name, inspection in subject.inspections.items()}
    private = tuple(private_texts(subject.resume, subject.chosen)) if any(strange.values()) else ()
    found = {name: _told(leaks(subject.inspections[name], words, private)) for name, words in strange.items() if words}
    for path, message, names in by_message(found):
        place = subject.places.key(path) if path.startswith("tags.") else subject.places.value(path)
        yield CHECK.finding(f"{message} of the {' and '.join(names)}", place, path=path)


def _told(found: Iterable[Leak]) -> list[tuple[str, str]]:
    return [(leak.private.path, f"“{leak.words}”, {leak.private.what}, is in the {leak.where}") for leak in found]
