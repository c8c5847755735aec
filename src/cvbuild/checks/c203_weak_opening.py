"""A highlight that opens with words that say little about what was done.

What: Compares the first words of each highlight with the list ``weak-openings`` ("worked on", "was responsible for",
"helped"), which ``words: {weak-openings: [-assisted]}`` changes. The same words later in the sentence are ignored.
English only.

Why: "Worked on the engine" says that somebody was present. "Wrote the engine's first program" says what was achieved.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Worked on the first program   # C203

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program, worked on by three engineers
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import highlights, in_english, place
from cvbuild.analysis.language.wordlists import met, wordlist
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C203", "weak-opening", Severity.NOTE, english=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight with a weak opening."""
    listed = wordlist("weak-openings", subject.resume.words)
    weak = met(listed, (passage.masked for passage in highlights(subject)))
    if not in_english(subject) or not weak:
        return
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(weak, key=len, reverse=True)))})\b", re.IGNORECASE)
    for passage in highlights(subject):
        if match := pattern.match(passage.masked, passage.lead):
            yield CHECK.finding(
                f"'{match[0]}' says little about what was done",
                place(subject, passage, *match.span()),
                path=passage.path,
                hint="open with the verb that says what was done",
            )
