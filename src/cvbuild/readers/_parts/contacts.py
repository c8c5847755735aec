"""Contacts and the name in the lines above the first section."""

from __future__ import annotations

import re

from cvbuild.readers._cv import Draft, address
from cvbuild.readers._parts.networks import network_of
from cvbuild.readers._parts.texts import blocks, markdown
from cvbuild.readers._parts.words import letters_only

__all__ = ["take_contacts"]

_MAIL = re.compile(r"(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)")
_URL = re.compile(r"(?:https?://|www\.)[^\s|<>()\]]+|(?<![@\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|de|fr|es|it|ch|uk|eu|me|edu|example|test|nl|pt|us|ca|info|app|ai|at|be|pl)(?:/[^\s|<>()\]]*)?(?![\w@])")  # fmt: skip  # noqa: E501
_PHONE = re.compile(r"\(?\+?\(?\d[\d\s()./\-–]{6,}\d")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
_SEPARATORS = re.compile(r"\s+[|·•∙●◦⋅–—]\s+|\t+|\s{3,}|\n|\s[|·•]|[|·•]\s")
_LABELS = {
    "email": {"email", "mail", "e", "correo", "courriel", "emailaddress", "epost"},
    "phone": {
        "phone",
        "tel",
        "telephone",
        "telefon",
        "mobile",
        "mobil",
        "cell",
        "handy",
        "telefono",
        "p",
        "m",
        "t",
        "portable",
        "movil",
        "telefone",
        "phonenumber",
        "cellulare",
        "mobiltelefon",
    },
    "web": {"web", "website", "homepage", "site", "url", "webseite", "www", "portfolio", "blog", "w", "sito"},
    "place": {
        "address",
        "adresse",
        "anschrift",
        "direccion",
        "location",
        "wohnort",
        "indirizzo",
        "morada",
        "lives",
        "a",
        "adres",
        "ort",
        "basedin",
        "city",
        "residence",
    },
}


_NETWORKS = {"linkedin": "LinkedIn", "github": "GitHub", "orcid": "ORCID", "twitter": "Twitter", "xing": "XING"}


def take_contacts(text: str, cv: Draft, *, in_section: bool = False) -> list[str]:
    """Add the contacts in a line; other words become place, headline, summary or fields.

    Returns:
        The labels that say only what their values show: ``Tel``, ``E-mail``.
    """
    labels: list[str] = []
    if (row := re.fullmatch(r"([^\W\d][\w .-]{0,20})\t(.+)", text)) and _is_label(row[1]):
        text = f"{row[1]}: {row[2]}"
    among_contacts = bool(_MAIL.search(text) or _PHONE.search(text))
    for part in _SEPARATORS.split(text):
        if piece := re.sub(r"^[^\w+(\[@*<]+", "", part).strip(" ,;|•·\n"):  # icons
            labels.append(_take(piece, cv, in_section or among_contacts))
    return [label for label in labels if label]


def _is_label(word: str) -> bool:
    return any(letters_only(word) in words for words in (*_LABELS.values(), set(_NETWORKS)))


def _take(piece: str, cv: Draft, in_section: bool) -> str:
    label, value = _labelled(piece)
    kind = next((kind for kind, words in _LABELS.items() if label and letters_only(label) in words), "")
    for link in _LINK.finditer(value):
        _link(link[1].strip(), link[2], cv)
    value = _LINK.sub("", value).strip(" ,;*_")
    value = _pulled(value, cv, label if not kind else "")
    value = value.strip(" ,;:|*_()-–")
    if value and kind == "place":
        _place(value, cv)
    elif value and kind:
        cv.field(label, value)
    elif value and label:
        return _other(label, value, cv)
    elif value:
        _words(value, cv, in_section)
    return label if kind == "place" or not value else ""


def _labelled(piece: str) -> tuple[str, str]:
    plain = re.sub(r"[*_`]{1,3}", "", piece) if not _LINK.search(piece) else piece
    found = re.match(r"\s*([^\W\d][\w\s./'’-]{0,28}?)\s*:\s+(\S.*)", plain, re.DOTALL) or re.match(
        r"\s*(Tel\.?|Phone|Mobile|Mobil|Email|E-[Mm]ail|Telefon):?\s+(\S.*)", plain, re.DOTALL
    )
    return (found[1].strip(), found[2]) if found else ("", plain)


