"""Prepositions that are missing after French and Spanish nouns: “Gestion une équipe”, “normas calidad”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.grammar.romance_genders import gender_of
from cvbuild.analysis.language.corrections import Slip

__all__ = ["lost_prepositions"]

_LETTERS = "a-zàâçéèêëîïôûùœáíóúñü"
_OPENING = {
    "fr": re.compile(
        rf"^(?P<w>(?P<noun>[A-ZÀ-Þ][{_LETTERS}]{{3,}})(?: en (?:place|œuvre|service|charge|ligne|valeur))?)"
        r" (?P<next>(?:les?|la|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt)\b|l[’'])"
        r"[ ]?(?P<after>[^\W\d_]+)"
    ),
    "es": re.compile(
        rf"^(?P<w>(?P<noun>[A-ZÀ-Þ][{_LETTERS}]{{3,}})(?: en (?:marcha|servicio|valor))?)"
        r" (?P<next>(?:el|la|los|las|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte)\b)"
        r" (?P<after>[^\W\d_]+)"
    ),
}
"""A noun without an article that opens a line, directly before a noun phrase."""
_TIMES = re.compile(
    r"(?:jours?|semaines?|fois|ans?|année|mois|nuits?|soirs?|soirées?|matins?|matinées?|après|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|week|heures?|minutes?|plus|moins|mieux|tout|toute|temps|été|hiver|trimestres?|demi|journées?|seule?|étoiles|personnes|places|pièces|axes|voies"
    r"|días?|semanas?|vez|veces|años?|mes|meses|noches?|tardes?|mañanas?|lunes|martes|miércoles|jueves|viernes|sábados?"
    r"|domingos?|horas?|minutos?|más|menos|verano|invierno|fin|fines|trimestres?|jornadas?|sola?)$"
)
_ENDING_FR = re.compile(
    r"(?:[stx]ion|ement|age|ance|ence|ien|eil|ure)$|^(?:mise|prise|suivi|tenue|vente|achat|étude|refonte)$"
)
_ENDING_ES = re.compile(
    r"(?:ción|sión|miento|aje|anza|encia|ancia|tura)$|^(?:puesta|diseño|desarrollo|control|apoyo|mejora)$"
)
_ALWAYS = frozenset(("mise", "prise", "puesta"))
_ACTION = {"fr": _ENDING_FR, "es": _ENDING_ES}
_PAIR = re.compile(
    rf"(?<![\w-])(?:las|los|el|la|un|una|de|del|en|con|para|por|sus?|varios|varias|\w+[oa]s) (?P<w>[{_LETTERS}]{{4,}})"
    rf" (?P<noun>[{_LETTERS}]{{4,}}(?:ción|ciones|siones|sión|miento|mientos|dad"
    r"|dades|encia|ancia|ismo|aje|anza|ería|logía)"
    r"|estilo|datos|riesgos|residuos|costes|clientes|ventas|cuentas|existencias|proveedores|alumnos|mercado|negocios?"
    r"|vinos|prensa|idiomas|barrio|proyectos)"
    r"(?= (?:de|del|en|y|a|al|para|con|por|entre|desde)\b|[.,;)]|$)"
)
_OF_WHAT_WORDS = """
estilo datos riesgos residuos costes clientes ventas cuentas existencias proveedores alumnos mercado negocio negocios
vinos prensa idiomas barrio proyectos
"""
_OF_WHAT = frozenset(_OF_WHAT_WORDS.split())
"""Nouns without the ending of one, which are no adjectives and no forms of verbs."""
_PLURALS = re.compile(
    rf"^(?P<w>[A-ZÁÉÍÓÚ][{_LETTERS}]{{3,}}) (?P<noun>[{_LETTERS}]{{3,}}(?:ciones|siones"
    r"|mientos|encias|ancias|dades|ajes))"
    r"(?= (?:de|del|en|y|a|al|para|con|por|entre|desde)\b|[.,;)]|$)"
)
_APPOSED = frozenset(("ciencia", "buque", "tipo", "clase", "palabra", "estilo", "modelo", "marca", "sistema", "seguro"))
_SINGULAR = ((re.compile("ciones$"), "ción"), (re.compile("siones$"), "sión"), (re.compile("dades$"), "dad"))


def lost_prepositions(text: str, language: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the offsets of each noun after which a preposition is missing, with the noun and the preposition."""
    opening = _OPENING[language].match(text)
    if opening and _is_action(opening["noun"].lower(), language, words) and not _TIMES.match(opening["after"].lower()):
        yield *opening.span("w"), f"{opening['w']} {'d’' if opening['next'] in ('un', 'une') else 'de'}".rstrip()
    if language != "es":
        return
    for match in _PAIR.finditer(text):
        if _is_sure(match["w"], words) and (match["noun"] in _OF_WHAT or _is_noun(match["noun"], words)):
            yield *match.span("w"), f"{match['w']} de"
    pair = _PLURALS.match(text)
    if pair and _is_sure(pair["w"].lower(), words):
        yield *pair.span("w"), f"{pair['w']} de"


def _is_action(noun: str, language: str, words: Dictionary) -> bool:
    """Return whether a word is a noun of action and no form of a verb: “Montage”, not “Engage”."""
    if noun in _ALWAYS:
        return True
    if not _ACTION[language].search(noun) or words.lemma(noun).endswith(("er", "ir", "re", "ar")):
        return False
    return bool(gender_of(noun, language))


_SURE = re.compile(
    r"(?:ción|sión|dad|tad|tud|umbre|encia|ancia|tura|ería|ología|grafía|miento|aje|\w\wismo|empresa|tienda|planta|fábrica|oficina"
    r"|campaña|plantilla|línea|herramienta|plataforma|jornada|obra|escuela|consulta|clínica|compra|venta|cuenta|factura|ruta"
    r"|zona|sala|cocina|finca|bodega|granja|norma|mejora|tarea|medida|curso|informe|libro|archivo|centro|grupo|trabajo|taller"
    r"|jefe|jefa|plan|equipo|control|sistema|programa|proyecto|servicio|materia|estudio|proceso|manual|análisis|ley)$"
)
"""The ends of nouns that are no adjectives: “la nueva formación” is right."""


def _is_sure(word: str, words: Dictionary) -> bool:
    one = next((pattern.sub(ending, word) for pattern, ending in _SINGULAR if pattern.search(word)), word)
    return bool(_SURE.search(one) or _SURE.search(words.lemma(one))) and _is_noun(word, words)


def _is_noun(word: str, words: Dictionary) -> bool:
    one = next((pattern.sub(ending, word) for pattern, ending in _SINGULAR if pattern.search(word)), word)
    lemma = words.lemma(one)
    if one in _APPOSED or lemma in _APPOSED or lemma.endswith(("ar", "er", "ir")) or not words.known(one):
        return False
    return bool(gender_of(one, "es") or gender_of(lemma, "es")) and not re.search(
        r"(?:[dt][oa]|[oó]n|iv[oa]|ic[oa])s?$", _cut(one)
    )


def _cut(word: str) -> str:
    """Return a word without the endings that only nouns have."""
    return re.sub(r"(?:ción|sión)$", "", word)
