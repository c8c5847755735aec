"""Statements of headline and summary about the sections below, in German, French and Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.language.prose import Passage
from cvbuild.model.resume import Resume
from cvbuild.model.sections.languages import Language

__all__ = ["Said", "unlisted_elsewhere"]

Said = tuple[str, str, int, int]
"""Something that is missing below: its kind, the key of the section, and the offsets of the words."""

_LANGUAGES = {
    "de": (
        "Englisch|Französisch|Spanisch|Italienisch|Portugiesisch|Polnisch|Russisch|Ukrainisch|Türkisch|Arabisch|Niederländisch|Tschechisch|Dänisch"
        "|Schwedisch|Norwegisch|Finnisch|Griechisch|Ungarisch|Rumänisch|Bulgarisch|Kroatisch|Serbisch|Bosnisch|Albanisch|Chinesisch|Mandarin|Japanisch"
        "|Koreanisch|Persisch|Hebräisch|Friesisch|Plattdeutsch|Slowakisch|Slowenisch|Litauisch|Lettisch|Estnisch|Vietnamesisch"
    ),
    "fr": (
        "anglais|allemand|espagnol|italien|portugais|néerlandais|russe|ukrainien|arabe|chinois|mandarin|japonais|coréen|polonais|roumain|turc|grec|suédois"
        "|danois|norvégien|finnois|tchèque|hongrois|hébreu|breton|catalan|basque|occitan|vietnamien|persan|bulgare|serbe|croate"
    ),
    "es": (
        "inglés|francés|alemán|italiano|portugués|catalán|gallego|euskera|vasco|valenciano|árabe|chino|mandarín|japonés|coreano|ruso|ucraniano|polaco|rumano"
        "|neerlandés|sueco|danés|noruego|finés|griego|turco|búlgaro|checo|húngaro|hebreo|aranés|asturiano"
    ),
}
_ALIKE = {"valenciano": "catalan", "vasco": "euskera", "mandarin": "chin", "mandarín": "chin"}
_SPEAKS = {
    "de": (
        r"\b(?:[Ss]priche?s?t?|[Ss]prachen|[Ff]ließend\w*|[Vv]erhandlungssicher\w*|[Mm]uttersprach\w*"
        r"|[Zz]weisprachig|[Kk]enntnisse|[Aa]rbeite\w* (?:auf|in)"
        r"|[Vv]erhandel\w* (?:auf|in)"
        r"|[Bb]erate\w* (?:auf|in)|[Ll]ies\w* (?:auf|und)"
        r"|[Mm]oderier\w* auf|[Kk]orrespond\w* (?:auf|in)|[Uu]nterrichte\w* (?:auf|in))\b"
    ),
    "fr": (
        r"\b(?:[Pp]arl\w+|[Mm]aîtris\w+|[Ll]angues?|[Cc]ourant\w*|[Bb]ilingue|[Tt]rilingue"
        r"|[Tt]ravaill\w+ en|[Nn]égoci\w+ en|[Aa]nim\w+ en|[Ee]nseign\w+ en|[Rr]édig\w+ en"
        r"|[Ll]is\b|[Éé]cri\w+|[Pp]ratiqu\w+)\b"
    ),
    "es": (
        r"\b(?:[Hh]abl\w+|[Ii]diomas?|[Dd]omini\w+|[Bb]ilingüe|[Tt]rilingüe|[Tt]rabaj\w+ en|[Nn]egoci\w+ en"
        r"|[Dd]oy clase en|[Ii]mpart\w+ en|[Rr]edact\w+ en|[Aa]tiend\w+ en|[Ll]eo\b|[Nn]ativ[oa])\b"
    ),
}
_LEVEL = r"(?P<level>[ABC][12])(?![\w-])"
_CREDENTIAL = {
    "de": (
        r"(?:[Ii]nhaber(?:in)?\s(?:des|eines|der|einer)|[Zz]ertifizier\w+\s(?:als|nach)"
        r"|[Aa]bschluss\s(?:als|des)|[Tt]räger(?:in)?\sdes)\s(?P<name>[A-Z]{2,6})(?![\w-])"
    ),
    "fr": (
        r"(?:[Tt]itulaire\s(?:du|d[’']un|de\sla|de\sl[’'])|[Dd]iplômée?\s(?:du|d[’']un|de\sla)"
        r"|[Dd]étent(?:eur|rice)\s(?:du|d[’']un)|[Oo]btention\s(?:du"
        r"|d[’']un))\s?(?P<name>[A-Z]{2,6})(?![\w-])"
    ),
    "es": (
        r"(?:[Tt]itulad[oa]\s(?:en|por)|[Ee]n\sposesión\s(?:del?|de\sla)|[Cc]ertificad[oa]\s(?:en|por"
        r"|como)|[Tt]itular\sde(?:l|\sla)?)\s(?P<name>[A-Z]{2,6})(?![\w-])"
    ),
}
_PLACE_NAME = r"[A-ZÀ-Þ][\w’'-]{2,}(?:[\s-](?:(?:de|del|la|le|les|du|sur|en)[\s-])?[A-ZÀ-Þ][\w’'-]{2,})?"
_PLACES = {
    "fr": rf"\b(?:à|au|aux|en)\s(?:(?!hôtel\b)[a-zé]{{3,}}\s(?:d[eu]\s)?)?(?P<place>{_PLACE_NAME})",
    "es": rf"\ben\s(?P<place>(?:las?\s|los\s|el\s)?{_PLACE_NAME})",
}
_WORKPLACE = {
    "fr": (
        r"\b(?:hôtel|clinique|hôpital|agence|cabinet|restaurant|brasserie|école|collège|lycée|usine"
        r"|laboratoire|théâtre|musée|entreprise|studio|boutique)\s$"
    ),
    "es": (
        r"\b(?:hotel|clínica|hospital|agencia|despacho|restaurante|escuela|colegio|instituto|fábrica"
        r"|laboratorio|teatro|museo|empresa|estudio|tienda)\s$"
    ),
}
_MOST = 12  # employers that somebody counts
_SERIES = {"fr": r",\s|\set\s", "es": r",\s|\sy\s"}


def unlisted_elsewhere(passage: Passage, printed: Sequence[Passage], resume: Resume) -> Iterator[Said]:
    """Yield what headline or summary say in another language than English, and no section has."""
    if passage.language in _LANGUAGES:
        yield from _languages(passage, resume)
        below = "\n".join(one.text for one in printed if one.section != "basics")
        for match in re.finditer(_CREDENTIAL[passage.language], passage.masked):
            initials = {_initials(one.text) for one in printed if one.section in ("education", "certificates")}
            spelled = any(match["name"] in found for found in initials)
            if resume.education and not spelled and not re.search(rf"(?<!\w){match['name']}(?!\w)", below):
                yield "credential", "education", *match.span("name")
        yield from _places(passage, below, resume)
        yield from _counted(passage, resume)
        yield from _posts(passage, resume)


_COUNTED = {
    "de": (r"Unternehmen|Firmen|Betrieben|Arbeitgebern|Häusern|Kliniken|Kanzleien|Agenturen", r"Sprachen"),
    "fr": (r"entreprises|sociétés|établissements|employeurs|maisons|cabinets|agences", r"langues"),
    "es": (r"empresas|compañías|centros|hospitales|estudios|despachos|agencias", r"idiomas|lenguas"),
}
"""The words for employers, and those for languages, which a summary counts."""
_FROM_TO = {
    "de": (
        r"\bvo[mn]\s(?:der\s|einer\s"
        r"|einem\s)?(?P<first>[A-ZÄÖÜ][a-zäöüß-]{3,})\szu[mr]\s(?P<last>[A-ZÄÖÜ][a-zäöüß-]{3,})"
    ),
    "fr": r"\b(?:passée?|évolué|montée?)\sde\s(?P<first>[a-zéèêâîôûç]{5,})\sà\s(?P<last>[a-zéèêâîôûç]{5,})",
    "es": r"\b(?:pas[éó]|evolucion\w+|ascend\w+)\sde\s(?P<first>[a-záéíóúñ]{5,})\sa\s(?P<last>[a-záéíóúñ]{5,})",
}


_PERSON = re.compile(r"(?:er|erin|ent|enten|entin|ant|anten|eur|or|ist|isten|mann|frau|ling|arzt|ärztin|koch|köchin)$")
"""The ends of German words for people."""


def _counted(passage: Passage, resume: Resume) -> Iterator[Said]:
    """Yield the counts of employers and languages that are more than those below."""
    employers = len({job.name for job in resume.work if job.name})
    counts = (("work", employers), ("languages", len(resume.entries("languages"))))
    for (section, below), noun in zip(counts, _COUNTED[passage.language], strict=True):
        lead = r"(?:in|bei|dans|chez|en|par|durch|por)\s" if section == "work" else ""
        for match in re.finditer(rf"(?<!\w){lead}(?P<count>\w+)\s(?:{noun})\b", passage.masked, re.IGNORECASE):
            value = notation(passage.language).numbers.get(match["count"].casefold()) or (
                int(match["count"]) if match["count"].isdecimal() else 0
            )
            if 0 < below < value <= _MOST:
                yield "count", section, match.start("count"), match.end()


def _posts(passage: Passage, resume: Resume) -> Iterator[Said]:
    """Yield the post of “vom Disponenten zum Projektleiter” that no job has, if one has the other."""
    titles = [job.position or "" for job in resume.work]
    titles += [role.position or "" for job in resume.work for role in job.roles]
    have = _folded(" ".join((*titles, resume.basics.label or "", *(one.study_type or "" for one in resume.education))))
    for match in re.finditer(_FROM_TO[passage.language], passage.masked):
        if passage.language == "de" and not all(_PERSON.search(match[name]) for name in ("first", "last")):
            continue
        missing = [name for name in ("first", "last") if _folded(match[name])[:6].rstrip("en") not in have]
        if len(missing) == 1:
            yield "post", "work", *match.span(missing[0])


def _initials(text: str) -> str:
    """Return the first letters of the words that are no articles: BTS of “brevet de technicien supérieur”."""
    return "".join(word[0].upper() for word in re.findall(r"[^\W\d_]{4,}", text))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _languages(passage: Passage, resume: Resume) -> Iterator[Said]:
    """Yield the languages that the section lacks, and those with another level there."""
    listed = {
        _folded(one.language): one.fluency or "" for one in resume.entries("languages") if isinstance(one, Language)
    }
    names = re.compile(
        rf"(?<![\w-])(?:{_LANGUAGES[passage.language]})(?![\w-])", re.IGNORECASE if passage.language != "de" else 0
    )
    found = list(names.finditer(passage.masked)) if listed else []
    for number, match in enumerate(found):
        stems = tuple(_folded(one)[:5] for one in (match[0], _ALIKE.get(match[0].casefold(), match[0])))
        own = next((fluency for name, fluency in listed.items() if name.startswith(stems)), None)
        clause = re.split(r"[.;]\s", passage.masked[: match.start()])[-1]
        beside = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
        if own is None and (
            re.search(_SPEAKS[passage.language], clause)
            or any(
                _folded(one[0]).startswith(tuple(name[:5] for name in listed))
                for one in _joined(passage, match, beside)
            )
        ):
            yield "language", "languages", *match.span()
        level = re.match(rf"(?:\s[^\W\d_]+){{0,3}}?\s?[(:,]?\s?(?:[^\W\d_]+\s)?{_LEVEL}", passage.masked[match.end() :])
        if own and level and (levels := re.findall(r"(?<!\w)[ABC][12](?!\w)", own)) and level["level"] not in levels:
            yield "level", "languages", match.start(), match.end() + level.end()


_LANGUAGE_NOUN = {
    "de": r"(?:aus\sdem|vom|ins?|im|auf|und|oder|sowie|,)\s$",
    "fr": r"(?:\bl[’']|\b(?:du|le|en)\s)$",
    "es": r"\b(?:del|el|al|en)\s$",
}
"""The words before a language that is no adjective: “del alemán”, not “mercados alemán y francés”."""
_BETWEEN_LANGUAGES = re.compile(
    r"(?:,|\s(?:y|e|et|und|oder|sowie|o|ou))\s(?:(?:del?|du|aus\sdem|vom|auf|en|in|l[ea]|el|al)\s|(?:de\s)?l[’'])?"
)


def _joined(passage: Passage, match: re.Match[str], beside: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the names of languages that “and” or a comma joins to one."""
    if not re.search(_LANGUAGE_NOUN[passage.language], passage.masked[: match.start()]):
        return []
    pairs = ((other, *sorted((match, other), key=lambda one: one.start())) for other in beside)
    return [
        other
        for other, first, last in pairs
        if _BETWEEN_LANGUAGES.fullmatch(passage.masked[first.end() : last.start()])
    ]


def _places(passage: Passage, below: str, resume: Resume) -> Iterator[Said]:
    """Yield the place of a workplace, or of a series of places, that the document has nowhere below."""
    pattern = _PLACES.get(passage.language) if all(job.location for job in resume.work) else None
    home = resume.basics.location
    own = (home.city or "", home.region or "") if home else ()
    known = _folded("\n".join((below, *own)))
    found = list(re.finditer(pattern, passage.masked)) if pattern else []
    for at, match in enumerate(found):
        if _is_known(match["place"], known):
            continue
        beside = [
            one for one in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]) if _in_series(passage, one, match)
        ]
        workplace = re.search(_WORKPLACE[passage.language], passage.masked[: match.start()], re.IGNORECASE)
        if workplace or any(_is_known(one["place"], known) for one in beside):
            yield "place", "work", *match.span("place")


def _in_series(passage: Passage, one: re.Match[str], other: re.Match[str]) -> bool:
    first, last = sorted((one, other), key=lambda match: match.start())
    return bool(re.fullmatch(_SERIES[passage.language], passage.masked[first.end() : last.start()]))


def _is_known(place: str, known: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{3,}", _folded(place)) if word not in ("las", "los", "iles")]
    return any(word in known for word in words)
