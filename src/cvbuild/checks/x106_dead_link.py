"""A link leads nowhere.

What: asks the web for every link that a variant prints, with `cvbuild check --online` and never in a build. Told are
answers 404 and 410, and hosts that do not exist. What a server refuses to robots (403, 429, LinkedIn's 999), what
takes too long and what fails for a while (5xx) is let be.

Why: a repository was renamed, a site has moved, a blog was closed. The one who clicks is the one who is interested, and
sees an error page.

Bad::

    # damage: the web knows no ada/mill
    projects:
      - {name: Mill, url: https://github.com/ada/mill}   # X106

Good::

    # damage: the web knows no ada/mill
    projects:
      - {name: Mill, url: https://github.com/ada/mill-engine}
"""

from collections.abc import Iterator

from cvbuild.analysis.links import printed_links
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X106", "dead-link", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link."""
    for link in printed_links(subject.document) if subject.document and subject.dead_links else ():
        answer = subject.dead_links.get(link.url)
        if answer:
            yield CHECK.finding(
                f"{link.url} leads nowhere: {answer}", subject.locate(link.path, link.url), path=link.path
            )
