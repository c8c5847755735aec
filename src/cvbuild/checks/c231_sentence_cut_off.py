"""A sentence that was cut off.

What: Checks whether a highlight or summary ends in a word that cannot end one: an article, “and”, “their”, a lone
adjective after “a” (“and a weekly”), or in a comma. English, German, French and Spanish. A comma at the end of a
letter's paragraph is ignored, for greeting and closing have one.

Why: The rest was lost when the text was cut or pasted, often the result.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Kept the three mills and their   # C231

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Kept the three mills that the looms depend on
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import place, prose
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C231", "sentence-cut-off", Severity.WARNING)

_COMMA = ","
"""Ends the greeting and the closing of a letter."""

_ENDS = {
    "en": lazy_pattern(
        r"(?:(?:\b(?:and|or|the|a|an|their|its|our|my|his|of\sthe|with\sthe|because|which|whose|than)"
        r"|\b(?:a|an|the|their)\s(?:daily|weekly|monthly|yearly|quarterly|annual|new|large|small|further|first|whole))|,)$"
    ),
    "de": lazy_pattern(
        r"(?:\b(?:und|oder|sowie|des|dem|den|eine[mnrs]?|ihre[mnrs]?|deren|dessen|im|zum|zur|vom|beim|weil|dass)|,)$"
    ),
    "fr": lazy_pattern(r"(?:\b(?:et|ou|le|la|les|un|une|des|du|de|leurs?|aux?|avec|pour|dont|que)|,)$"),
    "es": lazy_pattern(r"(?:\b(?:y|o|el|la|los|las|un|una|unos|unas|del?|al|sus?|con|para|por|que)|,)$"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text."""
    for passage in prose(subject):
        pattern = _ENDS.get(passage.language)
        text = passage.masked.rstrip().removesuffix(".")
        match = pattern.search(text) if pattern and passage.kind in ("highlight", "summary") else None
        if match and " " in text and not (subject.is_letter and match[0] == _COMMA):
            yield CHECK.finding(
                f"the sentence ends with “{match[0]}”",
                place(subject, passage, match.start(), match.end()),
                path=passage.path,
                hint="write the rest, or end before it",
            )
