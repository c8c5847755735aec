# ruff: noqa: E501
"""Claims without a witness: what a text says beyond its facts, its entry and its confirmed wording."""

from __future__ import annotations

import pytest

from cvbuild.analysis.lock.identity import HIGHLIGHTS, identities
from cvbuild.analysis.lock.record import Confirmed, Lock
from cvbuild.analysis.witness.review import review
from cvbuild.analysis.witness.table import UNWITNESSED, claimed
from tests.projects import resume_of

CV = """\
basics: {{name: Noor Haddad, summary: "{summary}"}}
facts:
  one: {{claim: "{fact}", evidence: proprietary{more}}}
work:
  - name: Severn Works
    position: {position}
    startDate: 2020-01
    highlights:
      - {{id: one, text: "{text}", facts: [one]}}
      - {{id: two, text: "{other}"}}
skills: [{{name: Tools, keywords: [Excel, Kubernetes]}}]
languages: [{{language: French, fluency: A2}}]
"""
PLAIN = {"summary": "Engineer.", "more": "", "position": "Engineer", "other": "Kept the log"}


def source(text: str, fact: str, **more: str) -> str:
    return CV.format(**{**PLAIN, **more, "text": text, "fact": fact})


def locked(text: str) -> Lock:
    found = identities(resume_of(text), (), {})
    line = {
        item.address: {key: Confirmed(one.text, "N", "2026-11-30", "w") for key, one in item.values.items()}
        for item in found
    }
    assert any(item.group == HIGHLIGHTS for item in found)
    return Lock(line)


def kinds(text: str, lock: Lock | None) -> list[tuple[str, str]]:
    resume = resume_of(text)
    return [(one.kind.value, one.word) for one in review(resume, identities(resume, (), {}), lock)]


LIES = [
    # confirmed, now, the kind of the claim, its word
    ("Wrote the loader of the mill", "Wrote the loader of the mill for Siemens", "name", "Siemens"),
    ("Wrote the loader of the mill", "Wrote the loader of the mill in Rust", "name", "Rust"),
    ("Dressed wounds on the ward", "Dressed wounds on the ward at Guy's Hospital", "name", "Guy"),
    ("Set the table", "Set the table, with a Wine Spirit diploma", "name", "Wine"),
    ("Taught physics", "Taught physics in Mandarin", "name", "Mandarin"),
    ("Helped design the handover sheet", "Designed the handover sheet", "role", "Designed"),
    ("Assisted at minor surgery", "Performed minor surgery", "role", "Performed"),
    ("Co-founded a robotics club", "Founded a robotics club", "role", "robotics"),
    ("Built the quay in a team of 6", "Led a team of 6 that built the quay", "role", "Led"),
    ("Checked the load model", "Designed the load model", "role", "Designed"),
    ("Maintained the pipeline", "Architected the pipeline", "role", "Architected"),
    ("Wrote the scheme of work", "Sole author of the scheme of work", "role", "Sole"),
    ("Dressed wounds", "Single-handedly dressed wounds", "role", "Single-handedly"),
    ("Adapted a published protocol", "Invented a protocol", "role", "Invented"),
    ("Scheduled a brigade of 9", "Directed a brigade of 9", "role", "Directed"),
    ("Second-chaired a trial", "Was lead counsel in a trial", "role", "lead"),
    ("Ran the budget of the department", "Led the department and its budget", "role", "Led"),
    ("Drew icons", "Founder of a studio that drew icons", "role", "Founder"),
    ("Weighted surveys", "Expert in surveys", "role", "Expert"),
    ("Cut losses in one plant", "Cut losses in all plants", "scope", "all"),
    ("Cut losses in one plant", "Cut losses in one plant and company-wide", "scope", "company-wide"),
    ("Showed the product to carriers", "Showed the product to global carriers", "scope", "global"),
    ("Designed covers", "Designed the first covers of their kind", "scope", "first"),
    ("Designed covers", "Designed the best covers", "scope", "best"),
    ("Designed covers", "Designed bestselling covers", "scope", "bestselling"),
    ("Mentored students", "Mentored hundreds of students", "scope", "hundreds"),
    ("Kept the line running", "Kept the mission-critical line running", "scope", "mission-critical"),
    ("Worked safely", "Always worked safely", "scope", "Always"),
    ("Built a pilot of the loader", "Built the loader", "result", "loader"),
    ("Drew a proposal for the website", "Drew the website", "result", "website"),
    ("Trained a churn model offline", "Trained a churn model now in production", "result", "production"),
    ("Had a cover shortlisted for a prize", "Won a prize for a cover", "result", "Won"),
    ("Prepared rooms", "Prepared rooms as a certified technician", "result", "certified"),
    ("Built a sensor", "Built a patented sensor", "result", "patented"),
    ("Wrote a grant application", "Wrote a successful grant application", "result", "successful"),
    ("Counted stock", "Counted stock, doubling margins", "result", "doubling"),
    ("Answered questions", "Answered questions that raised revenue", "result", "revenue"),
    ("Found a gene that may regulate size", "Found the gene that regulates size", "result", "gene"),
    ("Wrote two of five articles in a series", "Wrote articles in a series", "scope", "articles"),
    ("Stood in for the desk editor", "Served as desk editor", "role", "desk"),
    ("Filed court reports", "Filed court reports read by millions", "scope", "millions"),
    ("Wrote instructions", "Wrote instructions and trained new drivers", "role", "trained"),
    ("Tested boards", "Tested boards and rewrote municipal fire regulations", "result", "and rewrote municipal fire regulations"),
]  # fmt: skip

