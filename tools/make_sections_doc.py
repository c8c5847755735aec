"""Write docs/sections.md from the section types.

Usage: python tools/make_sections_doc.py [FILE]
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from cvbuild.model.nodes import Fielded, Item
from cvbuild.model.resume import CustomEntry
from cvbuild.model.schema import resume_schema
from cvbuild.model.sections import SectionType, default_order, section_types
from cvbuild.model.sections._custom import CUSTOM_SAMPLE

TARGET = Path(__file__).parents[1] / "docs" / "sections.md"

_OF_EVERY_ITEM = Fielded.__struct_encode_fields__


def text() -> str:
    """The page: a table of all sections, then the sample and the keys of each."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    types = section_types()
    yield "# Sections\n"
    yield f"All {len(types)} sections in their default order, generated from their files in"
    yield "`src/cvbuild/model/sections/`. Every entry may also have these keys: " + ", ".join(_OF_EVERY_ITEM) + ".\n"
    yield "| section | heading | holds |\n|---|---|---|"
    for name in default_order():
        yield f"| [{name}](#{name}) | {types[name].heading['en']} | {types[name].description} |"
    for name in default_order():
        yield from _section(name, types[name])
    yield from _own()


def _section(name: str, found: SectionType[Item]) -> Iterator[str]:
    headings = ", ".join(f"{word} ({language})" for language, word in found.heading.items())
    yield f"\n## {name}\n"
    yield f"Headings: {headings}.\n"
    yield f"```yaml\n{textwrap.dedent(found.sample).strip()}\n```"
    if found.entry:
        yield "\n| key | meaning |\n|---|---|"
        yield from (f"| {key} | {meaning} |" for key, meaning in _keys(found.entry).items())


def _own() -> Iterator[str]:
    yield "\n## Sections of your own\n"
    yield "Under `sections:`, by a name of your own, which variants use like that of any other section.\n"
    yield f"```yaml\n{textwrap.dedent(CUSTOM_SAMPLE).strip()}\n```"
    yield "\nA section has a `title` and one or more of `text` (a paragraph), `list` (one bullet each) and `entries`."
    yield "The keys of an entry:"
    yield "\n| key | meaning |\n|---|---|"
    yield from (f"| {key} | {meaning} |" for key, meaning in _keys(CustomEntry).items())


def _keys(entry: type[Item]) -> Mapping[str, str]:
    """The keys of an entry and what they mean, without those of every item."""
    properties = resume_schema()["$defs"][entry.__name__]["properties"]
    return {key: part["description"] for key, part in properties.items() if key not in _OF_EVERY_ITEM}


if __name__ == "__main__":
    (Path(sys.argv[1]) if sys.argv[1:] else TARGET).write_text(text() + "\n", encoding="utf-8")
