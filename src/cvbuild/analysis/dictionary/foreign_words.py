"""Words of another language in a German, French or Spanish sentence: “plane together mit dem Bauhof”, “la humidité”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from cvbuild.analysis.language.corrections import Slip
from cvbuild.analysis.language.spelling import is_listed

__all__ = ["foreign_words"]

_WORD = re.compile(r"(?<![\w@/.'’&-])[^\W\d_]+(?![\w@/&'’-]|\.\w)")
_SMALL_WORDS: Mapping[str, str] = {
    "en": """
    and with from together during through throughout between which who whose while after before about many every their
    within without several monthly weekly daily yearly annually quarterly mainly mostly closely jointly successfully
    regularly including against towards across because although however where when whenever under over into onto upon
    the that this these those each more less than also only most some both been were was are has had have
    new own large small whole early first second three four five six seven eight nine eleven twelve
    """,
    "fr": "avec pour dans chez depuis pendant chaque plusieurs ainsi leur leurs sous vers afin lors aux nouveaux",
    "es": "para desde durante hacia cada muchos muchas nuevos nuevas varios varias según también donde junto los",
    "de": "und mit für nach bei zur zum vom oder sowie jede jeden alle durch ohne zwischen während",
}
_SMALL: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LOANS_WORDS = """
mise place cuvée cuvées terroir terroirs brut crémant pâtisserie boulangerie viennoiserie sommelier maître maîtres
coulis atelier ateliers gouache collage vernissage vernissages relief château chalet menu garde manger plié relevé
rouge noir blanc nouvelle cuisine haute couture prêt porter trompe papier mâché croissant baguette éclair soufflé
mousse entrée dessert petit fours amuse bouche sauté flambé crêpe crème brûlée fraîche chantilly ganache praliné
nougat patisserie confiserie boucherie charcuterie fromage raclette fondue tarte quiche café restaurant bistro
brasserie hotel foyer tapas paella sangría ceviche tortilla jamón crianza reserva bodega solera mezcal guacamole
taco tacos burrito siesta flamenco bolero salsa merengue guitarra cajón castellers fallas feria corrida hacienda
pueblo plaza vinho tinto rosé sfumato risotto gnocchi pizza pasta espresso barista legato staccato adagio allegro
tutti solo soli attaché chargé aide mémoire démarche démarches communiqué dossier dossiers clichés résumé exposé
protégé habitué concierge voiture reconnaissance liaison entremets entremet consommé bisque velouté confit
rillettes terrine pâté boudin macaron macarons financier madeleine brioche fougasse levain tourage pâte feuilletage
"""
_LOANS = frozenset(_LOANS_WORDS.split())
"""Words of kitchens, arts and diplomacy, which all languages use as they are."""
_QUOTED = re.compile(r"«[^»]*»|»[^«]*«|„[^“”]*[“”]|‚[^‘’]*[‘’]|\([^)]*\)|\"[^\"]*\"|“[^”]*”")
_SHORTEST = 3
_LONG = 7
"""Shorter words of a neighbour may be words of the trade, or slips of one's own language."""
_LOOKS = {
    "fr": re.compile(
        r"(?:tés?|[st]ions?|ments?|eurs?|euses?|iques?|ages?|ières?|eaux?|aux|elles?|ettes?|oirs?|oires?|[ae]nces?|rches?|sses?"
        r"|nnes?|ées?|és|er|eux|eilles?|aines?|aires?|iers?|ours?)$|[çèêâîôûœàë]"
    ),
    "es": re.compile(
        r"(?:ción|ciones|dad|dades|mientos?|os|as|[ai]d[oa]|ía|er[oa]|dor|dores|ajes?|anza|[^aei]o|ez)$|[ñáíóú]"
    ),
}
"""The looks of the words of a neighbour; terms of science are alike in all languages: “zooplancton”."""
_MOST = 2
"""A text with more of them is in the other language, or quotes it."""
_NAMERS = ("von", "van", "de", "du", "la", "le", "los", "las", "del", "des", "les", "zum", "zur", "vom", "bei")


def foreign_words(
    text: str,
    language: str,
    known: Callable[[str], bool],
    derived: Callable[[str], bool],
    elsewhere: Callable[[str, str], bool],
) -> Iterator[Slip]:
    """Yield the offsets of each word of another language between two words of the text's own; right is empty.

    Args:
        text: a passage without its quotations.
        language: that of the text: ``de``, ``fr`` or ``es``.
        known: whether a dictionary of the text's own language has a word.
        derived: whether the language may have it as a compound or a derivation.
        elsewhere: whether another language has a word: ``elsewhere("fr", "humidité")``.
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = list(_WORD.finditer(text))
    slips: list[Slip] = []
    for number, match in enumerate(found):
        word = match[0]
        if len(word) < _SHORTEST or not word.islower() or any(start <= match.start() < end for start, end in quoted):
            continue
        if not known(word) and _is_foreign(word, language, derived, elsewhere):
            beside = [one[0] for one in (*found[max(0, number - 1) : number], *found[number + 1 : number + 2])]
            if beside and all(_is_own(one, language, known) for one in beside):
                slips.append((*match.span(), ""))
    yield from slips if len(slips) <= _MOST else ()


def _is_own(word: str, language: str, known: Callable[[str], bool]) -> bool:
    if any(word in small for other, small in _SMALL.items() if other != language):
        return word in _SMALL[language] or known(word)
    return known(word) and (language == "de" or word.islower() or not is_listed(word.lower()))


def _is_foreign(
    word: str, language: str, derived: Callable[[str], bool], elsewhere: Callable[[str, str], bool]
) -> bool:
    others = [other for other in _SMALL if other != language]
    if any(word in _SMALL[other] for other in others):
        return word not in _NAMERS and word not in _LOANS
    if len(word) < _LONG or word in _LOANS or derived(word):
        return False
    if word.endswith("ly") and is_listed(word):
        return True
    return not is_listed(word) and any(
        look.search(word) and elsewhere(other, word) for other, look in _LOOKS.items() if other != language
    )
