"""French and Spanish articles and adjectives against the gender of their noun, of which lists and endings are certain."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["misfits"]


class _Language(Struct, frozen=True):
    """What decides the gender of a noun in a language, and the articles of each gender with those of the other."""

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
        r"(?:[a-zéèê]{2}[stx]ion|(?<!com)ité|[a-zéè]{2}ance|(?<!sil)ence|esse|ette|euse|trice|[^tr]ière|tière(?<!cimetière)|[^sc]ée(?<!lycée)(?<!trophée)"
        r"|[cn]é{2}|logie|graphie|nomie|ture|sure|elle|[^e]rie|tude)$"
    ),
    re.compile(r"(?:[a-zéèê]{2}(?<!al)(?<!el)(?<!iv)(?<!ul)(?<!it)(?<!is)(?<!us)(?<!iqu)(?<!bl)(?<!air)(?<!ièr)(?<!ct)(?<!uct)(?<!èt)(?<!am)(?<!pl)(?<!ign)ement(?<!ellement)|gnement|blissement|isme|[a-zéè]{3}(?<!im)(?<!av)age|oir|ariat|(?<!hau)(?<!len)(?<!pesan)(?<!sen)teur|seur)$"),
    lazy_pattern(
        rf"(?<![\w’'-])(?P<det>(?i:le|la|un|une|du|au|cet|ce|cette|mon|ma|son|sa|aucun|aucune))"
        rf"(?P<between> (?:nouve(?:au|lle|l)|premi(?:er|ère)|grande?|petite?|bonne?|vaste|propre|futur|future|ancien|ancienne|même|autre))?"
        rf" (?P<noun>(?<!\w){_FRENCH_WORD}{{3,}})(?![\w’'-])"
    ),
    {"la": "le", "une": "un", "cette": "ce", "ma": "mon", "sa": "son", "aucune": "aucun"},
    {"le": "la", "un": "une", "du": "de la", "au": "à la", "ce": "cette", "cet": "cette", "aucun": "aucune", "mon": "ma", "son": "sa"},
    {"le": "l’", "la": "l’", "du": "de l’", "au": "à l’", "ce": "cet"},
)
_SPANISH_WORD = r"[a-záéíóúñü]"
_SPANISH = _Language(
    "genders-es",
    re.compile(r"(?:[a-záéíóú]{2}(?:ción|sión|dad|tad|tud|umbre|eza|encia|ancia|tura|ería|ología|grafía|illa)|[a-z]{3}[bcdfglnrvz]ada|empresa|tienda|planta|fábrica"
               r"|oficina|campaña|plantilla|cartera|línea|herramienta|plataforma|jornada|reforma|obra|escuela|consulta|clínica|compra|venta|cuenta|factura"
               r"|carga|ruta|zona|sala|cocina|agenda|finca|bodega|cosecha|granja|marca|web|tarea|meta|medida|técnica|norma|mejora|rutina)$"),
    re.compile(r"(?:[a-záéíóú]{3}(?:miento|aje|ismo)|[a-záéíóúñ]{2}(?<!man)(?<!fot)(?<!mot)(?<!radi)(?<!macr)(?<!aut)(?<!dem)(?<!inf)(?<!sopran)o)$"),
    lazy_pattern(
        r"(?<![\w-])(?P<det>(?i:el|la|un|una|del|al|este|esta|nuestro|nuestra|otro|otra|cierto|cierta))"
        r"(?P<between> (?:nuev[oa]|primera?|buen|buena|propi[oa]|mism[oa]|antigu[oa]|pequeñ[oa]|ampli[oa]|complet[oa]|últim[oa]))?"
        rf" (?P<noun>{_SPANISH_WORD}{{3,}})(?![\w\u0300-\u036f-])"
    ),
    {"la": "el", "una": "un", "esta": "este", "nuestra": "nuestro", "otra": "otro", "cierta": "cierto"},
    {"el": "la", "un": "una", "del": "de la", "al": "a la", "este": "esta", "nuestro": "nuestra", "otro": "otra", "cierto": "cierta"},
    {},
)
_LANGUAGES = {"fr": _FRENCH, "es": _SPANISH}
_VOWEL = re.compile(r"[aàâeéèêiîoôuûœ]|h(?:ôpit|ôtel|eure|omme|istoi|orair|abita|iver|ygièn|ébergem)")
_NO_NOUNS = frozenset(
    "ensemble plus moins tout toute être avoir faire même autre plupart suite fois quel quelle sein cours fait lors long mode poste page"
    " premier première dernier dernière seul seule second seconde tour livre mémoire voile manche garde office critique aide guide cadre"
    " cual cuales que mejor peor fin mismo misma largo menos más cargo todo otro cada uno una solo poco mucho dicho cuanto bajo alto medio corte"
    " capital orden frente cura radio mañana parte tarde clave ello algo".split()
)
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


def _elided(right: str, article: str, match: re.Match[str]) -> str:
    """Return the article before a vowel, which is that of both genders or of the other one: “son équipe”."""
    vowel = bool(_VOWEL.match((match["between"] or " ").lstrip() or match["noun"]))
    if vowel and article in ("mon", "son"):
        return ""
    return {"le": "l’", "la": "l’", "de la": "de l’", "à la": "à l’", "ce": "cet"}.get(right, right) if vowel else right


def _is_verb(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether the article is a pronoun before a verb: “qui la forme”, “para la toma”."""
    ahead = text[: match.start()].rstrip()
    if match["det"].lower() not in ("le", "la"):
        return False
    return language == "fr" and bool(re.search(r"\b(?:qui|je|il|elle|on|nous|ne|et|pour|puis|à|de|en)$", ahead))


@functools.cache
def _listed(name: str) -> Mapping[str, str]:
    rows = (entry.split(":") for entry in entries(name))
    return {word: gender for gender, words in rows for word in words.split()}


def _gender(language: str, noun: str) -> str:
    own = _LANGUAGES[language]
    if noun in _listed(own.words):
        return _listed(own.words)[noun]
    feminine, masculine = own.feminine.search(noun), own.masculine.search(noun)
    return "" if bool(feminine) == bool(masculine) else "f" if feminine else "m"
