"""A target that is linked twice.

What: Compares the targets of all links that a variant prints, ignoring scheme, ``www.`` and a trailing slash. Your
own site in the letterhead may be linked again elsewhere, and one employer may be linked from each of its entries.

Why: Two projects with one repository are one project, or one of the addresses was copied and not changed.

Bad::

    projects:
      - {name: Mill, url: https://github.com/ada/engine}
      - {name: Store, url: https://github.com/ada/engine}   # X103

Good::

    projects:
      - {name: Mill, url: https://github.com/ada/mill}
      - {name: Store, url: https://github.com/ada/store}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.links import Link, printed_links, same_target
from cvbuild.model.urls import shown_url
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("X103", "repeated-link", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each target, at its second link."""
    targets: dict[str, list[Link]] = {}
    for link in printed_links(subject.document) if subject.document else ():
        targets.setdefault(same_target(link.url), []).append(link)
    for target, links in targets.items():
        body = [link for link in links if not link.contact]
        counted = body if body and any(link.path == "basics.url" for link in links) else links
        if len(counted) > 1 and not _same_name(counted):
            first, second, *_ = counted
            yield CHECK.finding(
                f"{target} is linked {len(counted)} times",
                subject.locate(second.path, second.url),
                path=second.path,
                further=(Label(subject.locate(first.path, first.url), "first linked here"),),
            )


def _same_name(links: list[Link]) -> bool:
    """Return whether all of them are one name, such as that of an employer, and none is a printed address."""
    names = {link.text.casefold() for link in links}
    return len(names) == 1 and links[0].text not in (links[0].url, shown_url(links[0].url))
