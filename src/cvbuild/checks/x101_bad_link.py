"""An address that leads nowhere, or where no CV should lead.

What: looks at the e-mail address, the phone number, all web addresses and all links in texts: their form, their
scheme (https, http, mailto or tel) and, where the option ``hosts`` lists some, their host.

Why: a link without ``https://`` opens a file that is not there. One with ``file:`` or ``javascript:`` makes mail
filters throw the CV away.

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

from cvbuild.analysis.links import written_links
from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X101", "bad-link", Severity.ERROR, Scope.PROJECT, options={"hosts": ()})

_SCHEMES = ("https", "http", "mailto", "tel")
_EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+(?<!\.)@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_PHONE = re.compile(r"(?:[a-z]{1,10}[:.]\s*)?\+?[\d\s().\-–/ ]+", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:(?:ext\.?|extension|x|#)\s*\d{1,6}|\([a-z ]+\))$", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[\w-]{2,}")
_DIGITS = (6, 15)  # of a phone number; E.164 allows 15


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    basics, hosts = subject.resume.basics, subject.options["hosts"]
    allowed = [hosts] if isinstance(hosts, str) else [str(host) for host in hosts]
    if basics.email and not _EMAIL.fullmatch(basics.email.strip()):
        yield _bad(f"'{basics.email}' is no e-mail address", "basics.email", basics.email, subject)
    if basics.phone and not _is_phone(basics.phone):
        yield _bad(
            f"'{basics.phone}' is no phone number", "basics.phone", basics.phone, subject, "write +1 555 010 0123"
        )
    for link in written_links(subject.resume):
        message, hint = _problem(link.url, allowed)
        if message:
            yield _bad(message, link.path, link.url, subject, hint)


def _is_phone(text: str) -> bool:
    number = _BESIDE.sub("", text.strip())
    return bool(_PHONE.fullmatch(number)) and _DIGITS[0] <= sum(map(str.isdigit, number)) <= _DIGITS[1]


def _problem(url: str, allowed: Collection[str]) -> tuple[str, str]:
    """What is wrong with an address, and what to write; both empty where nothing is."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return f"'{url}' is no address", ""
    scheme = parts.scheme.lower()
    if "." in scheme or (not scheme and _HOST.match(url)) or url.startswith("//"):
        return f"'{url}' has no scheme", f"write https://{url.lstrip('/')}"
    if scheme not in _SCHEMES:
        return f"a link must not lead to '{url}'", f"the schemes are {', '.join(_SCHEMES)}"
    if scheme in ("mailto", "tel"):
        rest = url.partition(":")[2].partition("?")[0]
        right = _EMAIL.fullmatch(rest) if scheme == "mailto" else _is_phone(rest)
        return ("", "") if right else (f"'{url}' is no address", "")
    return _web_problem(url, host, allowed)


def _web_problem(url: str, host: str, allowed: Collection[str]) -> tuple[str, str]:
    if not _HOST.fullmatch(host) or re.search(r"\s", url):
        return f"'{url}' is no web address", ""
    if allowed and not any(host == known or host.endswith(f".{known}") for known in allowed):
        return f"the host {host} is none of those that are allowed", f"these are {', '.join(allowed)}"
    return "", ""


def _bad(message: str, path: str, text: str, subject: Subject, hint: str = "") -> Finding:
    return CHECK.finding(message, subject.locate(path, text), path=path, hint=hint)
