"""Running text to a CV: headings to sections, lines to entries; for Markdown, Word, PDF and plain text."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.contacts import take_contacts
from cvbuild.readers._parts.details import certified, degree, referee, row, venue_of, work_cited
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.heads import has_date, head, position_first, pull_dates
from cvbuild.readers._parts.texts import Block, markdown, nested
from cvbuild.readers._parts.tree import Node, Tracker
from cvbuild.readers._parts.words import letters_only

__all__ = ["Line", "outlined", "promoted"]

_CONTACT = {
    *(
        "contact",
        "contacts",
        "contactinformation",
        "contactdetails",
        "kontakt",
        "personaldetails",
        "personalinformation",
    ),
    *(
        "personlichedaten",
        "coordonnees",
        "contacto",
        "contatti",
        "datospersonales",
        "informazionipersonali",
        "contactme",
    ),
    *("personal", "personaldata", "angabenzurperson", "details", "kontaktdaten", "getintouch", "contato"),
}
_TITLES = {"curriculumvitae", "cv", "resume", "lebenslauf", "resumen", "curriculum", "vitae"}
_LONG = 110


class Line(Struct, frozen=True):
    """A paragraph of running text.

    Attributes:
        text: its words; a tab separates parts that are apart on the page.
        heading: the level of a heading, 1 to 6; 0 for others.
        bullet: the level of a list item, 1 or 2; 0 for others.
        strong: all of it is bold.
        pair: it is a row whose first part is a label or date.
        caption: it is the first row of a table, with the names of its columns.
    """

    text: str
    heading: int = 0
    bullet: int = 0
    strong: bool = False
    pair: bool = False
    caption: bool = False


Item = tuple[Line, Node]


def outlined(lines: list[Line], cv: Draft, log: Tracker) -> None:
    """Fill the draft from lines."""
    lines = [line for line in lines if line.text.strip()]
    root = log.root([line.text for line in lines])
    items: list[Item] = list(zip(lines, root.items(), strict=True))
    for line, node in items:
        if line.caption:
            node.drop("headings of tables")
    items = [item for item in items if not item[0].caption]
    lines = [line for line, _ in items]
    level = _section_level(lines)
    first = next((n for n, line in enumerate(lines) if _opens(line, level)), len(lines))
    top, items = items[:first], items[first:]
    _take_top(top, cv)
    for title, body in _sections(items, level):
        if "name" not in cv.basics and not _known(title[0].text) and _is_name(title[0].text):
            _take_top([title, *body], cv)  # a sidebar before the name
        else:
            _section(title, body, cv, log)


def _section_level(lines: list[Line]) -> int:
    """Return the level of headings that open sections."""
    known = [line.heading for line in lines if line.heading and _known(line.text)]
    if known:
        return max(set(known), key=lambda level: (known.count(level), -level))
    levels = sorted({line.heading for line in lines if line.heading})
    counts = [sum(line.heading == level for line in lines) for level in levels]
    return next((level for level, count in zip(levels, counts, strict=True) if count > 1), 2)


def _known(text: str) -> bool:
    plain = _bare(text)
    return bool(section_of(plain)) or letters_only(plain) in _CONTACT


def _bare(text: str) -> str:
    return re.sub(r"[*_#`:]|^\W+|\W+$", "", text).strip()


def _opens(line: Line, level: int) -> bool:
    return 0 < line.heading <= level and (line.heading == level or _known(line.text))


def _sections(items: list[Item], level: int) -> list[tuple[Item, list[Item]]]:
    made: list[tuple[Item, list[Item]]] = []
    for item in items:
        if _opens(item[0], level):
            made.append((item, []))
        elif made:
            made[-1][1].append(item)
    return made


def _take_top(items: list[Item], cv: Draft) -> None:
    """Take name and contacts from the lines above the first section."""
    named = next((n for n, (line, _) in enumerate(items) if line.heading and not _is_title(line.text)), None)
    if named is None:
        named = next((n for n, (line, _) in enumerate(items) if _is_name(line.text)), None)
    for number, (line, node) in enumerate(items):
        text = node.text()
        if number == named:
            _name(text, cv)
        elif named is not None and letters_only(text) == letters_only(cv.basics.get("name", "")):
            continue
        elif _is_title(text):
            node.log.leaves[node.path].taken = False
            node.drop("titles of the document")
        elif line.bullet or "\n" in text or len(text) < _LONG or "@" in text:
            _contacts(node, cv)
        else:
            cv.basics["summary"] = "\n\n".join(filter(None, (cv.basics.get("summary"), text)))


def _contacts(node: Node, cv: Draft, *, in_section: bool = False) -> None:
    for label in take_contacts(node.text(), cv, in_section=in_section):
        node.became(label, "")


def _is_title(text: str) -> bool:
    return letters_only(text) in _TITLES


def _is_name(text: str) -> bool:
    return not re.search(r"[@\d|/]", text) and 1 < len(text.split()) < 6 and not _is_title(text)


def _name(text: str, cv: Draft) -> None:
    text, _, beside = text.partition("\t")
    text = _bare(text)
    text = re.sub(
        r"^(?:curriculum vitae|cv|resume|résumé|lebenslauf)\s*(?:of|von|de|–|—|-|:)?\s+", "", text, flags=re.I
    )
    text = re.sub(r"\s*[–—|-]\s*(?:curriculum vitae|cv|resume|résumé|lebenslauf)$", "", text, flags=re.I)
    name, _, label = re.sub(r"\s+[|–—]\s+", "\t", text).partition("\t")
    if name.isupper() and len(name) > 3:
        name = " ".join(word.capitalize() if len(word) > 1 else word for word in name.split())
    cv.put("name", name)
    cv.put("label", label.strip() or _bare(beside.replace("\t", " | ")))


def _section(title: Item, body: list[Item], cv: Draft, log: Tracker) -> None:
    heading = _bare(title[1].text())
    if heading.isupper():
        heading = heading.capitalize()
    if letters_only(heading) in _CONTACT:
        title[1].log.leaves[title[1].path].taken = False
        title[1].drop("headings of contacts")
        for line, node in body:
            if line.heading:
                cv.field("Note", node.text())
            else:
                _contacts(node, cv, in_section=True)
        return
    section = section_of(heading)
    if not body:
        cv.own(heading, text=heading) if not section else log.remark(f"the section {heading} is empty")
        return
    if section and section != "summary":
        cv.titles.setdefault(section, heading)
    elif section == "summary":
        title[1].log.leaves[title[1].path].taken = False
        title[1].drop("headings of summaries")
    _FILL.get(section, _own)(section, heading, body, cv)


def _summary(_: str, __: str, body: list[Item], cv: Draft) -> None:
    text = markdown(_blocks(body))
    cv.basics["summary"] = "\n\n".join(filter(None, (cv.basics.get("summary"), text)))


def _blocks(body: list[Item]) -> list[Block]:
    return [Block(_flat(node.text()), line.bullet) for line, node in body]


def _flat(text: str) -> str:
    return " ".join(text.replace("\t", " – ").split())


def _entries(section: str, __: str, body: list[Item], cv: Draft) -> None:
    groups = _grouped(_without_bullets(body))
    first = position_first(section, [[line.text for line, _ in group[: _head_size(group)]] for group in groups])
    for group in groups:
        cv.add(section, _entry(section, group, first=first))


def _without_bullets(body: list[Item]) -> list[Item]:
    """Return entries that are written as a list as heads, and the items below them as their lists."""
    dated = [line for line, _ in body if line.bullet == 1 and has_date(line.text)]
    if any(not line.bullet for line, _ in body) or not dated:
        return body
    return [
        (Line(line.text, bullet=line.bullet - 1, strong=line.bullet == 1 and has_date(line.text)), node)
        if has_date(line.text) or line.bullet == 2
        else (line, node)
        for line, node in body
    ]


def _grouped(body: list[Item]) -> list[list[Item]]:
    """Return the lines of each entry."""
    marks = [n for n, (line, _) in enumerate(body) if line.heading]
    if not marks:
        marks = _starts(body)
    starts = sorted({0, *marks})
    return [body[start:end] for start, end in zip(starts, [*starts[1:], len(body)], strict=True)]


def _starts(body: list[Item]) -> list[int]:
    """Return where entries begin, if no headings say it: at heads after a body, and at dates after dates."""
    found: list[int] = []
    in_body, dated = False, False
    for number, (line, _) in enumerate(body):
        is_head = not line.bullet and (len(line.text) < _LONG or (has_date(line.text) and len(line.text) < 160))
        is_sentence = line.text.rstrip().endswith(".") and len(line.text) > 60 and not has_date(line.text)
        has = is_head and not is_sentence and has_date(line.text)
        if number and is_head and not is_sentence and (in_body or (dated and has) or (line.strong and dated)):
            found.append(number)
            dated = False
            in_body = False
        dated = dated or has
        in_body = in_body if is_head and not is_sentence else True
    return [n for n in found if _leads(body, n)]


def _leads(body: list[Item], start: int) -> bool:
    """Return whether a head has a date in its first lines, or is bold; otherwise it belongs to the text above."""
    if body[start - 1][0].bullet and any(line.bullet for line, _ in body[start + 1 : start + 3]):
        return True  # a line between two lists
    lines = [line for line, _ in body[start : start + 3]]
    heads = lines[: next((n for n, line in enumerate(lines) if line.bullet), len(lines))]
    return any(has_date(line.text) for line in heads) or bool(lines and lines[0].strong)


def _entry(section: str, group: list[Item], *, first: bool | None = None) -> dict[str, Any]:
    facts, group = _facts(section, group)
    size = _head_size(group)
    made = head(section, [(node.text(), node) for _, node in group[:size]], first)
    left = made.pop("rest", [])
    made |= _degree(made, group) if section == "education" else {}
    blocks = [*(Block(one) for one in left if len(one) > 40), *_blocks(group[size:])]
    listed = next((n for n, block in enumerate(blocks) if block.level), len(blocks))
    after = [block for block in blocks[listed:] if not block.level]
    summary = markdown(blocks[:listed]) if not after else markdown(blocks)
    if left := [one for one in left if len(one) <= 40]:
        made["fields"] = {"Note": ", ".join(left)}
    return {**made, **facts, "summary": summary, "highlights": [] if after else nested(blocks[listed:])}


def _facts(section: str, group: list[Item]) -> tuple[dict[str, Any], list[Item]]:
    """Return what labelled lines of a degree say, and all other lines."""
    made: dict[str, Any] = {}
    others: list[Item] = []
    for line, node in group:
        found = row(_flat(node.text()).replace("**", ""), node) if section == "education" and not line.heading else {}
        made |= found
        others += [] if found else [(line, node)]
    return made, others


def _degree(made: dict[str, Any], group: list[Item]) -> dict[str, Any]:
    """Return the parts of a degree that are written in one line."""
    written = str(made.get("studyType", ""))
    node = next((node for _, node in group if written and written in node.text()), None)
    found = degree(written, node) if node else {}
    return found if "area" not in made else {}


def _head_size(group: list[Item]) -> int:
    size = 0
    for line, _ in group[:4]:
        is_long = len(line.text) >= _LONG and not has_date(line.text)
        is_sentence = line.text.rstrip().endswith(".") and len(line.text.split()) > 3 and not has_date(line.text)
        if line.bullet or is_long or is_sentence or (size and line.heading):
            break
        size += 1
    return min(size, 3) if any(not line.bullet for line, _ in group) else 0


def _skills(section: str, heading: str, body: list[Item], cv: Draft) -> None:
    group = ""
    for line, node in body:
        text = _flat(node.text()) if not line.pair else node.text()
        if line.heading:
            group = _bare(text)
            continue
        name, words = _label(text)
        if group and not name:
            _keywords(group, _listed(words), cv)
        elif name:
            cv.add(section, {"name": name, "keywords": _listed(words)})
        else:
            _keywords(heading, _listed(words), cv)


def _keywords(name: str, words: list[str], cv: Draft) -> None:
    before = cv.cv.get("skills", [])
    if before and before[-1].get("name") == name:
        before[-1].setdefault("keywords", []).extend(words)
    else:
        cv.add("skills", {"name": name, "keywords": words})


def _label(text: str) -> tuple[str, str]:
    """Return a label and what follows it: ``**Tools:** a, b``, ``Tools: a, b``, or a row of a table."""
    found = re.match(
        r"\s*(?:\*\*|__)?([^:\t*|]{2,45}?)\s*(?::\s*(?:\*\*|__)?|(?:\*\*|__)\s*[:–—-]?|\t)\s*(\S.*)", text, re.DOTALL
    )
    return (found[1].strip(), found[2].strip()) if found else ("", text)


def _listed(text: str) -> list[str]:
    parts = re.split(r"[,;]\s+(?![^()\[\]]*[)\]])|\s+[|·•●]\s+|\s*\t\s*", text.strip().rstrip("."))
    return [part.strip() for part in parts if part.strip()]


def _languages(section: str, __: str, body: list[Item], cv: Draft) -> None:
    for _, node in body:
        text = re.sub(r"[*_]{2}", "", node.text())
        parts = [text] if "\t" in text else re.split(r"[,;|·•]\s*(?![^()]*\))|\n", text)
        if len(parts) > 1 and ":" in parts[0] and ":" not in "".join(parts[1:]):
            parts = [text]
        for part in filter(str.strip, parts):
            found = re.match(r"\s*([^(:–—\t]+?)\s*(?:[:–—\t]|\s-\s|\()\s*(.+?)\s*\)?\s*$", part)
            cv.add(
                section, {"language": found[1], "fluency": found[2].strip()} if found else {"language": part.strip()}
            )


def _interests(section: str, __: str, body: list[Item], cv: Draft) -> None:
    for line, node in body:
        name, listed = _label(_flat(node.text()))
        if name:
            cv.add(section, {"name": name, "keywords": _listed(listed)})
        else:
            for one in _listed(listed) if not line.bullet or len(listed) < 60 else [listed]:
                cv.add(section, {"name": one})


def _items(section: str, heading: str, body: list[Item], cv: Draft) -> None:
    """Add one entry for each line, or for each heading with the lines below it: certificates, awards."""
    last: dict[str, Any] = {}
    marked = {n for n, (line, _) in enumerate(body) if line.heading or line.strong}
    continues = len(marked) < len(body) and 0 in marked
    for number, (_line, node) in enumerate(body):
        if continues and number not in marked and last:
            _more(section, last, node)
            continue
        text, start, end = pull_dates(node.text(), node)
        url = re.search(r"\[([^\]]+)\]\(([^)\s]+)\)", text)
        plain = text.replace(url[0], url[1]) if url else text
        parts = [
            part for part in re.split(r"\t+|\s+[–—|·]\s+|\s+-\s+|\n", plain.replace("**", "")) if part.strip(" ,*_")
        ]
        if len(parts) == 1:
            parts = re.split(r",\s+(?![^(]*\))", plain, maxsplit=1)
        names = [part.strip(" ,*_:") for part in parts if part.strip(" ,*_:")]
        if not names and (start or end) and last:
            last["date"] = end or start
            continue
        lead, second = ("title", "awarder") if section == "awards" else ("name", "issuer")
        made = {lead: names[0] if names else heading, second: ", ".join(names[1:])}
        if start and end:
            dates = (
                {"date": start, "expires": end} if section == "certificates" and end != "present" else {"date": start}
            )
            made |= dates
        else:
            made["date"] = end or start
        made["url"] = url[2] if url else ""
        cv.add(section, made)
        last = cv.cv[section][-1] if cv.cv.get(section) else {}


def _more(section: str, last: dict[str, Any], node: Node) -> None:
    """Add what a line below the name of a certificate or an award says."""
    text = _flat(node.text()) if section == "awards" else node.text()
    if section == "certificates":
        found: dict[str, Any] = certified(text, node)
    else:
        rest, start, end = pull_dates(text, node)
        found = {"awarder": rest, "date": end or start}
    key = "issuer" if section == "certificates" else "awarder"
    for name, value in found.items():
        if value and name == key and key in last:
            last["summary" if section == "awards" else key] = value if section == "awards" else f"{last[key]}, {value}"
        elif value:
            last[name] = value


def _publications(section: str, __: str, body: list[Item], cv: Draft) -> None:
    for line, node in body:
        text = _flat(node.text())
        if line.heading:
            cv.add(section, {"name": _bare(text)})
            continue
        if number := re.match(r"\[\w+\]\s+|\d{1,3}\.\s+(?=\D)", text):
            node.became(number[0].strip(), "")
            text = text[number.end() :]
        cv.add(section, _cited(text, node, cv))


def _cited(text: str, node: Node, cv: Draft) -> dict[str, Any]:
    """Return a publication from its line in a bibliography."""
    found = work_cited(text, str(cv.basics.get("name", "")))
    if not found:
        return {"name": text}
    venue, start, end = pull_dates(found["publisher"].rstrip(" ."), node)
    if (end or start) and "\t" not in venue:
        del found["publisher"]
        found |= {**venue_of(venue), "releaseDate": end or start}
    return found


def _references(section: str, __: str, body: list[Item], cv: Draft) -> None:
    for group in _grouped(body):
        (_, first), *others = group
        facts: dict[str, str] = {}
        while others and not others[0][0].bullet:
            found = referee(_flat(others[0][1].text()).replace("**", ""))
            if not found or not facts.keys().isdisjoint(found) or (len(others) == 1 and "position" in found):
                break
            facts |= found
            others = others[1:]
        name, _, more = _flat(first.text()).replace("**", "").partition(", ")
        made = {"name": name, "reference": markdown(_blocks(others)), **facts}
        if more:
            made["position"] = more
        cv.add(section, made)


def _own(_: str, heading: str, body: list[Item], cv: Draft) -> None:
    """Add a section of the user's own: entries if it has headings or dated heads, else a list or a text."""
    lines = [line for line, _ in body]
    if any(line.heading for line in lines) or any(not line.bullet and has_date(line.text) for line in lines):
        key = cv.key(heading)
        for group in _grouped(body):
            made = _entry("", group)
            if made.get("endDate") and not made.get("startDate"):
                made["date"] = made.pop("endDate")
            cv.add(key, made, heading)
    elif any(line.bullet for line in lines) or len(lines) > 2:
        listed = nested(Block(_flat(node.text()), line.bullet) for line, node in body)
        cv.own(heading, items=[one if isinstance(one, str) else _joined(one) for one in listed])
    else:
        cv.own(heading, text=markdown(_blocks(body)))


