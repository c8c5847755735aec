"""The page docs/checks-quality.md: what was measured, in tables and in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cvbuild import checks
from cvbuild.finding import Finding, Severity
from tests.corpus.cases import Case, provenance
from tests.corpus.measure import Measured

__all__ = ["described", "page"]

FAMILIES = {
    "S": "source",
    "V": "variant",
    "L": "length and layout",
    "D": "dates",
    "F": "facts and figures",
    "C": "language and style",
    "P": "parity",
    "A": "artifact",
    "X": "contact, links, privacy",
    "T": "targeting",
}
_INTRODUCTION = """\
# How well the checks do

Measured on the corpus in `tests/corpus/`: {clean} clean CVs of invented people, from one page to four, from the US, the
UK and elsewhere; and {planted} defects planted in them one at a time, of which it is known what they are and at which
line. Written by `make quality`; `tests/test_corpus.py` fails where a check gets worse than it stands here.

*Caught* is a defect that is found under its own code at its own line. *Collateral* are errors and warnings that a
defect raises besides its own and that do not follow from it. A *false alarm* is an error or a warning about a clean
CV, all formats built; notes, which fail nothing, are counted apart.

## By family
"""
_FIRST = """\
## At first sight

The checks have been mended for what this corpus showed. What they did with CVs and defects that were new to them is
the figure to expect elsewhere. There were {rounds} rounds; after each, the checks were mended by what it had shown.
"""
_ROUND = """\
**Round {number}**: {cvs} new CVs; {caught} of {planted} defects caught ({share}); {alarms}:
"""


def page(measured: Sequence[Measured], clean: Mapping[str, Sequence[Finding]]) -> str:
    """The whole page as Markdown."""
    introduction = _INTRODUCTION.format(clean=len(clean), planted=len(measured))
    parts = [
        introduction,
        *_families(measured, clean),
        *_first_sight(),
        *_clean(clean),
        *_misses(measured),
        *_collateral(measured),
        *_unplanted(measured),
    ]
    return "\n".join(parts)


def described(case: Case) -> str:
    """A case in a line: what was planted where."""
    words = case.words.replace("`", "'")
    return f"{case.code} in {case.base}: `{words[:120]}{'…' if len(words) > 120 else ''}`"


def _families(measured: Sequence[Measured], clean: Mapping[str, Sequence[Finding]]) -> Iterator[str]:
    yield "| family | planted | caught | missed | recall | collateral | false alarms | notes about clean CVs |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    told = [finding for findings in clean.values() for finding in findings]
    for letter, name in FAMILIES.items():
        mine = [one for one in measured if one.case.code.startswith(letter)]
        yield _row(f"{letter} {name}", mine, [finding for finding in told if finding.code.startswith(letter)])
    yield _row("**all**", measured, told) + "\n"


def _row(name: str, measured: Sequence[Measured], told: Iterable[Finding]) -> str:
    caught = sum(one.caught for one in measured)
    severities = Counter(finding.severity for finding in told)
    alarms = severities[Severity.ERROR] + severities[Severity.WARNING]
    beside = sum(len(one.collateral) for one in measured)
    cells = (len(measured), caught, len(measured) - caught, _share(caught, len(measured)), beside, alarms)
    return f"| {name} | {' | '.join(map(str, cells))} | {severities[Severity.NOTE]} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"


def _first_sight() -> Iterator[str]:
    rounds = provenance()["rounds"]
    yield _FIRST.format(rounds=len(rounds))
    for number, one in enumerate(rounds, 1):
        caught, planted = sum(one["caught"].values()), sum(one["planted"].values())
        count = len(one["false_alarms"])
        alarms = f"{count} false alarm{'' if count == 1 else 's'}, {_errors(one.get('errors', 0))}"
        share = _share(caught, planted)
        yield _ROUND.format(number=number, cvs=one["cvs"], caught=caught, planted=planted, share=share, alarms=alarms)
        yield from (f"- {alarm}" for alarm in one["false_alarms"])
        if one["true_alarms"]:
            yield "\nWhat else was told of clean CVs was right, and the CVs were mended:\n"
            yield from (f"- {alarm}" for alarm in one["true_alarms"])
        yield ""


def _errors(count: int) -> str:
    return f"{count} of them error{'' if count == 1 else 's'}" if count else "no error"


def _clean(clean: Mapping[str, Sequence[Finding]]) -> Iterator[str]:
    yield "## Clean CVs\n"
    yield "| CV | | errors | warnings | notes |\n|---|---|--:|--:|--:|"
    tuned = provenance()["tuned"]
    for name, findings in clean.items():
        count = Counter(finding.severity for finding in findings)
        numbers = " | ".join(str(count[one]) for one in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        yield f"| {name} | {'tuned' if name in tuned else 'new'} | {numbers} |"
    yield ""
    for name, findings in clean.items():
        for finding in findings:
            if finding.severity > Severity.NOTE:
                yield f"- {name}, line {finding.place.line}: {finding.code}, {finding.message}"
    yield ""


def _misses(measured: Iterable[Measured]) -> Iterator[str]:
    yield "## Missed\n"
    for one in measured:
        if not one.caught:
            lines = ", ".join(map(str, one.elsewhere))
            yield f"- {described(one.case)}{f' (told at line {lines} instead)' if lines else ''}"
    yield ""


def _collateral(measured: Iterable[Measured]) -> Iterator[str]:
    yield "## Collateral\n"
    for one in measured:
        for finding in one.collateral:
            yield f"- {described(one.case)} raised {finding.code}: {finding.message}"
    yield ""


def _unplanted(measured: Iterable[Measured]) -> Iterator[str]:
    codes = Counter(one.case.code for one in measured)
    left = [code for code in checks.records() if code not in codes]
    yield "## Not planted here\n"
    yield (
        "These show in finished files only, mostly those that a broken theme or a broken renderer makes, or need a\n"
        "length of text that no small change gives. Their own examples (Bad and Good in their texts) hold them:\n"
        f"{', '.join(left)}.\n"
    )
