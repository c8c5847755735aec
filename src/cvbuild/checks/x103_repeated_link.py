"""One target is linked twice.

What: compares the targets of all links that a variant prints, scheme, ``www.`` and a slash at the end apart. The
person's own site in the letterhead may stand elsewhere, too, and one employer may be linked at each of its entries.

Why: two projects with one repository are one project, or one of the addresses was copied and not changed.

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

from cvbuild.analysis.links import Link, printed_links, same_target
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.sections import shown_url

CHECK = Check("X103", "repeated-link", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each target, at its second place."""
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
                further=(Label(subject.locate(first.path, first.url), "first here"),),
            )


def _same_name(links: list[Link]) -> bool:
    """Whether all of them are one name, such as that of an employer, and no printed address."""
    names = {link.text.casefold() for link in links}
    return len(names) == 1 and links[0].text not in (links[0].url, shown_url(links[0].url))
