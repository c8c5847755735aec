"""The process that proofreads: the only module that imports Harper and simplemma. Run by :mod:`proofreading`.

It has its own process because both take a second to load, and because Harper prints notes of its own. It reads
``{"language", "dialect", "texts"}`` as JSON and writes a list for each text, of ``[start, end, right, rule]``.
"""

from __future__ import annotations

import functools
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cvbuild.analysis.grammar.dictionary import Dictionary

__all__ = ["proofread"]

Found = list[int | str]

_BLOT = "\ufffc"
_STYLE = frozenset(("Enhancement", "Formatting", "Readability", "Redundancy", "Regionalism", "Spelling", "Style"))
"""The kinds of Harper's rules that are about taste, not about right and wrong."""
_UNFIT = frozenset(
    (
        # our own checks decide: C102, C104, C106, C208, C209, C215, C217, C301
        *("AnA", "CommaFixes", "Dashes", "OrthographicConsistency", "OxfordComma", "RepeatedWords", "Regionalisms"),
        *("SentenceCapitalization", "Spaces", "SpellCheck", "ToTo", "UseTitleCase"),
        # wrong on clean CVs: terms of trades, clauses without a subject, counts
        *("CompoundNouns", "DisjointPrefixes", "MergeWords", "MissingDeterminer", "MissingPreposition", "MissingTo"),
        *("ModalBeAdjective", "PhrasalVerbAsCompoundNoun", "QuantifierNumeralConflict", "RoadMap", "SplitWords"),
        *("WhomSubjectOfVerb", "NoFrenchSpaces", "ProperNouns", "TransposedSpace"),
    )
)
_RIGHT = frozenset(("every one", "any one"))
"""Words that are right as they are: “keeps notes on every one”."""
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
_CASE = "the words before it need another case"
_FOREIGN = "this word is of another language"
_LOST = "a small word is missing after it"
_ODD = "no noun before it has its gender and number"
_NO = "nicht"
_SAFE = 6
"""Shorter words with a capital may be names."""


def proofread(language: str, dialect: str, texts: list[str]) -> list[list[Found]]:
    """Return the slips of each text; none in a language that no library is here for."""
    read = _english(dialect) if language == "en" else _dictionary(language)
    return [list(read(text)) for text in texts]


def _english(dialect: str) -> Callable[[str], Iterator[Found]]:
    import harper

    names = {"en-gb": 1, "en-ie": 1, "en-za": 1, "en-au": 2, "en-nz": 2, "en-ca": 3, "en-in": 4}
    linter = harper.Linter(names.get(dialect.lower(), 0))
    rules = linter.get_lint_config()
    linter.set_lint_config({**rules, **dict.fromkeys(filter(_is_unfit, rules), False)})  # spelling takes most time
    return lambda text: _grammar(linter, text)


def _is_unfit(rule: str) -> bool:
    return rule in _UNFIT or rule.startswith("Expand")


def _grammar(linter: Any, text: str) -> Iterator[Found]:
    for rule, lints in linter.organized_lints(text, language="plaintext").items():
        for lint in lints if not _is_unfit(rule) else ():
            start, end = lint.span.start, lint.span.end
            around = text[max(start - 2, 0) : end + 2]
            if _BLOT in around or lint.lint_kind in _STYLE:
                continue
            if lint.problem_text.lower() in _RIGHT:
                continue
            if _is_right_that(lint.message, text[:start]):
                continue
            if not (rule == "MassNouns" and " " in lint.problem_text):  # "a liking" is right
                right = lint.suggestions[0].replacement_text if lint.suggestions else ""
                yield [start, end, right, lint.message]


_COMPARATIVE = re.compile(
    r"(?:\b(?:more|less|fewer|better|worse|rather|other|sooner|further|farther)|(?:[a-z]{2,}[^aeiou]|e)ier"
    r"|\b(?:larg|small|high|low|fast|slow|long|short|young|old|strong|weak|great|cheap|light|hard|soft|wid|near|quick|clos|lat|saf"
    r"|bigg|fewer|newer|fin|rich|poor|dark|clear|deep|warm|cold|tall|narrow|broad|simpl|smart|tight|thick|thin)er)\s$"
)