HONEST = [
    ("Wrote the loader of the mill in Ada", "Wrote the mill's loader in Ada"),
    ("Cut ulcers from 9 to 6 a quarter by turning", "Reduced ulcers from 9 to 6 a quarter by turning"),
    ("Mentored 4 student nurses through their placement", "Mentored 4 student nurses"),
    ("Helped design the handover sheet", "Contributed to the handover sheet"),
    ("Led the build of the quay", "Worked on the quay"),
    ("Co-founded a robotics club", "Started a robotics club together with a colleague"),
    ("Built a prototype of a sensor for one pier", "Built a prototype sensor"),
    ("Worked with the head chef on the menu", "Assisted the head chef with the menu"),
    ("Cut losses in all plants", "Cut losses"),
    ("Managed two nurses", "Supervised two nurses"),
    ("Tracked key performance indicators", "Tracked KPIs"),
    ("Deployed on Kubernetes", "Deployed on K8s"),
    ("Answered questions in SQL", "Handled SQL questions"),
    ("Found one gene that may regulate size", "Identified a gene that may regulate size"),
    ("Took part in a pilot of charts", "Participated in a pilot of electronic charts"),
    ("Drew icons as part of an identity", "Contributed icons to an identity"),
    ("Won a prize for a cover", "Received a prize for a cover, which was won in 2020"),
    ("Dressed wounds with the viability team", "Documented and dressed wounds"),
    ("Supported a deal closed by the regional director", "Supported a deal"),
    ("Kept records in Excel", "Kept Excel records"),
    ("Planned dock slots with two carriers", "Arranged dock slots with two carriers"),
    ("Performed dental procedures under supervision", "Carried out dental procedures, supervised"),
    ("Stood in for the desk editor", "Deputised for the desk editor"),
    ("Evaluated a model offline, with an AUC of 0.71", "Evaluated a model offline"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "now", "kind", "word"), LIES)
def test_a_new_claim_is_found_at_its_word(before: str, now: str, kind: str, word: str) -> None:
    """Where a text was confirmed, and where only its fact is so written."""
    lock = locked(source(before, before))
    assert (kind, word) in kinds(source(now, before), lock)
    assert kinds(source(now, before), lock)
    if " " not in word:  # whole clauses are read with a lock only
        assert (kind, word) in kinds(source(now, before), None)


@pytest.mark.parametrize(("before", "now"), HONEST)
def test_an_honest_wording_is_not(before: str, now: str) -> None:
    assert kinds(source(now, before), locked(source(before, before))) == []


@pytest.mark.parametrize(("before", "now"), HONEST)
def test_what_was_confirmed_is_borne_out(before: str, now: str) -> None:
    """Whatever it claims and whatever its facts say."""
    for text in (before, now):
        assert kinds(source(text, "Losses fell."), locked(source(text, "Losses fell."))) == []


@pytest.mark.parametrize(
    ("now", "more"),
    [
        ("Led the build for Siemens company-wide", ", role: led, tools: [Siemens], claims: company-wide"),
        ("Built it with Terraform, now in production", ", tools: [Terraform], claims: [in production]"),
    ],
)
def test_a_fact_can_say_more(now: str, more: str) -> None:
    lock = locked(source("Built the loader", "Built the loader"))
    assert kinds(source(now, "Built the loader"), lock) != []
    assert kinds(source(now, "Built the loader", more=more), lock) == []


