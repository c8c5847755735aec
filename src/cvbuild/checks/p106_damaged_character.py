"""A finished file has characters that a reader cannot search for.

What: looks in PDF, DOCX and text for ligatures as single characters (U+FB00 to U+FB06), soft hyphens (U+00AD),
replacement characters (U+FFFD, U+FFFE) and private use characters, such as icons.

Why: “filter” with a ligature is not found by a search for filter, and a skill that a search does not find is not
there. Icons read as boxes.

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

import re
from collections.abc import Iterator

from cvbuild.analysis.alignment import align
from cvbuild.analysis.parity import by_message, files
from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.document import Document
from cvbuild.finding import Finding, Severity

CHECK = Check("P106", "damaged-character", Severity.ERROR)

_DAMAGED = re.compile("[\ufb00-\ufb06\u00ad\ufffd\ufffe\ue000-\uf8ff\U000f0000-\U0010fffd]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text with such a character, for all files that have it."""
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
    """Path and character. Words are looked up in the document only where there is a bad one."""
    if not any(_DAMAGED.search(word.text) for word in inspection.words):
        return
    alignment = align(document, inspection.words)
    for path, words in alignment.placed.items():
        for character in dict.fromkeys(_DAMAGED.findall(" ".join(word.text for word in words))):
            yield path, character
    for difference in alignment.differences:
        for character in dict.fromkeys(_DAMAGED.findall(" ".join(difference.found))):
            yield difference.path, character
