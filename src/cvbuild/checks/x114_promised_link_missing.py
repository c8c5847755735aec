"""A promised link that is missing.

What: Checks for “see repository”, “live demo”, “code available” and similar phrases in entries that have neither an
address nor a link in that text. Proprietary and anonymized entries are ignored.

Why: The reader looks for the link, does not find it, and begins to doubt the rest.

Bad::

    projects:
      - name: Mill
        description: A mill for numbers (see repository)   # X114

Good::

    projects:
      - name: Mill
        description: A mill for numbers (see repository)
        url: https://github.com/ada/mill
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.links import ADDRESS, texts
from cvbuild.model.resume import Dated, Item, Publication
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("X114", "promised-link-missing", Severity.WARNING)

_THING = (
    r"(?:repo(?:sitory)?|source(?: code)?|code|demo|website|web ?page|project page|app(?:lication)?|link|portfolio)"
)
_SHOP = r"(?:GitHub|GitLab|the App Store|Google Play|PyPI|npm)"
_PROMISE = lazy_pattern(
    rf"\bsee (?:the |my |our |its )?(?:live |online |full )?{_THING}\b"
    rf"|(?:^|[(;:,–—|]\s*)(?:live|online) (?:demo|app(?:lication)?|version|site)(?: (?:is )?available| here| online)?"
    rf"(?=\s*(?:[).;,:|]|$))"
    rf"|\b(?:source |full )?code (?:is )?(?:available(?=\s*(?:[).;]|$|(?:on|at|online)\b))|on GitHub\b)"
    rf"|\b(?:available|open[- ]sourced?|published) on {_SHOP}(?=\s*[).;]|\s*$)"
    rf"|\bclick here\b|\blinks? (?:below|here|in (?:the )?bio)\b",
    re.IGNORECASE,
)
_OWN_TEXTS = ("summary", "description", "text")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text."""
    for entry in subject.chosen.selection.resume.items() if subject.chosen else ():
        if not _is_entry(entry) or _has_link(entry):
            continue
        for path, text in texts(entry):
            if path.rpartition(".")[2] in _OWN_TEXTS and (match := _PROMISE.search(text)) and not _leads(text):
                words = match[0].strip(" (;:,–—|")
                hint = "add the address, or remove the promise"
                place = subject.locate(path, words)
                yield CHECK.finding(f"“{words}”, but there is no link here", place, path=path, hint=hint)


def _is_entry(item: Item) -> bool:
    closed = isinstance(item, Dated) and item.disclosure != "public"
    return isinstance(item, Dated | Publication) and not closed


def _has_link(item: Item) -> bool:
    return bool(getattr(item, "url", None))


def _leads(text: str) -> bool:
    return "](" in text or bool(ADDRESS.search(text))
