"""Alternatives: "Go, Python, or Java" asks for one of three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.postings.term_finder import Mention

__all__ = ["alternatives"]

_OR = re.compile(
    r"[\s,)]*(?:\([^()]{1,20}\)\s*)?\b(?P<word>and/or|or|oder|beziehungsweise|bzw\.|ou|o|u)\s+"
    r"(?:(?:an?|the|with|in|en|de|du|des|la|le|les|el|los|mit|dem|der|experience (?:with|in)|knowledge of) |[dl]['’])?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*")


def alternatives(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Yield each word for "or" with the mentions that it joins, in order."""
    group: list[Mention] = []
    word, end = "", 0
    for mention in mentions:
        gap = text[group[-1].end : mention.start] if group else ""
        joined = _OR.fullmatch(gap)
        if group and (joined or _COMMA.fullmatch(gap)):
            group.append(mention)
            word, end = (joined["word"], len(group)) if joined else (word, end)
            continue
        if end:
            yield word, tuple(group[:end])
        group, word, end = [mention], "", 0
    if end:
        yield word, tuple(group[:end])
