"""Handles of addresses that are one slip away from a name: “marisol.trend@” for Marisol Trent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from cvbuild.analysis.mentions.contacts import folded, spelled_out
from cvbuild.analysis.mentions.names import is_one_slip

__all__ = [
    "cut_surname",
    "differs_from_username",
    "host_of",
    "host_word",
    "near_first_name",
    "near_surname",
    "slip_in",
    "slip_inside",
    "slip_of_name",
]

_SPLIT = re.compile(r"[._+-]|\d+")
_WORDS = re.compile(r"[\s'’.-]+")
_FEWEST = 4  # letters: a slip makes another word of a shorter one
_LONG = 5
_CODE_HOSTS = frozenset(("github.com", "gitlab.com", "codeberg.org", "bitbucket.org"))
_INITIALS = 2
_ALIKE = 0.85
_NAMES_ALIKE = 0.82
_WHOLE = 8  # letters of a whole name
_WHOLE_ALIKE = 0.88
_LIKE = 0.6
"""The likeness of two surnames one of which was typed for the other."""
_NEAR = 2  # places in which two identifiers of one length may differ and still be meant to be one


def slip_in(handle: str, name: str) -> tuple[str, str] | None:
    """Return the part of a handle that is one slip away from a name, and that name; ``None`` if it has none.

    A nickname that begins the name (“alex”), and the name of the family (“the trents”) are no slips.
    """
    words = [word for word in _WORDS.split(name) if word]
    own = {form: word for word in words for form in (folded(word), spelled_out(word))}
    both = [(words[a], words[b]) for a in (0, -1) for b in (0, -1) if a != b] if len(words) > 1 else []
    own |= {form(f"{a}{b}"): f"{a} {b}" for a, b in both for form in (folded, spelled_out)}
    for part in _SPLIT.split(handle):
        typed = folded(part)
        if other := _masculine(typed, words, handle):
            return part, other
        if len(typed) < _FEWEST or not typed.isalpha() or any(_has(typed, form) for form in own):
            continue
        for form, word in own.items():
            if len(form) >= _FEWEST and max(len(form), len(typed)) >= _LONG and _is_near(typed, form):
                return part, word
            if " " in word and _is_jumbled(typed, form):
                return part, word
    return None


def _is_near(typed: str, form: str) -> bool:
    """Return whether a word is one slip away from a name, or a longer name spelled in another way: “margarite”."""
    if is_one_slip(typed, form):
        return True
    long = min(len(typed), len(form)) > _LONG + 1 and typed[:3] == form[:3] and typed[-2:] == form[-2:]
    return long and SequenceMatcher(None, typed, form).ratio() >= _NAMES_ALIKE


def _masculine(typed: str, words: Sequence[str], handle: str) -> str:
    """Return the first name that lost its ending beside the whole surname: “daniel-kowalczyk” for Danielle."""
    first, last = folded(words[0]) if words else "", folded(words[-1]) if words else ""
    lost = len(typed) >= _LONG and first in (f"{typed}le", f"{typed}a", f"{typed}e")
    return words[0] if lost and len(words) > 1 and last in folded(handle) else ""


def _is_jumbled(typed: str, form: str) -> bool:
    """Return whether a whole name has its letters in another order, or nearly all of them: “adalovecale”."""
    if len(form) < _WHOLE or typed[:3] != form[:3] or abs(len(typed) - len(form)) > 1:
        return False
    return sorted(typed) == sorted(form) or SequenceMatcher(None, typed, form).ratio() >= _WHOLE_ALIKE


def slip_inside(address: str, name: str) -> tuple[str, str] | None:
    """Return the part of a longer word that is one slip away from the surname, and that: “wexfrodkitchen”."""
    surname = next(reversed([word for word in _WORDS.split(name) if word]), "")
    form, typed = folded(surname), folded(address)
    if (
        len(form) <= _LONG
        or not typed.isalpha()
        or form in typed
        or spelled_out(surname) in typed
        or len(typed) < len(form)
    ):
        return None
    for at in (0, len(typed) - len(form)):
        part = typed[at : at + len(form)]
        if part[0] == form[0] and sorted(part) == sorted(form) and is_one_slip(part, form):
            return part, surname
    return None


def slip_of_name(url: str, name: str, usernames: Sequence[str] = ()) -> tuple[str, str] | None:
    """Return the part of the address of an entry that is one slip away from its name or an own account, and that."""
    parts = urlsplit(url if "//" in url else f"https://{url}")
    host = parts.netloc.removeprefix("www.").casefold()
    steps = [step for step in parts.path.strip("/").split("/") if step]
    if host in _CODE_HOSTS and len(steps) > 1:
        account = next((one for one in usernames if is_one_slip(steps[0].casefold(), one.casefold())), "")
        if (
            account
            and min(len(account), len(steps[0])) >= _LONG
            and steps[0].casefold() not in map(str.casefold, usernames)
        ):
            return steps[0], account
    own = re.sub(r"[\W_]+", "", folded(name))
    for word in (*steps[-1:], host.partition(".")[0]):
        typed = re.sub(r"[\W_]+", "", folded(word))
        if (
            min(len(typed), len(own)) >= _LONG
            and typed.isalpha()
            and is_one_slip(typed, own)
            and not _is_plural(typed, own)
        ):
            return word, name
    return None


def _is_plural(one: str, other: str) -> bool:
    return one.rstrip("s") == other.rstrip("s")


def _has(typed: str, form: str) -> bool:
    """Return whether a part of a handle begins a name, or is the name with initials or a plural: “atrent”, “trents”."""
    if form.startswith(typed):
        return True
    return len(typed) - len(form) <= _INITIALS and (typed.startswith(form) or typed.endswith(form))


def near_surname(handle: str, name: str) -> tuple[str, str] | None:
    """Return the last part of “jane-albrecht” and the surname, for Jane Albright; ``None`` if it is that or another."""
    parts = [folded(part) for part in re.split(r"[._-]", handle) if part.isalpha()]
    words = [word for word in _WORDS.split(name) if word]
    if len(parts) != 2 or len(words) < 2 or not _begin_alike(parts[0], folded(words[0])) or slip_in(handle, name):
        return None
    typed = parts[1]
    others = [(word, form) for word in words[1:] for form in (folded(word), spelled_out(word))]
    if any(typed in form or form in typed for _, form in others) or len(typed) < _LONG:
        return None
    for word, own in others:
        ratio = SequenceMatcher(None, typed, own).ratio() if len(own) >= _LONG else 0
        if (ratio >= _LIKE and typed[:3] == own[:3]) or (ratio >= _ALIKE and typed[0] == own[0]):
            return parts[1], word
    return None


def cut_surname(handle: str, name: str) -> tuple[str, str] | None:
    """Return the last part of “sanjay.bhat” and the surname, for Sanjay Bhatt; an initial may be before more."""
    parts = [folded(part) for part in re.split(r"[._-]", handle) if part.isalpha()]
    words = [word for word in _WORDS.split(name) if word]
    if len(parts) != 2 or len(words) < 2 or parts[0] != folded(words[0]):
        return None
    own = folded(words[-1])
    return (parts[1], words[-1]) if len(own) >= _LONG and parts[1] == own[:-1] else None


def near_first_name(handle: str, name: str) -> tuple[str, str] | None:
    """Return the first part of “bernard-lemesle” and the first name, for Bertrand Lemesle; ``None`` if it fits.

    The same for an initial before a surname with a slip: “csepulvega” for Carlos Sepúlveda.
    """
    words = [word for word in _WORDS.split(name) if word]
    parts = [folded(part) for part in re.split(r"[._-]", handle) if part.isalpha()]
    if len(words) < 2:
        return None
    own = folded(words[0])
    if len(parts) == 2 and parts[1] in [folded(word) for word in words[1:]]:
        ratio = SequenceMatcher(None, parts[0], own).ratio()
        same = parts[0] == own or _begin_alike(parts[0], own) or any(parts[0] == folded(word) for word in words)
        long = min(len(parts[0]), len(own)) >= _LONG
        return (parts[0], words[0]) if not same and long and parts[0][:2] == own[:2] and ratio >= _LIKE else None
    if len(parts) == 1 and parts[0][0] == own[0]:
        for word in words[1:]:
            form, typed = folded(word), parts[0][1:]
            if typed != form and len(form) > _LONG and len(typed) == len(form) and is_one_slip(typed, form):
                return parts[0], word
    return None


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or (other.startswith(one) and len(one) >= _FEWEST)


def host_of(url: str) -> str:
    """Return the host of a site without ``www``."""
    return urlsplit(url if "//" in url else f"https://{url}").netloc.removeprefix("www.").casefold() if url else ""


def host_word(url: str) -> str:
    """Return the word of a site of one's own: ``lovelace`` of ``https://www.lovelace.org``."""
    host = urlsplit(url if "//" in url else f"https://{url}").netloc.removeprefix("www.")
    return host.partition(".")[0] if host.count(".") == 1 else ""


def differs_from_username(url: str, username: str) -> str:
    """Return the last part of the address of a profile if it is nearly the username, and not the same; else empty."""
    last = urlsplit(url if "//" in url else f"https://{url}").path.rstrip("/").rpartition("/")[2].lstrip("@")
    one, other = last.casefold(), username.strip().lstrip("@").rstrip("/").rpartition("/")[2].casefold()
    if not one or one == other or min(len(one), len(other)) < _LONG:
        return ""
    alike = SequenceMatcher(None, one, other).ratio() >= _ALIKE and one[:_FEWEST] == other[:_FEWEST]
    return last if _places(one, other) or is_one_slip(one, other) or alike else ""


def _places(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= _NEAR
