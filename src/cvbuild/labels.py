"""The few words that the program adds by itself, by language: headings, months, the open end of a range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cvbuild.dates import PartialDate

__all__ = ["LABELS", "Labels", "date_range", "labels", "month_year"]


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words. ``headings`` go by the section's key; months are the usual short forms."""

    headings: Mapping[str, str]
    months: tuple[str, ...]
    present: str
    degree_in: str
    disclosures: Mapping[str, str]


_KEYS = (
    "summary",
    "work",
    "projects",
    "skills",
    "education",
    "publications",
    "volunteer",
    "certificates",
    "awards",
    "languages",
    "interests",
    "references",
)


def _labels(headings: str, months: str, present: str, degree_in: str, proprietary: str) -> Labels:
    return Labels(
        dict(zip(_KEYS, headings.split("|"), strict=True)),
        tuple(months.split()),
        present,
        degree_in,
        {"proprietary": proprietary, "anonymized": proprietary},
    )


LABELS: Mapping[str, Labels] = {
    "en": _labels(
        "Summary|Experience|Projects|Skills|Education|Publications|Volunteer Experience|Certificates|Awards"
        "|Languages|Interests|References",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Present",
        "in",
        "Proprietary",
    ),
    "de": _labels(
        "Profil|Berufserfahrung|Projekte|Kenntnisse|Ausbildung|Veröffentlichungen|Ehrenamt|Zertifikate|Auszeichnungen"
        "|Sprachen|Interessen|Referenzen",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "heute",
        "in",
        "Nicht öffentlich",
    ),
    "fr": _labels(
        "Profil|Expérience|Projets|Compétences|Formation|Publications|Bénévolat|Certifications|Distinctions"
        "|Langues|Centres d’intérêt|Références",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "aujourd’hui",
        "en",
        "Confidentiel",
    ),
    "es": _labels(
        "Perfil|Experiencia|Proyectos|Competencias|Formación|Publicaciones|Voluntariado|Certificados|Premios"
        "|Idiomas|Intereses|Referencias",
        "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
        "actualidad",
        "en",
        "Confidencial",
    ),
}


def labels(locale: str) -> Labels:
    """The words for a locale such as ``en-US``; English where the language has none here (check S018 says so)."""
    return LABELS.get(locale.split("-", maxsplit=1)[0].lower(), LABELS["en"])


def month_year(date: PartialDate, words: Labels) -> str:
    """``May 2024``, ``2024`` or ``Present``; the day is never printed."""
    if date.is_present:
        return words.present
    return f"{words.months[date.month - 1]} {date.year}" if date.month else str(date.year)


def date_range(start: PartialDate | None, end: PartialDate | None, words: Labels) -> str:
    """``May 2024 – May 2025``. A start without an end goes on, as in JSON Resume; without a start only the end."""
    if start is None:
        return month_year(end, words) if end else ""
    first, last = month_year(start, words), month_year(end, words) if end else words.present
    return first if first == last else f"{first} – {last}"
