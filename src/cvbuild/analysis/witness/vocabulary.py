# ruff: noqa: E501 - a group of words is one line
"""Words that claim something, in groups: a text may use any word of a group of which its witnesses have one.

Beside the claims there are limits: words such as “helped” or “pilot” without which a text says more. English only.
"""

from __future__ import annotations

import enum
import functools
import re

from msgspec import Struct

__all__ = ["ACTS", "LIMITS", "Act", "Group", "Kind", "act_of", "groups"]


class Kind(enum.Enum):
    """The subject of a claim; each has a check."""

    NAME = "name"
    ROLE = "role"
    SCOPE = "scope"
    RESULT = "result"


class Group(Struct, frozen=True):
    """Words that claim the same. ``also`` are weaker or more specific words that bear it out as well."""

    kind: Kind
    name: str
    words: str
    also: str = ""

    def found(self, text: str) -> re.Match[str] | None:
        """Return the first word of the group in a text."""
        return _compiled(self.words).search(text)

    def is_borne_out(self, text: str) -> bool:
        """Return whether a text has a word that bears the claim out."""
        return bool(_compiled(self.words).search(text) or (self.also and _compiled(self.also).search(text)))


@functools.lru_cache(maxsize=512)
def _compiled(words: str) -> re.Pattern[str]:
    """Return a pattern for words, of which a hyphen may be a space or nothing; ``~`` is a hyphen in any case."""
    joined = words.replace("-", "[- \u2010\u2011]?").replace("~", "[-\u2010\u2011]").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-]|['’]s)", re.IGNORECASE)


_ROLE = {
    "led": (
        r"led|leads?|leading(?! (?:provider|supplier|company|firm|brand|cause|edge|to))|leader(?:ship)?|head(?:ed|s|ing)"
        r"|head of \w+|directed|directs|directing|director|chair(?:ed|s|ing|man|woman|person)|captain(?:ed)?"
        r"|spearhead(?:ed|s|ing)?|command(?:ed|s|ing)|in charge of|at the helm|foreman|forewoman|principal investigator",
        r"principal|manag(?:ed|es|ing|er)|over(?:saw|sees|seeing)|supervis(?:ed|es|ing|or)",
    ),
    "managed": (
        r"manag(?:ed|es|ing|er|ement of)|over(?:saw|sees|seeing|seen)|supervis(?:es|ing|or|ed(?! by|[.,;]|$))",
        r"led|leads?|head(?:ed|s|ing)?|direct(?:ed|s|ing|or)|ran|runs?|running|chaired|coordinated|looked after|kept",
    ),
    "taught": (
        r"trained(?= (?:\w+ ){0,2}(?:staff|people|nurses|students|interns|apprentices|trainees|colleagues|recruits|employees|\w+ers)\b)"
        r"|trainer|taught|teach(?:es|ing|er)?|coach(?:ed|es|ing)?|mentor(?:ed|s|ing)?|tutor(?:ed)?"
        r"|lectur(?:ed|er|ing)|instruct(?:ed|or|ing)|onboard(?:ed|ing)",
        r"train\w*|courses?|lessons?|guided|supervis\w+|pupils|students",
    ),
    "alone": (
        r"sole(?:ly)?|single-?handed(?:ly)?|alone|by myself|personally|on my own|independently|unaided|unassisted"
        r"|without (?:any )?(?:help|supervision|support)|one-person|one-man|one-woman|solo",
        "only (?:engineer|developer|nurse|teacher|member|person|one)",
    ),
    "founded": (
        r"founded|founders?|founding|co-founded|co-founders?|started (?:the|a|my) (?:company|firm|business)",
        "",
    ),
    "owned": (r"owned|owns|owner(?:ship)?(?: of)?|accountable for|accountability for|full responsibility", ""),
    "responsible": (r"responsible for|responsibility for|answerable for", "led|managed|owned|ran|charge"),
    "invented": (r"invent(?:ed|or|s)|pioneer(?:ed|s|ing)?|originated|conceived|masterminded|brainchild|devised", ""),
    "transformed": (r"revolutioni[sz]ed|transformed|reinvented|turned around|overhauled", ""),
    "hired": (
        r"hired|recruited|headhunted|built (?:and led )?(?:a|the) team|(?:grew|scaled) (?:a|the) team",
        "hiring|recruit",
    ),
    "senior": (
        r"senior|chief|principal|executive|vice president|vp|c-level|c-suite|board-level|partner|head|director"
        r"|distinguished|fellow",
        "",
    ),
    "expert": (
        r"experts?|expertise|authority|guru|veteran|seasoned|renowned|thought leader|specialists?|go-to|trusted advis[eo]r"
        r"|mastery|master of|highly experienced|advisor to|adviser to",
        "specialist|specialised|specialized|speciali[sz]ing",
    ),
    "fluent": (
        r"fluent(?:ly)?|native(?: speaker)?|bilingual|trilingual|mother tongue|full professional proficiency",
        "c2",
    ),
    "advised": (r"advised|counsell?ed|consulted (?:for|to)|adviser|advisor", ""),
    "negotiated": (r"negotiated|brokered|closed (?:the|a|deals?)", ""),
    "doctor": (
        r"ph\.?d\.?|doctorate|doctoral|dr\.?|m\.?b\.?a\.?|master'?s|degree|graduate of|licen[sc]ed|chartered",
        "",
    ),
}
_SCOPE = {
    "whole": (
        r"all|every|entire(?:ly)?|whole|fully?|everyone|everything|end-to-end|100 ?%",
        "both|complete(?:ly)?|total(?:ly)?|each|throughout",
    ),
    "organisation": (
        r"\w+~wide|enterprise|(?:across|throughout) the (?:company|firm|organi[sz]ation|group|hospital|school|university"
        r"|business|bank|district|region|country|industry|department|plant)|cross-company|group-level|companywide"
        r"|firmwide|cross-functional",
        "",
    ),
    "world": (
        r"global(?:ly)?|world-?wide|international(?:ly)?|world|continent\w*|across (?:europe|asia|africa|the world)",
        "",
    ),
    "nation": (
        r"national(?:ly)?|nation-?wide|country-?wide|federal|state-?wide|across the country",
        "global(?:ly)?|world-?wide",
    ),
    "first": (
        r"first(?!-(?:aid|line|year|class|hand)| (?:aid|line|year|class|grade|draft|quarter|half|floor|week|month|time))"
        r"|first-ever|only(?= (?:\w+ ){0,2}(?:to|in|of|one|\w+er|person|company|team|system))|unique(?:ly)?|unprecedented"
        r"|never before|unrivall?ed|unmatched|groundbreaking|ground-breaking",
        "",
    ),
    "best": (
        r"best(?! practice|~practice)|largest|biggest|highest|top(?!~up)|fastest|leading (?:provider|supplier|company|firm"
        r"|brand)|most (?!of)\w+|greatest|finest|world-class|record(?:-breaking|-setting)|cutting-edge|state-of-the-art|premier"
        r"|flagship|number one|no\. ?1|#1|industry-leading|award-winning|elite|best-?selling|bestsellers?",
        "",
    ),
    "many": (
        r"dozens|hundreds|thousands|millions|billions|numerous|countless|large-scale|massive|huge|multi-million|scores of|large team",
        r"(?!(?:19|20)\d\d\b)\d{3,}|\d[\d,.]*[KMB]|\d{1,3},\d{3}\S*|hundred|thousand|million",
    ),
    "critical": (
        r"critical|mission-critical|strategic(?:ally)?|pivotal|crucial|essential|high-profile|high-stakes|vital",
        "",
    ),
    "always": (
        r"always|never|zero|flawless(?:ly)?|perfect(?:ly)?|consistently|without (?:a single|any|fail)|no (?:incidents|errors|defects|accidents)|error-free|defect-free",
        "",
    ),
    "scale": (
        r"regional(?:ly)?|district|area-wide|across (?:\w+ )?(?:sites|plants|branches|schools|stores|offices|teams|departments|wards|countries|regions)",
        "nation\\w*|global\\w*",
    ),
}
_RESULT = {
    "in use": (
        r"production|products?|productioni[sz]ed|deploy(?:ed|s|ment)|launch(?:ed|es)?|went live|live|roll(?:ed)?-? ?out|shipped"
        r"|released|in service|operational|put into (?:use|operation|practice)|commercial(?:i[sz]ed)?|to market",
        "in use|serv(?:es|ed|ing)|runs|running|uptime|users",
    ),
    "adopted": (r"adopted|adoption|used by|became the standard|standardi[sz]ed|industry standard|uptake|implemented by", "standard"),
    "award": (
        r"award(?:s|-winning)?|prizes?|honou?red|recogni[sz]ed (?:as|by|for|with)|named (?:as|one)|voted|finalist|nominated"
        r"|distinction|honou?rs|scholarships?|fellowships?",
        r"won|awarded|medal\w*|laureate|winner",
    ),
    "won": (r"won|winn(?:er|ing)|awarded|medal(?:list)?|laureate|(?:first|second|third) (?:place|prize)", "received|recipient"),
    "certified": (r"certifi(?:ed|cation|cate)|accredit(?:ed|ation)|board-certified|registered|qualified", ""),
    "patent": (r"patent(?:s|ed)?", ""),
    "published": (r"published|publication|peer-reviewed|featured in", "paper|journal|articles?"),
    "keynote": (r"keynotes?|invited (?:speaker|talk)s?|plenary|panell?ist|guest lecture\w*", ""),
    "success": (r"success(?:ful|fully|es)?", ""),
    "approved": (r"approved|approval|authori[sz]ed|validated|proven|proved|endorsed|commended|cleared by", ""),
    "exceeded": (r"exceed(?:ed|ing|s)|surpass(?:ed|ing)|outperform(?:ed|ing)|beat|ahead of (?:schedule|plan|time)|under budget|overachieved", ""),
    "ended": (r"eliminat(?:ed|ing|es)|eradicat(?:ed|ing)|abolished|ended|solved|cured|prevented|stopped|avoided", ""),
    "multiplied": (r"doubl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing)|tenfold|twofold|threefold|multiplied", r"\d"),
    "saved": (r"sav(?:ed|ing|ings|es)|recovered|rescued|averted", r"cut|reduc\w+|lower\w*|fell|less|down"),
    "money": (r"revenues?|profits?|profitab\w+|sales|funding|investment|raised (?:funds?|money|capital)|grants?|income|turnover", r"[$€£]"),
    "secured": (r"secured|obtained|acquired|landed|clinched|attracted", ""),
}  # fmt: skip


@functools.cache
def groups() -> tuple[Group, ...]:
    """Return all groups of claims."""
    tables = ((Kind.ROLE, _ROLE), (Kind.SCOPE, _SCOPE), (Kind.RESULT, _RESULT))
    return tuple(Group(kind, name, *words) for kind, table in tables for name, words in table.items())


LIMITS = (
    Group(
        Kind.ROLE,
        "part",
        r"help(?:ed|s|ing)?|assist(?:ed|s|ing|ance)?|support(?:ed|s|ing)|contribut(?:ed|es|ing|or|ion|ions)|participat(?:ed|es|ing)"
        r"|co-(?:author|chair|creat|design|develop|direct|edit|found|host|invent|investigat|led|lead|manag|organi|own|present"
        r"|produc|supervis|teach|taught|writ|wrote|built)\w*|joint(?:ly)?|part of|took part|member of|one of (?:the )?\w+|second author|second-chair(?:ed)?|shadow(?:ed|ing)|involved in"
        r"|as (?:an? )?(?:junior|deputy|assistant)",
        r"together with|with (?:an?|one|two|three|my) (?:\w+ )?(?:colleagues?|teammates?|partners?|friends?)|alongside|in a team"
        r"|collaborat\w+",
    ),
    Group(
        Kind.ROLE,
        "supervised",
        r"under (?:the )?(?:supervision|guidance|direction|leadership)(?: of)?|supervised by|guided by|overseen by|led by"
        r"|trainee|apprentice|intern(?:ship)?|deputy|deputi[sz]ed|acting|interim|junior|assistant|associate|stood in|stand-in"
        r"|filled in|covered for",
        "supervised",
    ),
    Group(
        Kind.RESULT,
        "trial",
        r"pilot(?:ed|s|ing)?|prototyp(?:e|ed|es|ing)|proof-of-concept|proofs of concept|trial(?:led|s)?|experiment(?:al|ed|s)?"
        r"|beta|draft(?:ed|s)?|propos(?:ed|al|als)|planned|simulat(?:ed|ion|ions)|demo|mock-?up|feasibility|shortlisted"
        r"|nominated|finalist|runner-up|submitted|in review|under review|preprint|in progress|estimated|projected",
    ),
    Group(Kind.RESULT, "doubt", r"may|might|could|possibly|likely|suggest(?:s|ed|ing)?|appear(?:s|ed)?|tentative(?:ly)?"),
    Group(Kind.SCOPE, "partial", r"(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:out )?of (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+(?![.,]?\d))|partly|partial(?:ly)?|parts of|some of|almost|nearly|up to|half of"),
)  # fmt: skip
"""Words without which a text claims more, if what they limit is still in it."""


class Act(enum.IntEnum):
    """The part that an opening verb gives someone, from taking part to founding."""

    TOOK_PART = 1
    WORKED = 2
    MADE = 3
    LED = 4
    FOUNDED = 5


_ACTS = {
    Act.TOOK_PART: """
        assisted attended contributed followed helped joined learned learnt observed participated shadowed supported
    """,
    Act.WORKED: """
        acted cleaned covered filed reported restocked sat saw stood took transcribed typed
        adapted administered advised aligned analysed analyzed answered applied arranged assembled assessed booked
        calculated checked cleaned collated collected compiled configured conducted coordinated corrected counted
        debugged documented edited evaluated examined explained fixed gathered handled inspected installed interviewed
        investigated kept logged maintained measured met migrated modelled modified monitored mounted operated ordered
        organised organized packed patched performed planned prepared presented processed proofread proposed ran read
        recorded refactored repaired reported researched reviewed sampled scheduled served set sold studied surveyed
        taught tested tracked trained translated treated typed updated upgraded used verified visited worked
    """,
    Act.MADE: """
        discovered
        architected authored automated built composed created delivered designed developed devised drafted drew
        engineered established formulated implemented initiated instituted introduced launched made negotiated produced
        programmed published redesigned rebuilt restructured rewrote secured shipped started wrote won
    """,
    Act.LED: """
        chaired commanded controlled directed governed guided headed led managed mentored mobilised mobilized
        orchestrated oversaw owned spearheaded steered supervised
    """,
    Act.FOUNDED: "conceived founded invented masterminded originated pioneered revolutionised revolutionized transformed",
}  # fmt: skip
ACTS = {word: act for act, words in _ACTS.items() for word in words.split()}


def act_of(word: str) -> Act | None:
    """Return the part that a verb in the past gives someone; None if the verb is unknown."""
    return ACTS.get(word.casefold())
