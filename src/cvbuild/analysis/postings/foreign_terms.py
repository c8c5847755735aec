"""Terms, years and degrees of German, French and Spanish postings, by the form of their list items.

An item such as "Sichere Kenntnisse in TIA Portal und Frequenzumrichtern" is cut at conjunctions and at words that open
a clause; then words that only say how well, or what one does, are dropped from both ends.
"""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Iterable, Iterator

from cvbuild.analysis.language.tokens import Token, tokens
from cvbuild.analysis.postings.term_finder import Mention

__all__ = ["LANGUAGES", "degree", "language_of", "pieces", "years"]

LANGUAGES = ("de", "fr", "es")
_SMALL = {
    "en": r"the|of|and|with|for|you|to|in|our|your|experience",
    "de": r"und|der|die|das|mit|von|für|wir|sie|ihre?|du|deine?|im|zur|oder|den",
    "fr": r"et|de|la|le|les|des|du|vous|nous|votre|vos|un|une|en|au|ou|dans",
    "es": r"y|de|la|el|los|las|con|para|en|tu|se|del|un|una|o|experiencia",
}
_NUMBERS = {
    "de": r"ein(?:e[mrn]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|mehrere|mehrjährige",
    "fr": r"une?|deux|trois|quatre|cinq|six|sept|huit|dix|plusieurs",
    "es": r"una?|dos|tres|cuatro|cinco|seis|siete|ocho|diez|varios",
}
_UNITS = {"de": r"jahren?|jährige\w*", "fr": r"ans?|années?", "es": r"años?"}
_RANGE = r"\d{1,2}\s?(?:[-–]|à|a|bis)?\s?(?:\d{1,2})?\s?\+?"
_ASKED = {
    "de": r"erfahrung|berufspraxis|praxis|tätig|erfahren|controlling|kenntnis",
    "fr": r"exp[ée]rience|pratique|poste similaire|métier",
    "es": r"experiencia|puesto similar|trayectoria",
}
_DEGREES = {
    "de": r"\b(?:\w*ausbildung|\w*studium|studienabschluss|hochschulabschluss|bachelor\w*|master\w*|diplom\b|promotion"
    r"|staatsexamen|examen|meister(?:brief|titel|prüfung)?|techniker|abitur|fachabitur|mittlere reife|approbation"
    r"|gesellenbrief|facharbeiter)\b",
    "fr": r"\b(?:bac(?:calauréat)?(?:\s?\+\s?\d)?|bts|dut|but|licence|master|maîtrise universitaire|doctorat|diplôme\w*"
    r"|dcg|dscg|cap|bep|école d['’]ingénieurs?|école de commerce|ingénieur diplômé|formation (?:supérieure|initiale"
    r"|bac|en|de))(?!\w)",
    "es": r"\b(?:grado|licenciatura|licenciad[oa]|diplomatura|ingenier[íi]a (?:\w+ )?(?:industrial|mecánica|informática"
    r"|civil|eléctrica|técnica|química|superior)|máster|doctorado|título|titulación|titulad[oa]|formación profesional"
    r"|fp|ciclo formativo|bachillerato|estudios (?:de|en|universitarios)|carrera)\b",
}
_OPENS = {
    "de": r"unser\w*|der|des|dem|den|die|das|an|am|auf|für|mit|bei|im|in|zur?|zum|als|von|vom|aus|nach|über|unter|durch"
    r"|ihrer|gegenüber|wie|z\.\s?b\.|insbesondere|vorzugsweise|idealerweise|sowie|und|oder|bzw\.?|mindestens|niveau"
    r"|nach|gemäß|ein\w*",
    "fr": r"et|ou|d['’]une?|ainsi que|avec|pour|dans|sur|aux?|en|par|chez|tels? que|telles? que|comme|notamment|vers"
    r"|idéalement|auprès|selon|niveau|parlée?s?|exigée?s?|requise?s?|souhaitée?s?|appréciée?s?|type|équivalent",
    "es": r"y|e|o|u|con|para|en|por|a|al|como|tales como|especialmente|preferiblemente|sobre|según|nivel|hablados?"
    r"|hablado|similar|valorable|desde|hasta|entre|ante",
}
_EMPTY = {
    "de": r"abgeschlossene\w*|sichere\w*|sehr|gut|gute\w*|fundierte\w*|erste\w*|mehrjährige\w*|umfassende\w*|solide\w*"
    r"|\w*kenntniss?e?n?|erfahrung(?:en)?|berufserfahrung|umgang|bereitschaft|verständnis|interesse|erstellung"
    r"|durchführung|weiterentwicklung|entwicklung|teilnahme|mitarbeit|unterstützung|sicherstellung|optimierung"
    r"|verhandlungssicher\w*|fließend\w*|stilsicher\w*|hohe\w*|ausgeprägte\w*|praktische\w*|eigenverantwortliche\w*"
    r"|selbstständige\w*|allgemeine\w*|neue\w*|eigene\w*|moderne\w*|verschiedene\w*|idealerweise|nachweisbare\w*"
    r"|abgeschlossenes|fähigkeit|bereich|gängige\w*|relevante\w*|vertraut|routiniert\w*|mind|ca|du|sie|bist|hast"
    r"|verfügst|verfügen|arbeiten|kennst|kennen|haben|sind|planung|programmierung|anleitung",
    "fr": r"bonnes?|bon|très|excellentes?|excellent|solides?|parfaite|première|premières|réelle|forte|connaissances?"
    r"|connaître|maîtrise[rz]?|expériences?|notions?|pratique|usage|utilisation|capacités?|aptitudes?|sens|goût"
    r"|titulaire|vous|êtes|avez|votre|nos|notre|vos|l|la|le|les|un|une|de|des|du|d|logiciels?|outils?|langages?"
    r"|règles?|minimum|moins|assurer|concevoir|développer|participer|écrire|rédiger|gérer|réaliser|préparer|suivre"
    r"|animer|piloter|encadrer|contribuer|veiller|garantir|effectuer|établir|établissement|préparation|mettre"
    r"|place|nouvelles?|nouveaux|fonctionnalités|courante?|technique|lu|écrit|principaux|toutes?|tous|niveau",
    "es": r"buen|buena|buenos|muy|alto|alta|amplia|amplios|sólidos?|sólida|dominio|conocimientos?|conocer|manejo|uso"
    r"|experiencias?|capacidad|habilidad|mínima|mínimo|menos|demostrable|previa|nociones|elaborar|gestionar|realizar"
    r"|diseñar|coordinar|desarrollar|supervisar|apoyar|participar|garantizar|asegurar|llevar|preparar|el|la|los|las"
    r"|un|una|unos|unas|de|del|nuestros?|nuestras?|diseño|elaboración|planificación|imprescindible|permiso|vigente"
    r"|herramientas?|programas?|tu|sus?|cumplimiento|normas|coordinación|avanzado|fluido|externos",
}
_TRAITS = {
    "de": r"teamfähigkeit|belastbarkeit|zuverlässigkeit|\w*denken|flexibilität|motivation|engagement|eigeninitiative"
    r"|kommunikationsstärke|\w*bewusstsein|arbeitsweise|sorgfalt|freude|spaß|organisationstalent|einsatzbereitschaft"
    r"|verantwortungsbewusstsein|vergleichbar\w*|ähnlich\w*|jahre|jahr|niveau|mindestens|umfeld|position",
    "fr": r"rigueur|autonomie|esprit|équipe|dynamisme|curiosité|organisation|organisée?|rigoureux|rigoureuse|motivée?"
    r"|autonome|relationnel|polyvalence|polyvalente?|discrétion|réactivité|sérieux|similaire|équivalent|ans|années",
    "es": r"trabajo|equipo|responsabilidad|proactividad|iniciativa|organización|compromiso|flexibilidad|comunicación"
    r"|dinamismo|similar|puesto|años|actitud|ganas|empatía|disponibilidad|incorporación",
}
_KEEPS_INSIDE = {
    "de": (),
    "fr": ("de", "des", "du", "d", "la", "le", "les", "l"),
    "es": ("de", "del", "la", "el", "los", "las"),
}
_LONGEST = 5
_GRADE = re.compile(r"[ABC][12]")
"""The levels of the Common European Framework: they belong to a language."""
_ELIDED = re.compile(r"[dlnsjmDLNSJM]['’](?=\w)")


