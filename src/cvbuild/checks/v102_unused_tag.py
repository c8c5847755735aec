"""A declared tag that no item carries.

What: compares the vocabulary under ``tags:`` with the tags of all items.

Why: a tag that nothing carries is a renamed or forgotten one, and a variant that asks for it gets nothing.

Bad::

    tags:
      quant: trading firms
      training: large training runs   # V102
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01, tags: [quant]}

Good::

    tags:
      quant: trading firms
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 1842-01, tags: [quant]}
"""

from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Resume

CHECK = Check("V102", "unused-tag", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each declared tag that nothing carries."""
    used = _used(subject.resume)
    for tag in subject.resume.tags:
        if tag not in used:
            path = f"tags.{tag}"
            yield CHECK.finding(
                f"no item carries the tag '{tag}'", subject.places.key(path), path=path, hint="delete it"
            )


def _used(resume: Resume) -> set[str]:
    basics = resume.basics
    choices = (*basics.headlines, *basics.summaries, *basics.locations)
    return {tag for item in (*resume.items(), *choices) for tag in item.tags}
