"""A word that claims more than the evidence gives.

What: reads “formally proved”, “verified protocol”, “model-checked”, “open source”, “world’s first” and “in production”
in highlights and summaries that cite facts, and looks for what each needs in the facts: a proof, a specification, a
licence, a deployment. “Open source” on a proprietary entry, and formal proof or verification without any tool for it,
are found in files without a ledger as well. Titles of publications are left alone.

Why: a model checker is no proof, a visible repository no licence. The one reader who knows the difference is the one
who decides.

Bad::

    facts:
      protocols: {claim: "Five TLA+ modules, model-checked, never proved.", evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Formally proved the protocols of the store   # F117
            facts: [protocols]

Good::

    facts:
      protocols: {claim: "Five TLA+ modules, model-checked, never proved.", evidence: proprietary}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - text: Model-checked the protocols of the store in five TLA+ modules
            facts: [protocols]
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.facts.claims import CLAIMS, Claim, affirmed
from cvbuild.facts.conflicts import entry_of
from cvbuild.facts.printed import Line, lines, printed
from cvbuild.finding import Finding, Severity
from cvbuild.prose import in_english
from cvbuild.resume import Dated

CHECK = Check("F117", "claim-beyond-evidence", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each claim without its evidence."""
    if subject.chosen is None or not in_english(subject):
        return
    closed = {item.path for item in subject.resume.items() if isinstance(item, Dated) and item.disclosure != "public"}
    for line in lines(subject):
        for claim in CLAIMS:
            match = claim.words.search(line.text)
            if match and not _borne_out(claim, line, entry_of(line.path) in closed, subject):
                yield CHECK.finding(
                    f"“{match[0]}” needs evidence that is not there",
                    line.place(subject, *match.span()),
                    path=line.path,
                    hint=claim.weaker,
                )
                break


def _borne_out(claim: Claim, line: Line, closed: bool, subject: Subject) -> bool:
    """Whether facts or entry have what a claim needs; what cannot be known counts as borne out."""
    if line.facts:
        return bool(claim.evidence.search(affirmed(_of_facts(line, subject))))
    if "open" in claim.words.pattern and closed:
        return False
    return claim.tools is None or any(map(claim.tools.search, _of_entry(line, subject)))


def _of_facts(line: Line, subject: Subject) -> Iterator[str]:
    for name in line.facts:
        fact = subject.resume.facts.get(name)
        if fact:
            evidence = fact.evidence
            yield fact.claim or ""
            yield (evidence.repository or evidence.url or "") if evidence else ""


def _of_entry(line: Line, subject: Subject) -> Iterator[str]:
    """All that is printed of the item's entry; for headline and summary, all that is printed."""
    entry = entry_of(line.path)
    everything = line.path.startswith("basics")
    for passage in printed(subject):
        if everything or passage.path.startswith(entry):
            yield passage.text
