"""Number and gender of French articles, nouns, adjectives and participles, by their endings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

__all__ = ["disagreements"]

_NUMBER = (
    r"\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    r"|cinquante"
)
_SEVERAL = r"les|des|aux|ces|ses|mes|nos|plusieurs|quelques|différentes|différents|certains|certaines"
_SINGULAR_END = (
    r"(?:[tsx]ion|(?<!\bcom)ment|teur|seur|trice|euse|ance|ence|ité|age|ier|ière|ien|ienne|ique|iste"
    r"|aire|oire|ive|elle|ante"
    r"|dossier|client|patient|projet|élève|équipe|site|personne|entreprise|collaborateur|salarié"
    r"|employé|magasin|produit"
    r"|logement|enfant|étudiant|contrat|outil|cadre|ouvrier|vendeur|agent|fournisseur|partenaire)"
)
_PLURAL_END = (
    r"(?:[tsx]ions|ments|teurs|seurs|trices|euses|ances|ences|ités|ages|iers|ières|iens|iennes|iques"
    r"|istes|aires|ives|elles"
    r"|dossiers|clients|patients|projets|élèves|équipes|sites|personnes|entreprises|collaborateurs|salariés|employés)"
)
_FEMININE = (
    r"(?:[a-zéèêâîôû]+(?:[tsx]ion|ance|ence|ière|ette|euse|trice)s?|équipes?|entreprises?"
    r"|marchandises?|personnes?|machines?"
    r"|ventes?|offres?|lignes?|mesures?|usines?|tâches?|données|compétences?|études?|matières?|affaires?|procédures?"
    r"|structures?|ressources?|pratiques?|politiques?|demandes?|commandes?|classes?|écoles?|familles?"
    r"|activités|unités?)"
)
_MASCULINE = (
    r"(?:[a-zéèêâîôû]+(?:(?<!ll)ement|isme)s?|projets?|clients?|dossiers?|contrats?|produits?"
    r"|services?|outils?|chantiers?|marchés?"
    r"|réseaux?|bâtiments?|logiciels?|systèmes?|processus|programmes?|budgets?|ateliers?|documents?|rapports?|salariés"
    r"|fournisseurs?|magasins?|comptes?|sites?)"
)
_MALE_ADJECTIVE = (
    r"(?:[a-zéèê]+(?:onnel|ional|onal|cial|tial|oral|ural|aux|eux|if)s?|européens?|quotidiens?|humains?|certains)"
)
r"|quotidiens?|humains?|certains)"
_FEMALE_ADJECTIVE = r"(?:[a-zéèê]+(?:elle|ale|euse|ive|enne)s?)"
_WORD = r"[a-zàâçéèêëîïôûùœ]"
_OBJECT = rf"(?=(?:la|le|les|une?|des|du|plus|chaque|{_NUMBER})\b|l['’])"
_CLOSED = r"(?= (?:de|des|du|en|à|au|par|pour|et|qui|dont|sur|avec|dans|chez)\b| d['’]|[.,;)]|$)"
_AFTER_NUMBER = (
    "mille|cent|pour|dans|avec|chez|entre|sont|environ|contre|autre|chaque|dont|voire|grâce|ainsi|selon|avant|afin|parmi"
    "|comme|million|milliard|puis|donc|soit|même|euro|seulement|maximum|minimum"
)
_ENGLISH = (
    "team|data|product|business|stock|web|sales|account|project|quality|power|soft|hard|key|user|full|front|back|chief"
)
_INVARIABLE = (
    "temps corps mois prix bras avis choix univers parcours processus accès succès progrès poids dos pays"
    " cours cas fils"
    " puis dans plus sans sous hors très après dès depuis vers chez discours secours recours retours concours repas bas"
    " propos procès os français anglais sens travers tiers relais palais mépris compris pris mis dessous dessus"
)


class _Rule(Struct, frozen=True):
    """A pattern with the wrong word ``w``, and the right word for it."""

    pattern: re.Pattern[str]
    right: Callable[[str], str]


def _plural(word: str) -> str:
    return f"{word}s"


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _feminine(word: str) -> str:
    """Return the feminine of an adjective in its number."""
    if word.endswith("aux"):
        return f"{word[:-3]}ales"
    if word.endswith("eux"):
        return f"{word[:-3]}euses"
    stem, many = word.removesuffix("s"), "s" if word.endswith("s") else ""
    ending = {"el": "elle", "if": "ive", "en": "enne"}.get(stem[-2:])
    return f"{stem[:-2]}{ending}{many}" if ending else f"{stem}e{many}"


def _masculine(word: str) -> str:
    """Return the masculine of an adjective in its number."""
    stem, many = word.removesuffix("s"), "s" if word.endswith("s") else ""
    if stem.endswith("euse"):
        return f"{stem[:-4]}eux"
    if stem.endswith("ale") and many:
        return f"{stem[:-3]}aux"
    for ending, right in (("elle", "el"), ("enne", "en"), ("ive", "if"), ("e", "")):
        if stem.endswith(ending):
            return f"{stem.removesuffix(ending)}{right}{many}"
    return word


def _other_article(word: str) -> str:
    return {"un": "une", "une": "un", "le": "la", "la": "le", "du": "de la", "au": "à la"}[word.lower()]


_RULES = (
    _Rule(re.compile(rf"(?i:\b(?:{_SEVERAL})) (?P<w>(?-i:{_WORD}*{_SINGULAR_END}))(?![\w-])"), _plural),
    _Rule(
        re.compile(
            rf"(?i:\b(?:de|dont|et|avec|encadre|gère|forme|suit|d['’]une vingtaine de) )(?!1\b)(?:{_NUMBER})"
            rf" (?P<w>{_WORD}*{_SINGULAR_END})(?![\w-])"
        ),
        _plural,
    ),
    _Rule(
        re.compile(rf"(?i:\b(?:une?|chaque|cette?|ce|son|sa|mon|ma)) (?P<w>(?!tiers\b){_WORD}*{_PLURAL_END})(?![\w-])"),
        _singular,
    ),
    _Rule(
        re.compile(
            rf"(?<!qui )(?<!ne )(?<!je )(?<!il )(?<!elle )(?<!nous )(?<!vous )\b(?P<w>leur)"
            rf" (?!(?:{'|'.join(_INVARIABLE.split())})\b){_WORD}{{3,}}s(?![\w-])"
        ),
        _plural,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w.,/-])(?<!niveau )(?<!article )(?<!version )(?<!catégorie )(?<!phase )(?<!étape )"
            rf"(?<!lot )(?<!type )(?<!norme )"
            rf"(?!(?:19|20)\d\d )(?:[2-9]|[1-9]\d+|\d{{1,3}}[\u00a0\u202f ]\d{{3}}|{_NUMBER.partition('|')[2]})"
            rf" (?P<w>(?!(?:{_AFTER_NUMBER}|(?!client|patient"
            rf"|agent|permanent|adhérent|résident|adolescent|président|parent"
            rf"|étudiant){_WORD}+(?<!m)ent)\b){_WORD}{{3,}}[^\Wsxz\d]){_CLOSED}"
        ),
        _plural,
    ),
    _Rule(
        re.compile(
            rf"(?i:\b(?:les|des|aux|ces)) (?P<w>(?!(?:{_NUMBER}|tout|non|bien|peu|mieux"
            rf"|{_ENGLISH})\b){_WORD}{{2,}}[^\Wsxz\d](?<!er)(?<!oir)(?<!faire)(?<!ndre))"
            rf" (?!(?:dans|sans|vers|très|plus|moins|puis|depuis|après|dès|sous|hors|ces|ses|mes|les"
            rf"|des)\b){_WORD}{{3,}}s(?![\w-])"
        ),
        _plural,
    ),
    _Rule(
        re.compile(rf"\b(?i:une|cette) (?!fois\b){_WORD}{{3,}} (?P<w>{_WORD}{{2,}}[^\Wt]é){_CLOSED}"),
        lambda word: f"{word}e",
    ),
    _Rule(
        re.compile(
            rf"\b(?i:un) {_WORD}{{3,}} (?P<w>(?!journée|soirée|année|entrée|durée|idée|musée"
            rf"|lycée){_WORD}{{2,}}ée){_CLOSED}"
        ),
        lambda word: word.removesuffix("e"),
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?<!de )(?<!d['’])(?<!en )(?<!à )(?<!et ){_FEMININE} (?P<w>(?!personnel\b"
            rf"|matériel\b){_MALE_ADJECTIVE})(?![\w-])"
        ),
        _feminine,
    ),
    _Rule(
        re.compile(
            rf"(?<![\w-])(?<!de )(?<!d['’])(?<!en )(?<!à )(?<!et ){_MASCULINE} (?P<w>{_FEMALE_ADJECTIVE})(?![\w-])"
        ),
        _masculine,
    ),
    _Rule(
        re.compile(r"(?<![\w-])(?i:(?P<w>un|le|du|au)) [a-zéèêâîôû]{2,}(?<!b)[ts]ion(?![\w-])"),
        _other_article,
    ),
    _Rule(
        re.compile(r"(?<![\w-])(?i:(?P<w>un)) (?:équipe|entreprise|étude|école|offre|unité|usine)\b"), _other_article
    ),
    _Rule(re.compile(r"(?<![\w-])(?i:(?P<w>une|la)) [a-zéèêâîôû]{3,}(?:ement|isme)(?![\w-])"), _other_article),
    _Rule(
        re.compile(rf"(?:^(?:A|Ai|J['’]ai)|\b(?:j['’]ai|ont|avons)) (?P<w>(?!été){_WORD}{{2,}}é(?:es|e|s)) {_OBJECT}"),
        lambda word: word.rstrip("s").removesuffix("e"),
    ),
    _Rule(
        re.compile(
            rf"(?i:\b(?:une?|cette?|ce|chaque|la|le)) (?:{_WORD}+[^\Ws] )?{_WORD}+[^\Ws] qui"
            rf" (?P<w>(?!{_WORD}*(?:vient|tient|ment|sent)\b){_WORD}{{3,}}ent)\b(?! à\b)"
        ),
        lambda word: word.removesuffix("nt"),
    ),
)


def disagreements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word in the wrong number or gender, with the right word."""
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            yield *match.span("w"), rule.right(match["w"])
