"""A printed address that differs from its link's target.

What: If the words of a link look like an address, they must be its target, or the beginning of it. The scheme,
``www.`` and a trailing slash may be omitted.

Why: Phishing looks like this, and mail filters recognize it. Usually only one of the two was updated.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote [github.com/ada/mill](https://github.com/ada/store)   # X104

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote [github.com/ada/mill](https://github.com/ada/mill)
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.links import Link, printed_links, same_target
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X104", "misleading-link-text", Severity.WARNING)

_EMAIL = re.compile(r"\S+@\S+\.\w+")
_WEB = re.compile(
    r"https?://\S+|www\.\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|(?:[a-z][a-z0-9-]+\.){2}[a-z]{3,}(?<!\.json)(?<!\.yaml)(?<!\.html)"
    r"|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|app|ai|me|co|uk|ie|de|fr|ch|at|nl|be|es|it|pt|se|no|dk|fi|pl|eu|ca|us|au|nz"
    r"|in|jp|br|info|biz|tech|design|page|site|blog|online|cloud|xyz)"
)
"""An address without scheme must end like a host, have three parts, or continue with a path: ``node.js`` is a name."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link."""
    for link in printed_links(subject.document) if subject.document else ():
        if _misleads(link):
            place = subject.locate(link.path, link.text)
            yield CHECK.finding(f"'{link.text}' links to {link.url}", place, path=link.path, hint="make them agree")


def _misleads(link: Link) -> bool:
    text = link.text.strip().rstrip(".,;")
    if _EMAIL.fullmatch(text):
        return link.url.startswith("mailto:") and text.casefold() != link.url[7:].partition("?")[0].casefold()
    if not _WEB.fullmatch(text):
        return False
    shown, target = same_target(text if "//" in text else f"//{text}"), same_target(link.url)
    return not (
        target == shown or target.startswith((f"{shown}/", f"{shown}?", f"{shown}#")) or _same_site(shown, target)
    )


def _same_site(shown: str, target: str) -> bool:
    """Return whether a bare host is shown and the link leads to a part of it: ``docs.site.org`` for ``site.org``."""
    host = target.partition("/")[0]
    return "/" not in shown and (host.endswith(f".{shown}") or shown.endswith(f".{host}"))
