"""A text that is set against its direction.

What: Checks whether most letters of a CV are of a script that is written from right to left, while the locale is of a
language that is written from left to right.

Why: The locale decides the direction of the page: where lines begin, on which side bullets and dates are, in which
order a line with numbers or foreign words is read. With the wrong one, sentences are torn.

Bad::

    locale: en-US   # S061
    basics: {name: נועה ברק, label: מהנדסת תוכנה, email: noa@barak.example}
    work:
      - {name: מעבדות הכרמל, position: מהנדסת בכירה, startDate: 2019-03}

Good::

    locale: he
    basics: {name: נועה ברק, label: מהנדסת תוכנה, email: noa@barak.example}
    work:
      - {name: מעבדות הכרמל, position: מהנדסת בכירה, startDate: 2019-03}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.locales.scripts import is_right_to_left, script_of
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S061", "text-against-its-locale", Severity.WARNING)

_LOCALES = {"Arabic": "ar, fa or ur", "Hebrew": "he or yi", "Syriac": "syr", "Thaana": "dv"}


def find(subject: Subject) -> Iterator[Finding]:
    """At most one finding for a variant, at its locale."""
    if subject.document is None or subject.chosen is None or is_right_to_left(subject.document.language):
        return
    if all(fragment.text.isascii() for fragment in subject.document.fragments):
        return
    letters = [char for fragment in subject.document.fragments for char in fragment.text if char.isalpha()]
    turned = [script.name for char in letters if (script := script_of(char)) and script.right_to_left]
    if 2 * len(turned) <= len(letters):
        return
    name = max(sorted(set(turned)), key=turned.count)
    places = subject.chosen.places if subject.chosen.variant.locale else subject.places
    yield CHECK.finding(
        f"most of the text is {name}, and the locale '{subject.document.language}' sets it from left to right",
        places.value("locale"),
        path="locale",
        hint=f"write the language of the text, such as `locale: {_LOCALES.get(name, 'ar')}`",
    )
