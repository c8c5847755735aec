"""A text of a selected item that is in no file.

What: Compares every text of the items that a variant shows with the words of its document: names, texts, keywords,
addresses. Private fields are ignored (notes, ids, facts), and so are candidates that the variant did not choose, and
the addresses of entries that are not public. P101 then compares the document with the files.

Why: Whoever writes a text expects to see it. Content that disappears on its way is the worst mistake of a résumé
builder, because nobody reads what is not there.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      profiles:
        - {network: LinkedIn}   # P111

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      profiles:
        - {network: LinkedIn, username: ada}
    skills:
      - {name: Analysis}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import shortened
from cvbuild.compose.conservation import Omission, omissions
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("P111", "text-not-printed", Severity.ERROR)

_KEPT = frozenset({"image", "address", "postalCode"})
"""Keys for programs and for themes that print them: a note is enough."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text that is not printed, with the reason."""
    chosen = subject.chosen
    if chosen is None or chosen.document is None:
        return
    for lost in omissions(chosen.selection.resume, chosen.document, chosen.variant):
        key = lost.path.rpartition(".")[2]
        place = subject.places.value(lost.path)
        known = f"`{key}` is not printed: {lost.why}"
        message = known if lost.why else f"“{shortened(lost.text)}” is selected but in no file"
        yield CHECK.finding(message, place, path=lost.path, hint=_hint(lost), severity=_severity(lost, key))


def _severity(lost: Omission, key: str) -> Severity:
    if key in _KEPT:
        return Severity.NOTE
    return Severity.WARNING if lost.why else Severity.ERROR


def _hint(lost: Omission) -> str:
    return "write it, or delete the profile" if "profile" in lost.why else ""