@pytest.mark.parametrize(
    ("position", "found"),
    [("Engineer", True), ("Lead Engineer", False), ("Head of Loading", False), ("Manager", False)],
)
def test_a_title_bears_out_who_led(position: str, found: bool) -> None:
    text = source("Led the build of the loader", "Built the loader", position=position)
    assert bool(kinds(text, None)) is found


def test_texts_without_facts_are_read_with_a_lock_only() -> None:
    before, now = (
        source("Built it", "Built it", other=other) for other in ("Kept the log", "Kept the log for Siemens")
    )
    assert kinds(now, None) == []
    assert kinds(now, locked(before)) == [("name", "Siemens")]


def test_the_summary_is_read() -> None:
    before, now = (
        source("Built it", "Built it", summary=summary)
        for summary in ("Engineer of loaders.", "Award-winning engineer of loaders, fluent in French.")
    )
    assert [word for _, word in kinds(now, locked(before))] == ["fluent", "Award-winning"]


def test_a_moved_or_split_highlight_keeps_its_witness() -> None:
    before = source("Led the build of the loader", "Losses fell.", other="Deployed it in all plants")
    swapped = source("Deployed it in all plants", "Losses fell.", other="Led the build of the loader").replace("id: one, ", "").replace("id: two, ", "")  # fmt: skip
    assert kinds(swapped, locked(before.replace("id: one, ", "").replace("id: two, ", ""))) == []


def test_other_languages_and_sources_without_a_ledger_are_not_read() -> None:
    text = source("Led all of Siemens", "Losses fell.")
    assert kinds(f"locale: it\n{text}", locked(text)) == []
    without = text.replace("facts:\n", "x:\n").replace(", facts: [one]", "").split("x:\n")
    assert kinds(without[0] + without[1].split("\n", 1)[1], None) == []


def test_each_claim_is_listed_with_its_witness() -> None:
    text = source("Led the build for Siemens in Ada", "Built the loader in Ada", position="Team lead")
    resume = resume_of(text)
    rows = claimed(resume, identities(resume, (), {}), None, {"work[0].highlights[0]"})
    assert [(row.claim, row.witness) for row in rows] == [("Led", "entry"), ("Siemens", UNWITNESSED), ("Ada", "one")]


ELSEWHERE = [
    # language, confirmed, now, the kind of the claim, its word; nothing where it is honest
    ("de", "Schrieb den Lader der Mühle", "Leitete den Bau des Laders der Mühle", "role", "Leitete"),
    ("de", "Schrieb den Lader der Mühle", "Schrieb allein den Lader der Mühle", "role", "allein"),
    ("de", "Senkte den Verlust einer Mühle", "Senkte den Verlust aller Mühlen", "scope", "aller"),
    ("de", "Baute den Lader", "Baute den weltweit besten Lader", "scope", "weltweit"),
    ("de", "Half beim Bau des Laders der Mühle", "Bau des Laders der Mühle", "role", "Bau"),
    ("de", "Pilot des Laders der Mühle", "Lader der Mühle", "result", "Lader"),
    ("de", "Schrieb den Lader der Mühle", "Schrieb den Lader für die Mühle", "", ""),
    ("fr", "A écrit le chargeur du moulin", "A dirigé l’écriture du chargeur du moulin", "role", "dirigé"),
    ("fr", "A écrit le chargeur du moulin", "A écrit le chargeur du moulin pour Airbus", "name", "Airbus"),
    ("fr", "A réduit les pertes d’un moulin", "A réduit les pertes de tous les moulins", "scope", "tous"),
    ("fr", "A écrit le chargeur", "A écrit un chargeur primé", "result", "primé"),
    ("fr", "A écrit le chargeur du moulin", "Écriture du chargeur de ce moulin", "", ""),
    ("es", "Escribí el cargador del molino", "Dirigí el cargador del molino", "role", "Dirigí"),
    ("es", "Escribí el cargador del molino", "Escribí el primer cargador del molino", "scope", "primer"),
    ("es", "Escribí un prototipo del cargador", "Escribí un cargador", "result", "Escribí"),
    ("es", "Escribí el cargador del molino", "Escribí el cargador de un molino", "", ""),
]


@pytest.mark.parametrize(("language", "before", "now", "kind", "word"), ELSEWHERE)
def test_claims_of_other_languages(language: str, before: str, now: str, kind: str, word: str) -> None:
    found = kinds(f"locale: {language}\n{source(now, before)}", locked(source(before, before)))
    assert ((kind, word) in found) if kind else found == []