def _is_right_that(message: str, ahead: str) -> bool:
    """Return whether a “that” is taken for a “than” after a noun in “er”: “a pale lager that is …”."""
    return "should use" in message and "than" in message and not _COMPARATIVE.search(ahead.casefold())


def _dictionary(language: str) -> Callable[[str], Iterable[Found]]:
    import simplemma

    from cvbuild.analysis.grammar.dictionary import Dictionary
    from cvbuild.analysis.grammar.foreign_words import foreign_words

    def known(word: str) -> bool:
        return bool(simplemma.is_known(word, lang=language)) or bool(simplemma.is_known(word.lower(), lang=language))

    def nouns(text: str) -> Iterator[Found]:
        def lemma(word: str) -> str:
            return str(simplemma.lemmatize(word, lang=language))

        yield from _small_nouns(lemma, text)
        yield from _series_nouns(lemma, text)
        yield from _second_nouns(lemma, text)
        yield from _small_infinitives(lemma, text)
        listed = functools.partial(simplemma.is_known, lang=language)
        yield from _without_hyphen(listed, lemma, text)
        yield from _counted_singulars(listed, lemma, text)
        yield from _genitives(listed, lemma, text)
        yield from _compounds_apart(lambda word: bool(simplemma.is_known(word, lang=language)), text)

    words = Dictionary(known, lambda word: str(simplemma.lemmatize(word, lang=language)))

    def elsewhere(other: str, word: str) -> bool:
        return bool(simplemma.is_known(word, lang=other))

    def others(text: str) -> Iterator[Found]:
        own = functools.partial(_right, language, known)
        yield from _with(_FOREIGN, foreign_words(text, language, known, own, elsewhere))
        yield from _disagreeing(text, language, words)
        if language == "de":
            yield from nouns(text)
        if language == "es":
            yield from _addresses(lambda word: str(simplemma.lemmatize(word, lang="es")), known, text)

    return lambda text: [*_misspelt(language, known, text), *others(text)]


def _disagreeing(text: str, language: str, words: Dictionary) -> Iterator[Found]:
    """Yield what does not fit the words beside it."""
    from cvbuild.analysis.grammar import german_capitals, german_cases, german_gaps, romance_gaps, romance_participles

    if language == "de":
        yield from _with("", german_capitals.small_nouns(text, words))
        yield from _with(_CASE, german_cases.wrong_cases(text, words))
        yield from _with(_LOST, german_gaps.lost_words(text, words))
    else:
        yield from _with(_LOST, romance_gaps.lost_prepositions(text, language, words))
        yield from _with(_ODD, romance_participles.misplaced_participles(text, language, words))


def _with(rule: str, slips: Iterable[tuple[int, int, str]]) -> Iterator[Found]:
    for start, end, right in slips:
        yield [start, end, right, rule]


_ADDRESS = re.compile(r"(?<![\w@/.-])[a-zñ]{4,}[ae]s(?![\w@/-]|\.\w)")


def _addresses(lemma: Callable[[str], str], known: Callable[[str], bool], text: str) -> Iterator[Found]:
    """Yield Spanish nouns without their accent, which are forms of address of a verb: “nominas”, “publicas”.

    A CV never addresses its reader like that.
    """
    for match in _ADDRESS.finditer(text):
        word = match[0]
        if not lemma(word).endswith(("ar", "er", "ir")):
            continue
        right = next((one for one in _with_accents("es", word) if known(one) and not lemma(one).endswith("r")), "")
        if right:
            yield [*match.span(), right, ""]


_NOUN_PLACE = re.compile(
    r"\b(?:ohne|mit|für|durch|gegen|von|bei|zur|zum|im|vom|des|den|dem|ein|einen|einem|einer|eines"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht"
    r"|neun|zehn|elf|zwölf|\d+) (?P<word>[a-zäöüß]{5,})(?= (?:und|in|im|von|mit|für|zu|auf|bei|an|der|des"
    r"|sowie|aus|nach)\b|[.,;)]|$)"
)


