"""A slip in grammar: a preposition, a form of a verb, an idiom.

What: Reports prepositions that are missing, superfluous or of another word ("cared patients", "comply to", "of for"),
words that were lost ("a team six engineers", "referred patients the pharmacist", "from 82% 96%"), and forms of verbs
that the word before does not allow ("to improved the", "for plan the"), in the author's own sentences. With the extra
``language`` (``pip install 'cvbuild[language]'``), it also reports what the proofreader Harper finds beside our own
checks: "provided trainings", "he don't", "looking forward to hear", "in may". Its rules of style, of units, of the
Oxford comma and of spelling are off, because other checks decide these.

In German, French and Spanish, it reports what the dictionary of this extra shows: German plurals, genitives and
adjectives in another case than the words before them need ("mit drei Betriebe", "des Umbau der Bibliothek"), and words
of another language ("la humidité", "plane together mit"), French and Spanish nouns that lost a preposition ("Animation
six ateliers"), and participles that agree with no noun before them.

Why: A foreign language is full of traps, and readers take a slip for carelessness.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Complied to all rules of the board   # C219

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Complied with all rules of the board, cut latency to 95 ms, bought wool, yarn and a mill
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.grammar.missing_words import missing_words
from cvbuild.analysis.grammar.prepositions import Slip, preposition_slips
from cvbuild.analysis.grammar.verb_forms import verb_form_slips
from cvbuild.analysis.language.agreement import disagreements
from cvbuild.analysis.language.confusions import confused
from cvbuild.analysis.language.misplaced import gerund_slips
from cvbuild.analysis.language.prose import Passage, in_english, place, prose
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C219", "grammar-slip", Severity.WARNING, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each slip that no other check reports."""
    if not in_english(subject):
        yield from _elsewhere(subject)
        return
    for passage in prose(subject):
        slips = [*_slips(passage, subject)]
        known = [*confused(passage.masked), *disagreements(passage.masked)] if slips else []
        taken = [(start, end) for start, end, _ in known]
        for start, end, right, why in slips:
            if not any(first < end and start < last for first, last in taken):
                taken.append((start, end))
                where = place(subject, passage, start, end)
                hint = f"write '{right}'" if right else ""
                yield CHECK.finding(f"'{passage.text[start:end]}': {why}", where, path=passage.path, hint=hint)


def _elsewhere(subject: Subject) -> Iterator[Finding]:
    """Yield the slips in another language that a dictionary shows; what endings show is found by other checks."""
    proofs = subject.proofs.get(subject.locale)
    for passage in prose(subject) if proofs else ():
        for slip in proofs.of(passage.masked) if proofs else ():
            if slip.rule:
                where = place(subject, passage, slip.start, slip.end)
                hint = f"write '{slip.right}'" if slip.right else ""
                said = passage.text[slip.start : slip.end]
                yield CHECK.finding(f"'{said}': {slip.rule}", where, path=passage.path, hint=hint)


def _slips(passage: Passage, subject: Subject) -> Iterator[Slip]:
    yield from preposition_slips(passage.masked)
    yield from verb_form_slips(passage.masked)
    yield from missing_words(passage.masked)
    if passage.kind == "highlight":
        yield from gerund_slips(passage.masked)
    proofs = subject.proofs.get(subject.locale)
    for slip in proofs.of(passage.masked) if proofs else ():
        if slip.rule:
            yield slip.start, slip.end, slip.right.strip(), _said(slip.rule)


def _said(rule: str) -> str:
    """Return Harper's message in our form: a small letter, no full stop, straight quotes."""
    rule = rule.replace("`", "'").rstrip(".")
    return rule[:1].lower() + rule[1:]
