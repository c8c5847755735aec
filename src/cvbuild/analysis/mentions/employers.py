"""Employers in German, French and Spanish sentences against their entries: their names, and titles there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.entities import Miss
from cvbuild.model.resume import Resume, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["other_names", "other_numbers", "other_places", "other_titles"]

_GENERIC_WORDS = """
hospital hôpital hopital hotel hôtel klinik klinikum clínica clinique centro centre institut instituto
universidad universität université hochschule stadtwerke colegio escuela école lycée collège ies laboratoire
laboratorio restaurant restaurante praxis kanzlei groupe grupo estudio taller agence agencia cabinet société
sociedad compañía fundación fondation stiftung stadt ville ayuntamiento mairie museo musée museum verein
technische staatliche amt landesamt ministerium ministerio ministère bundesamt banque banco bank bodegas bodega
domaine château maison casa editorial éditions verlag construcciones transportes transports cooperativa
coopérative institución banca la le el les las los die der das san santa saint sainte sankt nuevo gran grand
grande neue neuer alte brasserie boulangerie pharmacie farmacia apotheke theater théâtre teatro comercios
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LEGAL = re.compile(
    r"\s(?:GmbH|AG|KG|SE|SA|SAS|SARL|S\.L\.?|SL|S\.A\.?|UG|eG|e\.\s?V\.|Partnerschaft|PartG|mbB|mbH"
    r"|OHG|& Co\.?|Inc\.?|Ltd\.?)\b.*$"
)
_AT = {
    "fr": r"(?:[Cc]hez|[Àà]|[Aa]u sein (?:de|du)|[Dd]e|[Pp]our)\s",
    "es": r"(?:[Ee]n|[Pp]ara|[Dd]e|[Cc]on)\s",
    "de": r"(?:[Bb]ei(?:\s(?:der|den))?|[Ff]ür(?:\sdie)?)\s",
}
_WORD = r"[A-ZÀ-Þ][\w’'-]+"
_SHORTEST = 4
_HEADS = {
    "de": (
        r"(?P<head>(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Ll]eiter(?:in)?|[Dd]irektor(?:in)?|[Gg]eschäftsführer(?:in)?"
        r"|[Cc]hef(?:in)?|[Vv]orstand|[Mm]anager(?:in)?|[Aa]ssistent(?:in)?"
        r"|[Rr]eferent(?:in)?|[Bb]erater(?:in)?|[Ii]ngenieur(?:in)?|[Aa]nwalt|[Aa]nwältin"
        r"|[Pp]artner(?:in)?|[Tt]rainee|[Vv]olontär(?:in)?|[Mm]eister(?:in)?|[Ee]ntwickler(?:in)?))"
    ),
    "fr": (
        r"(?P<head>[Rr]esponsable|[Dd]irect(?:eur|rice)|[Cc]heffe?|[Aa]djointe?|[Aa]ssistante?"
        r"|[Ii]ngénieure?|[Cc]onsultante?|[Tt]echnicien(?:ne)?|[Aa]ssociée?|[Cc]omptable"
        r"|[Cc]ontrôleu(?:r|se)|[Aa]uditeur|[Aa]uditrice|[Ss]tagiaire|[Aa]pprentie?)"
    ),
    "es": (
        r"(?P<head>[Jj]ef[ae]|[Dd]irector(?:a)?|[Gg]erente|[Cc]oordinador(?:a)?|[Ss]upervisor(?:a)?"
        r"|[Ee]ncargad[oa]|[Rr]esponsable|[Ii]ngenier[oa]|[Cc]onsultor(?:a)?|[Tt]écnic[oa]"
        r"|[Aa]nalista|[Ss]oci[oa]|[Bb]ecari[oa]|[Aa]uxiliar|[Aa]yudante)"
    ),
}
_TO_NAME = {
    "de": (
        r"(?:\s(?:der|des|für|im|in|Bereich|[A-ZÄÖÜ][\w-]+)){0,4}?\s(?:bei(?:\s(?:der|den|dem))?|der|des"
        r"|beim|am|im|in\sder)\s$"
    ),
    "fr": (
        r"(?:\s(?:de|du|des|la|le|l[’']|d[’'])?\s?[a-zéèêâîôûç]+){0,4}?\s(?:chez|de|du|à|au|à\sl[’']"
        r"|de\sl[’']|de\sla|d[’'])\s?$"
    ),
    "es": r"(?:\s(?:de|del|la|el|los|las)?\s?[a-záéíóúñ]+){0,4}?\s(?:en|de|del|en\sel|en\sla|de\sla)\s$",
}
_ORIGIN = lazy_pattern(
    r"\b(?:mit|durch|von|unter|avec|par|sous|con|por|bajo|al|an\sden|an\sdie|à\sla)\s(?:(?:dem|den|der"
    r"|la|le|el|einem|einer|une?)\s)?$",
    re.IGNORECASE,
)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def other_names(passages: Sequence[Passage], known: Sequence[str]) -> Iterator[Miss]:
    """Yield the names that begin like an employer and go on otherwise: “Nervión Digital” for “Nervión Datos”."""
    names = {short.split()[0]: short for name in known if _may_change(short := _LEGAL.sub("", name))}
    everything = _folded("\n".join(known))
    for passage in passages:
        at = _AT.get(passage.language)
        for first, name in names.items() if at else ():
            for match in re.finditer(rf"\b{at}(?P<name>{re.escape(first)}\s(?P<second>{_WORD}))", passage.masked):
                other = match["second"].removesuffix("’s")
                if passage.language != "de" and _folded(other) not in everything and len(other) >= _SHORTEST:
                    yield Miss(passage, *match.span("name"), name)


