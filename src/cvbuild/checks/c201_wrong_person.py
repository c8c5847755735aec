"""A sentence with a grammatical person: I, we, he, she, or your own name.

What: Checks summary, highlights and descriptions for "I", "my", "we", "our" and similar words, for "He" and "She" at
the beginning of a sentence, and for your own name before a verb. Roman numerals, "I/O", names and quotations are
ignored. "She" among sentences with "I" is reported as well. English only.

Why: Readers know who did it. "Led a team" says the same as "I led a team" more modestly, and a CV in the third person
sounds as if somebody else had written it.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: He spans two worlds. Ada brings them together.   # C201
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - I optimize programs for our customers   # C201

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Spans two worlds, from I/O to World War I archives. Wrote "My Engine and I".
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Optimized programs for the Ada compiler in Phase I and II
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import Passage, in_english, place, prose, sentences
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C201", "wrong-person", Severity.WARNING, english=True, letters=False)

_I = r"(?<![\w./-])I(?:['’](?:m|ve|d|ll))?(?![\w/&+)]|\.\w|-\d|[–-]I|\. [A-Z])"
_OTHERS = (
    r"(?<![\w.@/-])(?:[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]urs?|(?<!\d )(?<!\d)us|[Ww]e['’](?:re|ve|ll))(?![\w.@/-]\w)\b"
)
_PERSON = re.compile(rf"{_OTHERS}|{_I}")
_OWN_TIME = lazy_pattern(
    r"\b[Mm]y\s(?:(?:first|second|third|fourth|fifth|final|last|early|own|entire|whole)\s(?:[a-z]+\s)?)?"
    r"(?:year|month|week|season|term|day|time|tenure|arrival|appointment|departure|predecessor|successor|stay|posting|rotation|shift)s?\b"
)
"""A time that only “my” makes one's own: “in my second year”."""
_NUMERAL = lazy_pattern(
    r"(?:\b(?!As|At|After|And|Because|Before|Here|How|If|In|Since|So|That|The|There|Then|Today|What|When|Where|While)"
    r"[A-Z][\w-]*|\b(?:phase|part|type|level|grade|stage|class|tier|volume|war))\s$"
)
_NAME_BEHIND = re.compile(r" [A-Z][a-z]+\b")
_OTHER_PERSON = lazy_pattern(r"(?:^|[.;!?]\s)(?P<who>She|He)\s(?=[a-z]+(?:s|ed|d)\b|has\b|is\b|was\b|led\b|ran\b)")
_THIRD = re.compile(r"(?:He|She|They)\b(?!['’])")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage, at its first pronoun or name."""
    if not in_english(subject):
        return
    own_names = _own_names(subject.resume.basics.name)
    texts = [one for one in prose(subject) if not _is_consent(one)]
    first = {id(one): found for one in texts if (found := _first_person(one.masked))}
    spoken = [one for one in texts if id(one) in first or _OWN_TIME.search(one.masked)]
    is_voice = len(spoken) > 1 or any(one.kind == "summary" for one in spoken)
    for passage in texts:
        found = first.get(id(passage)) or _third_person(passage.masked, own_names)
        if id(passage) in first and is_voice and (other := _OTHER_PERSON.search(passage.masked)):
            yield CHECK.finding(
                f"'{other['who']}' among sentences in the first person",
                place(subject, passage, *other.span("who")),
                path=passage.path,
                hint="write all of it in one person",
            )
        if found:
            yield CHECK.finding(
                f"'{found[1]}' is superfluous in a CV",
                place(subject, passage, found[0], found[0] + len(found[1])),
                path=passage.path,
                hint="write without a subject: 'Led a team', not 'I led a team'",
                severity=Severity.NOTE if is_voice and id(passage) in first else CHECK.severity,
            )


def _is_consent(passage: Passage) -> bool:
    """Return whether a text is a statement or a consent, which is in the first person."""
    return passage.path.startswith("sections.") and passage.path.endswith(".text")


def _first_person(text: str) -> tuple[int, str] | None:
    for match in _PERSON.finditer(text):
        capital_inside = match[0][0].isupper() and match[0][0] != "I" and match.start() > 0
        title = capital_inside and (_NAME_BEHIND.match(text, match.end()) or text[match.start() - 2] not in ".!?:;")
        if match[0].lower() == "my" and _OWN_TIME.match(text, match.start()):
            continue
        numeral = match[0] == "I" and _NUMERAL.search(text[: match.start()])
        if not title and not numeral:
            return match.start(), match[0]
    return None


def _third_person(text: str, own_names: tuple[str, ...]) -> tuple[int, str] | None:
    for start, sentence in sentences(text):
        if match := _THIRD.match(sentence):
            return start, match[0]
        for name in own_names:
            behind = sentence.removeprefix(f"{name} ").split(" ")[0]
            if sentence.startswith(f"{name} ") and _is_said_of_a_person(behind):
                return start, name
    return None


def _own_names(name: str) -> tuple[str, ...]:
    """Return the full name, and the first name unless it is also a verb (Mark, Grace)."""
    first = name.split(" ", maxsplit=1)[0]
    alone = () if verb(first) or len(first) < 3 else (first,)
    return (name, *alone)


def _is_said_of_a_person(word: str) -> bool:
    found = verb(word)
    return word in ("is", "was", "has", "does") or bool(found and found.tense in (Tense.THIRD, Tense.PAST))
