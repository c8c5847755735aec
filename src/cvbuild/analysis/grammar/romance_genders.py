"""French and Spanish articles and adjectives against the gender of their noun, by lists and endings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["attributes", "gender_of", "misfits"]


class _Language(Struct, frozen=True):
    """The signs of gender of nouns in a language, and the articles of each gender with those of the other."""

    words: str
    feminine: re.Pattern[str]
    masculine: re.Pattern[str]
    phrase: re.Pattern[str]
    feminines: Mapping[str, str]
    """The article of a man’s word by that of a woman’s."""
    masculines: Mapping[str, str]
    before_vowel: Mapping[str, str]


_FRENCH_WORD = r"[a-zàâçéèêëîïôûùœ]"
_FRENCH = _Language(
    "genders-fr",
    re.compile(
        r"(?:[a-zéèê]{2}[stx]ion|(?<!com)ité|[a-zéè]{2}ance|(?<!sil)ence|esse|ette|euse|trice|[^tr]ière"
        r"|tière(?<!cimetière)|[^sc]ée(?<!lycée)(?<!trophée)"
        r"|[cn]é{2}|logie|graphie|nomie|ture|sure|elle|[^e]rie|tude)$"
    ),
    re.compile(
        r"(?:[a-zéèê]{2}(?<!al)(?<!el)(?<!iv)(?<!ul)(?<!it)(?<!is)(?<!us)(?<!iqu)(?<!bl)(?<!air)(?<!ièr)"
        r"(?<!ct)(?<!uct)(?<!èt)(?<!am)(?<!pl)(?<!ign)ement(?<!ellement)|gnement|blissement|isme"
        r"|[a-zéè]{3}(?<!im)(?<!av)age|oir|ariat|(?<!hau)(?<!len)(?<!pesan)(?<!sen)teur|seur)$"
    ),
    lazy_pattern(
        rf"(?:(?<![\w’'-])|(?<=\b[dD][’'])(?=une?\b))(?P<det>(?i:le|la|un|une|du|au|cet|ce|cette|mon|ma|son|sa|aucun|aucune))"
        rf"(?P<between> (?:nouve(?:au|lle|l)|premi(?:er|ère)|grande?|petite?|bonne?|vaste|propre|futur"
        rf"|future|ancien|ancienne|même|autre))?"
        rf" (?P<noun>(?<!\w){_FRENCH_WORD}{{3,}})(?![\w’'-])"
    ),
    {"la": "le", "une": "un", "cette": "ce", "ma": "mon", "sa": "son", "aucune": "aucun"},
    {
        "le": "la",
        "un": "une",
        "du": "de la",
        "au": "à la",
        "ce": "cette",
        "cet": "cette",
        "aucun": "aucune",
        "mon": "ma",
        "son": "sa",
    },
    {"le": "l’", "la": "l’", "du": "de l’", "au": "à l’", "ce": "cet"},
)
_SPANISH_WORD = r"[a-záéíóúñü]"
_SPANISH = _Language(
    "genders-es",
    re.compile(
        r"(?:[a-záéíóú]{2}(?:ción|sión|dad|tad|tud|umbre|eza|encia|ancia|tura|ería|ología|grafía|illa)"
        r"|[a-z]{3}[bcdfglnrvz]ada|empresa|tienda|planta|fábrica"
        r"|oficina|campaña|plantilla|cartera|línea|herramienta|plataforma|jornada|reforma|obra|escuela"
        r"|consulta|clínica|compra|venta|cuenta|factura"
        r"|carga|ruta|zona|sala|cocina|agenda|finca|bodega|cosecha|granja|marca|web|tarea|meta|medida"
        r"|técnica|norma|mejora|rutina)$"
    ),
    re.compile(
        r"(?:[a-záéíóú]{3}(?:miento|aje|ismo)"
        r"|[a-záéíóúñ]{2}(?<!man)(?<!fot)(?<!mot)(?<!radi)(?<!macr)(?<!aut)(?<!dem)(?<!inf)(?<!sopran)o)$"
    ),
    lazy_pattern(
        r"(?<![\w-])(?P<det>(?i:el|la|un|una|del|al|este|esta|nuestro|nuestra|otro|otra|cierto|cierta))"
        r"(?P<between> (?:nuev[oa]|primera?|buen|buena|propi[oa]|mism[oa]|antigu[oa]|pequeñ[oa]|ampli[oa]"
        r"|complet[oa]|últim[oa]))?"
        rf" (?P<noun>{_SPANISH_WORD}{{3,}})(?![\w\u0300-\u036f-])"
    ),
    {"la": "el", "una": "un", "esta": "este", "nuestra": "nuestro", "otra": "otro", "cierta": "cierto"},
    {
        "el": "la",
        "un": "una",
        "del": "de la",
        "al": "a la",
        "este": "esta",
        "nuestro": "nuestra",
        "otro": "otra",
        "cierto": "cierta",
    },
    {},
)
_LANGUAGES = {"fr": _FRENCH, "es": _SPANISH}
_VOWEL = re.compile(r"[aàâeéèêiîoôuûœ]|h(?:ôpit|ôtel|eure|omme|istoi|orair|abita|iver|ygièn|ébergem)")
_NO_NOUNS_WORDS = """
modelo piloto testigo miembro uno cero cuatro ocho
ensemble plus moins tout toute être avoir faire même autre plupart suite fois quel quelle sein cours fait lors
long mode poste page premier première dernier dernière seul seule second seconde tour livre mémoire voile manche
garde office critique aide guide cadre cual cuales que mejor peor fin mismo misma largo menos más cargo todo
otro cada uno una solo poco mucho dicho cuanto bajo alto medio corte capital orden frente cura radio mañana
parte tarde clave ello algo
"""
_NO_NOUNS = frozenset(_NO_NOUNS_WORDS.split())
_OPENS_WITH_STRESS = re.compile(r"(?:h?[aá](?:gua|rea|ula|rma|ma|lma|guila|mbito|cta|la|ncora|nfora))$")


def misfits(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each article of the other gender than its noun, with the right one."""
    own = _LANGUAGES[language]
    for match in own.phrase.finditer(text):
        noun, article = match["noun"], match["det"].lower()
        gender = "" if noun in _NO_NOUNS or _OPENS_WITH_STRESS.match(noun) else _gender(language, noun)
        right = {"f": own.masculines, "m": own.feminines, "": {}}[gender].get(article, "")
        if language == "fr":
            right = _elided(right, article, match)
        participle = article == "esta" and noun.endswith(("ado", "ido"))  # “está” without its accent
        if right and not participle and not _is_verb(text, match, language):
            yield *match.span("det"), right.capitalize() if match["det"][0].isupper() else right


