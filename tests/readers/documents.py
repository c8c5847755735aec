"""Running text written from one person's data: Markdown, plain text, Word, PDF, in the forms that people use."""

from __future__ import annotations

import html
import io
from typing import Any

from tests.readers.writers import _ALL, _BASICS, _PLACE, Person, span, words_date, writer

_TEXT = (*_BASICS, *_PLACE, *_ALL)
_HEADINGS = {
    "work": "Experience",
    "education": "Education",
    "projects": "Projects",
    "skills": "Skills",
    "languages": "Languages",
    "certificates": "Certifications",
    "awards": "Awards",
    "publications": "Publications",
    "volunteer": "Volunteering",
    "interests": "Interests",
    "references": "References",
}


def _contact(person: Person) -> list[str]:
    basics = person["basics"]
    links = [one["url"] for one in basics.get("profiles", [])]
    found = (basics["location"]["city"], basics["email"], basics.get("phone"), basics.get("url"), *links)
    return [one for one in found if one]


def _dated(entry: Person, lead: str) -> str:
    return f"{entry[lead]} ({words_date(str(entry['date']))})"


def _lines(person: Person, section: str) -> list[str]:
    """Return the lines of a section of short items."""
    items = person.get(section, [])
    match section:
        case "skills":
            return [f"{one['name']}: {', '.join(one['keywords'])}" for one in items]
        case "languages":
            return [f"{one['language']} ({one['fluency']})" for one in items]
        case "certificates":
            return [
                ", ".join(filter(None, (one["name"], one.get("issuer"), words_date(str(one["date"]))))) for one in items
            ]
        case "awards":
            return [
                ", ".join(filter(None, (one["title"], one.get("awarder"), words_date(str(one["date"])))))
                for one in items
            ]
        case "publications":
            return [f"{one['name']}. {one['publisher']}, {words_date(str(one['releaseDate']))}" for one in items]
        case "interests":
            return [one["name"] for one in items]
        case _:
            return [f"{one['name']}: {one['reference']}" for one in items]


def _entry(section: str, one: Person) -> tuple[str, str, list[str]]:
    """Return an entry's first line, its second line, and its bullets."""
    if section == "education":
        more = f", {one['score']}" if one.get("score") else ""
        return f"{one['studyType']} in {one['area']}{more}", one["institution"], []
    if section == "projects":
        return (
            one["name"],
            "",
            [one["summary"], *([f"Built with {', '.join(one['keywords'])}"] if "keywords" in one else [])],
        )
    return one["position"], one.get("name", one.get("organization", "")), list(one.get("highlights", []))


_ENTRIES = ("work", "education", "projects", "volunteer")
_SOFT = ("basics.label", "basics.url", "basics.profiles.network", "basics.profiles.username")
_HELD = tuple(
    one for one in _TEXT if one not in ("basics.profiles", "publications", "projects", "references", "education")
)
_MORE = ("!work.url", "basics.profiles.url", "projects.name", "projects.startDate", "projects.endDate", "education.institution",
         "education.startDate", "education.endDate")  # fmt: skip


@writer("markdown-headings", "md", (*_HELD, *_MORE))
def markdown_headings(person: Person) -> bytes:
    basics = person["basics"]
    out = [f"# {basics['name']}", "", f"*{basics['label']}*", "", " | ".join(_contact(person)), "", "## Summary", ""]
    out += [basics["summary"], ""]
    for section, heading in _HEADINGS.items():
        if not person.get(section):
            continue
        out += [f"## {heading}", ""]
        if section not in _ENTRIES:
            out += [f"- {line}" for line in _lines(person, section)] + [""]
            continue
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            place = f", {one['location']}" if one.get("location") else ""
            dates = f" ({span(one)})" if span(one) else ""
            head = f"{first}, {second}" if second else first
            out += [f"### {head}{place if section != 'work' else ''}{dates}", ""]
            out += [one["location"], ""] if section == "work" else []
            out += [f"* {line}" for line in bullets] + [""]
    return "\n".join(out).encode()


