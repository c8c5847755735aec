"""What came of looking for the sources of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvbuild.comparing.changes import Change
from cvbuild.comparing.sides import Comparison, Side, compared
from cvbuild.identifying.claim import Claim
from cvbuild.identifying.known import Mention
from cvbuild.identifying.search import Made, Walk, Wanted, matching

__all__ = ["Answer", "answered"]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is known of a file.

    ``here`` says whether the sources as they are now make it: words and look, or its words only. ``same_bytes`` is none
    where nobody could compare them. ``since`` compares what the file says with what its variant says now; it is none
    where one of them is not known.
    """

    claim: Claim
    build: str
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]
    walked: Walk
    here: tuple[Made, ...]
    exact: bool
    old: Side | None = field(repr=False)
    since: Comparison | None = field(repr=False)
    same_bytes: bool | None = None
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed since in what is printed."""
        return self.since.changes if self.since else ()


def answered(
    claim: Claim, build: str, mentions: tuple[Mention, ...], walked: Walk, now: tuple[Made, ...]
) -> Answer | None:
    """What the sources now, those of earlier, and what was written down make of it; none where nothing knows it."""
    here, exact_here = matching(now, Wanted(build, claim.sha256))
    match = walked.match
    best = match.made if match and (match.exact or not exact_here) else here
    exact = match.exact if match and best is match.made else exact_here
    variants = tuple(dict.fromkeys((*(m.variant for m in mentions), *(made.side.variant for made in best))))
    if not variants:
        return None
    old = best[0].side if best else None
    build = build or best[0].build  # there is one where no mention gave the id
    same = True if any(mention.same_bytes for mention in mentions) else None
    return Answer(claim, build, variants, mentions, walked, here, exact, old, _since(old, now), same)


def _since(old: Side | None, now: tuple[Made, ...]) -> Comparison | None:
    if old is None or not now:
        return None
    new = next((made.side for made in now if made.side.variant == old.variant), None)
    return Comparison(old, new, compared(old, new) if new else ())
