"""French and Spanish participles that agree with no noun before them: “las tallas que estaban cubiertos por …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.grammar.romance_genders import gender_of
from cvbuild.analysis.language.corrections import Slip

__all__ = ["misplaced_participles"]

_LETTERS = "a-zàâçéèêëîïôûùœáíóúñü"
_LINK = {
    "fr": r"(?: (?:qui )?(?:ont été|sont|étaient|furent|seront)|,| qui (?:a été|est|était|fut))?",
    "es": r"(?: (?:que )?(?:estaban|están|fueron|eran|son|han sido|habían sido)|,"
    r"| que (?:estaba|está|fue|era|es|ha sido))?",
}
_PARTICIPLE = {
    "fr": (
        r"(?:é|ée|és|ées|(?:ten|vend|rend|reç|conç|perd|obten|lu|v|conn|atten|défend|répand|entend)ue?s?"
        r"|(?:repr|appr|compr|m|rem|trans?m|soum|perm|adm|prom|acqu|requ)ise?s?|(?:suiv|fourn|établ|réun|garn|bât|rempl|réuss)ie?s?"
        r"|(?:ouv|off|couv|découv)erte?s?|(?:écri|condui|produi|construi|tradui|rédui|introdui)te?s?)"
    ),
    "es": r"(?:[ai]d|íd|puest|hech|escrit|abiert|cubiert|vist|dich|impres|resuelt|compuest|expuest|descrit)[oa]s?",
}
_CLOSED = {
    "fr": r"(?= (?:par|de|du|des|à|au|aux|en|dans|pour|sur|avec|chez|sous|entre|lors|avant|depuis)\b| d[’']|[.;)]|$)",
    "es": r"(?= (?:por|de|del|a|al|en|para|con|desde|entre|durante|sobre|bajo)\b|[.;)]|$)",
}
_FORMS = {
    language: re.compile(
        rf"(?<![\w-])(?P<noun>[{_LETTERS}]{{4,}})(?P<link>{_LINK[language]})"
        rf" (?P<w>[{_LETTERS}]*{_PARTICIPLE[language]}){_CLOSED[language]}"
    )
    for language in ("fr", "es")
}
_HAVE = {
    "fr": re.compile(
        r"(?:\b(?:j[’']ai|ai|as?|avons|ont|avait|avaient|avoir|ayant|aura|aient|ait|s[’']est|se|été|étant|est|sont|fut)"
        r"\s(?:\w+\s)?)$"
    ),
    "es": re.compile(
        r"(?:\b(?:he|has|ha|hemos|han|había|habían|haber|habiendo|hube|tengo|tiene|tener|se|sido|fue|fueron|es|son|está|están"
        r"|estaban|queda\w*)\s(?:\w+\s)?)$"
    ),
}
_PEOPLE_WORDS = """
chargé chargée encargado encargada dedicado dedicada especializado especializada responsable spécialisé spécialisée
debido dado dada dados dadas incluido incluida incluidos incluidas excepté excepto compris comprise junto étant vu
vue passé passée situé située titulado titulada diplomé diplômé diplômée employé employée salarié salariée asociado
asociada associé associée resultado resultados mercado estado cuidado cuidados pedido pedidos sentido partido
partidos apartado tejido tejidos grado lado empleado empleados empleada empleadas abogado abogada delegado delegada
jurado licenciado licenciada jubilado jubilados marché marchés comité comités résumé clé clés société sociétés côté
côtés qualité santé sécurité été unité unités cité activité activités durée durées année années entrée entrées
arrivée journée journées soirée soirées idée idées tournée tournées musée musées lycée lycées soldado soldados
invitado invitados entrada entradas salida salidas jornada jornadas llamada llamadas parada paradas temporada
temporadas comida comidas bebida bebidas medida medidas vida vidas parte partes ida nada toda fachada fachadas cada
todo todos todas helado helados pescado pescados ganado
"""
_NO_PARTICIPLES = frozenset(_PEOPLE_WORDS.split())
"""Words that are said of people, or are nouns or prepositions themselves."""
_DETERMINERS = {
    **dict.fromkeys(("los", "unos", "estos", "varios", "muchos", "nuestros", "algunos", "ambos"), ("m", True)),
    **dict.fromkeys(("las", "unas", "estas", "varias", "muchas", "nuestras", "algunas", "ambas"), ("f", True)),
    **dict.fromkeys(("la", "una", "une", "esta", "cette"), ("f", False)),
    **dict.fromkeys(("el", "un", "del", "este", "le", "du", "au", "ce"), ("m", False)),
    **dict.fromkeys(("les", "des", "aux", "ces", "deux", "trois", "quatre", "six", "dix"), ("", True)),
}
_NO_NOUN = re.compile(
    r"(?:mente|ment|ando|iendo|ant|[éóí]|aron|ieron|aba|aban|ía|ían|ais?|ait|aient)$|^(?:para|como|cada|entre|sobre|desde|hasta"
    r"|donde|pour|dans|avec|chez|sous|puis|très|plus|mais|todo|toda|más|bien|muy|ambos|ambas|nous|elles?|ils?|leur|leurs|autres?|otros?"
    r"|otras?|dont|donc|afin|ainsi|quien|quienes|cuales|dos|tres|cuatro)$"
)
_MASCULINE_A = re.compile(r"(?:[mt]as?|istas?|días?|mapas?|guías?|[eé]utas?|policías?|colegas?|atletas?|poetas?)$")
_FEMININE_O = re.compile(r"^(?:manos?|fotos?|motos?|radios?|modelos?|sopranos?|testigos?|pilotos?|miembros?)$")


def misplaced_participles(text: str, language: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the offsets of each participle that has the gender and number of no noun before it; right is empty.

    A participle may belong to a noun further ahead, to several nouns, or to the author; all these are left alone.
    """
    for match in _FORMS[language].finditer(text):
        word, noun, ahead = match["w"], match["noun"], text[: match.start()]
        if word in _NO_PARTICIPLES or _NO_NOUN.search(noun) or _HAVE[language].search(ahead) or noun in _NO_PARTICIPLES:
            continue
        if not words.known(word) or (language == "fr" and not _is_of_verb(word, words)):
            continue
        said = _form(word, language)
        own = _of_noun(noun, ahead, language)
        if (
            not own[0]
            or own == said
            or (said[0] == "*" and own[1] == said[1])
            or (said[1] is None and own[0] == said[0])
        ):
            continue
        if "," in match["link"] and not said[1] and language == "es":
            continue  # the author may be meant
        if not _is_of_another(ahead, noun, said, language):
            yield *match.span("w"), ""