_NUMBERED = re.compile(r"(?P<words>[A-ZÀ-Þ].*[^\W\d_]{3,}) (?P<number>\d{1,4})$")


def other_numbers(passages: Sequence[Passage], known: Sequence[str]) -> Iterator[Miss]:
    """Yield the names with another number than that of the only employer so called: “Quai 19” for “Agence Quai 9”."""
    found = [match for name in dict.fromkeys(known) if (match := _NUMBERED.match(_LEGAL.sub("", name)))]
    for match in found:
        word = match["words"].split()[-1]
        if word[0].islower() or sum(one["words"].split()[-1] == word for one in found) > 1:
            continue
        before = match["words"].split()[-2:-1]
        ahead = rf"{re.escape(before[0])} " if before else ""
        for passage in passages:
            pattern = rf"\b(?i:{ahead})(?P<said>{re.escape(word)} (?P<number>\d{{1,4}}))(?!\w|[.,]\d)"
            for other in re.finditer(pattern, passage.masked):
                if other["number"] != match["number"]:
                    yield Miss(passage, *other.span("said"), f"{word} {match['number']}")


def _may_change(name: str) -> bool:
    words = name.split()
    return (
        len(words) == 2
        and words[0].casefold() not in _GENERIC
        and len(words[0]) >= _SHORTEST
        and all(word[:1].isupper() for word in words)
    )


def other_titles(passages: Sequence[Passage], resume: Resume) -> Iterator[tuple[Passage, int, int, Work]]:
    """Yield the titles at an employer that no position there has: “Leiter der Rechtsabteilung der Nordwerft”."""
    jobs = _by_name(resume)
    for passage in passages:
        head = _HEADS.get(passage.language)
        for name, posts in jobs.items() if head else ():
            for found in re.finditer(re.escape(name), passage.masked):
                ahead = re.split(r"[.;,]\s", passage.masked[: found.start()])[-1]
                start = found.start() - len(ahead)
                title = re.search(rf"(?<![\w-]){head}{_TO_NAME[passage.language]}", ahead)
                if title and not _ORIGIN.search(ahead[: title.start()]) and not _is_had(title["head"], posts):
                    yield passage, start + title.start("head"), start + title.end("head"), posts[0]


_IN = {"de": r"in", "fr": r"à", "es": r"en"}


def other_places(passages: Sequence[Passage], resume: Resume) -> Iterator[tuple[Passage, int, int, Work]]:
    """Yield the places directly after an employer that are not those of its entry: “Rehaklinik Seehalde in Bern”."""
    located: dict[str, list[Work]] = {}
    for job in resume.work:
        if job.name and len(_LEGAL.sub("", job.name).split()) > 1:
            located.setdefault(_LEGAL.sub("", job.name), []).append(job)
    for passage in passages:
        for name, jobs in located.items() if passage.language in _IN else ():
            pattern = rf"{re.escape(name)}\s{_IN[passage.language]}\s(?P<place>{_WORD}(?:\s[A-ZÀ-Þ][\w’'-]+)?)"
            known = _folded(" ".join(f"{job.location or ''} {job.name or ''} {job.description or ''}" for job in jobs))
            for match in re.finditer(pattern, passage.masked) if all(job.location for job in jobs) else ():
                if _folded(match["place"].split()[0]) not in known:
                    yield passage, *match.span("place"), jobs[0]


def _by_name(resume: Resume) -> Mapping[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for job in resume.work:
        if job.name:
            found.setdefault(_LEGAL.sub("", job.name), []).append(job)
    complete = all(job.position or any(role.position for role in job.roles) for job in resume.work)
    return found if complete else {}


def _is_had(head: str, jobs: Sequence[Work]) -> bool:
    """Return whether a position has the word in some form, or a headline word that means the same."""
    titles = [job.position or "" for job in jobs] + [role.position or "" for job in jobs for role in job.roles]
    low = _folded(head)
    stem = low[: max(5, len(low) - 3)]
    synonyms = next((group for group in _SAME if any(low.endswith(word) or low.startswith(word) for word in group)), ())
    if re.search(rf"\b{re.escape(stem)}", _folded(" ".join(titles))):
        return True
    compound = (
        any(_folded(title).endswith(low) or stem in _folded(title)[1:] for title in titles) and low[:5] != "socia"
    )
    return any(compound or any(word in _folded(title) for word in synonyms) for title in titles)


_SAME = (
    ("leit", "chef", "direktor", "head", "manager", "geschaftsfuhr", "lead"),
    ("responsable", "direct", "chef", "manager", "encadr", "gerant"),
    ("jef", "director", "gerent", "coordinador", "supervisor", "encargad", "responsable", "lider", "manager", "head"),
    ("berat", "consult"),
    ("anwalt", "anwaltin", "jurist", "counsel"),
)
"""Words for one kind of post, of which a summary may use another than the entry."""
