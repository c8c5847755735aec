"""Read an exported LaTeX file: the words that it sets, without commands. It knows the commands that cvbuild writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.model.artifact import Inspection, Word

__all__ = ["inspect"]

_TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|([{}])|(~)|([^\\{}~]+)", re.DOTALL)
_CHARACTERS = {
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "textgreater": ">",
    "textless": "<",
    "textquotedbl": '"',
    "textquotesingle": "'",
}
_APART = frozenset(("cvname", "cvlabel", "cvcontacts", "cvsection", "cventry", "cvterm", "item", "par", "begin", "end"))
_NO_TEXT = re.compile(r"\\(?:begin|end)\{\w+\}")
_LABEL = re.compile(r"\\item\[\{?([^\]}]*)\}?\]")
_LINK = re.compile(r"\\href\{((?:[^{}\\]|\\.|\{\})*)\}")


def inspect(content: bytes) -> Inspection:
    """Read a LaTeX file back."""
    body = content.decode("utf-8").partition("\\begin{document}")[2]
    links = tuple(re.sub(r"\\(.)", r"\1", match[1].replace("{}", "")) for match in _LINK.finditer(body))
    plain = _LABEL.sub(r"\\item \1 ", _NO_TEXT.sub(" ", body))
    text = "".join(_texts(_LINK.sub("", plain)))
    return Inspection("tex", tuple(Word(word) for word in text.split()), links=links, size=len(content))


def _texts(body: str) -> Iterator[str]:
    """Yield the text between the commands; arguments of one command are apart."""
    stack: list[bool] = []  # for each open group, whether a space follows it
    apart = False
    for command, escaped, brace, space, text in _TOKEN.findall(body):
        if command in _CHARACTERS:
            yield _CHARACTERS[command]
        elif brace == "{":
            stack.append(apart)
        elif brace == "}":
            apart = stack.pop() if stack else False
            yield " " if apart else ""
            continue
        yield escaped + text + (" " if space else "")
        yield " " if command in _APART else ""
        apart = command in _APART