_CLOSED = (
    r"(?=\s(?:de|des|du|en|à|au|aux|par|pour|et|qui|dont|sur|avec|dans|chez|afin|lors|entre|sans|sous|hors|avant|après|depuis|dès|selon|contre|vers|durant|pendant|del"
    r"|por|para|con|y|al|que|desde|hasta)\b|\s[dàl]['’]|[.,;:)]|$)"
)
_FRENCH_NOUN_AND_PARTICIPLE = lazy_pattern(
    rf"(?<![\w’'-])(?P<noun>(?:^[A-ZÉÈ])?{_FRENCH_WORD}{{4,}})(?:\s(?P<adjective>{_FRENCH_WORD}{{3,}}"
    rf"(?:iques?|aires?|elles?|els|ales?|aux|ives?|ifs?|euses?|eux|ables?|ibles?|ées?|és?)))?"
    rf"\s(?P<w>(?!(?:musée|lycée|année|journée|entrée|durée|idée|qualité|santé|côté|été|marché|congé"
    rf"|comité|sociétés?|cité|entité|née?s?|employée?s?|salariée?s?"
    rf"|associée?s?|déléguée?s?|retraitée?s?|alliée?s?|chargée?s?|arrivée|arrêtés?|donnée?s?|équipée?s?"
    rf"|intéressés?|clés?|blés?|cafés?)\b){_FRENCH_WORD}{{2,}}[^\Wt](?P<end>é|ée|és|ées)){_CLOSED}"
)
_FRENCH_NOUN_AND_ADJECTIVE = lazy_pattern(
    rf"(?<![\w’'-])(?i:la|une|cette|sa|ma) (?P<noun>{_FRENCH_WORD}{{4,}}) (?P<w>(?!(?:matériel"
    rf"|personnel|logiciel|commercial|canal|journal|hôpital|capital|total"
    rf"|signal|terminal|métal|local|festival|tribunal|objectif|tarif|dispositif|effectif|collectif"
    rf"|actif|passif|quotidien|mal|bal|val|tel|quel|sel|gel|ciel"
    rf"|bien|rien|combien|soutien|lien|maintien|entretien|italien|gardien|musicien"
    rf"|technicien)\b){_FRENCH_WORD}{{2,}}(?:el|al|if|ien|eux)){_CLOSED}"
)
_FRENCH_FEMININES_AND_ADJECTIVE = lazy_pattern(
    rf"(?<![\w’'-])(?:les|des|ces|ses|leurs|nos|plusieurs|différentes|deux|trois|quatre|cinq|six|sept"
    rf"|huit|neuf|dix|\d+) (?P<noun>{_FRENCH_WORD}{{4,}}s)"
    rf" (?P<w>(?!(?:matériels|personnels|logiciels|commerciaux|hôpitaux|journaux|canaux|bureaux|niveaux"
    rf"|réseaux|tableaux|totaux|objectifs|tarifs|effectifs|métaux|locaux"
    rf"|deux|ceux|eux|faux|aux|taux|chefs|travaux|animaux)\b){_FRENCH_WORD}+(?:iels|nels|uels|aux|eux"
    rf"|ifs|iens|roids|longs|courts|frais|hauts|grands|ouverts|verts|gras"
    rf"|forts|lents|écrits|cuits|crus|secs|complets|concrets|discrets|distincts|étroits))(?<!frais){_CLOSED}"
)
_FRENCH_MASCULINE_AND_ADJECTIVE = lazy_pattern(
    rf"(?<![\w’'-])(?i:le|un|ce|du|au) (?P<noun>{_FRENCH_WORD}{{4,}}(?<![ée])) (?P<w>(?!(?:journée"
    rf"|soirée|année|entrée|durée|idée|musée|lycée|passerelle|finale|succursale|salle"
    rf"|archive|initiative|machine|vaisselle|nouvelle|quelle|telle|celle|cale|locale|filiale|matinée"
    rf"|tournée|marée|clientèle|pause)\b)"
    rf"{_FRENCH_WORD}{{2,}}(?:nnelle|rielle|tielle|cielle|nale|ciale|tive|sive|ienne|reuse|gée|née|sée"
    rf"|tée|rée|lée|cée))(?<!traversée){_CLOSED}"
)


