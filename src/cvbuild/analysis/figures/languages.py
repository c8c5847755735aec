"""The figures of languages: decimal signs, number words, units, scales, bounds, and the words of a change."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from msgspec import Struct

from cvbuild.analysis.figures.units import BOUNDS, NUMBER_WORDS, SCALES, UNITS

__all__ = ["ALL", "ENGLISH", "Notation", "in_english_notation", "notation"]


class Notation(Struct, frozen=True):
    """The words around figures in one language.

    ``before`` and ``to`` are patterns for the words of a change, “from 9 to 5”; ``falling`` and
    ``rising`` for verbs that are certain of their direction. ``comma`` says that a comma begins the decimals.
    """

    numbers: Mapping[str, int]
    units: Mapping[str, tuple[str, str]]
    scales: Mapping[str, int]
    bounds: Mapping[str, str]
    before: str
    to: str
    range_to: str = ""
    of: str = r"of"
    both: str = "and"
    between: str = "between"
    labels: frozenset[str] = frozenset()
    comma: bool = False
    to_means_change: bool = True
    """False where “de 5 à 9” is a range unless a word of direction or an article says otherwise."""
    falling: str = ""
    rising: str = ""

    @property
    def direction(self) -> str:
        """The pattern of words that say that something changes."""
        return rf"\b(?:{self.falling}|{self.rising}|pass[ée]|passer|passage|pas[óéa]r?)\w*"


ENGLISH = Notation(
    NUMBER_WORDS,
    UNITS | {"€": UNITS["euro"], "$": UNITS["usd"], "£": UNITS["gbp"]},
    SCALES,
    BOUNDS,
    before="from",
    to="to",
    of=r"of(?:\s(?:the|its|our|all))?",
    falling=(
        "cut|cuts|cutting|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|decreas(?:e[sd]?|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?"
        "|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|shorten(?:s|ed|ing)?|halv(?:e[sd]?|ing)|diminish(?:es|ed|ing)?|minimi[sz](?:e[sd]?|ing)"
        "|fell|fallen|falls|declin(?:e[sd]?|ing)"
    ),
    rising=(
        "increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|gr[eo]w(?:s|n|ing)?|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|rose|risen|rises"
        "|climb(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)"
    ),
)
"""The notation of English, and of languages that are not listed here."""


def _count(words: str, first: int = 2) -> dict[str, int]:
    return {form: number for number, word in enumerate(words.split(), first) for form in word.split("|")}


def _german_compounds() -> dict[str, int]:
    """Return the German numbers from 21 to 99 that are one word: “einundzwanzig”."""
    ones = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
    tens = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
    return {f"{one}und{ten}": 10 * b + a for b, ten in enumerate(tens, 2) for a, one in enumerate(ones, 1)}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _units(**words: str) -> dict[str, tuple[str, str]]:
    """Return units by the English unit that means the same."""
    return {word.replace("_", " "): UNITS[unit] for unit, found in words.items() for word in found.split()}


def _bounds(more: str, less: str, about: str, most: str) -> dict[str, str]:
    signs = {"+": more, "sub": less, "~": about, "≤": most}
    listed = {word.strip(): sign for sign, words in signs.items() for word in words.split(",")}
    return {**{word: sign for word, sign in BOUNDS.items() if not word[0].isalpha()}, **listed}


_SIGNS = {unit: meaning for unit, meaning in UNITS.items() if len(unit) < 4 and unit not in ("sec", "x")}
_SIGNS |= {
    f"{scale}{sign}": (sign, factor) for sign in "€$" for scale, factor in (("k", "1e3"), ("m", "1e6"), ("md", "1e9"))
}
_SIGNS |= {"chf": ("CHF", "1"), "sfr": ("CHF", "1")}
"""Units that all languages share: signs and short forms."""

_GERMAN = Notation(
    numbers=_count(
        "zwei|beide|beiden drei|dreier vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
        " sechzehn siebzehn achtzehn neunzehn zwanzig"
    )
    | {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90}
    | {"hundert": 100, "ein dutzend": 12}
    | _german_compounds(),
    units=_SIGNS
    | _units(
        seconds="Sekunde Sekunden Sek".lower(),
        minutes="minute minuten",
        hours="stunde stunden std",
        days="tag tage tagen",
        weeks="woche wochen",
        months="monat monate monaten",
        years="jahr jahre jahren",
        percent="prozent v.h",
        pp="prozentpunkt prozentpunkte prozentpunkten punkte_prozent",
        euros="euro €",
        dollars="dollar us-dollar $",
        gbp="pfund £",
        fold="fach fache fachen mal",
    ),
    scales=SCALES
    | {"tsd": 3, "tsd.": 3, "tausend": 3, "mio.": 6, "million": 6, "millionen": 6, "mrd": 9, "mrd.": 9}
    | {"milliarde": 9, "milliarden": 9},
    bounds=_bounds(
        "über, mehr als, mindestens", "unter, weniger als", "rund, etwa, ca., circa, knapp, ungefähr", "bis zu, maximal"
    ),
    before="von|vom",
    to=r"auf",
    range_to="bis",
    of=r"von(?:\sden)?|der|aus",
    both="und",
    between="zwischen",
    labels=_words(
        "abteilung abt. kurs raum zimmer saal linie station klasse stufe nr. nummer haus halle gebäude etage "
        "stock bahnhof gleis bundesstraße autobahn kapitel seite band jahrgang phase version ebene level team "
        "din en iso"
    ),
    comma=True,
    falling="senk|absenk|gesenkt|gesunken|reduzier|verringer|verkürz|gekürzt|kürzung|halbier|sank|verminder|rückgang|verkleiner",
    rising="steiger|gesteigert|erhöh|gewachsen|wuchs|ausgebaut|ausgeweitet|verdoppel|vergrößer|gestiegen|stieg|aufgestockt|anstieg|zuwachs|wachstum|ausbau|erweiter",
)
_FRENCH = Notation(
    numbers=_count(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
        " dix-neuf vingt"
    )
    | {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "une douzaine": 12}
    | {"vingt et un": 21, "vingt-et-un": 21, "vingt-deux": 22, "vingt-trois": 23, "vingt-quatre": 24, "vingt-cinq": 25}
    | {"soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt-dix": 90},
    units=_SIGNS
    | _units(
        seconds="seconde secondes",
        minutes="minute minutes",
        hours="heure heures",
        days="jour jours",
        weeks="semaine semaines",
        months="mois",
        years="an ans année années",
        percent="pour_cent pourcent",
        pp="point_de_pourcentage points_de_pourcentage",
        euros="euro euros d'euros d’euros €",
        dollars="dollar dollars $",
        gbp="livres £",
        fold="fois",
    ),
    scales=SCALES
    | {"mille": 3, "milliers": 3, "million": 6, "millions": 6, "md": 9, "mds": 9, "milliard": 9, "milliards": 9},
    bounds=_bounds(
        "plus de, plus d’, plus d', au moins, supérieur à, supérieure à, supérieurs à, supérieures à",
        "moins de, inférieur à, inférieure à, inférieurs à, inférieures à",
        "environ, près de, quelque",
        "jusqu'à, jusqu’à, au plus",
    ),
    before="de|du|des|d’|d'",
    to=r"à|au|aux",
    of=r"(?:sur|des|de|parmi)(?:\sles|\sdes)?",
    both="et",
    between="entre",
    labels=_words(
        "département dpt service salle bureau ligne cours classe niveau étage bâtiment n° numéro norme iso "
        "route autoroute chapitre page article phase version quai porte"
    ),
    comma=True,
    to_means_change=False,
    falling="rédui|réduction|divis|reduction|abaiss|diminu|baiss|raccourci|ramen[ée]|écourt|recul|chut",
    rising="augment|accroî|accru|hauss|doubl|tripl|agrandi|élargi|croissance|progression",
)
_SPANISH = Notation(
    numbers=_count(
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho"
        " diecinueve veinte"
    )
    | {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
    | {"veintiuno": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25}
    | {"cien": 100, "una docena": 12},
    units=_SIGNS
    | _units(
        seconds="segundo segundos",
        minutes="minuto minutos",
        hours="hora horas",
        days="día días",
        weeks="semana semanas",
        months="mes meses",
        years="año años",
        percent="por_ciento",
        pp="punto_porcentual puntos_porcentuales",
        euros="euro euros de_euros €",
        dollars="dólar dólares de_dólares $",
        gbp="libras £",
        fold="veces",
    ),
    scales=SCALES | {"mil": 3, "millón": 6, "millones": 6, "mil millones": 9},
    bounds=_bounds(
        "más de, al menos, superior a, superiores a",
        "menos de, inferior a, inferiores a",
        "unos, unas, aproximadamente, cerca de, alrededor de, casi",
        "hasta, como máximo",
    ),
    before="de|del|desde",
    to=r"a|al|hasta",
    of=r"(?:de|entre|sobre)(?:\slas|\slos)?",
    both="y",
    between="entre",
    labels=_words(
        "departamento dpto. sala aula despacho línea curso clase nivel planta edificio n.º número norma iso "
        "ruta autovía carretera capítulo página artículo fase versión puerta"
    ),
    comma=True,
    to_means_change=False,
    falling="redu[jc]|divid|disminu|bajé|bajó|bajar|bajando|recort|acort|rebaj|descens|descend|bajada|caída",
    rising="aument|increment|elevé|elevó|subí|subió|ampli|crec|dupli[cq]|tripli[cq]|subida|elevación",
)
_BY_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}

ALL = Notation(
    {word: value for own in (*_BY_LANGUAGE.values(), ENGLISH) for word, value in own.numbers.items()},
    {word: unit for own in (*_BY_LANGUAGE.values(), ENGLISH) for word, unit in own.units.items()},
    {word: scale for own in (*_BY_LANGUAGE.values(), ENGLISH) for word, scale in own.scales.items()},
    {word: bound for own in (*_BY_LANGUAGE.values(), ENGLISH) for word, bound in own.bounds.items()},
    before="",
    to="",
)
"""The words of all languages, for what has matched already; none of them means two things."""

_GROUPED = re.compile(
    r"(?<![\w.,])(?P<whole>\d{1,3}(?:[.\u00a0\u202f’'](?=\d{3})\d{3})+|\d+)(?P<decimals>,\d+)?(?![\d]|[.,]\d)"
)
_SPACED = re.compile(r"(?<!\d )(?<![\w.,])\d{1,3}(?: \d{3})+(?![\d.]|,\d{3})")


@functools.cache
def notation(language: str) -> Notation:
    """Return the notation of a language or locale."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), ENGLISH)


def in_english_notation(text: str, language: str) -> str:
    """Return the text with numbers as in English, without moving any character: ``1.200,5`` is ``1,200.5``."""
    if not notation(language).comma:
        return text
    spaced = _SPACED.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return _GROUPED.sub(_english, spaced)


def _english(found: re.Match[str]) -> str:
    whole = re.sub(r"\D", ",", found["whole"])
    return f"{whole}{(found['decimals'] or '').replace(',', '.')}"
