"""A word that claims more than the evidence supports.

What: Reads “formally proved”, “verified protocol”, “model-checked”, “open source”, “world’s first” and “in
production” in highlights and summaries that cite facts, and looks in those facts for what each requires: a proof, a
specification, a licence, a deployment. “Open source” on a proprietary entry, and formal proof or verification without
a tool for it, are reported even if the source has no facts. Titles of publications are ignored.

Why: A model checker is no proof, a visible repository no licence. The one reader who knows the difference is the one
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

from collections.abc import Iterable, Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.claims import CLAIMS, Claim, affirmed
from cvbuild.analysis.facts.conflicts import entry_of
from cvbuild.analysis.facts.printed import lines, own_words, printed
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.model.resume import Dated, Resume
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F117", "claim-beyond-evidence", Severity.WARNING, english=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each claim without its evidence."""
    if subject.chosen is None or not in_english(subject):
        return
    closed = {item.path for item in subject.resume.items() if isinstance(item, Dated) and item.disclosure != "public"}
    facts = {line.path: line.facts for line in lines(subject)}
    for passage in own_words(subject):
        texts = list(_of_facts(facts.get(passage.path, ()), subject.resume))
        for claim in CLAIMS:
            match = claim.words.search(passage.text)
            is_false = claim.is_public and entry_of(passage.path) in closed
            if match and (is_false or not _borne_out(claim, passage, texts, subject)):
                yield CHECK.finding(
                    f"“{match[0]}” needs evidence that is missing",
                    place(subject, passage, *match.span()),
                    path=passage.path,
                    hint=claim.weaker,
                )
                break


def _borne_out(claim: Claim, passage: Passage, facts: list[str], subject: Subject) -> bool:
    """Return whether facts or entry have what a claim requires, or whether this cannot be known."""
    if facts:
        return bool(claim.evidence.search(affirmed(facts)))
    return claim.tools is None or any(map(claim.tools.search, _beside(passage, subject)))


def _of_facts(names: Iterable[str], resume: Resume) -> Iterator[str]:
    for name in names:
        fact = resume.facts.get(name)
        if fact:
            yield fact.claim or ""
            yield (fact.evidence.repository or fact.evidence.url or "") if fact.evidence else ""


def _beside(passage: Passage, subject: Subject) -> Iterator[str]:
    """Return the printed text of the same entry; for headline and summary, all printed text."""
    entry = entry_of(passage.path)
    for other in printed(subject):
        if passage.section == "basics" or other.path == entry or other.path.startswith(f"{entry}."):
            yield other.text
