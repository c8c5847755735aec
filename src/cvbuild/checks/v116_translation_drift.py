"""A translation that differs in its facts.

What: Compares the languages of each text (``{en: …, de: …}``) with the first one: figures in any notation (``1,200`` is
``1.200``), currencies, months with their years, addresses of links, names and the number of bullets. Small numbers may
be digits here and words there, and a name more on one side is accepted.

Why: A figure that was corrected in one language only makes one of the two CVs wrong.

Bad::

    work:
      - name: Analytical Engines
        highlights:
          - text:
              en: Cut the cost of a table by 20% in May 2024
              de: Senkte die Kosten einer Tafel im Mai 2024 um 25 %   # V116

Good::

    work:
      - name: Analytical Engines
        highlights:
          - text:
              en: Cut the cost of a table by 20% in May 2024
              de: Senkte die Kosten einer Tafel im Mai 2024 um 20 %
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.language.drift import drifts
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.source import child_path

CHECK = Check("V116", "translation-drift", Severity.WARNING, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each language of a text that differs from the first one."""
    for path, texts in subject.translations.items():
        (first, words), *others = texts.items()
        for language, text in others:
            if found := list(drifts(words, first, text, language)):
                at = child_path(path, language)
                yield CHECK.finding(
                    f"`{first}` and `{language}` differ: {'; '.join(found)}",
                    subject.places.value(at),
                    path=at,
                    further=(Label(subject.places.value(child_path(path, first)), f"the text in `{first}`"),),
                )
