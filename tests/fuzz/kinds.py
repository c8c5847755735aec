"""The kinds of input that others may bring: where each is put in a project, and which command reads it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

__all__ = ["CORPUS", "KINDS", "PROJECT", "Kind", "kept"]

CORPUS = Path(__file__).with_name("corpus")

PROJECT = {
    "cv.yaml": """\
basics: {name: Ada Lovelace, label: Analyst, email: ada@lovelace.org, summary: Analyst of engines.}
work:
- {name: Mill, position: Clerk, startDate: 2020-01, endDate: 2024-02, highlights: [Cut costs by 12% in 2021.]}
skills: [{name: Tools, keywords: [Python, Go]}]
""",
    "variants/quant.yaml": "pages: {max: 1}\n",
    "templates/mine/theme.toml": "description = 'mine'\n",
}


class Kind(Struct, frozen=True):
    """A kind of input."""

    path: str
    """The file of the project, with the ending of the input in place of ``*``."""
    words: tuple[str, ...]
    """The command line, likewise."""
    tokens: tuple[str, ...] = ()
    """What mutations insert, beside marks that have a meaning anywhere."""
    theme: bool = False
    """Whether the variant has the theme ``mine``."""


_JINJA = ("{{", "}}", "{%", "%}", "{#", "|", "~", "loop", "range(9999)", "{% for a in document %}", "{% include 'x' %}",
          "{{ document.__class__ }}", "{{ ''|attr('mro') }}", "{% macro m() %}{{ m() }}{% endmacro %}", "<a href='x'>",
          "<img src='../../secret.txt'>", "<style>", "<table>", "<svg>", "<dl><dd>", "id='x'", "<li>", "<ol start=-9>",
          "{% include '../../../secret.txt' %}", "{% import 'resume.html.j2' as x %}", "{{ 9**99 }}")  # fmt: skip
_CSS = ("{", "}", ";", "@page{", "@import url(x);", "@font-face{", "url(../../../secret.txt)", "calc(1px/0)", "1e9px",
        "-1px", "columns:3", "display:grid", "display:table", "float:footnote", "position:running(x)", "content:",
        "content:element(x)", "counter(page)", "attr(x)", "var(--a)", "--a:var(--a)", "transform:rotate(1rad)",
        "break-before:page", "size:A4", "font:9pt x", "leader('.')", "string-set:a content()", "::before", "*", "%",
        "display:flex", "height:100%", "bookmark-level:1", "hyphens:auto", "@media print{")  # fmt: skip
_YAML = ("&a ", "*a", "<<: *a", "!!python/object:x ", "!!binary ", "- ", ": ", "? ", "|\n ", ">-\n ", "{", "}", "[", "]",
         "#", "---\n", "...\n", "%YAML 1.1\n", "id: x", "tags: [a]", "text:", "${HOME}", "2020-13", ".inf", "0x1F", "~")  # fmt: skip
_TOML = ("[style]\n", "[[fonts]]\n", "[docx]\n", "[margins]\n", "= ", '"', "'''", "{", "}", "1e999", "0x", "nan", "-1",
         "'1pt'", "'var(--a)'", "file = '../../../secret.txt'\n", "base = 'mine'\n", "base = 'modern'\n", "true")  # fmt: skip
_POSTING = ("Requirements:\n- ", "5+ years of ", "Go, Python or Java", "<li>", "<script>", "{\\rtf1", "%PDF-1.4", "a-" * 40,
            "B.Sc. ", "/ ", "($1,000)", "C++ ", "*", "\n\n")  # fmt: skip
_IMPORT = ("{", "}", "[", "]", '":', '"', "null", "1e999", ",", "<a>", "</a>", "<!DOCTYPE a>", "&b;", "# ", "## ", "- ", "PK",
           "%PDF", "basics", "work", "startDate", "<w:p>", "<w:t>", "../../secret.txt", "sections", "items")  # fmt: skip

_TXT = ("--format", "txt")
_PDF = ("--format", "pdf")

KINDS = {
    "source": Kind("cv.yaml", _TXT, _YAML),
    "variant": Kind(
        "variants/quant.yaml", _TXT, (*_YAML, "extends: quant", "work:", "fit: {}", "locale: de", "pages:")
    ),
    "lock": Kind("cv.lock", ("check", "--source-only"), _YAML),
    "baseline": Kind("baseline.json", ("check", "--source-only"), _IMPORT),
    "theme": Kind("templates/mine/theme.toml", ("--format", "pdf,docx"), _TOML, theme=True),
    "css": Kind("templates/mine/look.css", _PDF, _CSS, theme=True),
    "template": Kind("templates/mine/resume.html.j2", _PDF, _JINJA, theme=True),
    "reference": Kind(
        "templates/mine/reference.docx", ("--format", "docx"), ("<w:", "/>", "w:val='", "rId1"), theme=True
    ),
    "bibliography": Kind("papers*", _TXT, ("@article{", "}", '"', "author = {", " and ", "\\'e", "{", "%", "@string{")),
    "posting": Kind("job*", ("match", "job*"), _POSTING),
    "import": Kind("old*", ("import", "old*", "--project", "new"), _IMPORT),
    "identify": Kind("sent*", ("identify", "sent*"), ("%PDF", "PK", "obj", "stream", "xref", "/Type", "<<", ">>")),
}


def kept(kind: str) -> list[Path]:
    """The inputs of a kind that are kept: each taught us something, or is whole and a start for others."""
    return sorted(path for path in (CORPUS / kind).iterdir() if path.is_file())
