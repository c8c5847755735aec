r"""Render LaTeX: the document's words in a plain article, to be set by LuaLaTeX or XeLaTeX and changed by hand.

The preamble defines a few commands (``\cvsection``, ``\cventry`` …) that say where each text goes, so that another
class or another look needs no change of the body. Every character of the text is literal, with the quotation marks and
apostrophes of its language, as on any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.compose.typography import typeset
from cvbuild.model.document import Block, BulletList, Document, Entry, Paragraph, Section, Span, Spans, Terms, plain
from cvbuild.model.edition import Edition
from cvbuild.model.urls import safe_url
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render"]

EXTENSION = "tex"

_PAPER = {"letter": "letterpaper", "a4": "a4paper"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "\N{NO-BREAK SPACE}": "~",
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]|-(?=-)|,(?=,)")
_IN_ADDRESS = {"\\": r"\\", "#": r"\#", "%": r"\%", "{": r"\{", "}": r"\}", "&": r"\&", "~": r"\~{}", "^": r"\^{}"}

_PREAMBLE = r"""%% Made by cvbuild. Set it with lualatex or xelatex.
\documentclass[10pt,%s]{article}
\usepackage{fontspec}
\usepackage[margin=18mm]{geometry}
\usepackage{enumitem}
\usepackage{textcomp}
\usepackage[hidelinks,pdfusetitle]{hyperref}
\setlength{\parindent}{0pt}
\pagestyle{empty}
\setlist[itemize]{leftmargin=1.2em,nosep}
\newcommand{\cvname}[1]{{\LARGE\bfseries #1\par}}
\newcommand{\cvlabel}[1]{{\large #1\par}}
\newcommand{\cvcontacts}[1]{{\small #1\par}}
\newcommand{\cvsection}[1]{\par\medskip\textbf{\large #1}\par\hrule\smallskip}
\newcommand{\cventry}[4]{\par\smallskip\textbf{#1} \hfill{}#2\par
  \if\relax\detokenize{#3#4}\relax\else\textit{#3} \hfill{}#4\par\fi}
\newcommand{\cvterm}[2]{\par\textbf{#1} #2\par}
\title{%s}
\author{%s}
\date{}
\begin{document}
"""


def render(edition: Edition) -> Outcome[bytes]:
    """Return the document as LaTeX."""
    document = typeset(edition.document, spaces=False)
    head = _PREAMBLE % (_PAPER[edition.options.paper], _escaped(document.title), _escaped(document.author))
    text = head + "\n".join(_document(document)) + "\n\\end{document}\n"
    return Outcome(text.encode("utf-8", "replace"))


def _document(document: Document) -> Iterator[str]:
    header = document.header
    yield _command("cvname", _escaped(header.name))
    if header.label:
        yield _command("cvlabel", _inline(header.label))
    if header.contacts:
        yield _command("cvcontacts", r" \textbar{} ".join(_inline(one.spans) for one in header.contacts))
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield "\n" + _command("cvsection", _escaped(section.title))
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"{_inline(block.spans)}\\par"
        case BulletList():
            yield from _list(block)
        case Terms():
            yield from (_command("cvterm", _inline(term.label), _inline(term.text)) for term in block.terms)
        case Entry():
            yield _command("cventry", *map(_inline, (block.title, block.aside, block.subtitle, block.subaside)))
            for inner in block.blocks:
                yield from _block(inner)


def _list(items: BulletList) -> Iterator[str]:
    yield r"\begin{itemize}"
    for marker, item in items.marked:
        label = f"[{{{marker}}}]" if marker else ""
        if item.spans:
            yield f"\\item{label} {{}}{_inline(item.spans)}"  # {}: a bracket is not an option
        for block in item.blocks:
            yield from (_inside(block) if item.spans else _unwrapped(block))
    yield r"\end{itemize}"


def _inside(block: Block) -> Iterator[str]:
    """Yield a block inside an item; a paragraph is apart from the one before."""
    yield from (("", *_block(block)) if isinstance(block, Paragraph) else _block(block))


def _unwrapped(block: Block) -> Iterator[str]:
    """Yield a block of an item without words, in an item of its own."""
    yield from (r"\item[] {}", *_block(block))


def _command(name: str, *arguments: str) -> str:
    return f"\\{name}" + "".join(f"{{{argument}}}" for argument in arguments)


def _inline(spans: Spans) -> str:
    return "".join(_span(span) for span in spans if plain((span,)))


def _span(span: Span) -> str:
    text = _escaped(span.text)
    if url := safe_url(span.url):
        text = _command("href", "".join(_IN_ADDRESS.get(char, char) for char in url), text)
    for name, on in (("texttt", span.code), ("emph", span.emphasis), ("textbf", span.strong)):
        text = _command(name, text) if on else text
    return text


def _escaped(text: str) -> str:
    """Return text with TeX's characters escaped, and without ligatures of hyphens and commas."""
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], f"{match[0]}{{}}"), text)
