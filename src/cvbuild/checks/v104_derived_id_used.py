"""A variant refers to an id that is made from words.

What: finds selectors (``include``, ``exclude``, ``order``, ``headline``, ``summary``) that name an item without an
``id`` of its own. For highlights, headlines and summaries that is a warning; for entries, whose names seldom change, a
note.

Why: the id of such an item is made from its words. Polish the sentence, and the variant names something that is not
there any more.

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
from dataclasses import replace

from cvbuild.analysis.selectors import named_items
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Highlight

CHECK = Check("V104", "derived-id-used", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each selector that leans on words."""
    if subject.chosen is None:
        return
    for path, item in named_items(subject.resume, subject.chosen):
        if item.id is None:
            known = item.address.rpartition(".")[2]
            finding = CHECK.finding(
                f"'{known}' is made from the words of the item, which has no id",
                subject.chosen.places.value(path),
                path=path,
                hint=f"give the item an id of its own, such as `id: {known}`",
                further=(Label(subject.places.value(item.path), "this item"),),
            )
            yield finding if isinstance(item, Highlight) else replace(finding, severity=Severity.NOTE)
