"""Markdown: headings, lists, tables, front matter, and the HTML that people mix in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.outline import Line, outlined, promoted
from cvbuild.readers._parts.parse import decoded
from cvbuild.readers._parts.tree import Tracker

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ANCHOR = re.compile(r"<a\b[^>]*\bhref=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_ICON = re.compile(r"<(iconify-icon|i|svg)\b[^>]*>(?:\s*</\1>)?", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:div|span|p|br|center|img|table|thead|tbody|tr|td|th|ul|li|small|sup|sub|b|strong|em|section|header|article|h[1-6]|hr|font|u|details|summary)\b[^>]*/?>",
    re.I,
)
_IMAGE = re.compile(r"\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#][^}]*\}")
_REFERENCE = re.compile(r"^\s{0,3}\[([^\]^]+)\]:\s*(\S+).*$", re.MULTILINE)
_BULLET = re.compile(r"^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$")


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is Markdown: by headings and its name, as its content says little."""
    if b"\x00" in content[:4000] or content[:4] in (b"PK\x03\x04", b"%PDF"):
        return False
    text, _ = decoded(content)
    if text.lstrip()[:1] in "{[<" and not name.lower().endswith((".md", ".markdown")):
        return False
    headings = re.findall(r"^(?:#{1,4} \S.*|\S.*\n(?:=|-){3,}\s*)$", text, re.MULTILINE)
    return name.lower().endswith((".md", ".markdown", ".mkd", ".qmd", ".rmd")) or (
        len(headings) >= 2 and not name.lower().endswith((".yaml", ".yml", ".json", ".txt"))
    )


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    text, is_foreign = decoded(content)
    if is_foreign:
        log.remark("the file is not UTF-8; it was read as Windows-1252 or UTF-16")
    front, text = _front_matter(text)
    lines = [*_front_lines(front), *_lines(_clean(text))]
    if "<!--" in text:
        log.remark("comments in the file were left out")
    outlined(promoted(lines), cv, log)
    return log


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = re.match(r"\s*---\n(.*?)\n(?:---|\.\.\.)\s*\n", text, re.DOTALL)
    if not found:
        return {}, text
    pairs = re.findall(r"^(\w[\w-]*):\s*[\"']?(.*?)[\"']?\s*$", found[1], re.MULTILINE)
    return dict(pairs), text[found.end() :]


def _front_lines(front: dict[str, str]) -> Iterator[Line]:
    """Yield the name and contacts in front matter; other keys belong to the site's generator."""
    name = front.get("author") or front.get("name") or front.get("title", "")
    if name and not re.fullmatch(r"(?i)(?:cv|resume|résumé|curriculum vitae|about)", name):
        yield Line(name, heading=1)
    for key in ("title", "subtitle", "description", "tagline", "email", "phone", "location", "address", "website"):
        if front.get(key) and front[key] != name:
            yield Line(front[key] if key in ("subtitle", "description", "tagline", "title") else f"{key}: {front[key]}")


def _clean(text: str) -> str:
    """Return Markdown without comments, attributes, pictures and HTML; links in one form."""
    text = _COMMENT.sub("", text.replace("\r\n", "\n"))
    text = _ICON.sub(" ", _IMAGE.sub("", text))
    references = {key.lower(): url for key, url in _REFERENCE.findall(text)}
    text = _REFERENCE.sub("", text)
    text = re.sub(
        r"\[([^\]]+)\]\[([^\]]*)\]",
        lambda one: f"[{one[1]}]({references[key]})" if (key := (one[2] or one[1]).lower()) in references else one[0],
        text,
    )
    text = re.sub(
        r"<h([1-6])\b[^>]*>(.*?)</h\1>",
        lambda one: f"\n{'#' * int(one[1])} {one[2].strip()}\n",
        text,
        flags=re.S | re.I,
    )
    text = _ANCHOR.sub(lambda one: f"[{_TAG.sub('', one[2]).strip()}]({one[1]})", text)
    text = re.sub(r"<br\s*/?>", "\t", re.sub(r"</span>\s*<span[^>]*>", "\t", text), flags=re.I)
    text = re.sub(r"<((?:https?|mailto):[^>\s]+|[\w.+-]+@[\w.-]+)>", r"\1", text)
    text = _ATTRIBUTES.sub("", _TAG.sub("", text))
    text = re.sub(r"\[\^\w+\](?!:)", "", text)
    return html.unescape(text)


def _lines(text: str) -> Iterator[Line]:
    held: list[str] = []
    bullet, skip = 0, False
    source = [*text.split("\n"), ""]
    for raw, after in zip(source, [*source[1:], ""], strict=True):
        line = raw.rstrip("\\").rstrip()
        kind = "gap" if skip else _kind(line, after, bool(held))
        skip = kind == "heading" and not line.startswith("#")
        if held and kind != "more":
            yield from _held(held, bullet)
            held, bullet = [], 0
        if kind == "bullet" and (found := _BULLET.match(line)):
            held, bullet = [found[2]], 2 if len(found[1].expandtabs(4)) >= 2 else 1
        elif kind == "more":
            if held and not bullet and line.lstrip().startswith("**") and held[-1].lstrip().startswith("**"):
                yield from _held(held, bullet)
                held = []
            held.append(_text(line))
            if raw.endswith(("  ", "\\")) and not bullet:
                yield from _held(held, bullet)
                held = []
        elif kind != "gap":
            yield _heading(line, after) if kind == "heading" else _row(line, after)


def _kind(line: str, after: str, has_held: bool) -> str:
    if re.match(r"#{1,6}\s*\S", line) or (
        line.strip() and not has_held and re.fullmatch(r"={2,}\s*|-{3,}\s*", after) and not _BULLET.match(line)
    ):
        return "heading"
    if not line.strip() or _RULE.match(line):
        return "gap"
    if re.match(r"\s*:\s+\S", line):
        return "more" if has_held else "bullet" if _BULLET.match(line) else "more"
    if _BULLET.match(line):
        return "bullet"
    return "row" if line.count("|") >= 2 and line.strip().startswith("|") else "more"


def _text(line: str) -> str:
    """Return a line of a paragraph; the text of a definition is apart from its term."""
    found = re.match(r"\s*:\s+(\S.*)", line)
    return f"\t{found[1]}" if found else line.strip().removeprefix("> ")


def _heading(line: str, after: str) -> Line:
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return Line(re.sub(r"\s+#+$", "", line.lstrip("#").strip()), heading=level)
    return Line(line.strip(), heading=1 if after.startswith("=") else 2)


def _held(held: list[str], bullet: int) -> Iterator[Line]:
    text = re.sub(r"[ ]*\t[ ]*", "\t", " ".join(held)).strip()
    text = re.sub(r"\s{2,}:\s{1,2}", "\t", text)
    strong = bool(re.fullmatch(r"\*\*[^*]+\*\*(?:\t.*)?|__[^_]+__", text))
    yield Line(text, bullet=bullet, strong=strong)


def _row(line: str, after: str) -> Line:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    text = "\t".join(cell for cell in cells if cell)
    caption = bool(_RULE.match(after)) and "|" in after and not re.search(r"[\d@]", text) and len(text) < 60
    return Line(text, pair=True, caption=caption)


READER = Reader(
    name="markdown",
    description="Markdown",
    recognise=recognise,
    draft=draft,
    rank=90,
)