def _is_of_verb(word: str, words: Dictionary) -> bool:
    """Return whether a French participle in -é is one of a verb: “levés”, not “qualités”."""
    stem = re.sub(r"ée?s?$", "", word)
    return stem == word or words.lemma(word).endswith("er") or words.known(f"{stem}er")


def _form(word: str, language: str) -> tuple[str, bool | None]:
    """Return gender and number of a participle; the number is None if the masculine has one form for both."""
    plural = word.endswith("s")
    stem = word.removesuffix("s")
    if language == "es":
        return ("f" if stem.endswith("a") else "m"), plural
    if stem.endswith("e"):
        return "f", plural
    one_form = bool(re.search(r"(?:pr|m|acqu|requ)is$", word))
    return "m", (None if one_form else plural)


def _of_noun(noun: str, ahead: str, language: str) -> tuple[str, bool]:
    """Return gender and number of a noun by what is before it, its list or its ending; no gender if unsure."""
    before = ahead.rsplit(maxsplit=1)[-1].lower() if ahead.split() else ""
    shown = _DETERMINERS.get(before)
    plural = shown[1] if shown else noun.endswith("s")
    if shown and shown[0]:
        return shown[0], plural
    if noun[-1] in "xz" or (noun.endswith("s") and not plural):
        return "", plural
    gender = gender_of(noun.removesuffix("s"), language) or gender_of(noun, language)
    if not gender and language == "es":
        if noun.endswith(("a", "as")) and not _MASCULINE_A.search(noun):
            gender = "f"
        elif noun.endswith(("o", "os")) and not _FEMININE_O.search(noun):
            gender = "m"
    return gender, plural


def _is_of_another(ahead: str, noun: str, said: tuple[str, bool | None], language: str) -> bool:
    """Return whether a noun further ahead may have the form, or several nouns together have it."""
    found = re.findall(r"[^\W\d_]+", ahead)
    nouns = [*found, noun]
    if said[1] is not False and re.search(r"(?:,|\b(?:y|e|o|et|ou|u))\s(?:[^\W\d_’']+[\s’']){0,3}$", ahead):
        return True  # “mesa y silla pintadas”
    for at, word in enumerate(found):
        low = word.lower()
        if low in _DETERMINERS or len(low) < 3 or _NO_NOUN.search(low):
            continue
        gender, plural = _of_noun(low, " ".join(nouns[:at]), language)
        if gender in ("", said[0]) and (said[1] is None or plural == said[1]):
            return True
    return False