_AMONG_NOUNS = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß]{3,}(?:,| und| sowie) (?P<word>[a-zäöüß]{5,})(?=(?:, [A-ZÄÖÜ]| (?:und"
    r"|sowie) [A-ZÄÖÜ][a-zäöüß]+(?! \w+(?:en|te|t)\b)))"
    r"|\b[A-ZÄÖÜ][a-zäöüß]{3,}, [A-ZÄÖÜ][a-zäöüß]{3,} (?:und|sowie) (?P<last>[a-zäöüß]{5,})(?=[.;)]|$)"
)
"""A word in a series of nouns: “Flächennutzung, bestände und Lieferfähigkeit”."""


def _series_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield German nouns in lower case in a series of nouns."""
    for match in _AMONG_NOUNS.finditer(text):
        name = "word" if match["word"] else "last"
        word = match[name]
        if lemma(word.capitalize())[:1].isupper() and not word.endswith(
            ("liche", "ische", "ige", "iges", "te", "ten", "ung")
        ):
            yield [*match.span(name), word.capitalize(), ""]


_SECOND_NOUN = re.compile(
    r"^[A-ZÄÖÜ][a-zäöüß-]+ (?:an|von|mit|für|bei|der|von den|an den) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][\w-]+"
    r" (?:und|sowie|oder) (?P<word>[a-zäöüß]{4,}en)\.?$"
)


def _second_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield a plural in lower case at the end of a line of nouns: “Fehlersuche an Förderbändern und pressen”."""
    match = _SECOND_NOUN.match(text)
    noun = match["word"].capitalize() if match else ""
    found = lemma(noun) if noun else ""
    if match and found != noun and found[:1].isupper() and not noun.startswith(("Ander", "Weiter", "Viel")):
        yield [*match.span("word"), noun, ""]


_TWO_NOUNS = re.compile(
    r"\b(?:der|die|das|den|dem|des|eine?[rnms]?|im|zur|zum|vom"
    r"|beim) (?P<both>(?P<first>[A-ZÄÖÜ][a-zäöüß]{3,}) (?P<second>[A-ZÄÖÜ][a-zäöüß]{3,}))(?! [A-ZÄÖÜ])"
    r"(?![\w-])"
)
_NAMERS_WORDS = """
abteilung projekt team firma verein marke linie gruppe bereich fach thema schule hotel restaurant stadt software
system programm stufe niveau
"""
_NAMERS = frozenset(_NAMERS_WORDS.split())
"""Nouns before which a name is: “die Abteilung Einkauf”."""


def _compounds_apart(known: Callable[[str], bool], text: str) -> Iterator[Found]:
    """Yield two German nouns that are one word: “für die Personal Abteilung”."""
    for match in _LINKED_APART.finditer(text):
        if known(match["second"]) or known(match["second"].lower()):
            yield [*match.span(), match["first"] + match["second"].lower(), ""]
    for match in _TWO_NOUNS.finditer(text):
        joined = match["first"] + match["second"].lower()
        if match["first"].lower() not in _NAMERS and known(joined):
            yield [*match.span("both"), joined, ""]


_LINKED_APART = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÄÖÜ][a-zäöüß]{2,}(?:ungs|heits|keits|schafts|tions|sions|täts))"
    r" (?P<second>[A-ZÄÖÜ][a-zäöüß]{3,})"
    r"(?![\w-])"
)
"""Two parts of a German compound, of which the first has the letter that links them."""
_COUNTED = re.compile(
    r"(?<![\w.,-])(?P<before>[^\W\d_][\w-]* |^)(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|(?!(?:19|20)\d\d )(?:[2-9]|[1-9]\d+)|mehreren?|vielen?|einigen?)"
    r" (?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])(?! [A-ZÄÖÜ])"
)
_NO_PLURAL = re.compile(
    r"(?:e[rln]|[sn]|ung|heit|keit|schaft|tion|sion|ität|prozent|euro|meter|liter|uhr|mann|stück|paar|grad|kilo|pfund|dutzend"
    r"|mal|fuß|blatt|bar|watt|volt|ampere|hertz|byte|hektar|karat|zoll|cent|lux|tausend|hundert|prozentpunkt|gramm|bit"
    r"|personal|vieh|publikum|obst|material|geld|volk|milch|wild)$"
)
_ENDINGS = ("e", "n", "en", "s", "er", "se", "nen")
_AS_IN_PLURAL = str.maketrans("aou", "äöü")


