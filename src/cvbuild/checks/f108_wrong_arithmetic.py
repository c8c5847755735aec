"""A percentage or a difference that does not follow from the numbers beside it.

What: If a text gives a value before, a value after, and next to them a percentage or a multiple, recomputes it: “from
800 to 150 ms (60%)” is 81%. So are differences (“from 15 to 6, saving 7”) and percentages of a part (“24 of 25, 90%”).
Rounding is allowed, and so are common readings: points between two percentages, “3x” for threefold growth. Nothing can
fall by more than 100%. In English also products (“three teams of 4, 15 people”), totals (“12 vans and 5 lorries, 18 in
all”), the parts of a whole and the members of a team, fractions (“from 6 hours to 4, a quarter less”), a change of the
summary against the entry (“trebled”), and what remains (“six of the ten, … the other two”). So are, in English, a list
of parts after its whole, “half of it by a grant of …”, “by two days, from … to …”, “a fivefold increase”; parts after a
comma only if one slip makes them add up. English, German, French and Spanish.

Why: It is the one claim on the page that a reader can verify without asking anyone, and some do.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency from 800 to 150 ms (60%)   # F108
          - Reduced waste by 120%   # F108

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency from 800 to 150 ms (81%)
          - Reduced waste by 20%, output up 120%
"""

from collections.abc import Iterator, Set

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.arithmetic import arithmetic
from cvbuild.analysis.claims.multiples import multiples
from cvbuild.analysis.claims.remainders import remainders
from cvbuild.analysis.facts.changes import FALLING, Change, changes, directed
from cvbuild.analysis.facts.printed import lead, own_words
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.pairs import difference_of, is_difference
from cvbuild.analysis.mentions.sums import Sum, restated, summed
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F108", "wrong-arithmetic", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each wrong result, and for each decrease of more than 100%."""
    told: set[tuple[str, int]] = set()
    for passage in own_words(subject):
        for change in changes(passage.text, passage.language):
            if not change.is_right():
                told.add((passage.path, change.stated.start))
                yield _finding(change, passage, subject)
        if in_english(subject):
            yield from _too_deep(passage, subject)
    yield from _sums(subject, told)
    yield from _restated(subject)
    yield from _summed(subject)


def _sums(subject: Subject, told: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield differences that two numbers do not have, and percentages that a part of a whole is not."""
    for pair in mentions(subject).pairs:
        stated = difference_of(pair)
        if stated and not is_difference(pair, stated):
            message = f"{pair.before.text} and {pair.after.text} do not differ by {stated.text}"
            yield _wrong(message, pair.passage, stated, subject)
    for share in mentions(subject).shares:
        if share.percent and not share.exceeds and not share.is_right:
            right = f"{share.part / share.whole * 100:.0f}%"
            message = f"{share.part.normalize():f} of {share.whole.normalize():f} is {right}, not {share.percent.text}"
            yield _wrong(message, share.passage, share.percent, subject)
    known = set(told)
    rest = [one for passage in own_words(subject) for one in _related(passage)]
    for one in (*mentions(subject).sums, *rest):
        places = {(one.passage.path, at) for at in range(one.start, one.end)}
        if places & known:
            continue
        known |= places
        where = place(subject, one.passage, one.start, one.end)
        yield CHECK.finding(
            f"“{one.said}”, but {one.right}", where, path=one.passage.path, hint="correct one of these numbers"
        )


def _related(passage: Passage) -> Iterator[Sum]:
    """Yield the quantities that do not fit those with which the words of the sentence join them."""
    if passage.language == "en":
        yield from remainders(passage)
        yield from arithmetic(passage)
    else:
        from cvbuild.analysis.claims.relations_elsewhere import relations  # imported lazily: for a CV that needs it

        yield from relations(passage)


def _restated(subject: Subject) -> Iterator[Finding]:
    """Yield the changes of the summary that the entry does not give."""
    pairs = mentions(subject).pairs
    for one, pair in (*restated(lead(subject), pairs), *multiples(lead(subject), pairs)):
        there = Label(place(subject, pair.passage, pair.start, pair.end), "the entry")
        where = place(subject, one.passage, one.start, one.end)
        yield CHECK.finding(
            f"“{one.said}”, but {one.right}", where, path=one.passage.path, hint="make them agree", further=(there,)
        )


def _summed(subject: Subject) -> Iterator[Finding]:
    """Yield the amounts of the summary that are nearly the sum of those below."""
    for one, other in summed(lead(subject), mentions(subject).printed):
        there = Label(place(subject, other, 0, len(other.text)), "the amounts")
        where = place(subject, one.passage, one.start, one.end)
        yield CHECK.finding(
            f"“{one.said}”, but {one.right}", where, path=one.passage.path, hint="make them agree", further=(there,)
        )


def _wrong(message: str, passage: Passage, figure: Figure, subject: Subject) -> Finding:
    where = place(subject, passage, figure.start, figure.end)
    return CHECK.finding(message, where, path=passage.path, hint="correct one of the three")


def _finding(change: Change, passage: Passage, subject: Subject) -> Finding:
    right = f"{change.fraction():.0f}%"
    if change.stated.unit == "x":
        ratio = max(change.after.low / change.before.low, change.before.low / change.after.low)
        right = f"{ratio:.1f}x"
    return CHECK.finding(
        f"{change.before.text} to {change.after.text} is {right}, not {change.stated.text}",
        place(subject, passage, change.stated.start, change.stated.end),
        path=passage.path,
        hint="correct one of the three",
    )


def _too_deep(passage: Passage, subject: Subject) -> Iterator[Finding]:
    for figure in figures(passage.text, language=passage.language):
        before, behind = passage.text[: figure.start], passage.text[figure.end :]
        whole = figure.unit == "%" and figure.low > 100 and not before.rstrip().endswith((" to", " of"))
        if whole and not behind.lstrip().startswith("of ") and directed(passage.text, figure, FALLING):
            yield CHECK.finding(
                f"nothing can fall by {figure.text}",
                place(subject, passage, figure.start, figure.end),
                path=passage.path,
                hint="write the percentage of the value before, or invert the multiple",
            )
