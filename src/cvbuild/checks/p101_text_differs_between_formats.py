"""A finished file does not have the words of the document, or not in their order.

What: reads PDF, DOCX and text back and compares their words with the document's, in order, after Unicode
normalisation (NFKC) and, for ASCII text, in the agreed ASCII spelling. Every highlight that was selected must be there.

Why: what a parser reads is not what the eye sees. A lost bullet or a figure torn apart costs the interview, and
nobody notices by looking.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}   # P101
    # file: templates/classic/resume.css
    h3 { display: none }
    .entry, .title { display: none }
    # file: variants/plain.yaml
    sections: [work]

Good::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01}
"""

from collections.abc import Iterator

from cvbuild.alignment import Difference, align
from cvbuild.check import Check, Subject
from cvbuild.document import Document, fragments
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Highlight, Resume
from cvbuild.transliterate import to_ascii

CHECK = Check("P101", "text-differs-between-formats", Severity.ERROR)

_SHOWN_WORDS = 8


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of words that a file lacks, adds or changes."""
    if subject.document is None or subject.chosen is None:
        return
    yield from _not_composed(subject.chosen.selection.resume, subject.document, subject)
    for name, inspection in subject.inspections.items():
        rewrite = to_ascii if inspection.metadata.get("ascii") else str
        for difference in align(subject.document, inspection.words, rewrite).differences:
            place = subject.places.value(difference.path)
            yield CHECK.finding(f"the {name} file {_told(difference)}", place, path=difference.path)


def _not_composed(selected: Resume, document: Document, subject: Subject) -> Iterator[Finding]:
    """Highlights that were selected but stand in no block."""
    printed = {fragment.path for fragment in fragments(document)}
    for item in selected.items():
        if isinstance(item, Highlight) and item.path not in printed:
            place = subject.places.value(item.path)
            yield CHECK.finding("this highlight is selected but stands in no file", place, path=item.path)


def _told(difference: Difference) -> str:
    expected, found = _quoted(difference.expected), _quoted(difference.found)
    if not difference.found:
        return f"lacks {expected}"
    if not difference.expected:
        return f"adds {found}"
    return f"has {found} instead of {expected}"


def _quoted(words: tuple[str, ...]) -> str:
    more = " …" if len(words) > _SHOWN_WORDS else ""
    return f"“{' '.join(words[:_SHOWN_WORDS])}{more}”"