def _counted_singulars(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield German nouns in the singular after a count: “drei Montagetrupp”."""
    for match in _COUNTED.finditer(text):
        noun = match["noun"]
        if _NO_PLURAL.search(noun.lower()) or (match["before"][:1].isupper() and match.start() > 0):
            continue
        tail = next((noun[at:].capitalize() for at in range(len(noun) - 3) if known(noun[at:].capitalize())), "")
        stems = (_with_umlaut(tail), tail) if tail and lemma(tail) == tail else ()
        plurals = (stem + ending for stem in stems for ending in _ENDINGS)
        adjective = noun.endswith(("nde", "te")) and known(f"{noun}r")  # “zwei Auszubildende” is right
        right = next((one for one in plurals if known(one) and lemma(one) == tail and not adjective), "")
        if right:
            whole = right if len(tail) == len(noun) else noun[: len(noun) - len(tail)] + right.lower()
            yield [*match.span("noun"), whole, ""]


def _with_umlaut(noun: str) -> str:
    """Return a noun with an umlaut in its last syllable that can have one: Rechtsanwält, Räum."""
    at = max(noun.rfind("au"), noun.rfind("a"), noun.rfind("o"), noun.rfind("u") if "au" not in noun else -1)
    return noun[:at] + noun[at].translate(_AS_IN_PLURAL) + noun[at + 1 :] if at > 0 else noun


_IN_DATIVE = re.compile(
    r"\b(?:dem|beim|vom|zum|im|am|einem|meinem|unserem|ihrem|seinem) (?:[a-zäöüß]+en )?"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{4,}s)(?![\w-])"
    r"(?! [A-ZÄÖÜ])"
)


def _genitives(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield German genitives where only a dative can be: “beim Netzbetreibers”."""
    for match in _IN_DATIVE.finditer(text):
        noun = match["noun"]
        tail = next((noun[at:].capitalize() for at in range(len(noun) - 4) if known(noun[at:].capitalize())), "")
        right = lemma(tail) if tail else ""
        if right and right != tail and right in (tail[:-1], tail[:-2]) and known(right):
            yield [*match.span("noun"), noun[: len(noun) - len(tail) + len(right)], ""]


_INFINITIVE = re.compile(
    r"\b(?:beim|zum|vom|im|am) (?P<word>[a-zäöüß]{2,}(?:en|ern|eln))"
    r"(?= (?:und|oder|sowie) [A-ZÄÖÜ]| (?:von|der|des)\b|[.,;)]|$)"
)


def _small_infinitives(lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield German infinitives in lower case after an article: “beim essen und Trinken”."""
    for match in _INFINITIVE.finditer(text):
        word = match["word"]
        if lemma(word) == word and not word.endswith(("sten", "ten und", "igen", "lichen", "ischen", "eren", "baren")):
            yield [*match.span("word"), word.capitalize(), ""]


def _small_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield German nouns in lower case, where only a noun can be."""
    for match in _NOUN_PLACE.finditer(text):
        word = match["word"]
        if not word.endswith(("en", "t", "ig", "lich", "isch")) and lemma(word)[:1].isupper():
            yield [*match.span("word"), word.capitalize(), ""]


_JOINED_NOUNS = re.compile(
    r"(?P<before>\b\w+ |-, |^)(?P<first>(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{1,}) (?:und|oder|sowie|bzw\.)"
    r" (?P<second>[A-ZÄÖÜ][a-zäöüß]{6,})(?![\w-])"
)
_BOUND_WORDS = """
Wohn Nah Fern Vor Nach Hüft Schul Groß Klein Innen Außen Ein Aus Auf Ab An Um Haupt Neben Ober Unter Mess Prüf Fahr Lehr
Lern Koch Back Tief Hoch Kurz Lang Früh Spät Warm Kalt Erst Elektro Straf Sozial Zivil Privat Halb Voll Roh Bohr
Dreh Fräs Schleif Wasch Spül Heiz Kühl Arbeits Betriebs Geschäfts Berufs Kranken Mittel Misch Gieß Schmelz Sprech Hör
Seh Geh Lauf
Groß Jung Alt Bio Öko Geo Hydro Thermo Mikro Makro Mono Stereo Vertriebs Einkaufs Verkaufs Vertrags Bestands Auftrags
"""
_BOUND = frozenset(_BOUND_WORDS.split())
"""First parts of compounds that are no nouns."""
_LINKED = re.compile(r"[a-zäöüß]{2,}(?:ungs|heits|keits|schafts|tions|sions|täts|ings)$")
_BARE_PLACE = re.compile(r"(?:nach|von|für|bei|mit|zu|in|an|aus|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+) $")


def _without_hyphen(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Found]:
    """Yield the first of two German compounds that share their last part, without its hyphen: “Nah und Fernverkehr”."""
    for match in _JOINED_NOUNS.finditer(text):
        first, second = match["first"], match["second"]
        bound = first in _BOUND or _LINKED.search(first) or (known(f"{first}e") and not known(first))
        tails = [second[cut:] for cut in range(3, len(second) - 3) if known(second[cut:].capitalize())]
        if bound and tails:
            yield [*match.span("first"), f"{first}-", ""]
        elif match["before"] == "-, " or _BARE_PLACE.search(match["before"]):
            plural = [
                tail for tail in tails if len(tail) > _SHORTEST_TAIL and lemma(tail.capitalize()) != tail.capitalize()
            ]
            if any(known(first + tail) for tail in plural) and not second.startswith(first):
                yield [*match.span("first"), f"{first}-", ""]


_SHORTEST_TAIL = 5  # letters: “Stadt und Landkreise” are two things, though there is a “Stadtkreis”
_OF_KIND = re.compile(
    r"\b(?:races?|cépages?|variétés?|vaches|brebis|chèvres|fromages|razas?|variedad(?:es)?|uvas?|vacas|ovejas|quesos"
    r"|Rassen?|Rebsorten?|Sorten?)(?: (?!(?:de|des|du|la|le|les|del|der|die)\b)\w+(?:,| et| y| e| und))*[ ]$"
)
"""Before the name of a breed, a grape or a cheese, which is in no dictionary: “des races salers et aubrac”."""


def _misspelt(language: str, known: Callable[[str], bool], text: str) -> Iterator[Found]:
    for match in _WORD.finditer(text):
        word = match[0]
        opens = not text[: match.start()].strip()
        capital = word[0].isupper() and not (opens and language != "de")
        name = (capital and (language != "de" or len(word) < _SAFE)) or bool(_OF_KIND.search(text[: match.start()]))
        if name or not word[1:].islower() or _right(language, known, word):
            continue
        fit = functools.partial(_is_fit, known, word) if capital and not opens and language == "de" else known
        right = next((slip for slip in _slips(language, word) if fit(slip)), "")
        right = right or (_inside(known, word) if language == "de" else "")
        if right and not _is_reformed(word, right) and not (language == "es" and _is_other_gender(word, right)):
            yield [match.start(), match.end(), right, ""]


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


def _right(language: str, known: Callable[[str], bool], word: str) -> bool:
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


def _main() -> None:
    asked = json.load(sys.stdin.buffer)
    answer = json.dumps(proofread(asked["language"], asked["dialect"], asked["texts"]))
    sys.stdout.write(f"\n{answer}")  # on a line of its own, after whatever a library printed


if __name__ == "__main__":
    _main()
