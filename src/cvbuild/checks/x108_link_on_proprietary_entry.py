"""A proprietary or anonymized entry with a link, or with its client's name.

What: An entry with ``disclosure: proprietary`` or ``anonymized`` must have no address, no link and no web address in
its texts, and must not mention its ``entity``.

Why: Somebody asked for the entry to be closed. A link under “a tier-1 firm” reveals the name that you promised to
keep secret.

Bad::

    projects:
      - name: Mill
        disclosure: proprietary
        url: https://github.com/ada/mill   # X108

Good::

    projects:
      - {name: Mill, disclosure: proprietary}
      - {name: Store, url: https://github.com/ada/store}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import ADDRESS, texts, written_links
from cvbuild.model.resume import Dated, Project
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X108", "link-on-proprietary-entry", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each link, address and name."""
    for entry in subject.resume.items():
        if isinstance(entry, Dated) and entry.disclosure != "public":
            for path, text, what in _telling(entry):
                message = f"'{entry.words}' is {entry.disclosure} and {what} {text}"
                yield CHECK.finding(message, subject.locate(path, text), path=path, hint="leave it out")


def _telling(entry: Dated) -> Iterator[tuple[str, str, str]]:
    """Yield path, words and verb; each address of a path once."""
    seen: set[tuple[str, str]] = set()
    for link in written_links(texts(entry)):
        seen.add((link.path, link.url))
        yield link.path, link.url, "links to"
    for path, text in texts(entry):
        for address in ADDRESS.findall(text):
            if (path, address) not in seen:
                yield path, address, "names the address"
    if isinstance(entry, Project) and entry.entity:
        yield from _naming(entry, entry.entity)


def _naming(entry: Project, entity: str) -> Iterator[tuple[str, str, str]]:
    pattern = re.compile(rf"(?<!\w){re.escape(entity)}(?!\w)", re.IGNORECASE)
    for path, text in texts(entry):
        if not path.endswith(".entity") and (match := pattern.search(text)):
            yield path, match[0], "names"
