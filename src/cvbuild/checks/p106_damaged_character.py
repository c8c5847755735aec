"""A finished file with characters that a reader cannot search for.

What: Checks PDF, DOCX and text for ligatures as single characters (U+FB00 to U+FB06), soft hyphens (U+00AD),
replacement characters (U+FFFD, U+FFFE) and private-use characters, such as icons.

Why: A search for “filter” does not find the word with a ligature, and a skill that a search does not find does not
count. Icons are extracted as boxes.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a ﬁlter for numbers   # P106

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote a filter for numbers
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import align
from cvbuild.analysis.pages.parity import as_in, by_message, files
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Document
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("P106", "damaged-character", Severity.ERROR, late=True)

_DAMAGED = lazy_pattern("[\ufb00-\ufb06\u00ad\ufffd\ufffe\ue000-\uf8ff\U000f0000-\U0010fffd]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text with such a character, for all files that contain it."""
    document = subject.document
    if document is None:
        return
    found = {name: _damaged(document, inspection) for name, inspection in subject.inspections.items()}
    for path, character, names in by_message(found):
        yield CHECK.finding(
            f"{files(names, 'has', 'have')} the character U+{ord(character):04X} here",
            subject.locate(path, character),
            path=path,
            hint="write plain letters",
        )


def _damaged(document: Document, inspection: Inspection) -> Iterator[tuple[str, str]]:
    """Yield path and character; words are looked up in the document only if there is such a character."""
    characters = set().union(*(word.text for word in inspection.words))
    if "\u00ad" not in characters and max(characters, default="") < "\ufb00":
        return
    alignment = align(as_in(inspection.format, document), inspection.words)
    for path, words in alignment.placed.items():
        for character in dict.fromkeys(_DAMAGED.findall(" ".join(word.text for word in words))):
            yield path, character
    for difference in alignment.differences:
        for character in dict.fromkeys(_DAMAGED.findall(" ".join(difference.found))):
            yield difference.path, character
