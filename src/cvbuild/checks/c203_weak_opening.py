"""A highlight opens with words that say little of what was done.

What: compares the first words of each highlight with the list ``weak-openings`` ("worked on", "was responsible for",
"helped"), which ``words: {weak-openings: [-assisted]}`` changes. The same words later in the sentence are let be.
English only.

Why: "Worked on the engine" says that somebody was in the room. "Wrote the engine's first program" says who did it.

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

from cvbuild.analysis.prose import highlights, in_english, place
from cvbuild.analysis.wordlists import met, wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("C203", "weak-opening", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight that opens weakly."""
    listed = wordlist("weak-openings", subject.resume.words)
    weak = met(listed, (passage.masked for passage in highlights(subject.document)))
    if not in_english(subject) or not weak:
        return
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(weak, key=len, reverse=True)))})\b", re.IGNORECASE)
    for passage in highlights(subject.document):
        if match := pattern.match(passage.masked, passage.lead):
            yield CHECK.finding(
                f"'{match[0]}' says little of what was done",
                place(subject, passage, *match.span()),
                path=passage.path,
                hint="open with the verb of what was done",
            )
