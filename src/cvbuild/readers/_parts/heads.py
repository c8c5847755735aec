"""The head of an entry in running text: dates, place, and which part is the employer and which the position."""

from __future__ import annotations

import re
from typing import Any

from cvbuild.readers._parts.dates import RANGE, iso_range
from cvbuild.readers._parts.tree import Node
from cvbuild.readers._parts.words import letters_only

__all__ = ["has_date", "head", "pull_dates"]

_TITLES = re.compile(
    r"\b(?:engineer|developer|manager|nurse|teacher|assistant|director|analyst|consultant|intern(?:ship)?|trainee|officer"
    r"|lead|head|professor|lecturer|researcher|fellow|scientist|designer|architect|technician|accountant|clerk|chef|cook"
    r"|waiter|waitress|barista|driver|mechanic|electrician|carpenter|welder|plumber|secretary|administrator|coordinator"
    r"|specialist|supervisor|president|founder|owner|editor|writer|journalist|translator|lawyer|attorney|paralegal"
    r"|physician|doctor|surgeon|pharmacist|therapist|psychologist|counsellor|counselor|tutor|instructor|coach|trainer"
    r"|representative|agent|associate|executive|planner|buyer|curator|librarian|musician|photographer|volunteer|member"
    r"|apprentice|operator|foreman|inspector|sergeant|corporal|conscript|midwife|carer|caregiver|receptionist|cashier"
    r"|salesperson|postdoc\w*|treasurer|chair|organi[sz]er|mentor|freelance\w*|partner|principal|staff|programmer"
    r"|commis|illustrator|\w*worker|referendar\w*|sozialarbeiter\w*|electricista|électricien\w*|elettricista|elektriker\w*"
    r"|gestalter\w*|maler\w*|koch|köchin|cuisini[eè]re?|cociner[oa]|vendedor\w*|verkäufer\w*|notar|buchhalter\w*|contable"
    r"|comptable|contabile|grafiker\w*|redakteur\w*|hebamme|erzieher\w*|arzt|ärztin|médecin|médic[oa]|medic|actor|actress"
    r"|artist|singer|dancer|baker|butcher|hairdresser|gardener|farmer|pilot|soldier|firefighter|paramedic|dentist|vet"
    r"|veterinarian|economist|statistician|biologist|chemist|physicist|geologist|historian|archivist|auditor|banker|broker"
    r"|controller|strategist|marketer|recruiter|adviser|advisor|ambassador|delegate|warden|caretaker|porter|cleaner|guide"
    r"|ingenieur\w*|entwickler\w*|leiter\w*|lehrer\w*|krankenpfleger\w*|pflegefach\w*|krankenschwester|kauf(?:mann|frau)"
    r"|mitarbeiter\w*|assistent\w*|praktikant\w*|praktikum|berater\w*|techniker\w*|meister\w*|werkstudent\w*"
    r"|ingenieure?|développeu\w+|infirmi[eè]re?|enseignant\w*|professeur\w*|responsable|chargée?|stagiaire|stage"
    r"|enfermer[oa]|ingenier[oa]|profesora?|maestr[oa]|desarrollador\w*|jefe|jefa|ayudante|becari[oa]|gerente|abogad[oa]"
    r"|infermier[ea]|insegnante|impiegat[oa]|responsabile|ingegnere|sviluppatore|cuoco|cuoca|tirocinante|commess[oa])\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"universi|college|school|institut|academ|akademie|hochschule|gymnasium|schule|lycée|lycee|école|ecole|escuela"
    r"|facult|polytechn|politecnico|liceo|istituto|\bETH\b|\bMIT\b|instituto|colegio|scuola|conservator|seminar|\bTU\b|\bFH\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|ph\.?\s?d|mba|b\.?\s?eng|m\.?\s?eng|bachelor|master|doctor|diplom\w*|abitur"
    r"|licence|licenciatura|grado|laurea|maturit[aà]|baccalaur\w+|ausbildung|degree|a-levels?|gcse|certificate|diploma"
    r"|staatsexamen|magister|dr\.|llb|llm|bfa|mfa|associate|high school diploma|minor|bts|cap|dut)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:[A-ZÀ-Ý][\w.'’\-À-ÿ]+(?: (?:am|an der|de|la|del|sur|upon|of) ?|[ -])?){1,4}(?:,\s*(?:[A-Z]{2}|[A-ZÀ-Ý][\w.'’ \-À-ÿ]{2,24}))?|Remote|remote")  # fmt: skip  # noqa: E501
