"""Compose a letter: the source and the variant from which a build makes its files. Pure.

A letter is built like a CV with one section, its heading and its paragraphs, so that themes, formats and checks apply.
What it quotes comes from the source, so that a figure cannot drift.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.compose.select import hold_reason
from cvbuild.model.labels import labels
from cvbuild.model.letter import Letter
from cvbuild.model.needs import matching
from cvbuild.model.resume import Fact, Highlight, Resume
from cvbuild.model.theme import Theme
from cvbuild.model.variant import Pages, SectionChoice, Variant
from cvbuild.syntax.suggest import did_you_mean

__all__ = ["Problem", "letter_resume", "letter_variant", "quoted"]

_QUOTATION = re.compile(r"\[\[\s*([^\[\]\s][^\[\]\n]*?)\s*\]\]")
_OPEN, _CLOSE = "[[", "]]"
_OPENED = re.compile(r"\[\[(?!\[)\s*(?P<name>[\w.-]*)")
_CLOSED = re.compile(r"(?<![\w.\[-])\[?(?P<name>[\w.-]+)\]\]")
_SENTENCE_END = re.compile(r"(?:^|[.!?:…]['’\"”)]*\s+|\n\s*)$")
_FACTS = "facts."
_LOOK = "look.css"
_ROOM = b"\nh2 { margin-bottom: 12pt; }\nsection > p + p { margin-top: 9pt; }\n"


class Problem(Struct, frozen=True):
    """A quotation that cannot be made, and what to do. ``number`` counts the same ``brackets`` before it."""

    name: str
    message: str
    hint: str = ""
    brackets: str = _OPEN
    number: int = 0


def quoted(text: str, resume: Resume, selected: Resume) -> tuple[str, tuple[Problem, ...]]:
    """Return a text with its quotations in words, and those that cannot be made.

    Args:
        text: the letter's text.
        resume: the whole source.
        selected: what the variant shows, in its wordings.
    """
    problems: list[Problem] = []
    words = {item.address: item.words for item in selected.items()}

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        found = _found(name, resume, words)
        if isinstance(found, Problem):
            problems.append(replace(found, number=_number(match)))
            return match[0]
        begins = _SENTENCE_END.search(text[: match.start()]) or not _is_sentence(name, resume)
        return found if begins else _inside(found)

    made = _QUOTATION.sub(replacement, text)
    return made, (*problems, *_half(text, resume))


def _number(match: re.Match[str]) -> int:
    return match.string.count(_OPEN, 0, match.start())


def _found(name: str, resume: Resume, words: dict[str, str]) -> str | Problem:
    return _fact(name, resume) if name.startswith(_FACTS) else _item(name, resume, words)


def _half(text: str, resume: Resume) -> Iterator[Problem]:
    """Yield the quotations with brackets on one side alone, or around nothing: they would be printed as typed."""
    whole = {match.start() for match in _QUOTATION.finditer(text)}
    for match in _OPENED.finditer(text):
        if match.start() not in whole:
            yield _not_closed(match["name"].strip("."), _number(match), resume)
    for match in _CLOSED.finditer(text):
        if (name := match["name"]) in _known(resume):
            number = text.count(_CLOSE, 0, match.end("name"))
            yield Problem(name, f"the quotation of `{name}` is not opened", f"write [[{name}]]", _CLOSE, number)


def _not_closed(name: str, number: int, resume: Resume) -> Problem:
    if not name:
        hint = "write an id between [[ and ]], or delete them"
        return Problem(name, "the quotation names nothing", hint, number=number)
    found = _found(name, resume, {})
    hint = found.hint if isinstance(found, Problem) else f"write [[{name}]]"
    return Problem(name, f"the quotation of `{name}` is not closed", hint, number=number)


def _known(resume: Resume) -> tuple[str, ...]:
    """Return all that a letter may quote."""
    items = [item.address for item in resume.items()]
    last = (address.rpartition(".")[2] for address in items)
    return tuple(dict.fromkeys((*items, *last, *_fact_names(resume))))


def _item(name: str, resume: Resume, words: dict[str, str]) -> str | Problem:
    items = {item.address: item for item in resume.items()}
    found = matching(name, list(items))
    if len(found) > 1:
        return Problem(name, f"`{name}` means {len(found)} items", f"write one of: {', '.join(found)}")
    if not found:
        return Problem(name, f"nothing has the id `{name}`", did_you_mean(name, _known(resume)))
    item = items[found[0]]
    if reason := hold_reason(item, resume):
        return Problem(name, f"`{name}` is on hold: {reason}", "settle it, or do not quote it")
    return words.get(item.address, item.words).strip().removesuffix(".")


def _is_sentence(name: str, resume: Resume) -> bool:
    """Return whether a quotation is a highlight: in a sentence it loses its capital, which a name keeps."""
    items = {item.address: item for item in resume.items()}
    return any(isinstance(items[address], Highlight) for address in matching(name, list(items)))


def _fact_names(resume: Resume) -> Iterator[str]:
    yield from (f"{_FACTS}{name}" for name in resume.facts)


def _fact(name: str, resume: Resume) -> str | Problem:
    """Return a fact's first figure, or the one with a number, or its claim."""
    key, _, part = name.removeprefix(_FACTS).partition(".")
    fact = resume.facts.get(key)
    if fact is None:
        return Problem(name, f"there is no fact `{key}`", did_you_mean(key, resume.facts))
    if fact.hold:
        return Problem(name, f"`{name}` is on hold: {fact.hold}", "settle it, or do not quote it")
    return _part(fact, part) or Problem(name, f"the fact `{key}` has no {part or 'figure'}", _parts(key, fact))


