"""A dead link.

What: Requests every link that a variant prints, only with `cvbuild check --online` and never in a build. Reports the
answers 404 and 410, and hosts that do not exist. Refusals of robots (403, 429, LinkedIn's 999), timeouts and
temporary failures (5xx) are ignored.

Why: Repositories get renamed, sites move, blogs close. Whoever clicks is interested, and sees an error page.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.links import printed_links
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X106", "dead-link", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link."""
    for link in printed_links(subject.document) if subject.document and subject.dead_links else ():
        answer = subject.dead_links.get(link.url)
        if answer:
            yield CHECK.finding(f"{link.url} is dead: {answer}", subject.locate(link.path, link.url), path=link.path)
