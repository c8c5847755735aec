"""An ambiguous figure without the word that says what it measures.

What: Checks headline and summary for figures that two facts share, on hold or not, without any of the words next to
them in the claims: “at sub-50ms”, if one fact is about inference latency and the other about a boot time. Within an
entry, the entry says what is meant.

Why: Readers take “sub-50ms” without its noun for the more impressive of the two, and ask about that.

Bad::

    facts:
      sharing: {claim: Serves models with inference latency under 50 ms., figures: [sub-50ms], evidence: proprietary}
      boot: {claim: The hypervisor boots in under 50 ms., figures: [sub-50ms], evidence: proprietary}
    basics:
      name: Ada Lovelace
      summaries:
        - id: plain
          text: Serves models at sub-50ms.   # F121
          facts: [sharing]
    work:
      - {name: Analytical Engines, startDate: 2022-01, highlights: [{text: Reached sub-50ms latency, facts: [sharing]}]}
    # file: variants/plain.yaml
    summary: plain

Good::

    facts:
      sharing: {claim: Serves models with inference latency under 50 ms., figures: [sub-50ms], evidence: proprietary}
      boot: {claim: The hypervisor boots in under 50 ms., figures: [sub-50ms], evidence: proprietary}
    basics:
      name: Ada Lovelace
      summaries:
        - id: plain
          text: Serves models at sub-50ms inference latency.
          facts: [sharing]
    work:
      - {name: Analytical Engines, startDate: 2022-01, highlights: [{text: Reached sub-50ms latency, facts: [sharing]}]}
    # file: variants/plain.yaml
    summary: plain
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.backing import Known, known_figures
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.figures.figures import same_value
from cvbuild.analysis.language.prose import place
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F121", "bare-figure", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each ambiguous figure of headline or summary."""
    facts = subject.resume.facts
    known = known_figures(facts, subject) if facts else ()
    for passage in lead(subject) if known else ():
        for said in measured(passage.text, False, passage.language):
            owners = [one for one in known if same_value(one.figure, said.figure)]
            names = list(dict.fromkeys(one.fact for one in owners))
            if len(names) > 1 and _is_bare(said, owners):
                yield CHECK.finding(
                    f"“{said.figure.text}” may refer to {names[0]} or to {names[1]}",
                    place(subject, passage, said.figure.start, said.figure.end),
                    path=passage.path,
                    hint="say what it measures",
                    further=tuple(Label(subject.places.value(f"facts.{name}"), "one of them") for name in names[:2]),
                )


def _is_bare(said: Measured, owners: list[Known]) -> bool:
    """Return whether no word near the figure is also near it in a claim."""
    beside = frozenset(word for one in owners for word in one.measured.words)
    return not said.words & beside if beside else not said.words
