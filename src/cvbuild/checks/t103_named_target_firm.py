"""The name of a firm that must not be mentioned.

What: Checks all printed text and the variant's file name for the entries of ``words: {denied-firms: [...]}``, in any
case, as whole words. Without that list nothing is checked.

Why: If a CV names the firm it is sent to, or last month's, it will one day go out with the wrong name in it.

Bad::

    words: {denied-firms: [Difference Partners]}
    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: A fit for Difference Partners   # T103

Good::

    words: {denied-firms: [Difference Partners]}
    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: A fit for firms with engines of difference, partners included
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import passages, place
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("T103", "named-target-firm", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each mention."""
    firms = wordlist("denied-firms", subject.resume.words)
    if not firms:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, firms))})(?!\w)", re.IGNORECASE)
    further = (Label(subject.places.value("words.denied-firms"), "set here"),)
    for passage in passages(subject):
        for match in pattern.finditer(passage.text):
            where = place(subject, passage, *match.span())
            yield CHECK.finding(
                f"'{match[0]}' is mentioned", where, path=passage.path, hint="leave it out", further=further
            )
    file_name = subject.chosen.variant.filename if subject.chosen else None
    if subject.chosen and file_name and (named := pattern.search(re.sub(r"[-_]", " ", file_name))):
        where = subject.chosen.places.value("filename")
        yield CHECK.finding(f"the file name contains '{named[0]}'", where, path="filename", further=further)


def _pattern(firm: str) -> str:
    return r"[\s-]+".join(map(re.escape, firm.split()))
