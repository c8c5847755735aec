"""The style of an opening in German, French and Spanish: a verb, a noun of action, an infinitive, a gerund.

A list of highlights keeps to one style: “Leitete …” beside “Leitung von …” is a broken list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.grammar.openings import opening_form
from cvbuild.analysis.language.prose import Passage
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["NAMES", "Break", "breaks"]

NAMES = {
    "verb": "a verb",
    "noun": "a noun",
    "infinitive": "an infinitive",
    "gerund": "a gerund",
    "participle": "a participle",
    "person": "a pronoun",
}
"""The styles in the words of a message."""
_FEWEST = 4  # openings of one style that make it the rule of the document
_OF_ENTRY = 3  # openings of one style that make it the rule of an entry, if they are all the others
_SHARE = 0.75
_MOST = 2  # openings in another style, from which on the mixture is meant
_NOUNS = {
    "de": (
        r"(?:[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es)\s)?(?:[A-ZÄÖÜ][a-zäöüß]*(?:ung|tion|heit|schaft)|Aufbau|Ausbau"
        r"|Umbau|Aufnahme|Übernahme|Inbetriebnahme|Pflege|Einkauf|Verkauf|Betrieb|Entwurf"
        r"|Einsatz|Mitarbeit|Zusammenarbeit|Analyse|Kontrolle|Abschluss|Versand|Wartung)"
    ),
    "fr": (
        r"(?:[A-ZÉÈÊÀ][a-zàâçéèêëîïôûùœ]*(?:tion|sion|ment|age|ance)|Mise|Suivi|Prise|Gestion|Conduite"
        r"|Conseil|Accueil|Appui|Contrôle|Vente"
        r"|Achat|Analyse|Étude|Tenue|Reprise|Mise|Refonte|Création|Maîtrise)"
    ),
    "es": (
        r"(?:[A-ZÁÉÍÓÚ][a-záéíóúñ]*(?:ción|sión|miento|anza|encia|aje)|Diseño|Desarrollo|Control|Apoyo"
        r"|Mejora|Compra|Venta|Cuidado|Análisis|Estudio|Montaje"
        r"|Reforma|Puesta|Apertura|Lanzamiento|Manejo|Cálculo|Redacción|Docencia)"
    ),
}
_OF = {
    "de": (
        r"(?:\s[a-zäöüß]+e[nmrs])?(?:\s(?:von|der|des|eines|einer|am|im|an|mit|und\s\S+\s(?:von|der|des"
        r"|eines|einer))\b|\s(?=[a-zäöüß]+er\s[A-ZÄÖÜ]))"
    ),
    "fr": (
        r"(?:\sen\s(?:place|œuvre|service|charge)|\s[a-zéèêà]+)?(?:\s(?:et\s\S+\s)?(?:de|du|des)\b"
        r"|\s(?:et\s\S+\s)?d['’])"
    ),
    "es": r"(?:\sen\s(?:marcha|servicio)|\s[a-záéíóúñ]+)?\s(?:y\s\S+\s)?(?:de|del)\b",
}
_INFINITIVES = {
    "de": (
        r"(?!(?:Neben|Zusammen|Zwischen|Wegen|Gegen|Daten|Kosten|Kunden|Waren|Arten|Personen|Wochen"
        r"|Stunden)\b)[A-ZÄÖÜ][a-zäöüß]{2,}(?:en|ern|eln)\s(?:von|der|des|eines|einer)\b"
    ),
    "fr": (
        r"(?!(?:Dernier|Premier|Hiver|Hier|Atelier|Chantier|Dossier|Courrier|Cahier|Papier|Calendrier"
        r"|Métier|Quartier)\b)[A-ZÉÈÊ][a-zàâçéèêëîïôûùœ]{2,}(?:er|ir|ndre)\s(?:la|les?|une?|des|chaque"
        r"|l['’]|\d)"
    ),
    "es": r"[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}(?:ar|er|ir)\s(?:el|las?|los|una?|unos|unas|a|\d)",
}
_GERUNDS = {
    "de": r"(?!)",
    "fr": (
        r"(?:En\s)?(?!(?:Durant|Pendant|Suivant|Devant|Avant|Autant|Concernant|Assistant|Enseignant"
        r"|Montant|Restaurant)\b)[A-ZÉÈÊ]?[a-zàâçéèêëîïôûùœ]{3,}ant\s(?:la|les?|une?|des|chaque|l['’]|\d)"
    ),
    "es": r"(?!(?:Cuando)\b)[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}(?:ando|iendo|yendo)\s",
}
_PARTICIPLES = {
    "de": r"(?!)",
    "fr": r"[A-ZÉÈÊ][a-zàâçéèêëîïôûùœ]{2,}é\s(?:la|les?|une?|des|chaque|l['’]|\d|plus\sde)",
    "es": r"(?!)",
}
_VERBS = {
    "de": r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:[bfghklmnprsvzß]te|[td]ete|ierte)\s(?=[a-zäöü])",
    "fr": r"(?:A|Ai|J['’]ai)\s[a-zéèêâîôûç]+(?:é|i|u|is|it|ert)\s|[A-ZÉÈÊ][a-zàâçéèêëîïôûùœ]{2,}(?:ait|aient)\s",
    "es": (
        r"(?!(?:Café|Comité|Chalé|Puré|Bebé|Carné)\b)(?:[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}(?:é|í|ó)|Fui|Fue|Di|Dio"
        r"|Hice|Hizo|Tuve|Estuve|Puse)\s"
    ),
}
"""Openings that are verbs whatever follows."""
_PERSONS = {
    "de": r"(?:Ich|Wir|Er|Sie)\s(?=[a-zäöüß]+(?:e|te|ete|t)\b|habe\b|war\b|bin\b)",
    "fr": r"(?:Je|J['’]|Nous|Il|Elle)\s?(?=[a-zéèêàâçîôû])",
    "es": r"(?:Yo|Nosotros|Él|Ella)\s(?=[a-záéíóúñ])",
}
_FIRST = {
    "de": r"(?!)",
    "fr": r"(?!)",
    "es": r"(?!(?:Café|Comité|Chalé|Puré|Bebé|Carné)\b)[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}(?:é|í)(?=\s)",
}
_AT_END = lazy_pattern(
    r"(?:\bge[a-zäöüß]+(?:t|en)|iert|(?:ver|be|er|ent|zer|über|unter|auf|aus|ein|um|ab|an|durch|zu|vor"
    r"|mit|teil)[a-zäöüß]+(?:t|en))\.?$"
)
"""A participle at the end, for which the noun is an object: “Bewertung von 1,8 auf 1,2 verbessert”."""
_THIRD_PAST = lazy_pattern(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,}ó(?=\s)")


class Break(Struct, frozen=True):
    """A highlight in another style than the others, which keep to ``rule``; the offsets are those of its first word."""

    passage: Passage
    style: str
    rule: str
    start: int
    end: int
    others: int


def breaks(lines: Sequence[Passage]) -> Iterator[Break]:
    """Yield the highlights whose opening is in another style than nearly all others of the document."""
    found = [(line, style) for line in lines if (style := _style(line))]
    yield from _persons(lines)
    told: set[str] = set()
    for group in (found, *_entries(found)):
        whole = group is found
        rule = _rule([style for _, style in group], _FEWEST if whole else _OF_ENTRY, len(lines) if whole else 0)
        odd = [(line, style) for line, style in group if rule and style != rule]
        for line, style in odd if len(odd) <= (_MOST if whole else 1) else ():
            if line.path not in told:
                told.add(line.path)
                yield _break(line, style, rule, sum(one == rule for _, one in group))


def _break(line: Passage, style: str, rule: str, others: int) -> Break:
    first = re.compile(r"\S+").match(line.masked, line.lead)
    start, end = first.span() if first else (0, len(line.masked))
    return Break(line, style, rule, start, end, others)


def _entries(found: Sequence[tuple[Passage, str]]) -> Iterator[list[tuple[Passage, str]]]:
    groups: dict[str, list[tuple[Passage, str]]] = {}
    for line, style in found:
        groups.setdefault(line.entry, []).append((line, style))
    yield from groups.values()


def _rule(styles: Sequence[str], fewest: int, lines: int) -> str:
    """Return the style of nearly all; empty if there is none. ``lines`` counts those of unknown style as well."""
    rule = max(sorted(set(styles)), key=styles.count, default="")
    often = styles.count(rule)
    if often < fewest or (lines and 3 * often < lines):
        return ""
    return rule if often >= _SHARE * len(styles) or (not lines and often == len(styles) - 1) else ""


def _style(line: Passage) -> str:
    """Return the style of an opening; empty if it is unclear."""
    text, language = line.masked[line.lead :], line.language
    if line.lead or language not in _NOUNS:
        return ""
    if re.match(_PERSONS[language], text):
        return ""
    if re.match(_NOUNS[language] + _OF[language], text):
        return "" if language == "de" and _AT_END.search(text) else "noun"
    for name, table in (("infinitive", _INFINITIVES), ("gerund", _GERUNDS), ("participle", _PARTICIPLES)):
        if re.match(table[language], text):
            return name
    return "verb" if opening_form(text, language) or re.match(_VERBS[language], text) else ""


def _persons(lines: Sequence[Passage]) -> Iterator[Break]:
    """Yield openings with a pronoun where nearly all others have none, and Spanish ones in another person."""
    language = lines[0].language if lines else ""
    if language not in _PERSONS:
        return
    said = [line for line in lines if re.match(_PERSONS[language], line.masked)]
    styles = [_style(line) for line in lines if line not in said]
    usual = max(("verb", "noun"), key=styles.count)
    if said and styles.count(usual) >= _FEWEST and len(said) <= _MOST:
        yield from (_break(line, "person", usual, styles.count(usual)) for line in said)
    first = [line for line in lines if re.match(_FIRST[language], line.masked)]
    third = [line for line in lines if language == "es" and _THIRD_PAST.match(line.masked)]
    odd, rule = sorted((first, third), key=len)
    if odd and len(rule) >= _FEWEST and len(odd) <= min(_MOST, len(rule) // 3):
        yield from (_break(line, "verb", "verb", len(rule)) for line in odd)