def _link(text: str, url: str, cv: Draft) -> None:
    if url.startswith("tel:"):
        cv.phone(text or url)
    elif mail := _MAIL.fullmatch(url):
        cv.put("email", mail[1])
        if text and text != mail[1] and letters_only(text) not in _LABELS["email"]:
            _words(text, cv, True)
    elif network_of(url):
        named = letters_only(text) in (letters_only(network_of(url)), "") or text in url
        cv.profile(network_of(url), "" if named else text, url)
    elif text in ("", url) or text in url:
        cv.website(url)
    else:
        cv.profile(text, "", address(url))


def _pulled(value: str, cv: Draft, label: str) -> str:
    """Take addresses and numbers out of a text; return what is left."""
    for mail in _MAIL.finditer(value):
        cv.put("email", mail[1])
    value = _MAIL.sub(" ", value)
    for url in _URL.finditer(value):
        _url(url[0].rstrip(".,;"), cv, label)
    value = _URL.sub(" ", value)
    for phone in _PHONE.finditer(value):
        if len(re.findall(r"\d", phone[0])) >= 7 and not re.fullmatch(r"\d{4}\s*[–-]\s*\d{4}", phone[0].strip()):
            cv.phone(phone[0].strip(), label if label and value.strip() == phone[0].strip() else "")
            value = value.replace(phone[0], " ")
    return value


def _url(url: str, cv: Draft, label: str) -> None:
    if network_of(url):
        cv.profile(network_of(url), "", address(url))
    elif label and letters_only(label) not in _LABELS["web"]:
        cv.profile(label, "", address(url))
    else:
        cv.website(url)


def _other(label: str, value: str, cv: Draft) -> str:
    """Add a labelled value that is no contact; return the label if it is a network's name."""
    if letters_only(label) in _NETWORKS:
        cv.profile(_NETWORKS[letters_only(label)], value)
        return label
    cv.field(label, value)
    return ""


def _place(value: str, cv: Draft) -> None:
    if "location" not in cv.basics:
        city, comma, region = value.partition(", ")
        parts = (
            {"city": city, "region": region} if comma and not re.search(r"[\d,]", region + city) else {"city": value}
        )
        cv.put("location", parts)
    elif value not in cv.basics["location"].values():
        cv.basics["location"]["city"] += f", {value}"


_PLACE = re.compile(
    r"(?:\d{4,5}\s+)?[A-ZÀ-Ý][\w.'’ \-À-ÿ]{1,28},\s*(?:[A-ZÀ-Ý][\w.'’ \-À-ÿ]{1,28}|[A-Z]{2}(?:\s+\d{5})?)"
)
_STREET = re.compile(
    r"\d+\s+\w+.*\b(?:st|street|ave|avenue|road|rd|lane|rue|drive|way|blvd)\b|(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee"
    r"|calle|via|rua|rue|avenida|piazza|viale)\b.*\d|\b\d{5}\s+[A-ZÀ-Ý]\w+",
    re.IGNORECASE,
)


def _words(value: str, cv: Draft, in_section: bool) -> None:
    if re.match(r"(?:born|geboren|née?\b|nato|nacid|date of birth|geb\.)", value, re.IGNORECASE):
        cv.field("Born", value)
    elif _PLACE.fullmatch(value) or (_STREET.search(value) and len(value) < 90):
        _place(value, cv)
    elif len(value) > 110 or (value.endswith((".", "!")) and len(value.split()) > 8):
        before = cv.basics.get("summary", "")
        cv.basics["summary"] = "\n\n".join(filter(None, (before, markdown(blocks(value)))))
    elif "label" not in cv.basics and not in_section:
        cv.put("label", value)
    elif "location" not in cv.basics and value.istitle() and len(value.split()) < 4:
        _place(value, cv)
    else:
        cv.field("Note", value)
