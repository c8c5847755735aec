"""A variant that uses an id derived from an item's words.

What: Checks for selectors (``include``, ``exclude``, ``order``, ``headline``, ``summary``) that name an item without
an ``id`` of its own. For highlights, headlines and summaries this is a warning; for entries, whose names seldom
change, a note.

Why: The id of such an item is derived from its words. If you edit the sentence, the variant no longer matches.

Bad::

    # file: cv.yaml
    work:
      - id: engines
        name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights: [Wrote the first program, Explained it]
    # file: variants/plain.yaml
    sections: [work]
    exclude: [work.engines.explained-it]   # V104

Good::

    # file: cv.yaml
    work:
      - id: engines
        name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights: [Wrote the first program, {id: talk, text: Explained it}]
    # file: variants/plain.yaml
    sections: [work]
    exclude: [work.engines.talk]
"""

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.selectors import named_items
from cvbuild.model.resume import Highlight
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("V104", "derived-id-used", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each selector that uses a derived id."""
    if subject.chosen is None:
        return
    for path, item in subject.memo.once(named_items, subject.resume, subject.chosen):
        if item.id is None:
            known = item.address.rpartition(".")[2]
            finding = CHECK.finding(
                f"'{known}' is derived from the words of the item, which has no id",
                subject.chosen.places.value(path),
                path=path,
                hint=f"give the item an id, such as `id: {known}`",
                further=(Label(subject.places.value(item.path), "this item"),),
            )
            yield finding if isinstance(item, Highlight) else replace(finding, severity=Severity.NOTE)
