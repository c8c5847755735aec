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
from cvbuild.analysis.facts.printed import body, lead, printed
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("T106", "addressed-elsewhere", Severity.WARNING, letters=False)

_WISH = lazy_pattern(
    r"\b(?i:excited|eager|keen|thrilled|delighted|hop(?:e|es|ing)|look(?:s|ing)?\sforward|ready"
    r"|want(?:s|ing)?|wish(?:es|ing)?"
    r"|would\s(?:love|like|bring)|aim(?:s|ing)?|seek(?:s|ing)?|apply(?:ing)?|interested|motivated|passionate)\b"
    r"[^.;]{0,60}?\b(?i:join(?:ing)?|to|at|with|for|in|of)\s(?:(?i:the|your)\s)?"
    r"(?P<name>(?:[A-Z][\w&’'-]*)(?:\s(?:(?:of|and|&|for|de)\s)?[A-Z][\w&’'-]*){0,4})"
)
_JOINING = lazy_pattern(
    r"\bjoin|\bwould\s(?:love|like)\sto\s[^.;]{2,40}\s(?:at|for|with)\s|\b(?:team|role|position|opportunity|post|mission|bring\s[^.;]{2,40}|contribute|working?|work)\s(?:at|to|of|for|with)\b",
    re.IGNORECASE,
)
_HOPE = lazy_pattern(
    r"\b(?:I\swould|would\s(?:love|like|bring)|excited\sto|eager\sto|keen\sto|look(?:ing)?\sforward)\b", re.IGNORECASE
)
"""A wish in the text of an entry, where it is a remnant of a letter."""
_NO_FIRM = lazy_pattern(
    r"\b(?:[A-Z]{2,}|English|German|French|Spanish|Python|Java|Europe|Asia|Africa|America|States"
    r"|Kingdom|London|Paris|Berlin|York)\b"
)
_FIRM = lazy_pattern(
    r"\b(?:Inc|Ltd|LLC|GmbH|Group|Company|Corporation|Department|University|College|School|Schools"
    r"|Hospital|Clinic|Museum|Gallery"
    r"|Council|Bank|Trust|Foundation|Institute|Agency|Studio|Studios|Labs?|Partners|Systems"
    r"|Technologies|Health|Services|Logistics"
    r"|Works|Airlines|Hotels?|Library|Theatre|Theater|Orchestra|Society|Mint|Centre|Center|Association"
    r"|Laboratory|Laboratories)$"
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text."""
    if subject.chosen is None:
        return
    if not in_english(subject):
        yield from _elsewhere(subject)
        return
    below = [one for one in printed(subject) if one.section != "basics"]
    for passage in (*lead(subject), *(one for one in body(subject) if _HOPE.search(one.masked))):
        known = "\n".join(one.text for one in below if one is not passage).casefold()
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


_NAME = r"(?P<name>[A-ZÀ-Þ][\w&’'-]+(?:\s(?:(?:de|del|de\sla|du|des|der|und|et|y|&)\s)?[A-ZÀ-Þ][\w&’'-]*){0,4})"
_WISHES = {
    "de": lazy_pattern(
        r"\b(?i:möchte|suche|würde|freue\smich|bewerbe|Bewerbung|Ziel|interessiere|interessiert|gerne|gern"
        r"|strebe|wünsche|einbringen|gespannt"
        r"|motiviert)\b[^.;]{0,80}?\b(?:bei\sder|bei\sden|beim|bei|für\sdie|für\sdas|in\sder|im\sTeam\sder"
        r"|von|der|die)\s" + _NAME
    ),
    "fr": lazy_pattern(
        r"\b(?i:souhait\w*|désir\w*|rejoindre|intégrer|aimerais|voudrais|motivée?|envie|candidat\w*|mettre"
        r"|intéressée?|objectif|recherche)\b"
        r"[^.;]{0,80}?\b(?:chez|de|du|à|au|rejoindre|intégrer|dans|pour|avec|d[’']|la|le|l[’'])\s?" + _NAME
    ),
    "es": lazy_pattern(
        r"\b(?i:dese\w+|quier\w+|quisiera|busc\w+|gustaría|incorporar\w*|unir\w*|aspir\w+|ilusión"
        r"|interesad[oa]|motivad[oa]|aportar|candidat\w+"
        r"|objetivo)\b[^.;]{0,80}?\b(?:a|en|de|del|con|al|para|la|el)\s" + _NAME
    ),
}
"""A wish beside a name in other languages; the name counts if it is that of a firm, or somebody wants to join it."""
_FIRMS = lazy_pattern(
    r"\b(?:GmbH|AG|KG|SE|SA|SAS|SARL|SL|SLU|UG|eG|Gruppe|Group|Groupe|Grupo|Stiftung|Fondation"
    r"|Fundación|Klinik\w*|Clinique|Clínica|Hospital|Hôpital"
    r"|Universität|Université|Universidad|Hochschule|Institut|Instituto|Versicherung\w*|Bank|Banque"
    r"|Banco|Werke|Stadtwerke|Museum|Musée|Museo|Verlag"
    r"|Éditions|Editorial|Logistik|Logistique|Logística|Energie|Énergie|Energía|Pharma|Consulting"
    r"|Laboratoires?|Laboratorios|Bau|Technik|Systeme"
    r"|Solutions|Partner|Assurances?|Seguros|Hotel|Hôtel|Hoteles|Hotels|Airlines|Studio|Agentur|Agence"
    r"|Agencia|Ayuntamiento|Mairie|Colegio|Lycée)\b"
)
_JOINS = lazy_pattern(r"\b(?i:rejoindre|intégrer|incorporar\w*|unir(?:me|se))\b")
_PHRASES = {
    "de": lazy_pattern(
        r"\b(?:freue\sich\smich|Sehr\sgeehrte|mit\sfreundlichen\sGrüßen|(?:Gespräch"
        r"|Vorstellungsgespräch)\smit\sIhnen|Ihr(?:em|e[mnrs]?)?\s(?:Haus|Unternehmen"
        r"|Team|Ausschreibung|Anzeige|Stellenanzeige)\w*|bei\sIhnen|Ihre\sStellenausschreibung)\b"
    ),
    "fr": lazy_pattern(
        r"\b(?:votre\s(?:entreprise|équipe|société|établissement|annonce|offre|structure|maison|groupe"
        r"|cabinet|école|service)|vos\séquipes"
        r"|Dans\sl[’']attente|vous\srencontrer|Madame,\sMonsieur|Cordialement|salutations\sdistinguées"
        r"|au\ssein\sde\svotre)\b",
        re.IGNORECASE,
    ),
    "es": lazy_pattern(
        r"\b(?:su\s(?:empresa|equipo|compañía|oferta|anuncio|organización)\s(?=[a-z]*(?:me|sería|es\b"
        r"|para))|vuestr[oa]s?\s\w+|quedo\sa\s(?:su|vuestra)\sdisposición"
        r"|Estimad[oa]s?\s\w+|atentamente|reunirme\scon\sustedes|con\sustedes|en\sespera\sde)\b",
        re.IGNORECASE,
    ),
}
"""Phrases of a letter, which address somebody."""


def _elsewhere(subject: Subject) -> Iterator[Finding]:
    """Yield the names and phrases of a letter in headline, summary and sentences of other languages."""
    known = "\n".join(one.text for one in printed(subject) if one.section != "basics").casefold()
    for passage in lead(subject):
        wishes, phrases = _WISHES.get(passage.language), _PHRASES.get(passage.language)
        if wishes is None or phrases is None:
            return
        found = next((one for one in wishes.finditer(passage.masked) if _is_addressed(one, known)), None)
        phrase = None if found else phrases.search(passage.masked)
        if found:
            message, span = f"“{found['name']}” is addressed, and no entry has this name", found.span("name")
        elif phrase:
            message, span = f"“{phrase[0]}” addresses somebody, as a letter does", phrase.span()
        else:
            continue
        where = place(subject, passage, *span)
        yield CHECK.finding(message, where, path=passage.path, hint="leave it out, or keep it in the letter")


def _is_addressed(match: re.Match[str], known: str) -> bool:
    name = match["name"]
    joins = bool(_JOINS.search(match[0])) and len(name) > 3
    return name.casefold() not in known and (bool(_FIRMS.search(name)) or joins)


def _is_firm(name: str, wish: str) -> bool:
    """Return whether a name is that of a firm, by its last word, or because somebody wants to join it."""
    return bool(_FIRM.search(name)) or (bool(_JOINING.search(wish)) and not _NO_FIRM.search(name))
