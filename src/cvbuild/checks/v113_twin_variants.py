"""Two variants that show the same content.

What: Compares what variants select, word for word and in order, and the titles of their sections. If two differ
only in theme or paper, that is a note.

Why: A variant with the same content as another is a copy that somebody will forget to update. If a difference was
intended, it had no effect.

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

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.source import Place

CHECK = Check(
    "V113",
    "twin-variants",
    Severity.WARNING,
    Scope.PROJECT,
    misled_by=("sections", "include", "exclude", "tags", "excludeTags", "extends", "pages"),
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each variant that shows the same as an earlier one."""
    first: dict[Hashable, VariantBuild] = {}
    for chosen in subject.variants:
        twin = first.setdefault(_shown(chosen), chosen)
        if twin is not chosen:
            yield _told(chosen, twin)


def _shown(chosen: VariantBuild) -> Hashable:
    """Return everything that a reader can see of the selection, in order."""
    resume = chosen.selection.resume
    basics = resume.basics
    sections = tuple(
        (choice.name, choice.title, choice.group_by, choice.numbered, choice.dates)
        for choice in chosen.variant.shown_sections
        if choice.name in ("summary", *resume.sections) or resume.entries(choice.name)
    )
    candidates = (*basics.headlines, *basics.summaries, *basics.locations)
    contacts = (basics.email, basics.phone, basics.url, basics.location, chosen.variant.contacts)
    wording = (resume.locale, chosen.variant.dates, chosen.variant.document)
    return sections, contacts, wording, tuple((item.path, item.words) for item in (*candidates, *resume.items()))


def _told(chosen: VariantBuild, twin: VariantBuild) -> Finding:
    look = ("theme", "paper", "links")
    only_look = any(getattr(chosen.variant, key) != getattr(twin.variant, key) for key in look)
    message = f"'{chosen.variant.name}' shows the same as '{twin.variant.name}'"
    finding = CHECK.finding(
        f"{message}, with another theme, paper or form of links" if only_look else message,
        _start(chosen),
        hint="" if only_look else "delete one, or let it select something else",
        further=(Label(_start(twin), "the other variant"),),
    )
    return replace(finding, severity=Severity.NOTE) if only_look else finding


def _start(chosen: VariantBuild) -> Place:
    """Return the first line with content; the file's first line may be a comment."""
    return chosen.places.value("")
