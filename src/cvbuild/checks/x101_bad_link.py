"""An invalid or unsuitable address.

What: Checks the e-mail address, the phone number, all web addresses and all links in texts: their syntax, their
scheme (https, http, mailto or tel) and, if the option ``hosts`` is set, their host.

Why: A link without ``https://`` opens a file that does not exist. A link with ``file:`` or ``javascript:`` makes mail
filters reject the CV.

Bad::

    basics:
      name: Ada Lovelace
      url: lovelace.org/ada   # X101

Good::

    basics:
      name: Ada Lovelace
      url: https://lovelace.org/ada
"""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.links import source_texts, written_links
from cvbuild.model.phones import is_phone
from cvbuild.model.urls import SCHEMES
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X101", "bad-link", Severity.ERROR, Scope.PROJECT, options={"hosts": ()})

_EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+(?<!\.)@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[\w-]{2,}")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    hosts = subject.options["hosts"]
    allowed = [hosts] if isinstance(hosts, str) else [str(host) for host in hosts]
    yield from _contacts(subject)
    for link in written_links(source_texts(subject)):
        message, hint = _problem(link.url, allowed)
        if message:
            yield _bad(message, link.path, link.url, subject, hint)


def _contacts(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each e-mail address and phone number of the person and the referees."""
    basics = subject.resume.basics
    referees = subject.resume.references
    emails = (("basics.email", basics.email), *((f"{one.path}.email", one.email) for one in referees))
    for path, email in emails:
        if email and not _EMAIL.fullmatch(email.strip()):
            yield _bad(f"'{email}' is not an e-mail address", path, email, subject)
    phones = (
        *((one.path, one.number) for one in basics.phone or ()),
        *((f"{r.path}.phone", r.phone) for r in referees),
    )
    for path, number in phones:
        if number and not is_phone(number):
            yield _bad(f"'{number}' is not a phone number", path, number, subject, "write +1 555 010 0123")


def _problem(url: str, allowed: Collection[str]) -> tuple[str, str]:
    """Return what is wrong with an address, and a hint; both empty if nothing is."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return f"'{url}' is not an address", ""
    scheme = parts.scheme.lower()
    if "." in scheme or (not scheme and _HOST.match(url)) or url.startswith("//"):
        return f"'{url}' has no scheme", f"write https://{url.lstrip('/')}"
    if scheme not in SCHEMES:
        return f"a link must not use '{url}'", f"the allowed schemes are {', '.join(SCHEMES)}"
    if scheme in ("mailto", "tel"):
        rest = url.partition(":")[2].partition("?")[0]
        right = _EMAIL.fullmatch(rest) if scheme == "mailto" else is_phone(rest.partition(";")[0])
        return ("", "") if right else (f"'{url}' is not an address", "")
    return _web_problem(url, host, allowed)


def _web_problem(url: str, host: str, allowed: Collection[str]) -> tuple[str, str]:
    if not _HOST.fullmatch(host) or re.search(r"\s", url):
        return f"'{url}' is not a web address", ""
    if allowed and not any(host == known or host.endswith(f".{known}") for known in allowed):
        return f"the host {host} is not allowed", f"the allowed hosts are {', '.join(allowed)}"
    return "", ""


def _bad(message: str, path: str, text: str, subject: Subject, hint: str = "") -> Finding:
    return CHECK.finding(message, subject.locate(path, text), path=path, hint=hint)