def _part(fact: Fact, part: str) -> str:
    if part == "claim":
        return fact.claim or ""
    number = int(part) - 1 if part.isdecimal() and part.isascii() else 0 if not part else -1
    return fact.figures[number] if 0 <= number < len(fact.figures) else ""


def _parts(key: str, fact: Fact) -> str:
    known = [f"facts.{key}.{number}" for number, _ in enumerate(fact.figures, 1)]
    known += [f"facts.{key}.claim"] if fact.claim else []
    return f"it has {', '.join(known)}" if known else ""


def _inside(text: str) -> str:
    """Return a quotation for the middle of a sentence: "Cut costs" is "cut costs", "SQL" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def letter_resume(letter: Letter, text: str, selected: Resume) -> Resume:
    """Return a source with the letterhead of the variant and the letter's paragraphs."""
    words = labels(selected.locale)
    date = letter.date
    day = f"{date.day} " if date and date.day else ""
    dated = f"{day}{words.months('long')[date.month - 1]} {date.year}" if date and date.month else str(date or "")
    parts = (", ".join(letter.to), dated, letter.greeting, text.strip(), letter.closing, selected.basics.name)
    whole = "\n\n".join(part.strip() for part in parts if part and part.strip())
    nothing = dict.fromkeys(selected.section_names, ())
    basics = selected.basics.changed(summary=whole, summaries=())
    return selected.with_entries(nothing).changed(basics=basics, sections={}, facts={}, terms=())


def letter_theme(theme: Theme) -> Theme:
    """Return the theme with room between paragraphs."""
    own = theme.files.get(_LOOK, b"")
    return replace(theme, files={**theme.files, _LOOK: own + _ROOM})


def letter_variant(letter: Letter, variant: Variant, name: str) -> Variant:
    """Return the variant that prints a letter: the look of its own variant, and nothing else."""
    return variant.changed(
        extends=None,
        summary=None,
        tags=(),
        exclude_tags=(),
        role_fits=(),
        include=(),
        exclude=tuple(path for path in variant.exclude if path.startswith("basics")),
        pages=Pages(),
        attach=False,
        filename="{first}-{last}-Letter",
        sections=(SectionChoice(name="summary", title=letter.subject),),
    ).named(name)
