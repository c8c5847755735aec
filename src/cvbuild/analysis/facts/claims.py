"""Strong words and the support that each needs: proof, specification, licence, deployment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

__all__ = ["CLAIMS", "Claim", "affirmed"]

_PROVERS = r"\b(?:Coq|Rocq|Isabelle|Lean|Agda|Dafny|ACL2|HOL|Why3|SPARK|Idris|PVS|Verus|Viper|Frama-C|VST|Iris)\b|F\*"
_PROOF = rf"proofs?\b|proved|proven|theorem|{_PROVERS}"
_CHECKERS = r"TLA|TLC\b|Alloy|SPIN\b|model[- ]check|SMT\b|Z3\b|symbolic|bounded|formally"


class Claim(Struct, frozen=True):
    """A strong claim: its words, the words that support it in a fact or in the same entry, what to write instead.

    ``tools`` are names of which the entry needs one in files without a ledger; empty if names cannot decide.
    ``is_public`` is true if it contradicts a proprietary entry.
    """

    words: re.Pattern[str]
    evidence: re.Pattern[str]
    weaker: str
    tools: re.Pattern[str] | None = None
    is_public: bool = False


def _claim(words: str, evidence: str, weaker: str, tools: str = "", *, is_public: bool = False) -> Claim:
    needed = re.compile(tools) if tools else None
    return Claim(re.compile(words, re.IGNORECASE), re.compile(evidence, re.IGNORECASE), weaker, needed, is_public)


CLAIMS = (
    _claim(
        r"\b(?:formal(?:ly)?[- ](?:proved|proven|proofs?)|mathematically (?:proved|proven)"
        r"|proved (?:\w[\w-]*\s){0,5}(?:correct|safe|sound))\b",
        _PROOF,
        "say what was done: “specified in TLA+”, “model-checked”",
        tools=_PROVERS,
    ),
    _claim(
        r"\b(?:formally[- ]verified|formal verification"
        r"|verified (?:Raft|Paxos|consensus|protocols?|kernel|compiler|core|implementation))\b|\bTLA\+[- ]verified\b",
        rf"verif|{_PROOF}",
        "say what was done: “model-checked”, “specified in TLA+”",
        tools=rf"{_PROVERS}|TLA|Alloy|SPIN|Z3|SMT|CBMC|Kani|[Mm]odel[- ]check",
    ),
    _claim(r"\bmodel[- ]checked\b", _CHECKERS, "say what was done: “specified in TLA+”"),
    _claim(
        r"\bopen[- ]sourced?\b",
        r"open[- ]source|licen[cs]e|\b(?:MIT|BSD|GPL|Apache|MPL)\b",
        "write “source-available”, or name the licence",
        is_public=True,
    ),
    _claim(
        r"\b(?:world['’]?s first|industry['’]?s first|first[- ]ever|first of its kind|first in the world)\b",
        r"\bfirst\b",
        "leave “first” out, or cite who says so",
    ),
    _claim(
        r"\bproduction[- ](?:grade|ready|proven)\b|\bbattle[- ]tested\b|\bin production\b",
        r"production|deploy|launch|adopt|customer|users?\b|live\b|serves?\b|served|uptime|marketplace",
        "say where it runs and for whom, or leave it out",
    ),
)
"""All claims, the strongest first."""

_DENIED = re.compile(r"\b(?:no|not|never|without|nor|neither)\b[^.;]*", re.IGNORECASE)


def affirmed(texts: Iterable[str]) -> str:
    """Return the texts without denials: “model-checked, never proved” affirms no proof."""
    return " . ".join(_DENIED.sub(" ", text) for text in texts)