@writer("markdown-bold", "md", (*_HELD, *_MORE))
def markdown_bold(person: Person) -> bytes:
    """Return Markdown with Setext headings, bold and italic lines, a table of contacts and HTML."""
    basics = person["basics"]
    name = basics["name"]
    out = ["---", "layout: cv", "title: CV", "---", "<!-- draft -->", name, "=" * len(name), "", basics["label"], ""]
    out += [
        "| | |",
        "|---|---|",
        *(f"| {kind} | {value} |" for kind, value in _labels(person)),
        "",
        "Summary",
        "-------",
        "",
    ]
    out += [basics["summary"], ""]
    for section, heading in _HEADINGS.items():
        if not person.get(section):
            continue
        out += [heading, "-" * len(heading), ""]
        if section not in _ENTRIES:
            lines = _lines(person, section)
            joined = section in ("languages", "interests")
            out += [", ".join(lines)] if joined else [f"- {line}" for line in lines]
            out.append("")
            continue
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            place = f" | {one['location']}" if one.get("location") else ""
            out += [f"**{second or first}**<br/>*{first}*{place} | {span(one, ' -- ')}".replace("<br/>", "  \n")
                    if second else f"**{first}**  \n{span(one, ' -- ')}".rstrip(), ""]  # fmt: skip
            out += [f"- {line}" for line in bullets] + [""]
    return "\n".join(out).encode()


def _labels(person: Person) -> list[tuple[str, str]]:
    basics = person["basics"]
    found = [("Location", basics["location"]["city"]), ("Email", f"<{basics['email']}>"), ("Phone", basics.get("phone")),
             ("Web", basics.get("url")), *((one["network"], one["url"]) for one in basics.get("profiles", []))]  # fmt: skip
    return [(label, value) for label, value in found if value]


@writer("text", "txt", (*_HELD, *_MORE))
def text(person: Person) -> bytes:
    basics = person["basics"]
    out = [basics["name"].upper(), basics["label"], *_contact(person), "", "SUMMARY", basics["summary"], ""]
    for section, heading in _HEADINGS.items():
        if not person.get(section):
            continue
        out += [heading.upper(), "-" * 30]
        if section not in _ENTRIES:
            out += [f"- {line}" for line in _lines(person, section)] + [""]
            continue
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            place = f", {one['location']}" if one.get("location") else ""
            out += [f"{second or first}{place}        {span(one)}".rstrip(), *([first] if second else [])]
            out += [f"  * {line}" for line in bullets] + [""]
    return "\n".join(out).encode()


def _document() -> Any:
    import docx

    return docx.Document()


def _saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@writer("docx-headings", "docx", (*_HELD, *_MORE))
def docx_headings(person: Person) -> bytes:
    """Return a Word file with headings by style, tabs before dates, list styles."""
    document, basics = _document(), person["basics"]
    document.add_heading(basics["name"], 0)
    document.add_paragraph(basics["label"])
    document.add_paragraph(" • ".join(_contact(person)))
    document.add_heading("Profile", 1)
    document.add_paragraph(basics["summary"])
    for section, heading in _HEADINGS.items():
        if not person.get(section):
            continue
        document.add_heading(heading, 1)
        if section not in _ENTRIES:
            for line in _lines(person, section):
                document.add_paragraph(line, style="List Bullet")
            continue
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            place = f", {one['location']}" if one.get("location") else ""
            head = document.add_paragraph()
            head.add_run(f"{second or first}").bold = True
            head.add_run(f"{place}\t{span(one)}")
            if second:
                document.add_paragraph().add_run(first).italic = True
            for line in bullets:
                document.add_paragraph(line, style="List Bullet")
    return _saved(document)


