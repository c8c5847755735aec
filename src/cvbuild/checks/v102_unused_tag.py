"""A declared tag that no item has, or that no variant selects.

What: Compares the tags declared under ``tags:`` with those of all items. A tag that no item has, or only items on
hold, is a warning. Tags that items have but no variant selects or excludes are reported in one note.

Why: A tag without items is a renamed or forgotten one, and a variant that selects it gets nothing. A tag that no
variant selects has no effect: items that have only such tags are never printed.

Bad::

    tags:
      quant: trading firms
      training: large training runs   # V102
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, tags: [quant]}

Good::

    tags:
      quant: trading firms
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01, tags: [quant]}
"""

from collections.abc import Iterable, Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.compose.select import hold_reason
from cvbuild.model.resume import Item, Resume
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "V102",
    "unused-tag",
    Severity.WARNING,
    Scope.PROJECT,
    misled_by=(
        "work",
        "volunteer",
        "education",
        "awards",
        "certificates",
        "publications",
        "skills",
        "languages",
        "interests",
        "references",
        "projects",
        "roles",
        "highlights",
        "keywords",
        "profiles",
        "tags",
    ),
    letters=False,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each declared tag without items, and one note for those that no variant selects."""
    resume = subject.resume
    carried = _tags(_items(resume))
    released = _tags(item for item in _items(resume) if not hold_reason(item, resume))
    for tag in resume.tags:
        if tag not in released:
            who = "only items on hold have" if tag in carried else "no item has"
            path = f"tags.{tag}"
            yield CHECK.finding(
                f"{who} the tag '{tag}'", subject.places.key(path), path=path, hint="delete it, or add it to an item"
            )
    yield from _unasked([tag for tag in resume.tags if tag in released], subject)


def _items(resume: Resume) -> Iterator[Item]:
    yield from resume.items()
    yield from (*resume.basics.headlines, *resume.basics.summaries, *resume.basics.locations)


def _tags(items: Iterable[Item]) -> set[str]:
    return {tag for item in items for tag in item.tags}


def _unasked(tags: list[str], subject: Subject) -> Iterator[Finding]:
    """Return the tags without effect; none if no variant selects by tags, or if some variants were not read."""
    asked = {tag for chosen in subject.variants for tag in (*chosen.variant.asked_tags, *chosen.variant.exclude_tags)}
    idle = [tag for tag in tags if tag not in asked]
    if not asked or not idle or not subject.complete:
        return
    path = f"tags.{idle[0]}"
    hint = "an item with no other tag is never printed"
    message = f"no variant selects {_listed(idle)}"
    yield CHECK.finding(message, subject.places.key(path), path=path, hint=hint, severity=Severity.NOTE)


def _listed(tags: list[str]) -> str:
    quoted = ", ".join(f"'{tag}'" for tag in tags)
    return f"the tag {quoted}" if len(tags) == 1 else f"the tags {quoted}"
