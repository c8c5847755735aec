"""A slip in grammar, by Harper.

What: Reports what the proofreader Harper finds in the author's own sentences beside our own checks: "provided
trainings", "he don't", "discussed about", "looking forward to hear", "in may". Its rules of style, of units, of the
Oxford comma and of spelling are off, because other checks decide these. It needs the extra ``language``: ``pip install
'cvbuild[language]'``. English only.

Why: It knows hundreds of rules of English, and a foreign language is full of traps.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Discussed about budgets with the board   # C219

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Discussed budgets with the board, cut latency to 95 ms, bought wool, yarn and a mill
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.agreement import disagreements
from cvbuild.analysis.language.confusions import confused
from cvbuild.analysis.language.prose import OWN_WORDS, in_english, passages, place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C219", "grammar-slip", Severity.NOTE, english=True, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each slip that no other check reports."""
    proofs = subject.proofs.get(subject.locale)
    for passage in passages(subject) if proofs and proofs.slips and in_english(subject) else ():
        slips = proofs.of(passage.masked) if proofs and passage.kind in OWN_WORDS else ()
        known = [*confused(passage.masked), *disagreements(passage.masked)] if slips else []
        for slip in slips:
            if slip.rule and not any(start < slip.end and slip.start < end for start, end, _ in known):
                where = place(subject, passage, slip.start, slip.end)
                hint = f"write '{slip.right.strip()}'" if slip.right.strip() else ""
                message = f"'{passage.text[slip.start : slip.end]}': {_said(slip.rule)}"
                yield CHECK.finding(message, where, path=passage.path, hint=hint)


def _said(rule: str) -> str:
    """Return Harper's message in our form: a small letter, no full stop, straight quotes."""
    rule = rule.replace("`", "'").rstrip(".")
    return rule[:1].lower() + rule[1:]
