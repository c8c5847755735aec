"""An e-mail address or a profile that is somebody else's.

What: Compares the e-mail address and the accounts of profiles with the name. Reports an address of two names, neither
of them yours in any usual form (“janet.prowse@” for Moira Tindall); a profile whose ``url`` has neither its
``username`` nor your name; and letters of another alphabet in an address, which look right and lead to another one.
Nicknames, initials and names of businesses are ignored.

Why: The invitation goes to this address. It is still the one of the template, or of the colleague who lent it.

Bad::

    basics:
      name: Ada Lovelace
      email: janet.prowse@fastmail.org   # X120

Good::

    basics:
      name: Ada Lovelace
      email: a.king-noel@lovelace.org
      profiles:
        - {network: GitHub, username: enchantress, url: "https://github.com/enchantress"}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.mentions.contacts import account_of, is_of_another, is_strange, mixed_scripts
from cvbuild.model.basics import Profile
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X120", "contact-of-another", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address."""
    if subject.chosen is None:
        return
    basics = subject.chosen.selection.resume.basics
    handle = (basics.email or "").partition("@")[0]
    if is_of_another(handle, basics.name):
        yield _finding(f"'{handle}' is not the name of {basics.name}", "basics.email", handle, subject)
    for path, address in _addresses(subject):
        letters = list(mixed_scripts(address))
        if letters:
            message = f"the '{letters[0]}' in this address is not a Latin letter"
            yield _finding(message, path, letters[0], subject)
    for profile in basics.profiles:
        yield from _of_profile(profile, basics.name, subject)


def _addresses(subject: Subject) -> Iterator[tuple[str, str]]:
    basics = subject.resume.basics
    yield "basics.email", basics.email or ""
    yield "basics.url", basics.url or ""
    for profile in basics.profiles:
        yield f"{profile.path}.url", profile.url or ""


def _of_profile(profile: Profile, name: str, subject: Subject) -> Iterator[Finding]:
    account = account_of(profile.url or "")
    path = f"{profile.path}.url"
    if account and profile.username and is_strange(account, profile.username, name):
        yield _finding(f"'{account}' is not the username, which is '{profile.username}'", path, account, subject)
    elif is_of_another(account or profile.username or "", name):
        yield _finding(f"'{account or profile.username}' is not the name of {name}", path, account, subject)


def _finding(message: str, path: str, text: str, subject: Subject) -> Finding:
    return CHECK.finding(message, subject.locate(path, text), path=path, hint="correct it, if it is not yours")
