"""A word that every CV contains and no reader believes.

What: Checks for the entries of two lists: ``filler`` ("results-driven", "team player", "in order to") and
``inflated-verbs`` ("leveraged" for "used"), which ``words: {filler: [+robust, -various]}`` changes. Names ("Dynamic
Yield"), technical terms ("dynamic programming") and verbs that open a highlight ("Motivated a team") are ignored.
English only.

Why: These words take up space and say nothing that a reader could verify. A figure or a name in their place does.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Results-driven analyst of engines   # C204
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Leveraged the mill to print numbers   # C204

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Analyst of engines who wrote the first program
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Motivated a team of weavers with dynamic programming for Dynamic Yield
"""

import re
from collections.abc import Iterator, Mapping

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, in_english, place, prose
from cvbuild.analysis.language.wordlists import met, wordlist
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C204", "filler-word", Severity.NOTE, english=True)

_NEXT_WORD = re.compile(r"[ -]([\w-]+)")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each filler word in a passage."""
    filler = _rows(wordlist("filler", subject.resume.words))
    inflated = _rows(wordlist("inflated-verbs", subject.resume.words))
    found = met((*filler, *inflated), (passage.masked for passage in prose(subject)))
    words = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    if not in_english(subject) or not words:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for passage in prose(subject):
        for match in pattern.finditer(passage.masked):
            entry = match[0].lower()
            if entry in inflated:
                plain = inflated[entry]
                yield _finding(subject, passage, match, f"write '{plain}'" if plain else "use a plainer verb")
            elif not _is_meant(passage, match, filler[entry]):
                yield _finding(subject, passage, match, "leave it out, or give the evidence for it")


def _finding(subject: Subject, passage: Passage, match: re.Match[str], hint: str) -> Finding:
    where = place(subject, passage, *match.span())
    return CHECK.finding(f"'{match[0]}' says nothing specific", where, path=passage.path, hint=hint)


def _rows(entries: tuple[str, ...]) -> Mapping[str, str]:
    rows = (entry.partition("|") for entry in entries)
    return {word.strip().lower(): rest.strip() for word, _, rest in rows}


def _is_name(word: str) -> bool:
    """Return whether a word continues a name that begins before it; acronyms do not: “Dynamic HR partner”."""
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


def _is_meant(passage: Passage, match: re.Match[str], excuses: str) -> bool:
    """Return whether the word is part of a name or a term, or a verb that opens a highlight."""
    behind = _NEXT_WORD.match(passage.masked, match.end())
    if behind and behind[1].lower() in excuses.split(", "):
        return True
    opens = not passage.masked[: match.start()].strip() or passage.masked[: match.start()].rstrip()[-1] in ".!?:"
    if opens:
        named = bool(behind and _is_name(behind[1]) and passage.kind != "headline")
        return named or (passage.kind == "highlight" and match[0].endswith("ed"))
    return match[0][0].isupper()
