"""A figure that could be of two things, without the word that says of which.

What: in headline and summary, finds figures that two facts of the ledger have in common, on hold or not, and that stand
without any of the words beside them in the claims: “at sub-50ms”, where one fact is of inference latency and the other
of a boot time. Within an entry the entry says what is meant.

Why: “sub-50ms” without its noun is claimed for everything. The reader picks the more impressive of the two, and asks
about that.

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

from cvbuild.analysis.facts.backing import Known, known_figures
from cvbuild.analysis.facts.measures import Measured, measured
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.figures import same_value
from cvbuild.analysis.prose import place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F121", "bare-figure", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure of the lead that two facts have and no word tells apart."""
    facts = subject.resume.facts
    known = known_figures(facts, subject.resume) if facts else ()
    for passage in lead(subject) if known else ():
        for said in measured(passage.text, False):
            owners = [one for one in known if same_value(one.figure, said.figure)]
            names = list(dict.fromkeys(one.fact for one in owners))
            if len(names) > 1 and _is_bare(said, owners):
                yield CHECK.finding(
                    f"“{said.figure.text}” may be of {names[0]} or of {names[1]}",
                    place(subject, passage, said.figure.start, said.figure.end),
                    path=passage.path,
                    hint="add what it measures",
                    further=tuple(Label(subject.places.value(f"facts.{name}"), "one of them") for name in names[:2]),
                )


def _is_bare(said: Measured, owners: list[Known]) -> bool:
    """Whether no word beside the figure is one that stands beside it in a claim."""
    beside = frozenset(word for one in owners for word in one.measured.words)
    return not said.words & beside if beside else not said.words
