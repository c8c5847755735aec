"""The name of a firm that somebody wants to join, in a text that goes to every reader.

What: Looks in headline and summary for a wish with the name of its addressee: “excited to join Acme”, “eager to bring
this to the Denver Fire Department”, “applying to Mill Works”. Employers, schools and clients of the entries are
ignored, and a letter is not checked.

Why: A CV is sent to several readers, and the one who reads another's name stops reading.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Mathematician. Eager to bring this to the Royal Mint.   # T106

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Mathematician. Eager to bring this to a mint.
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import lead, printed
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("T106", "addressed-elsewhere", Severity.WARNING, english=True, letters=False)

_WISH = lazy_pattern(
    r"\b(?i:excited|eager|keen|thrilled|delighted|hop(?:e|es|ing)|look(?:s|ing)?\sforward|ready|want(?:s|ing)?|wish(?:es|ing)?"
    r"|would\s(?:love|like)|aim(?:s|ing)?|seek(?:s|ing)?|apply(?:ing)?|interested|motivated|passionate)\b"
    r"[^.;]{0,60}?\b(?i:join(?:ing)?|to|at|with|for|in|of)\s(?:(?i:the|your)\s)?"
    r"(?P<name>(?:[A-Z][\w&’'-]*)(?:\s(?:(?:of|and|&|for|de)\s)?[A-Z][\w&’'-]*){0,4})"
)
_JOINING = lazy_pattern(
    r"\bjoin|\b(?:team|role|position|opportunity|post|mission|bring\s[^.;]{2,40}|contribute|working?|work)\s(?:at|to|of|for|with)\b",
    re.IGNORECASE,
)
_NO_FIRM = lazy_pattern(
    r"\b(?:[A-Z]{2,}|English|German|French|Spanish|Python|Java|Europe|Asia|Africa|America|States|Kingdom|London|Paris|Berlin|York)\b"
)
_FIRM = lazy_pattern(
    r"\b(?:Inc|Ltd|LLC|GmbH|Group|Company|Corporation|Department|University|College|School|Schools|Hospital|Clinic|Museum|Gallery"
    r"|Council|Bank|Trust|Foundation|Institute|Agency|Studio|Studios|Labs?|Partners|Systems|Technologies|Health|Services|Logistics"
    r"|Works|Airlines|Hotels?|Library|Theatre|Theater|Orchestra|Society|Mint|Centre|Center|Association|Laboratory|Laboratories)$"
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text."""
    if subject.chosen is None:
        return
    known = "\n".join(one.text for one in printed(subject) if one.section != "basics").casefold()
    for passage in lead(subject) if in_english(subject) else ():
        for match in _WISH.finditer(passage.masked):
            name = match["name"]
            if name.casefold() in known or not _is_firm(name, match[0]):
                continue
            yield CHECK.finding(
                f"“{name}” is addressed, and no entry has this name",
                place(subject, passage, *match.span("name")),
                path=passage.path,
                hint="leave the name out, or keep it in the letter",
            )
            break


def _is_firm(name: str, wish: str) -> bool:
    """Return whether a name is that of a firm, by its last word, or because somebody wants to join it."""
    return bool(_FIRM.search(name)) or (bool(_JOINING.search(wish)) and not _NO_FIRM.search(name))
