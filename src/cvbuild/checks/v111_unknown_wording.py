"""A wording under an unknown name.

What: Checks that the keys of ``wordings`` are names of variants, of variants that they extend, or lengths (``short``,
``medium``, ``long``, and those that a variant sets under ``wording``).

Why: A wording under a misspelt name is never used, and the variant prints the long text.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings:
              plian: Read tables   # V111
    # file: variants/plain.yaml
    sections: [work]

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings: {plain: Read tables, short: Read}
    # file: variants/plain.yaml
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.phrases import highlights
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.suggest import did_you_mean

CHECK = Check("V111", "unknown-wording", Severity.ERROR, Scope.PROJECT)

_LENGTHS = ("short", "medium", "long")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each key; none if some variants were not read, because they may extend one of that name."""
    if not subject.complete:
        return
    known = dict.fromkeys(_names(subject))
    for highlight in highlights(subject.resume):
        for name in highlight.wordings:
            if name not in known and name not in _LENGTHS:
                path = f"{highlight.path}.wordings.{name}"
                yield CHECK.finding(
                    f"'{name}' is neither a variant nor a length",
                    subject.places.key(path),
                    path=path,
                    hint=did_you_mean(name, [*known, *_LENGTHS]),
                )


def _names(subject: Subject) -> Iterator[str]:
    for chosen in subject.variants:
        yield from chosen.variant.lineage
        yield from filter(None, [chosen.variant.wording])
