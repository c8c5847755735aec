"""LaTeX in bibliographies to text with inline Markdown. The only module that imports pylatexenc."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from cvbuild.readers._record import escaped

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["to_text"]

_EMPHASIS = {"emph": "*", "textit": "*", "mkbibemph": "*", "textsl": "*", "textbf": "**", "mkbibbold": "**"}
_MATH = re.compile(r"(?<!\\)\$(.+?)(?<!\\)\$|\\\((.+?)\\\)|\\ensuremath\{((?:[^{}]|\{[^{}]*\})*)\}", re.DOTALL)
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|(\S))")
_DIGITS = {
    "_": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    "^": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
}
_RAISED = re.compile(r"\\text(sub|super)script\{([^{}]*)\}")
_PLAIN = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_KEPT = {"*": "\ue000", "**": "\ue001"}
_BACK = {stand_in: mark for mark, stand_in in _KEPT.items()}


def to_text(latex: str) -> str:
    """Return the text of a field: accents, symbols and dashes as characters, emphasis as Markdown, no braces."""
    parts, end = [], 0
    for match in _MATH.finditer(latex):
        parts += [_words(latex[end : match.start()]), _formula(next(filter(None, match.groups())))]
        end = match.end()
    text = "".join((*parts, _words(latex[end:])))
    text = escaped(" ".join(text.split()))
    for stand_in, mark in _BACK.items():
        text = text.replace(stand_in, mark)
    return text


def _words(latex: str) -> str:
    if "\\" not in latex and "%" not in latex:
        for written, meant in _PLAIN:
            latex = latex.replace(written, meant)
        return latex.translate({ord("{"): None, ord("}"): None})
    scripts = _RAISED.sub(lambda match: match[2].translate(_DIGITS["_" if match[1] == "sub" else "^"]), latex)
    return str(_converter().latex_to_text(scripts))


def _formula(latex: str) -> str:
    """Return a formula; digits below and above the line as such characters, other scripts as they are written."""
    text = _converter().latex_to_text(_SCRIPT.sub(_script, latex))
    return " ".join(text.split())


def _script(match: re.Match[str]) -> str:
    inner = match[2] or match[3] or ""
    raised = inner.translate(_DIGITS[match[1]])
    return raised if inner and not any(char in inner for char in raised) else f"{match[1]}{inner}"


@functools.cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    emphasis = [MacroTextSpec(name, simplify_repl=_marked(_KEPT[mark])) for name, mark in _EMPHASIS.items()]
    known.add_context_category("emphasis", macros=emphasis, prepend=True)
    return LatexNodes2Text(latex_context=known, math_mode="text", keep_comments=True, strict_latex_spaces=True)


def _marked(mark: str) -> Any:
    def replaced(node: Any, l2tobj: Any) -> str:
        inner = str(l2tobj.nodelist_to_text([part for part in node.nodeargd.argnlist if part is not None]))
        return f"{mark}{inner}{mark}" if inner else ""

    return replaced
