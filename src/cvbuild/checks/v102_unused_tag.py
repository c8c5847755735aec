"""A declared tag that nothing carries, or that no variant asks for.

What: compares the vocabulary under ``tags:`` with the tags of all items. A tag that no item carries, or only items on
hold, is a warning. Tags that items carry but no variant asks for or leaves out are told in one note.

Why: a tag that nothing carries is a renamed or forgotten one, and a variant that asks for it gets nothing. A tag that
no variant asks for does not select: what carries only such tags is never printed.

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
from dataclasses import replace

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Item, Resume
from cvbuild.selection import hold_reason

CHECK = Check("V102", "unused-tag", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each declared tag that nothing carries, one note for those that no variant asks for."""
    resume = subject.resume
    carried = _tags(_items(resume))
    released = _tags(item for item in _items(resume) if not hold_reason(item, resume))
    for tag in resume.tags:
        if tag not in released:
            who = "only items on hold carry" if tag in carried else "no item carries"
            path = f"tags.{tag}"
            yield CHECK.finding(
                f"{who} the tag '{tag}'", subject.places.key(path), path=path, hint="delete it, or give it to an item"
            )
    yield from _unasked([tag for tag in resume.tags if tag in released], subject)


def _items(resume: Resume) -> Iterator[Item]:
    yield from resume.items()
    yield from (*resume.basics.headlines, *resume.basics.summaries, *resume.basics.locations)


def _tags(items: Iterable[Item]) -> set[str]:
    return {tag for item in items for tag in item.tags}


def _unasked(tags: list[str], subject: Subject) -> Iterator[Finding]:
    """Tags without a say; none where no variant goes by tags at all, or where some variants were not read."""
    asked = {tag for chosen in subject.variants for tag in (*chosen.variant.tags, *chosen.variant.exclude_tags)}
    idle = [tag for tag in tags if tag not in asked]
    if not asked or not idle or not subject.complete:
        return
    path = f"tags.{idle[0]}"
    hint = "what carries no other tag is never printed"
    finding = CHECK.finding(f"no variant asks for {_listed(idle)}", subject.places.key(path), path=path, hint=hint)
    yield replace(finding, severity=Severity.NOTE)


def _listed(tags: list[str]) -> str:
    quoted = ", ".join(f"'{tag}'" for tag in tags)
    return f"the tag {quoted}" if len(tags) == 1 else f"the tags {quoted}"
