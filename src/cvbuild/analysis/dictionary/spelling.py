"""Misspelt German, French and Spanish words: the dictionary lacks them, and a slip leads to one that it has."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.language.corrections import Slip

__all__ = ["is_right", "misspelt", "unaccented_addresses"]

_LETTERS = {"de": "abcdefghijklmnopqrstuvwxyzäöüß", "fr": "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùüœ"}
_SPANISH = "abcdefghijklmnopqrstuvwxyzáéíóúñü"
_SOUNDS = (
    "aàâäáeéèêë",
    "eéèêëiíîï",
    "iíîïyj",
    "oóôöu",
    "uúûùü",
    "cçszß",
    "ckq",
    "bvwpf",
    "td",
    "ct",
    "gj",
    "mn",
    "nñ",
    "lr",
)
_WORD = re.compile(r"(?<![\w@/.\\$#'’-])[^\W\d_]{5,}(?![\w@/\\(]|[.-]\w)|(?<=\b[dlnsjmtDLNSJMT]['’])[^\W\d_]{5,}(?!\w)")
_LINKS = ("", "s", "es", "n", "en", "er")
_ACCENTS = {
    "de": {"a": "ä", "o": "ö", "u": "ü"},
    "fr": {"e": "éèê", "a": "âà", "c": "ç", "i": "îï", "o": "ô", "u": "ûù"},
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"},
}
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}
_MADE_OF_VERBS = ("eur", "euse", "age", "able", "ement", "ation")
_LONG = 9  # letters of a German noun that is hardly a name
_NO_UMLAUTS = str.maketrans("äöü", "aou")
_NO = "nicht"
_SAFE = 6
"""Shorter words with a capital may be names."""


_OF_KIND = re.compile(
    r"\b(?:races?|cépages?|variétés?|vaches|brebis|chèvres|fromages|razas?|variedad(?:es)?|uvas?|vacas|ovejas|quesos"
    r"|Rassen?|Rebsorten?|Sorten?)(?: (?!(?:de|des|du|la|le|les|del|der|die)\b)\w+(?:,| et| y| e| und))*[ ]$"
)
"""Before the name of a breed, a grape or a cheese, which is in no dictionary: “des races salers et aubrac”."""


def misspelt(text: str, language: str, known: Callable[[str], bool]) -> Iterator[Slip]:
    """Yield the misspelt words with the right ones; ``known`` takes a word in any case."""
    for match in _WORD.finditer(text):
        word = match[0]
        opens = not text[: match.start()].strip()
        capital = word[0].isupper() and not (opens and language != "de")
        name = (capital and (language != "de" or len(word) < _SAFE)) or bool(_OF_KIND.search(text[: match.start()]))
        if name or not word[1:].islower() or is_right(language, known, word):
            continue
        fit = functools.partial(_is_fit, known, word) if capital and not opens and language == "de" else known
        right = next((slip for slip in _slips(language, word) if fit(slip)), "")
        right = right or (_inside(known, word) if language == "de" else "")
        if right and not _is_reformed(word, right) and not (language == "es" and _is_other_gender(word, right)):
            yield match.start(), match.end(), right


def _is_fit(known: Callable[[str], bool], word: str, slip: str) -> bool:
    """Return whether a word may be meant by a German word with a capital, which may be a name.

    One letter makes names of short words, unless it is doubled, swapped or an umlaut: “Verden” is no slip for “Werden”.
    """
    if not known(slip) or len(word) >= _LONG:
        return known(slip)
    return sorted(word) == sorted(slip) or _bare(word) == _bare(slip)


def _bare(word: str) -> str:
    """Return a word with single letters and without umlauts."""
    return re.sub(r"(.)\1+", r"\1", word.lower().translate(_NO_UMLAUTS).replace("ß", "s"))


def _is_reformed(word: str, right: str) -> bool:
    """Return whether only a circumflex is missing that French need not have since 1990: "maitrise", "cout"."""
    return right.replace("î", "i").replace("û", "u") == word


def _is_other_gender(word: str, right: str) -> bool:
    """Return whether only the ending for a man or a woman differs: “tempranillo”, “tempranilla”."""
    return len(word) == len(right) and re.sub(r"[ao](?=s?$)", "", word) == re.sub(r"[ao](?=s?$)", "", right)


def is_right(language: str, known: Callable[[str], bool], word: str) -> bool:
    """Return whether the dictionary has a word, or what the word is made of."""
    if language == "de" and word.lower().startswith(_NO) and len(word) > 2 * len(_NO):
        rest = word[len(_NO) :]
        return known(rest) or known(re.sub(r"e[nmrs]?$", "", rest))
    if language == "de" and len(word) > _SAFE and not known(word) and any(map(known, _with_accents("de", word))):
        return False
    if known(word) or (language == "de" and _is_compound(known, word)):
        return True
    if language == "es" and _has_pronouns(known, word):
        return True
    if language in _FIELDS and _is_of_field(_FIELDS[language], known, word):
        return True
    return _is_prefixed(language, known, word) or (language == "fr" and _is_derived(known, word.replace("œ", "oe")))


_COMMON = (
    "multi|micro|mini|mono|pluri|radio|auto|inter|agro|bio|socio|neuro|cardio|anti|semi|super|ultra|macro|nano"
    "|infra|intra"
)
_PREFIXED = {
    "fr": re.compile(f"^(?:{_COMMON}|photo|télé|électro|hydro|thermo|géo|psycho|hyper|poly)"),
    "es": re.compile(f"^(?:{_COMMON}|foto|tele|electro|hidro|termo|geo|psico|hiper|poli)"),
}
"""Beginnings that any noun may have: “multipaires”."""
_REST = 4


def _is_prefixed(language: str, known: Callable[[str], bool], word: str) -> bool:
    prefix = _PREFIXED.get(language)
    rest = prefix.sub("", word.lower(), count=1) if prefix else word
    return _REST <= len(rest) < len(word) and (known(rest) or known(rest.removesuffix("s")))


_PRONOUNS = re.compile(r"(?:[mts]e|nos|os)?(?:l[aeo]s?|me|te|se|nos|os)")
_ACUTE = str.maketrans("áéíóú", "aeiou")


def _has_pronouns(known: Callable[[str], bool], word: str) -> bool:
    """Return whether a Spanish word is a verb with pronouns at its end: “serlo”, “adaptándose”, “entregárselas”."""
    for cut in range(2, len(word) - 1):
        verb = word[:cut].lower().translate(_ACUTE)
        if verb.endswith(("ar", "er", "ir", "ndo")) and _PRONOUNS.fullmatch(word, cut) and known(verb):
            return True
    return False


_FIELDS = {
    "fr": {"graphe": "graphie", "logue": "logie", "scope": "scopie", "mètre": "métrie", "thérapeute": "thérapie"},
    "es": {
        "grafo": "grafía",
        "grafa": "grafía",
        "logo": "logía",
        "loga": "logía",
        "scopio": "scopia",
        "metro": "metría",
        "terapeuta": "terapia",
    },
}
"""Endings of devices and professions, with those of the fields that they belong to."""


def _is_of_field(endings: dict[str, str], known: Callable[[str], bool], word: str) -> bool:
    """Return whether a word names a device or a profession of a known field: “échographe” of “échographie”."""
    single = word.removesuffix("s").lower()
    return any(single.endswith(one) and known(single.removesuffix(one) + of) for one, of in endings.items())


def _is_derived(known: Callable[[str], bool], word: str) -> bool:
    """Return whether a French word is made of a verb: “zingueur”, “alternante”."""
    single = word.removesuffix("s")
    if single.endswith("eure") and known(single.removesuffix("e")):
        return True  # the form of a title for a woman: “ingénieure”
    for ending in _MADE_OF_VERBS:
        stem = single.removesuffix(ending)
        if stem != single and len(stem) > 3 and (known(f"{stem}er") or known(f"{stem.replace('et', 'ét')}er")):
            return True
    return known(word) or (single.endswith("ante") and known(single.removesuffix("e")))


_NO_TAILS = frozenset(("ungen", "schafft", "schaffen", "raus", "rausschauende", "igkeit"))
"""Words of the dictionary that end a word with a slip: “Belegschafft”, “Storungen”."""


def _is_compound(known: Callable[[str], bool], word: str) -> bool:
    """Return whether a German word is made of words that the dictionary has, with linking letters."""
    for cut in range(len(word) - 4, 2, -1):
        tail = word[cut:]
        if tail not in _NO_TAILS and (known(tail.capitalize()) or known(tail)):
            head = word[:cut]
            if any(_is_part(known, head.removesuffix(link)) for link in _LINKS if head.endswith(link)):
                return True
    return False


def _is_part(known: Callable[[str], bool], head: str) -> bool:
    if len(head) < 3:
        return False
    simple = known(head.capitalize()) or known(head) or known(f"{head}e") or known(f"{head}en")
    return simple or (len(head) > 6 and _is_compound(known, head))


def _inside(known: Callable[[str], bool], word: str) -> str:
    """Return a German compound whose last part has a slip."""
    for cut in range(4, len(word) - 5):
        head, tail = word[:cut], word[cut:]
        if any(_is_part(known, head.removesuffix(link)) for link in _LINKS if head.endswith(link)):
            for slip in _slips("de", tail):
                if known(slip.capitalize()) and len(slip) > 4:
                    return head + slip
    return ""


def _with_accents(language: str, word: str) -> Iterator[str]:
    """Yield the word with one or two of the accents or umlauts that it may have lost: “uber”, “Loesung”, “securite”."""
    accents = _ACCENTS.get(language, {})
    places = [(at, accent) for at, letter in enumerate(word) for accent in accents.get(letter.lower(), "")]
    for at, accent in places:
        yield word[:at] + _as(word[at], accent) + word[at + 1 :]
    if language == "de":
        yield from (word[:at] + _as(word[at], _UMLAUTS[two.lower()]) + word[at + 2 :] for at, two in _digraphs(word))
    for number, (at, accent) in enumerate(places):
        for after, other in places[number + 1 :] if language == "fr" else ():
            if at != after:
                yield word[:at] + _as(word[at], accent) + word[at + 1 : after] + other + word[after + 1 :]


def _digraphs(word: str) -> list[tuple[int, str]]:
    return [(at, word[at : at + 2]) for at in range(len(word) - 1) if word[at : at + 2].lower() in _UMLAUTS]


def _as(written: str, right: str) -> str:
    return right.upper() if written.isupper() else right


def _slips(language: str, word: str) -> Iterator[str]:
    """Yield the words from which one slip makes this word.

    Slips are swapped, missing, doubled and superfluous letters, accents, and letters of like sound. With any other
    letter in the place of one, names would be taken for slips.
    """
    yield from _with_accents(language, word)
    letters = _LETTERS.get(language, _SPANISH)
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    yield from (a + other + b[1:] for a, b in cuts for other in _alike(b[0]) if other in letters)
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1 and b[0] != b[1])
    yield from (a + letter + b for a, b in cuts for letter in letters)
    yield from (a + b[1:] for a, b in cuts if b[1:] or b == a[-1] or b in "eht")
    if language == "de":
        yield from (a + "ß" + b[2:] for a, b in cuts if b.startswith("ss"))
        yield from (a + "ss" + b[1:] for a, b in cuts if b.startswith("ß"))


def _alike(letter: str) -> str:
    """Return the letters of like sound, with all accents."""
    return "".join(group.replace(letter, "") for group in _SOUNDS if letter in group)


_ADDRESS = re.compile(r"(?<![\w@/.-])[a-zñ]{4,}[ae]s(?![\w@/-]|\.\w)")


def unaccented_addresses(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield Spanish nouns without their accent, which are forms of address of a verb: “nominas”, “publicas”.

    A CV never addresses its reader like that.
    """
    for match in _ADDRESS.finditer(text):
        word = match[0]
        if not words.lemma(word).endswith(("ar", "er", "ir")):
            continue
        right = next(
            (one for one in _with_accents("es", word) if words.known(one) and not words.lemma(one).endswith("r")), ""
        )
        if right:
            yield (*match.span(), right)