def language_of(texts: Iterable[str]) -> str:
    """Return the language of a posting by its small words: ``en`` unless another has clearly more."""
    whole = " ".join(texts).casefold()
    counts = {language: len(re.findall(rf"(?<!\w)(?:{words})(?!\w)", whole)) for language, words in _SMALL.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > counts["en"] * 1.5 else "en"


def years(text: str, language: str) -> re.Match[str] | None:
    """Return the years of experience that a sentence asks for."""
    return _years(language).search(text) if _asked(language).search(text) else None


def degree(text: str, language: str) -> re.Match[str] | None:
    """Return the degree or training that a sentence asks for."""
    return _degrees(language).search(text)


def pieces(text: str, language: str) -> Iterator[Mention]:
    """Yield the terms of a list item."""
    at, words = 0, deque(tokens(text))
    for cut in [*_cuts(language).finditer(text), None]:
        end = cut.start() if cut else len(text)
        found = []
        while words and words[0].start < end:
            token = words.popleft()
            found += [token] if token.start >= at and token.end <= end else []
        for part in _shortened(found, language):
            if mention := _trimmed(text, part, language):
                yield mention
        at = cut.end() if cut else end


def _shortened(found: list[Token], language: str) -> Iterator[list[Token]]:
    """Yield the words, in two parts if they are too many: "Mejora continua" and "de las líneas de producción"."""
    inside = (
        number for number, token in enumerate(found) if number and token.text.casefold() in _KEEPS_INSIDE[language]
    )
    at = next(inside, 0) if len(found) > _LONGEST else 0
    yield from (found[:at], found[at:]) if at else (found,)


def _trimmed(text: str, found: list[Token], language: str) -> Mention | None:
    """Return what is left without empty words at both ends; None if that is nothing, a trait or too long."""
    empty, trait = _empty(language), _traits(language)
    if found and (elided := _ELIDED.match(found[0].text)):
        found = [Token(found[0].text[elided.end() :], found[0].start + elided.end(), found[0].end), *found[1:]]
    while found and (empty.fullmatch(found[0].text) or _is_letter(found[0].text)):
        found = found[1:]
    inside = _KEEPS_INSIDE[language]
    while found and (found[-1].text.casefold() in inside or empty.fullmatch(found[-1].text)):
        found = found[:-1]
    whole = len(found) > _LONGEST or any(
        _GRADE.fullmatch(token.text) or trait.fullmatch(token.text) or token.text.isdigit() for token in found
    )
    if not found or whole or (len(found) == 1 and not _is_noun(found[0].text, language)):
        return None
    written = text[found[0].start : found[-1].end]
    return Mention(written, written, found[0].start, found[-1].end)


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.islower()


def _is_noun(word: str, language: str) -> bool:
    """Return whether a single word may name a skill: a noun in German, else any longer word."""
    return word[0].isupper() if language == "de" else len(word) > 2 or word.isupper()


@functools.cache
def _cuts(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"[,;:()/“”„\"–—…•]|\s[-–]\s|(?<=\w)-(?=\s)|(?<![\w'’-])(?:{_OPENS[language]})(?![\w-])", re.IGNORECASE
    )


@functools.cache
def _empty(language: str) -> re.Pattern[str]:
    return re.compile(_EMPTY[language], re.IGNORECASE)


@functools.cache
def _traits(language: str) -> re.Pattern[str]:
    return re.compile(_TRAITS[language], re.IGNORECASE)


@functools.cache
def _years(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_RANGE}|{_NUMBERS[language]})\s?-?(?:{_UNITS[language]})(?!\w)", re.IGNORECASE)


@functools.cache
def _asked(language: str) -> re.Pattern[str]:
    return re.compile(_ASKED[language], re.IGNORECASE)


@functools.cache
def _degrees(language: str) -> re.Pattern[str]:
    return re.compile(_DEGREES[language], re.IGNORECASE)
