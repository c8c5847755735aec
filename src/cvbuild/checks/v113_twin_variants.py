"""Two variants show the same.

What: compares what variants select, word for word and in order, with the titles of their sections. Two that differ
in theme or paper only are a note.

Why: a variant that shows what another shows is a copy that somebody will forget to keep up. If the difference was
meant, it did not arrive.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/one.yaml
    sections: [work]
    # file: variants/two.yaml
    sections: [work]   # V113

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    education:
      - {institution: Open University, area: Mathematics}
    # file: variants/one.yaml
    sections: [work]
    # file: variants/two.yaml
    sections: [work, education]
"""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from cvbuild.check import Check, Chosen, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.source import Place

CHECK = Check("V113", "twin-variants", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each variant that shows what an earlier one shows."""
    first: dict[Hashable, Chosen] = {}
    for chosen in subject.variants:
        twin = first.setdefault(_shown(chosen), chosen)
        if twin is not chosen:
            yield _told(chosen, twin)


def _shown(chosen: Chosen) -> Hashable:
    """All that a reader can see of the selection, in order."""
    resume = chosen.selection.resume
    basics = resume.basics
    sections = tuple(
        (choice.name, choice.title)
        for choice in chosen.variant.shown_sections
        if choice.name == "summary" or resume.entries(choice.name)
    )
    candidates = (*basics.headlines, *basics.summaries, *basics.locations)
    return sections, tuple((item.path, item.words) for item in (*candidates, *resume.items()))


def _told(chosen: Chosen, twin: Chosen) -> Finding:
    look = ("theme", "paper")
    only_look = any(getattr(chosen.variant, key) != getattr(twin.variant, key) for key in look)
    message = f"'{chosen.variant.name}' shows the same as '{twin.variant.name}'"
    finding = CHECK.finding(
        f"{message}, in another look" if only_look else message,
        _start(chosen),
        hint="" if only_look else "delete one, or let it select something else",
        further=(Label(_start(twin), "the other"),),
    )
    return replace(finding, severity=Severity.NOTE) if only_look else finding


def _start(chosen: Chosen) -> Place:
    """The first line that says something; the file's own first line may be a comment."""
    return chosen.places.value("")