def _joined(item: dict[str, Any]) -> str:
    return "\n".join([item["text"], *(f"- {one}" for one in item["highlights"])])


_FILL = {
    "summary": _summary,
    "work": _entries,
    "volunteer": _entries,
    "education": _entries,
    "projects": _entries,
    "skills": _skills,
    "languages": _languages,
    "interests": _interests,
    "certificates": _items,
    "awards": _items,
    "publications": _publications,
    "references": _references,
}


def promoted(lines: list[Line]) -> list[Line]:
    """Return the lines with headings that only look like headings: known titles, and lines in the same form."""
    if sum(1 for line in lines if line.heading and _known(line.text)) >= 2:
        return lines
    known = [
        line
        for line in lines
        if not line.bullet and len(line.text) < 45 and _known(line.text) and "\t" not in line.text
    ]
    upper = sum(_bare(line.text).isupper() for line in known) >= max(2, len(known) - 1)
    return [_promoted(line, number, known, upper) for number, line in enumerate(lines)]


def _promoted(line: Line, number: int, known: list[Line], upper: bool) -> Line:
    text = _bare(line.text)
    is_short = len(text) < 45 and not line.bullet and "\t" not in line.text and "@" not in text
    looks = upper and text.isupper() and len(text) > 3 and not re.search(r"\d", text) and number > 0
    if is_short and (line in known or looks) and not (line.heading and number == 0):
        return Line(line.text, heading=2)
    if line.heading == 2:
        return Line(line.text, heading=3, strong=line.strong)
    return line
