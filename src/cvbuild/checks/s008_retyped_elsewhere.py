"""Unquoted text that other YAML readers interpret differently.

What: Checks for unquoted text that YAML 1.1 interprets as a boolean, a time of day or a number in another notation.
cvbuild reads all of it as text, so the check is off by default: `checks: {S008: note}` enables it for a file that
other programs read as well.

Why: `no`, the country code of Norway, is false to most readers; `3.10` is 3.1, `12:30` is 750 minutes, and the postal
code `02134` is 1116. Quoted text is text for all of them.

Bad::

    checks: {S008: note}
    skills:
      - name: Languages
        keywords:
          - Python
          - 3.10   # S008
          - on   # S008
    languages:
      - language: no   # S008

Good::

    checks: {S008: note}
    skills:
      - name: Languages
        keywords: [Python, "3.10", 'on', 3.12]
    languages:
      - {language: Norsk, fluency: 2019-01}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import source_texts
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern
from cvbuild.syntax.suggest import quoted

CHECK = Check("S008", "retyped-elsewhere", Severity.OFF, Scope.PROJECT)

_WORDS = {
    **dict.fromkeys(("y", "yes", "true", "on"), "true"),
    **dict.fromkeys(("n", "no", "false", "off"), "false"),
}
_LONGEST = 40  # characters: no number in a CV is longer
_DECIMAL = lazy_pattern(r"[-+]?(?:[0-9][0-9_]*)(?:\.[0-9_]*)?(?:[eE][-+][0-9]+)?")
_OCTAL = re.compile(r"[-+]?0[0-7_]+")
_OTHER_BASE = re.compile(r"[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)")
_SIXTIES = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text that changes."""
    written = subject.places.places
    for longer, text in source_texts(subject):
        path = longer if longer in written else longer.removesuffix(".text")  # a plain keyword is its own text
        read = _read_elsewhere(text) if len(text) <= _LONGEST else ""
        if read and _is_bare(text, path, subject):
            yield CHECK.finding(
                f"other YAML readers interpret {text} as {read}",
                subject.places.value(path),
                path=path,
                hint=f"write {quoted(text)}",
            )


def _is_bare(text: str, path: str, subject: Subject) -> bool:
    """Return whether the text is in a YAML file literally, without quotes."""
    place = subject.places.value(path)
    source = subject.sources.get(place.file)
    if path not in subject.places.places or source is None or place.file.endswith(".json"):
        return False
    return source.line(place.line).startswith(text, place.column - 1)


def _read_elsewhere(text: str) -> str:
    """Return what YAML 1.1 makes of the text (yaml.org/type), if that differs from the text."""
    if text.islower() or text.isupper() or text.istitle():
        known = _WORDS.get(text.lower(), "")
        if known:
            return known
    if _OCTAL.fullmatch(text):
        return f"the number {int(text.replace('_', ''), 8)}"
    if _OTHER_BASE.fullmatch(text):
        return f"the number {int(text.replace('_', ''), 0)}"
    if _SIXTIES.fullmatch(text):
        return f"the number {_sixties(text)}"
    return _decimal(text) if _DECIMAL.fullmatch(text) else ""


def _decimal(text: str) -> str:
    plain = text.replace("_", "")
    number = str(float(plain)) if re.search(r"[.eE]", plain) else str(int(plain))
    return "" if number == text else f"the number {number}"


def _sixties(text: str) -> int:
    total = 0
    for part in text.lstrip("+-").split(":"):
        total = total * 60 + int(part)
    return -total if text.startswith("-") else total
