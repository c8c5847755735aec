"""The ledger of printed figures with their facts."""

from __future__ import annotations

from cvbuild.analysis.facts.ledger import Row, ledger, render_text, unused_facts
from tests.projects import resume_of

SOURCE = """
basics: {name: Ada, summaries: [{id: plain, text: "Cut cost 70% in two worlds", facts: [cost]}]}
facts:
  cost: {figures: [70%], evidence: proprietary, caveat: no baseline}
  tests: {figures: [5 modules], evidence: {note: engine}}
  spare: {figures: [9%], evidence: {repository: "https://lovelace.org/spare"}}
work:
  - id: mill
    name: Mill
    position: Engineer
    highlights:
      - {id: tests, text: Checked five modules, facts: [tests]}
      - {id: bare, text: Cut waste 30%}
publications: [{id: engine, name: The Engine, url: https://lovelace.org/engine}]
"""


def test_ledger_names_the_source_of_each_figure() -> None:
    resume = resume_of(SOURCE)
    assert ledger(resume, resume) == (
        Row("70%", "summaries.plain", "basics.summaries[0]", "cost", "proprietary", caveat="no baseline"),
        Row("five", "work.mill.tests", "work[0].highlights[0]", "tests", "https://lovelace.org/engine"),
        Row("30%", "work.mill.bare", "work[0].highlights[1]"),
    )
    assert unused_facts(resume, resume) == ("spare",)


def test_ledger_as_text() -> None:
    resume = resume_of(SOURCE)
    assert render_text(ledger(resume, resume)).splitlines() == [
        "figure  where            fact   evidence",
        "70%     summaries.plain  cost   proprietary",
        "five    work.mill.tests  tests  https://lovelace.org/engine",
        "30%     work.mill.bare   -      -",
    ]
    assert render_text(()) == ""


def test_ledger_says_what_is_on_hold() -> None:
    row = Row("45%", "summaries.plain", "", "training", "", hold="at which job?")
    assert render_text([row]).splitlines()[1].endswith("training  -, on hold: at which job?")
