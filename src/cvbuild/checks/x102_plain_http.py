"""An unencrypted address (``http://``).

What: Checks all web addresses, in their own keys and in texts.

Why: Browsers warn before they show the page. Nearly every site supports https; those that do not are seldom worth a
line in a CV.

Bad::

    basics:
      name: Ada Lovelace
      url: http://lovelace.org/ada   # X102

Good::

    basics:
      name: Ada Lovelace
      url: https://lovelace.org/ada
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import source_texts
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("X102", "plain-http", Severity.WARNING, Scope.PROJECT)

_PLAIN = lazy_pattern(r"\bhttp://(?:\([^\s()]*\)|[^\s()\]>\"”])+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    for path, text in source_texts(subject):
        for address in _PLAIN.findall(text) if "http://" in text else ():
            hint = f"write https{address.removeprefix('http')}, if the site supports it"
            yield CHECK.finding(f"{address} is not encrypted", subject.locate(path, address), path=path, hint=hint)
