"""A note of the author, or a gap to fill in, that was left in a text.

What: Checks headline, summary, highlights and descriptions for notes in brackets (“(check number!)”, “(source?)”,
“(Zahl prüfen)”, “(à vérifier)”, “(por confirmar)”), and for names of fields (“[job title]”, “[Zahl]”). What
``[words](address)`` links is ignored. Marks such as “(?)” and “(TBC)” are notes.

Why: A recruiter will read it.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Showed it to 90 people (check number!)   # C230

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Showed it to 90 people (checked by the mill) and wrote the guide “Why Check?”
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import place, prose
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C230", "note-left-in-text", Severity.WARNING)

_NOTE = lazy_pattern(
    r"[(\[](?:(?:please\s|to\s)?(?:check|verify|confirm|update|add|ask|find|insert|rewrite|rephrase)(?![-\w])[^()\[\]]{0,40}[!?)\]]"
    r"|(?:source|number|date|how\smany|really|correct|is\sthis\sright|still\strue|not\ssure|exact)\b[^()\[\]]{0,20}\?"
    r"|(?:noch\s)?(?:Zahl|Datum|Quelle|Wert|Name|Titel)?\s?(?:noch\s)?(?:prüfen|ergänzen|klären|nachsehen|einfügen)\b[^()\[\]]{0,20}"
    r"|(?:chiffre\s|date\s)?à\s(?:vérifier|compléter|confirmer|préciser)\b[^()\[\]]{0,20}"
    r"|(?:por|a)\s(?:confirmar|verificar|completar|revisar)\b[^()\[\]]{0,20}"
    r"|(?:Zahl|Quelle|Datum|chiffre|source|cifra|fecha|fuente)\s?\?)[^()\[\]]{0,20}[)\]]?"
    r"|[(\[](?:\?+|sic|tbc|tbd|todo|fixme|wip)[)\]]|\b(?-i:TBC|FIXME)\b",
    re.IGNORECASE,
)
_FIELD = lazy_pattern(
    r"\[(?:(?:job|company|client|product|project|team|school|target|desired)\s)?(?:title|role|name|position|employer|company|number"
    r"|figure|date|year|month|city|industry|field|Zahl|Firma|Stelle|Position|Jahr|Ort|poste|entreprise|chiffre|année|ville"
    r"|puesto|empresa|cifra|año|ciudad)\](?!\()",
    re.IGNORECASE,
)
_LETTER = lazy_pattern(
    r"\b(?:mich\shiermit\s(?:\w+\s)?bewerbe|hiermit\sbewerbe\sich\smich|Sehr\sgeehrte|(?:über|auf)\s(?:eine\s|Ihre\s)?Einladung\szum"
    r"|je\svous\sprie\sd['’]agréer|ma\scandidature|je\sme\stiens\sà\svotre|votre\s(?:entreprise|société|offre|annonce)"
    r"|mi\scandidatura|me\sdirijo\sa\susted(?:es)?|su\sempresa\sofrece|hereby\sapply)\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text, at its first note."""
    for passage in prose(subject):
        if not subject.is_letter and (match := _LETTER.search(passage.text)):
            yield CHECK.finding(
                f"“{match[0]}” belongs in a letter",
                place(subject, passage, match.start(), match.end()),
                path=passage.path,
                hint="delete it here; a letter has a file of its own",
            )
        if "(" not in passage.text and "[" not in passage.text:
            continue
        if match := _NOTE.search(passage.text) or _FIELD.search(passage.text):
            yield CHECK.finding(
                f"“{match[0]}” is a note, or a gap to fill in",
                place(subject, passage, match.start(), match.end()),
                path=passage.path,
                hint="do what it says, and delete it",
            )
