"""A part that is greater than its whole.

What: Checks for “14 of 12 wards”, “17 events, 19 of them abroad”, “120% of patients”, and for parts that add up to
more: “58 nurses, of whom 38 are trained and 24 in training”. A percentage of a target, a quota or a plan may exceed
100, and ratings such as 9/8 are ignored. English, German, French and Spanish. In English also rates (“six in five”),
ratings (“5.9 out of 5”), fractions (“four thirds of”) and amounts above the limit beside them (“81 hours, within the 72
hours allowed”).

Why: A reader who counts along stops here, and counts everything else as well.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved 14 of 12 mills to steam   # F128

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved 12 of 14 mills to steam, at 120% of the yearly target
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.shares import across_points, beyond_limits, rates
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F128", "part-beyond-whole", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each part that exceeds its whole."""
    for share in mentions(subject).shares:
        if share.exceeds:
            whole = f"{share.whole.normalize():f}"
            yield CHECK.finding(
                f"“{share.said.text}” is more than the whole, which is {whole}{'%' if share.said.unit == '%' else ''}",
                place(subject, share.passage, share.said.start, share.said.end),
                path=share.passage.path,
                hint="correct one of the two numbers",
            )
    for passage in mentions(subject).own:
        for start, end, limit in beyond_limits(passage):
            where = place(subject, passage, start, end)
            message = f"“{passage.text[start:end]}” is above the limit, which is {limit}"
            yield CHECK.finding(message, where, path=passage.path, hint="correct one of the two numbers")
        for start, end, most in rates(passage):
            yield CHECK.finding(
                f"“{passage.text[start:end]}” is more than the whole, which is {most}",
                place(subject, passage, start, end),
                path=passage.path,
                hint="correct one of the two numbers",
            )
    for passage, start, end, most in across_points(mentions(subject).own):
        yield CHECK.finding(
            f"“{passage.text[start:end]}” is more than the whole, which is {most}",
            place(subject, passage, start, end),
            path=passage.path,
            hint="correct one of the two numbers",
        )
    for one in mentions(subject).parts:
        last = one.parts[-1]
        yield CHECK.finding(
            f"the parts add up to {one.total.normalize():f}, but the whole is {one.whole.text}",
            place(subject, one.passage, last.start, last.end),
            path=one.passage.path,
            hint="correct one of the numbers",
        )