_DETERMINED = lazy_pattern(
    r"(?:^|(?<=% )des\s|(?<!de )(?<!à )(?<!sur )(?<!en )(?<![\w’'-])"
    r"(?:le|la|les|un|une|ce|cette|ces|ses|leurs|nos|mes|plusieurs)\s"
    r"|(?<![\w’'-])(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente"
    r"|quarante|cinquante)\s)$",
    re.IGNORECASE,
)
"""Before a noun of its own, whose attributes are not those of another one: “barre de défilement horizontale”."""


def attributes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the French participles and adjectives after a noun of another gender or number, with the right ones."""
    yield from _participles(text)
    yield from _counted_participles(text)
    yield from _plurals(text)
    for match in _FRENCH_NOUN_AND_ADJECTIVE.finditer(text):
        of_other = re.search(r"\b(?:qui|de|à|sur|en|pour|et)\s$", text[: match.start()])
        if _gender("fr", match["noun"]) != "m" and not of_other:
            yield *match.span("w"), _feminine(match["w"])
    for match in _FRENCH_MASCULINE_AND_ADJECTIVE.finditer(text):
        if _gender("fr", match["noun"]) == "m":
            yield *match.span("w"), _masculine(match["w"])


def _participles(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _FRENCH_NOUN_AND_PARTICIPLE.finditer(text):
        noun = match["noun"].lower()
        gender, plural = (
            _gender("fr", noun.removesuffix("s") if noun not in _listed("genders-fr") else noun),
            noun.endswith("s"),
        )
        right = {("f", False): "ée", ("f", True): "ées", ("m", False): "é", ("m", True): "és"}.get((gender, plural), "")
        of_other = not _DETERMINED.search(text[: match.start()])
        same_number = (noun[-1] in "sxz" and noun in _listed("genders-fr")) or noun[-1] in "xz"
        if right and right != match["end"] and not of_other and not same_number and noun not in _NO_NOUNS:
            yield *match.span("w"), match["w"].removesuffix(match["end"]) + right


_FRENCH_COUNTED = lazy_pattern(
    rf"(?<![\w’'-])(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|plusieurs)"
    rf" (?P<noun>{_FRENCH_WORD}{{4,}})s"
    rf" (?:de |d['’]){_FRENCH_WORD}{{3,}}(?<![sxz]) (?P<w>{_FRENCH_WORD}{{3,}}(?P<end>és|ées)){_CLOSED}"
)
"""Several things of a kind, whose participle is that of the things: “six soirées d’information destinées”."""


def _counted_participles(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _FRENCH_COUNTED.finditer(text):
        right = {"f": "ées", "m": "és"}.get(_gender("fr", match["noun"]), "")
        if right and right != match["end"]:
            yield *match.span("w"), match["w"].removesuffix(match["end"]) + right


def _plurals(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _FRENCH_FEMININES_AND_ADJECTIVE.finditer(text):
        if _gender("fr", match["noun"].removesuffix("s")) == "f":
            yield *match.span("w"), _feminines(match["w"])


def _feminines(word: str) -> str:
    if word.endswith("aux"):
        return f"{word.removesuffix('aux')}ales"
    if word.endswith("eux"):
        return f"{word.removesuffix('eux')}euses"
    return f"{_feminine(word.removesuffix('s'))}s"


def _feminine(word: str) -> str:
    endings = (("eux", "euse"), ("ien", "ienne"), ("if", "ive"), ("el", "elle"), ("long", "longue"), ("sec", "sèche"))
    return next((word.removesuffix(one) + other for one, other in endings if word.endswith(one)), f"{word}e")


def _masculine(word: str) -> str:
    endings = (("euse", "eux"), ("ienne", "ien"), ("ive", "if"), ("elle", "el"))
    return next(
        (word.removesuffix(one) + other for one, other in endings if word.endswith(one)), word.removesuffix("e")
    )


def _elided(right: str, article: str, match: re.Match[str]) -> str:
    """Return the article before a vowel, which is that of both genders or of the other one: “son équipe”."""
    vowel = bool(_VOWEL.match((match["between"] or " ").lstrip() or match["noun"]))
    if vowel and article in ("mon", "son", "ma", "sa", "le", "la", "du", "au", "ce"):
        return ""  # the elision is wrong as well, and reported
    return "cet" if vowel and right == "ce" else right


def _is_verb(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether the article is a pronoun before a verb: “qui la forme”, “para la toma”."""
    ahead = text[: match.start()].rstrip()
    if match["det"].lower() not in ("le", "la"):
        return False
    before = r"(?:qui|je|il|elle|on|nous|ne|et|pour|puis|à|de|en)" if language == "fr" else r"(?:y|que|no|yo|,|;)"
    return bool(re.search(rf"(?:\b|(?=[,;])){before}$", ahead)) and not _is_listed(match["noun"], language)


@functools.cache
def _listed(name: str) -> Mapping[str, str]:
    rows = (entry.split(":") for entry in entries(name))
    return {word: gender for gender, words in rows for word in words.split()}


def _is_listed(noun: str, language: str) -> bool:
    return noun in _listed(_LANGUAGES[language].words)


def gender_of(noun: str, language: str) -> str:
    """Return ``f`` or ``m`` of a French or Spanish noun in the singular; empty if unsure."""
    return _gender(language, noun)


def _gender(language: str, noun: str) -> str:
    own = _LANGUAGES[language]
    if noun in _listed(own.words):
        return _listed(own.words)[noun]
    feminine, masculine = own.feminine.search(noun), own.masculine.search(noun)
    return "" if bool(feminine) == bool(masculine) else "f" if feminine else "m"