@writer("docx-tables", "docx", (*_HELD, *_MORE))
def docx_tables(person: Person) -> bytes:
    """Return a Word file made of layout tables: dates left, text right; contact in the page header; typed bullets."""
    document, basics = _document(), person["basics"]
    document.sections[0].header.paragraphs[0].text = " | ".join(_contact(person))
    document.add_paragraph().add_run(basics["name"]).bold = True
    document.add_paragraph(basics["label"])
    _bold(document, "PROFILE")
    document.add_paragraph(basics["summary"])
    for section, heading in _HEADINGS.items():
        if not person.get(section):
            continue
        _bold(document, heading.upper())
        if section not in _ENTRIES:
            for line in _lines(person, section):
                document.add_paragraph(f"•\t{line}")
            continue
        table = document.add_table(rows=0, cols=2)
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            cells = table.add_row().cells
            cells[0].paragraphs[0].text = span(one)
            place = f", {one['location']}" if one.get("location") else ""
            cells[1].paragraphs[0].add_run(second or first).bold = True
            if place:
                cells[1].paragraphs[0].add_run(place)
            for line in [*([first] if second else []), *(f"•\t{bullet}" for bullet in bullets)]:
                cells[1].add_paragraph(line)
    return _saved(document)


def _bold(document: Any, line: str) -> None:
    document.add_paragraph().add_run(line).bold = True


_STYLE = """
@page { size: A4; margin: 18mm; @bottom-center { content: counter(page) } } body { font: 10pt "DejaVu Sans", sans-serif; }
h1 { font-size: 20pt; margin: 0; } h2 { font-size: 13pt; margin: 10pt 0 3pt; } p { margin: 2pt 0; }
.head { display: flex; justify-content: space-between; } ul { margin: 2pt 0 6pt; padding-left: 14pt; }
.side { position: absolute; left: 0; top: 25mm; width: 48mm; } .main { margin-left: 58mm; }
"""


def _pdf(body: str) -> bytes:
    import weasyprint

    made = weasyprint.HTML(string=f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>").write_pdf()
    assert isinstance(made, bytes)
    return made


def _e(text: str) -> str:
    return html.escape(text.replace("*", ""), quote=False)


def _html_sections(person: Person, sections: tuple[str, ...]) -> str:
    out = ""
    for section in sections:
        if not person.get(section):
            continue
        out += f"<h2>{_HEADINGS[section]}</h2>"
        if section not in _ENTRIES:
            out += "".join(f"<p>{_e(line)}</p>" for line in _lines(person, section))
            continue
        for one in person[section]:
            first, second, bullets = _entry(section, one)
            place = f", {_e(one['location'])}" if one.get("location") else ""
            out += f'<div class="head"><b>{_e(second or first)}{place}</b><span>{span(one)}</span></div>'
            out += f"<p><i>{_e(first)}</i></p>" if second else ""
            out += f"<ul>{''.join(f'<li>{_e(line)}</li>' for line in bullets)}</ul>" if bullets else ""
    return out


@writer("pdf", "pdf", (*_HELD, *_MORE))
def pdf(person: Person) -> bytes:
    """Return a PDF of one column, with dates at the right margin."""
    basics = person["basics"]
    top = f"<h1>{_e(basics['name'])}</h1><p>{_e(basics['label'])}</p><p>{' | '.join(map(_e, _contact(person)))}</p>"
    return _pdf(f"{top}<h2>Profile</h2><p>{_e(basics['summary'])}</p>{_html_sections(person, tuple(_HEADINGS))}")


@writer("pdf-sidebar", "pdf", (*_HELD, *_MORE))
def pdf_sidebar(person: Person) -> bytes:
    """Return a PDF with a sidebar for contacts, skills and languages."""
    basics = person["basics"]
    side = "<h2>Contact</h2>" + "".join(f"<p>{_e(one)}</p>" for one in _contact(person))
    side += _html_sections(person, ("skills", "languages", "interests"))
    main = f"<h2>Profile</h2><p>{_e(basics['summary'])}</p>"
    rest = tuple(one for one in _HEADINGS if one not in ("skills", "languages", "interests"))
    top = f"<h1>{_e(basics['name'])}</h1><p>{_e(basics['label'])}</p>"
    return _pdf(f'{top}<div class="side">{side}</div><div class="main">{main}{_html_sections(person, rest)}</div>')