_SPLIT = re.compile(r"\t+|\s{3,}|\s+[|·•∙–—]\s+|\s+--+\s+|\s*\|\s*|\s+@\s+|\n")


def has_date(text: str) -> bool:
    """Return whether a line has a date or a range of dates."""
    return any(any(iso_range(found[0])) for found in RANGE.finditer(text))


def pull_dates(text: str, node: Node) -> tuple[str, str, str]:
    """Return a line without its (last) range of dates, and start and end; the source's text records the change."""
    ranges = [found for found in RANGE.finditer(text) if any(iso_range(found[0]))]
    if not ranges:
        return text, "", ""
    best = max(ranges, key=lambda found: (bool(iso_range(found[0])[0]), found.start()))
    start, end = iso_range(best[0])
    for iso in filter(None, (start, end)):
        node.became(best[0], iso)
    left = text[: best.start()].rstrip(" \t([,–—|·*_") + "\t" + text[best.end() :].lstrip(" )],*_–—|·")
    return re.sub(r"[(\[]\s*[)\]]", "", left).strip(" \t,"), start, end


def position_first(section: str, heads: list[list[str]]) -> bool | None:
    """Return whether the heads of a section begin with the position, by those that show it; ``None`` if none does."""
    votes = 0
    for lines in heads:
        pieces = [part for line in lines for part in map(_stripped, _SPLIT.split(_plain(line, {"url": ""}))) if part]
        pieces = [part for part in _divided(pieces, section) if not has_date(part)]
        if len(pieces) > 1:
            votes += bool(_TITLES.search(pieces[0])) - bool(_TITLES.search(pieces[1]))
    return votes > 0 if votes else None


def head(section: str, lines: list[tuple[str, Node]], first: bool | None = None) -> dict[str, Any]:
    """Return the keys of an entry from the lines of its head.

    Args:
        section: the section.
        lines: the lines, with the source's texts.
        first: whether the heads of this section begin with the position.
    """
    made: dict[str, Any] = {}
    pieces: list[str] = []
    for line, node in lines:
        text, start, end = pull_dates(_plain(line, made), node)
        if (start or end) and not (made.get("startDate") or made.get("endDate")):
            made |= {"startDate": start, "endDate": end}
        elif start or end:
            text = _plain(line, made)
        pieces += [part for part in map(_stripped, _SPLIT.split(text)) if part]
    lead, second = _LEADS.get(section, ("name", "position"))
    _assign(made, _divided(pieces, section), lead, second, section, first=first)
    return made


_LEADS = {
    "work": ("name", "position"),
    "volunteer": ("organization", "position"),
    "education": ("institution", "studyType"),
    "projects": ("name", "description"),
}


def _stripped(piece: str) -> str:
    """Return a piece without marks at its ends; brackets stay if both are there."""
    piece = piece.strip(" \t,;:*_–—-")
    if piece.startswith("(") and piece.endswith(")"):
        return piece[1:-1].strip()
    if piece.count("(") != piece.count(")"):
        return piece.strip("() ")
    return piece


def _plain(line: str, made: dict[str, Any]) -> str:
    """Return a line without emphasis; a link around the name becomes the address."""
    found = re.search(r"\[([^\]]+)\]\(([^)\s]+)\)", line)
    if found and "url" not in made:
        made["url"] = found[2]
        line = line.replace(found[0], found[1])
    return re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", line)


