"""Titles of a man among those of a woman, or the reverse, in German, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage, sentences
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["odd_titles"]


class _Forms(Struct, frozen=True):
    """The words for a man and for a woman in a language, and what ends the head of a title."""

    man: re.Pattern[str]
    woman: re.Pattern[str]
    ends: re.Pattern[str]


_FRENCH_ROOTS = (
    "adjoint|assistant|consultant|président|avocat|lauréat|expert|étudiant|apprenti|référent|intervenant|remplaçant"
    "|négociant|enseignant|surveillant|gérant|alternant|représentant|correspondant|débutant|animant|exposant|commerçant"
    "|salarié|confirmé|associé|diplômé|spécialisé|certifié|passionné|expérimenté|employé|délégué|attaché|chargé|titularisé"
    "|formé|installé|agréé|détaché|habilité|qualifié|retraité"
)
_SPANISH_ROOTS = (
    "arquitect|abogad|becari|encargad|maestr|graduad|licenciad|colegiad|certificad|titulad|diplomad|especializad|voluntari"
    "|formad|apasionad|tesorer|secretari|contratad|biólog|psicólog|geólog|sociólog|filólog|pedagog|fisioterapeut"
    "|cociner|camarer|enfermer|cajer|ingenier|bomber|jardiner|carpinter|peluquer|farmacéutic|informátic|asociad|delegad"
    "|emplead|habilitad|acreditad|doctorad|dedicad|comprometid"
)
_FORMS = {
    "fr": _Forms(
        lazy_pattern(
            rf"(?:{_FRENCH_ROOTS}|(?!docteur|auteur|ingénieur|professeur|secteur|moteur|entraîneur|chercheur|sapeur|majeur"
            r"|supérieur|intérieur|extérieur|mineur|senior|chantier)[a-zéèêâîôûç]+(?:teur|deur|neur|seur|cheur|geur|veur|ier|icien))"
        ),
        lazy_pattern(
            rf"(?:(?:{_FRENCH_ROOTS})e|cheffe|(?!première|dernière|matière|filière|carrière|premières)"
            r"[a-zéèêâîôûç]+(?:teuse|deuse|neuse|seuse|cheuse|geuse|veuse|trice|ière|icienne)|(?:ingénieur|professeur|docteur|auteur|chercheur)e)"
        ),
        lazy_pattern(r"\b(?:de|du|des|d['’]|en|à|au|aux|pour|chez|sur|dans|rubrique|l['’])"),
    ),
    "es": _Forms(
        lazy_pattern(
            rf"(?:(?:{_SPANISH_ROOTS})o|jefe|(?!motor|sector|valor|color|junior|senior|mayor|mejor)[a-záéíóúñ]+(?:dor|sor|tor))"
        ),
        lazy_pattern(rf"(?:(?:{_SPANISH_ROOTS})a|jefa|[a-záéíóúñ]+(?:dora|sora|tora))"),
        lazy_pattern(r"\b(?:de|del|en|a|al|para|con|por|la|el|los|las)\b"),
    ),
    "de": _Forms(
        lazy_pattern(
            r"(?:[a-zäöüß-]*(?:leiter|ingenieur|berater|pfleger|techniker|meister|entwickler|anwalt|lehrer|mechaniker|elektroniker"
            r"|referent|verkäufer|planer|betreuer|redakteur|architekt|kaufmann|therapeut|helfer|fahrer|händler|forscher|arzt|koch"
            r"|bäcker|monteur|gärtner|maler|tischler|schreiner|anleiter|mitarbeiter|sachbearbeiter|sprecher|vertreter|gründer"
            r"|inhaber|geschäftsführer|prüfer|gutachter|dozent|assistent|disponent|wart|biologe|psychologe|geologe|pädagoge|soziologe))"
        ),
        lazy_pattern(
            r"(?:[a-zäöüß-]*(?:[a-zß]erin|eurin|entin|wältin|istin|orin|ektin|eutin|ärztin|kauffrau|köchin|login|gogin|wartin))"
        ),
        lazy_pattern(r"\b(?:für|im|in|der|des|von|mit|bei|am|zum|zur)\b"),
    ),
}
_PARTS = re.compile(r",\s|\s(?:puis|et|und|sowie|y|e|zuletzt|später|luego|después)\s|/|\s[–—|·]\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SECTIONS = ("work", "volunteer")
_APPOSED = re.compile(r"(?P<before>[^.,:;]{4,45}), (?P<word>[^\W\d_]+(?:ée?|ad[oa]))\b")
_DETERMINER = re.compile(r"\b(?:le|la|les|un|une|des|du|el|los|las|una|unos|del|al|en|dans|chez)\b|[dl]['’]")
"""Before a noun of its own, to which the participle may belong."""
_FEWEST = 2
"""Titles of one gender that make it the rule."""
_FEW = 4
"""Titles that follow the rule for each odd one after the first."""


def odd_titles(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """Yield the words of headline, summary and positions whose gender is not that of the others."""
    found: Mapping[bool, list[tuple[Passage, int, int]]] = {False: [], True: []}
    for passage in passages:
        for start, end, is_woman in _marks(passage):
            found[is_woman].append((passage, start, end))
    odd, rule = sorted(found.values(), key=len)
    if odd and len(rule) >= max(_FEWEST, _FEW * (len(odd) - 1)):
        yield from odd


def _marks(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Yield the words for the person with their gender, once for each part of a title."""
    forms = _FORMS.get(passage.language)
    if forms is None:
        return
    if passage.kind == "headline" or (passage.kind == "position" and passage.section in _SECTIONS):
        at = 0
        for part in _PARTS.split(passage.masked):
            at = passage.masked.index(part, at)
            yield from _in_head(part, at, forms)
    elif passage.kind == "summary":
        for at, sentence in sentences(passage.masked):
            opening = re.match(r"\S+(?:\s[^\W\d_]+)?", sentence)
            yield from _in_head(opening[0] if opening else "", at, forms)
            second = _APPOSED.match(sentence)
            if second and not _DETERMINER.search(second["before"]):
                yield from _in_head(second["word"], at + second.start("word"), forms)


def _in_head(text: str, at: int, forms: _Forms) -> Iterator[tuple[int, int, bool]]:
    """Yield the first word with a gender before any preposition; a word that is for both counts for none."""
    end = forms.ends.search(text)
    for word in _WORD.finditer(text, 0, end.start() if end else len(text)):
        low = word[0].lower()
        man, woman = bool(forms.man.fullmatch(low)), bool(forms.woman.fullmatch(low))
        if man != woman:
            yield at + word.start(), at + word.end(), woman
