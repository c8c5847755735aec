"""An address that is one slip away from the name.

What: Compares the e-mail address, the site and the usernames with the name, the addresses of profiles with their
usernames, and the e-mail addresses of references with their names. Reports what is off by one letter, or has two
letters swapped: “marisol.trend@” for Marisol Trent. For a reference, also another family name beside the right first
name, as a note. Nicknames, initials and businesses are ignored; so are accents and umlauts in their usual forms. The
domain of the e-mail address is compared with that of the site, and “jane-albrecht” with the surname Albright.

Why: The message is lost, and nobody learns of it.

Bad::

    basics:
      name: Ada Lovelace
      email: ada.lovelance@fastmail.org   # X125

Good::

    basics:
      name: Ada Lovelace
      email: ada.lovelace@fastmail.org
      profiles:
        - {network: GitHub, username: lovelaceada, url: "https://github.com/lovelaceada"}
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.mentions.contacts import account_of, folded, is_of_another, spelled_out
from cvbuild.analysis.mentions.handles import (
    cut_surname,
    differs_from_username,
    host_of,
    host_word,
    near_first_name,
    near_surname,
    slip_in,
    slip_inside,
    slip_of_name,
)
from cvbuild.analysis.mentions.names import is_one_slip
from cvbuild.model.basics import Profile
from cvbuild.model.sections.references import Reference
from cvbuild.syntax.finding import Finding, Severity

_FEWEST = 5  # letters that two spellings of one account share
CHECK = Check("X125", "contact-one-slip-off", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    yield from {finding.place: finding for finding in _found(subject)}.values()


def _found(subject: Subject) -> Iterator[Finding]:
    if subject.chosen is None:
        return
    basics = subject.chosen.selection.resume.basics
    handle = (basics.email or "").partition("@")[0]
    slips = tuple(_slip(handle, basics.name, "basics.email", subject))
    yield from slips
    if not slips and (other := near_surname(handle, basics.name) or near_first_name(handle, basics.name)):
        yield _finding(f"'{other[0]}' is nearly the name {other[1]}", "basics.email", other[0], subject)
    own_site = tuple(_slip(host_word(basics.url or ""), basics.name, "basics.url", subject))
    own_site = own_site or tuple(_slip(account_of(basics.url or ""), basics.name, "basics.url", subject))
    yield from own_site
    yield from _inside((basics.email or "").rpartition("@")[2].partition(".")[0], "basics.email", basics.name, subject)
    if not own_site:
        yield from _inside(host_word(basics.url or ""), "basics.url", basics.name, subject)
    yield from _of_entries(subject)
    domain, site = (basics.email or "").rpartition("@")[2].casefold(), host_of(basics.url or "")
    if domain and site and not own_site and is_one_slip(domain, site):
        message = f"'{domain}' is nearly the address of your site, '{site}'"
        yield _finding(message, "basics.email", domain, subject)
    for profile in basics.profiles:
        yield from _of_profile(profile, basics.name, subject)
    yield from _of_projects(subject)
    for one in subject.resume.entries("references"):
        if isinstance(one, Reference) and one.email:
            yield from _of_reference(one, one.email.partition("@")[0], subject)


def _inside(word: str, path: str, name: str, subject: Subject) -> Iterator[Finding]:
    """Yield the surname with a slip within a longer word of an address."""
    if found := slip_inside(word, name):
        yield _finding(f"'{found[0]}' is one slip away from the name {found[1]}", path, found[0], subject)


def _of_entries(subject: Subject) -> Iterator[Finding]:
    """Yield the addresses of entries that are one slip away from their name, or from the account of a profile."""
    resume = subject.chosen.selection.resume if subject.chosen else subject.resume
    usernames = [profile.username for profile in resume.basics.profiles if profile.username]
    for section in ("projects", "work", "volunteer", "education", "publications"):
        for entry in resume.entries(section):
            url = getattr(entry, "url", None) or ""
            if url and (found := slip_of_name(url, getattr(entry, "words", ""), usernames)):
                message = f"'{found[0]}' is one slip away from '{found[1]}'"
                yield _finding(message, f"{entry.path}.url", found[0], subject)


def _slip(handle: str, name: str, path: str, subject: Subject) -> Iterator[Finding]:
    if found := slip_in(handle, name):
        yield _finding(f"'{found[0]}' is one slip away from the name {found[1]}", path, handle, subject)


def _of_profile(profile: Profile, name: str, subject: Subject) -> Iterator[Finding]:
    url, username = profile.url or "", profile.username or ""
    if username and (last := differs_from_username(url, username)):
        message = f"'{last}' is not quite the username, which is '{username}'"
        yield _finding(message, f"{profile.path}.url", last, subject)
        return
    path = f"{profile.path}.{'username' if username else 'url'}"
    handle = username or account_of(url) or _only_step(url)
    if other := near_surname(handle, name) or near_first_name(handle, name):
        yield _finding(f"'{other[0]}' is nearly the name {other[1]}", path, handle, subject)
        return
    yield from _slip(handle, name, path, subject)


def _only_step(url: str) -> str:
    """Return the path of an address if it is one word, as an account of any network is."""
    path = urlsplit(url if "//" in url else f"https://{url}").path.strip("/")
    return path.removeprefix("@") if re.fullmatch(r"@?[A-Za-z][\w.-]+", path) else ""


def _of_projects(subject: Subject) -> Iterator[Finding]:
    """Yield the repositories of an account that is nearly the one of one's profile on the same site."""
    own = {
        host_of(one.url): _account(one.url) for one in subject.resume.basics.profiles if one.url and _account(one.url)
    }
    for project in subject.resume.projects:
        account, mine = _account(project.url or ""), own.get(host_of(project.url or ""), "")
        if account and mine and account != mine and len(mine) >= _FEWEST and account[:_FEWEST] == mine[:_FEWEST]:
            yield _finding(f"'{account}' is not quite your account, '{mine}'", f"{project.path}.url", account, subject)


def _account(url: str) -> str:
    """Return the first part of the path of an address."""
    return urlsplit(url if "//" in url else f"https://{url}").path.strip("/").partition("/")[0].casefold()


def _of_reference(one: Reference, handle: str, subject: Subject) -> Iterator[Finding]:
    path = f"{one.path}.email"
    if slip_in(handle, one.name):
        yield from _slip(handle, one.name, path, subject)
        return
    if short := cut_surname(handle, one.name):
        yield _finding(f"'{short[0]}' is one slip away from the name {short[1]}", path, handle, subject)
        return
    words = [form for word in re.split(r"[\s'’.-]+", one.name) for form in (folded(word), spelled_out(word)) if form]
    parts = [folded(part) for part in re.split(r"[._-]", handle) if part]
    first, last = (parts[0], parts[-1]) if len(parts) == 2 else ("", "")
    other = first in words and len(last) > 2 and last.isalpha() and not any(last[:3] in w or w in last for w in words)
    if other or is_of_another(handle, one.name):
        message = f"'{handle}' is not the name of {one.name}"
        yield _finding(message, path, handle, subject, Severity.NOTE if other else CHECK.severity)


def _finding(message: str, path: str, text: str, subject: Subject, severity: Severity = CHECK.severity) -> Finding:
    where = subject.locate(path, text)
    return CHECK.finding(message, where, path=path, hint="correct it, if it is a slip", severity=severity)
