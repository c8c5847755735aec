"""A word that claims more than the evidence gives.

What: reads “formally proved”, “verified protocol”, “model-checked”, “open source”, “world’s first” and “in production”
in highlights and summaries that cite facts, and looks for what each needs in the facts: a proof, a specification, a
licence, a deployment. “Open source” on a proprietary entry, and a formal proof without any tool for it, are found in
files without a ledger as well. Titles of publications are left alone.

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
from cvbuild.claims import CLAIMS, Claim, affirmed
from cvbuild.conflicts import entry_of
from cvbuild.finding import Finding, Severity
from cvbuild.printed import items, passage_of, words_of
from cvbuild.prose import in_english, passages, place
from cvbuild.resume import Dated, Highlight

CHECK = Check("F117", "claim-beyond-evidence", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each claim without its evidence."""
    if subject.chosen is None or not in_english(subject):
        return
    closed = {item.path for item in subject.resume.items() if isinstance(item, Dated) and item.disclosure != "public"}
    for item in items(subject):
        for claim in CLAIMS:
            match = claim.words.search(words_of(item))
            if match and not _borne_out(claim, item, entry_of(item.path) in closed, subject):
                yield CHECK.finding(
                    f"“{match[0]}” needs evidence that is not there",
                    place(subject, passage_of(item), *match.span()),
                    path=item.path,
                    hint=claim.weaker,
                )
                break


def _borne_out(claim: Claim, item: Highlight, closed: bool, subject: Subject) -> bool:
    """Whether facts or entry have what a claim needs; what cannot be known counts as borne out."""
    if item.facts:
        return bool(claim.evidence.search(affirmed(_of_facts(item, subject))))
    if "open" in claim.words.pattern and closed:
        return False
    if not claim.everywhere:
        return True
    rest = claim.words.sub(" ", " . ".join(_of_entry(item, subject)))
    return bool(claim.evidence.search(affirmed([rest])))


def _of_facts(item: Highlight, subject: Subject) -> Iterator[str]:
    for name in item.facts:
        fact = subject.resume.facts.get(name)
        if fact:
            evidence = fact.evidence
            yield fact.claim or ""
            yield (evidence.repository or evidence.url or "") if evidence else ""


def _of_entry(item: Highlight, subject: Subject) -> Iterator[str]:
    """All that is printed of the item's entry; for headline and summary, all that is printed."""
    entry = entry_of(item.path)
    everything = item.path.startswith("basics")
    for passage in passages(subject.document):
        if everything or passage.path.startswith(entry):
            yield passage.text
