"""The result of searching for the sources of a file."""

from __future__ import annotations

from msgspec import Struct

from cvbuild.commands.diff.changes import Change
from cvbuild.commands.diff.sides import Comparison, Side, compared
from cvbuild.commands.identify.claim import Claim
from cvbuild.commands.identify.known import Mention
from cvbuild.commands.identify.search import Made, Walk, Wanted, matching

__all__ = ["Answer", "answered"]


class Answer(Struct, frozen=True):
    """Everything that is known about a file.

    ``here`` says whether the current sources make it: words and look, or only its words. ``same_bytes`` is ``None`` if
    nobody could compare them. ``since`` compares the file's words with the current ones of its variant; it is ``None``
    if one of them is unknown.
    """

    claim: Claim
    build: str
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]
    walked: Walk
    here: tuple[Made, ...]
    exact: bool
    old: Side | None
    since: Comparison | None
    same_bytes: bool | None = None
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what changed since in the printed content."""
        return self.since.changes if self.since else ()


def answered(
    claim: Claim, build: str, mentions: tuple[Mention, ...], walked: Walk, now: tuple[Made, ...]
) -> Answer | None:
    """Combine the results for current sources, earlier revisions and records; ``None`` if nothing knows the file."""
    here, exact_here = matching(now, Wanted(build, claim.sha256))
    match = walked.match
    best = match.made if match and (match.exact or not exact_here) else here
    exact = match.exact if match and best is match.made else exact_here
    variants = tuple(dict.fromkeys((*(m.variant for m in mentions), *(made.side.variant for made in best))))
    if not variants:
        return None
    old = best[0].side if best else None
    build = build or best[0].build  # it has one if no record gave the id
    same = True if any(mention.same_bytes for mention in mentions) else None
    return Answer(claim, build, variants, mentions, walked, here, exact, old, _since(old, now), same)


def _since(old: Side | None, now: tuple[Made, ...]) -> Comparison | None:
    if old is None or not now:
        return None
    new = next((made.side for made in now if made.side.variant == old.variant), None)
    return Comparison(old, new, compared(old, new) if new else ())
