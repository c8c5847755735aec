"""Placeholder text.

What: Checks for ``TODO``, ``TBD``, ``FIXME``, ``XXX``, lorem ipsum, ``[handle]`` and similar, addresses at
example.com, John Doe, blanks to fill in (``XX%``, ``[your role]``, ``À COMPLÉTER``), and words added by ``words:
{placeholders: [+word]}``. Private notes and the reasons of ``hold`` may contain them, and so may longer words.

Why: A recruiter will read it.

Bad::

    projects:
      - name: Difference Engine
        url: https://example.com/engine   # S014

Good::

    projects:
      - name: Difference Engine
        url: https://babbage.org/engine
        note: TODO ask for the drawings
        highlights: ["Todoist, XXXL and counterexample.com are words"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.language.wordlists import met, wordlist
from cvbuild.checks._texts import written
from cvbuild.syntax.finding import Finding, Severity

_BLANKS = (
    r"(?i:\[(?:[^\[\]\n]{1,30}\s)?(?:name|names|title|here|eintragen|einfügen|ergänzen|nom|titre|nombre|título|insertar"
    r"|completar|compléter)(?:\s[^\[\]\n]{1,20})?\])(?!\()",
    r"(?i:\[(?:your|insert|add|enter|describe|ihre?|hier|votre|vos|tu|su|inserte|insérer)\s[^\[\]\n]{1,40}\])(?!\()",
    r"(?i:\[(?:tipo|nombre|número|fecha|cargo|puesto|empresa|ciudad|país|sector|cliente|producto"
    r"|cantidad|nom|date|poste|entreprise|ville|pays"
    r"|secteur|client|produit|montant|chiffre|type|typ|art|name|datum|stelle|firma|unternehmen|stadt"
    r"|land|branche|kunde|produkt|betrag|zahl|anzahl"
    r"|abteilung|departamento|kind|amount|number|jahr|année|año)(?:\s[^\[\]\n]{1,30})?\])(?!\()",
    r"(?<![\w,] )(?-i:Add|Insert|Describe|List|Enter|Write|Mention|Include|Replace|Summari[sz]e|Explain)\s"
    r"(?i:(?:(?:one|two|a\sfew|some|your|the)\s[^.\n]{3,60}|text)\s(?:here|below)|your\s[^.\n]{3,60})(?=[.:!]|$)",
    r"(?-i:(?:À|A)\s(?:COMPLÉTER|COMPLETER|REMPLIR)|POR\sCOMPLETAR|A\sCOMPLETAR|AUSFÜLLEN|(?:BITTE"
    r"|HIER)\s(?:EINFÜGEN|ERGÄNZEN))",
    r"(?-i:[$€£]?(?:X{2,3}|(?<=[$€£])X|N{2,3}|X(?=%)))(?:\.X+)?[%KMk]?",
    r"[$€£]?\?{2,}[%KMkx]?(?=\s|$)",
)
"""Blanks to fill in: “[your role]”, “??”, “XX%”, “$X”, “$XXK”."""

CHECK = Check("S014", "placeholder-text", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text, at its first placeholder."""
    texts = list(written(subject))
    listed = wordlist("placeholders", subject.resume.words)
    found = met(listed, (text.text for text in texts))
    pattern = _pattern(found) if found else _FORMS
    for text in texts:
        if match := pattern.search(text.text):
            message = f"'{match[0]}' is a placeholder"
            yield CHECK.finding(message, text.place(subject, match[0]), path=text.path, hint="replace it, or delete it")


def _pattern(placeholders: Iterable[str]) -> re.Pattern[str]:
    """Return the first placeholder that is neither part of a longer word nor the text of a link."""
    each = (re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in placeholders)
    return re.compile(rf"(?<![\w-])(?:{'|'.join((*each, *_BLANKS))})(?![\w(-])")


_FORMS = _pattern(())
"""Match only patterns: hardly any source contains a listed word."""
