"""Number and gender of Spanish articles, nouns and adjectives, by their endings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

__all__ = ["disagreements"]

_NUMBER = (
    r"[2-9]|[1-9][\d.]+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
    r"|quince|dieciséis|veinte"
    r"|treinta|cuarenta|cincuenta"
)
_WORD = r"[a-záéíóúñü]"
_THE_MEN = rf"(?:los|unos|estos|varios|muchos|nuestros|numerosos|diversos|{_NUMBER})"
_THE_WOMEN = rf"(?:las|unas|estas|varias|muchas|nuestras|numerosas|diversas|{_NUMBER})"
_SEVERAL = rf"(?:los|las|unos|unas|estos|estas|nuestros|nuestras|varios|varias|muchos|muchas|{_NUMBER})"
_NOUN_END = (
    r"(?:ción|sión|dad|miento|dor|dora|ero|era|ista|encia|ante|ente|aje|ario|aria|proyecto|cliente"
    r"|paciente|alumno|obra)"
)
_SINGULAR_ADJECTIVE = (
    r"(?:[a-záéíóúñ]{3,}(?:ional|ipal|ural|ial|oral|ico|ica|ivo|iva|oso|osa|ible)|privado|privada|público|pública|anual"
    r"|mensual|industrial|sanitario|sanitaria|técnico|técnica)"
)
_AFTER_NUMBER = (
    "millón|ciento|para|entre|sobre|desde|hasta|como|cada|donde|durante|contra|según|ante|tras|personal|medio|media"
    "|cuando|beta|byte"
)
_NO_FEMININE = r"(?!\w*(?:mas|istas|días|mapas|planetas|guías|tranvías|atletas|poetas|euros|pirotas|pijamas)\b)"
_NO_MASCULINE = r"(?!(?:manos|fotos|motos|radios|modelos)\b)"
_AFTER = r"(?= (?:de|del|en|y|a|al|por|para|con|que|entre|durante)\b|[.,;)]|$)"


class _Rule(Struct, frozen=True):
    """A pattern with the wrong word ``w``, and the right word for it."""

    pattern: re.Pattern[str]
    right: Callable[[str], str]


def _plural(word: str) -> str:
    """Return the plural of a noun or adjective."""
    if word.endswith(("ión", "ón")):
        return f"{word[:-2]}ones"
    return f"{word}s" if word[-1] in "aeiouáéó" else f"{word}es"


def _feminine(word: str) -> str:
    return f"{word[:-2]}as" if word.endswith("os") else f"{word[:-1]}a"


def _masculine(word: str) -> str:
    return f"{word[:-2]}os" if word.endswith("as") else f"{word[:-1]}o"


def _other_article(word: str) -> str:
    articles = {"el": "la", "la": "el", "un": "una", "una": "un", "del": "de la", "al": "a la"}
    return articles[word.lower()]


_MEN = (
    r"(?:clientes|proveedores|trabajadores|profesores|informes|planes|talleres|hospitales|hoteles|meses|niveles|canales"
    r"|viajes|valores|sectores|controles|costes|cortes|envases|puentes|bienes|jardines|trenes|coches|almacenes|países|paquetes"
    r"|bloques|tanques|muebles|motores|errores|materiales|directores|gestores|lectores|ascensores|camiones|buques|barcos)"
)
_WOMEN = (
    r"(?:[a-záéíóú]+(?:ciones|siones|dades|tudes)|redes|bases|clases|fases|series|fuentes|calles|partes|sedes|llaves|claves"
    r"|leyes|imágenes|labores|mujeres|naves|superficies|especies)"
)
_STEM = r"(?:nuev|propi|intern|extern|privad|públic|técnic|[a-záéíóúñ]{3,}(?:ad|id|tiv|siv|nic|gic|tic|ari))"
_ALSO_MASCULINE = (
    r"(?!\w*(?:mas|istas|etas|itas|utas|ratas|iatras|patas|cidas|icolas|ícolas|genas)\b"
    r"|(?:días|mapas|guías|tranvías|policías|colegas|espías|centinelas|camaradas|yogas|pandas|curas|cabecillas|mediodías|guardias|gorilas|cámaras|escoltas|extras"
    r"|vigías|papas|belgas|persas|nómadas|celtas|croatas|mayas|incas|aztecas|pumas|karatekas|cineastas|gimnastas|entusiastas)\b)"
)
"""Spanish nouns in -a that are a man’s word, or may be."""

_RULES = (
    _Rule(
        re.compile(
            rf"(?<![\w-])(?P<w>(?i:los|unos|estos|esos|nuestros|varios|muchos|algunos|numerosos|diversos))"
            rf" {_ALSO_MASCULINE}{_WORD}{{3,}}as(?![\w-])"
        ),
        lambda word: _feminine(word) if word.lower() != "los" else f"{word[0]}as",
    ),
    _Rule(
        re.compile(
            r"(?<![\w-])(?P<w>(?i:las|unas|estas|esas|nuestras|varias|muchas|algunas|numerosas|diversas))"
            rf" (?!(?:manos|fotos|motos|radios|modelos|sopranos|testigos|pilotos|miembros|contraltos|polos|demos|memos"
            rf"|expos|micros|autos|macros|promos|pymes|dos|ambos)\b){_WORD}{{3,}}(?<!ad)(?<!id)os(?![\w-])"
        ),
        _masculine,
    ),
    _Rule(re.compile(rf"(?<![\w-]){_MEN} (?P<w>{_STEM}as){_AFTER}"), _masculine),
    _Rule(re.compile(rf"(?<![\w-])(?<!de )(?<!y )(?<!e ){_WOMEN} (?P<w>{_STEM}os){_AFTER}"), _feminine),
    _Rule(
        re.compile(
            rf"(?<![\w.,/-])(?<!nivel )(?<!versión )(?<!fase )(?<!norma )(?<!grado )(?<!tipo )(?!(?:19|20)\d\d )"
            rf"(?:{_NUMBER}) (?P<w>(?!(?:{_AFTER_NUMBER})\b)(?!\w+(?:mente|[^ó]n)\b){_WORD}{{3,}}[^\Wsx\d]){_AFTER}"
        ),
        _plural,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?i:(?P<w>una)) (?!(?:mano|foto|moto|radio|soprano|modelo|piloto"
            rf"|testigo)\b){_WORD}{{3,}}o(?![\w-])"
        ),
        _other_article,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-]){_WORD}{{3,}}(?:o|os) (?P<w>(?:propi|nuev|intern|extern|privad|públic"
            rf"|técnic)as?){_AFTER}"
        ),
        _masculine,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?<!de )(?<!en )(?<!y )(?!\w*(?:mas?|días?|mapas?)\b){_WORD}{{3,}}(?:as?|ción|dad|sión)"
            rf" (?P<w>(?:propi|nuev|intern|extern|privad|públic|técnic)os?){_AFTER}"
        ),
        _feminine,
    ),
    _Rule(
        re.compile(rf"(?<![\w.,-])(?i:{_SEVERAL}) (?P<w>{_WORD}*{_NOUN_END})(?![\w-])(?! (?:en|por) cada)"),
        _plural,
    ),
    _Rule(
        re.compile(rf"(?<![\w.,-])(?i:{_SEVERAL}) {_WORD}{{3,}}(?:[oae]s) (?P<w>{_SINGULAR_ADJECTIVE}){_AFTER}"),
        _plural,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w.,-])(?i:{_THE_WOMEN}) {_NO_FEMININE}{_WORD}{{2,}}as (?P<w>{_WORD}{{2,}}(?:ados|idos"
            rf"|osos|ivos|icos))\b"
        ),
        _feminine,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w.,-])(?i:{_THE_MEN}) {_NO_MASCULINE}{_WORD}{{2,}}os (?P<w>{_WORD}{{2,}}(?:adas|idas"
            rf"|osas|ivas|icas)){_AFTER}"
        ),
        _masculine,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?<!de )(?<!del )(?<!y ){_WORD}+(?:ción|sión|encia"
            rf"|tura) (?P<w>(?!debido){_WORD}{{2,}}(?:ado|ido|oso|ivo|ico))"
            rf"{_AFTER}"
        ),
        _feminine,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?i:el|un|este) (?:{_WORD}+(?:miento|aje)|equipo|proyecto|proceso|servicio"
            rf"|centro|departamento"
            rf"|sistema|programa|plan|informe) (?P<w>(?!medida|entrada|salida|llamada){_WORD}{{2,}}(?:ada|ida|osa|iva))"
            rf"{_AFTER}"
        ),
        _masculine,
    ),
    _Rule(
        re.compile(rf"(?<![\w-])(?i:(?P<w>el|un|del|al)) {_WORD}{{3,}}(?:ción|sión|idad|tad)(?![\w-])"),
        _other_article,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?i:(?P<w>la|una)) (?:sistema|problema|programa|idioma|tema|equipo|proyecto"
            rf"|{_WORD}{{3,}}miento|{_WORD}{{3,}}aje)"
            r"(?![\w-])"
        ),
        _other_article,
    ),
)


def disagreements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word in the wrong number or gender, with the right word."""
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            yield *match.span("w"), rule.right(match["w"])