def _divided(pieces: list[str], section: str) -> list[str]:
    """Split ``Title, Employer`` and ``Title at Employer`` where that gives a position and an employer."""
    if not pieces:
        return []
    at = r"\s+(?:at|bei|chez|presso)\s+(?=[A-ZÀ-Ý])"
    parts = re.split(at, pieces[0], maxsplit=1) if section != "education" else pieces[:1]
    if len(parts) == 1 and len(pieces) < 4:
        parts = _comma_parts(pieces[0], section)
    return [*parts, *pieces[1:]]


def _comma_parts(piece: str, section: str) -> list[str]:
    parts = re.split(r",\s+(?![^(]*\))", piece)
    wanted = _DEGREE if section == "education" else _TITLES
    if len(parts) < 2 or section == "projects":
        return [piece]
    if section == "education":
        at = next((n for n, part in enumerate(parts) if _SCHOOL.search(part)), None)
        if at is None:
            return [piece]
        groups = [", ".join(parts[:at]), parts[at], ", ".join(parts[at + 1 :])]
        return [group for group in groups if group]
    if wanted.search(parts[0]) and len(parts) > 1:
        return [parts[0], parts[1], *([", ".join(parts[2:])] if parts[2:] else [])] if len(parts[1]) > 3 else [piece]
    if wanted.search(parts[-1]) and len(parts) == 2:
        return parts
    return [piece] if len(parts) == 2 and len(parts[1]) < 4 else [parts[0], ", ".join(parts[1:])]


def _assign(
    made: dict[str, Any], pieces: list[str], lead: str, second: str, section: str, *, first: bool | None
) -> None:
    left = list(pieces)
    _put(made, left, _recognised(left, (lead, second), section, first))
    for key in (lead, second):
        if key not in made and left and not (key == second and len(left) == 1 and _is_place(left[0], made, section)):
            made[key] = left.pop(0)
    place = next((piece for piece in reversed(left) if _is_place(piece, made, section)), None)
    if place is not None:
        made["location"] = place
        left.remove(place)
    _split_place(made, lead, section)
    if section == "education" and left and "area" not in made and len(left) == 1:
        made["area"] = left.pop()
    if left:
        made["rest"] = left


def _split_place(made: dict[str, Any], lead: str, section: str) -> None:
    """Split ``Employer, City`` if nothing else is the place."""
    name, comma, place = str(made.get(lead, "")).rpartition(", ")
    if (
        comma
        and "location" not in made
        and section in ("work", "volunteer")
        and _is_place(place, {"name": name}, section)
    ):
        made[lead], made["location"] = name, place


def _recognised(
    left: list[str], keys: tuple[str, str], section: str, first: bool | None
) -> tuple[tuple[str, str | None], ...]:
    """Return keys with the pieces that their words show to belong there."""
    lead, second = keys
    if section == "education":
        school = next((piece for piece in left if _SCHOOL.search(piece) and not _starts_degree(piece)), None)
        degree = next((piece for piece in left if piece != school and _DEGREE.search(piece)), None)
        return (lead, school), (second, degree)
    if section not in ("work", "volunteer"):
        return ()
    found = [piece for piece in left[:3] if _TITLES.search(piece)]
    if len(left) > 1 and first is not None and len(found) != 1:
        found = [left[0]] if first else [piece for piece in left[1:] if piece in found] or left[1:2]
    return ((second, found[0] if found else None),)


def _starts_degree(piece: str) -> bool:
    found = _DEGREE.search(piece)
    return bool(found and found.start() < 3) and not re.match(r"(?:high )?school", piece, re.IGNORECASE)


def _put(made: dict[str, Any], left: list[str], chosen: tuple[tuple[str, str | None], ...]) -> None:
    for key, piece in chosen:
        if piece is not None:
            made[key] = piece
            left.remove(piece)


def _is_place(piece: str, made: dict[str, Any], section: str) -> bool:
    is_named = any(key in made for key in ("name", "organization", "institution", "position"))
    return (
        bool(_PLACE.fullmatch(piece))
        and is_named
        and len(piece) < 50
        and section != "projects"
        and bool(letters_only(piece))
    )
