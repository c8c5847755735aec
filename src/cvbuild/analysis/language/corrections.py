"""Findings of words that are wrong where they are, each with the word to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.syntax.finding import Finding

__all__ = ["Slip", "corrections"]

Slip = tuple[int, int, str]
"""The offsets of a wrong word in a passage, and the right one."""


def corrections(
    check: Check,
    subject: Subject,
    slips: Callable[[Passage], Iterable[Slip]],
    message: Callable[[Passage, str, str], str],
) -> Iterator[Finding]:
    """Yield one finding for each slip in the printed text.

    Args:
        check: whose findings these are.
        subject: what is checked.
        slips: returns those of a passage.
        message: says what is wrong, from the passage, the wrong word and the right one.
    """
    for passage in passages(subject):
        for start, end, right in slips(passage):
            where = place(subject, passage, start, end)
            said = message(passage, passage.text[start:end], right)
            yield check.finding(said, where, path=passage.path, hint=f"write '{right}'")
