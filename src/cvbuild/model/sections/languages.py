"""Spoken languages, in one line."""

from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Paragraph
from cvbuild.model.nodes import Fielded
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._fields import field_lines


class Language(Fielded):
    """A spoken language."""

    language: Annotated[str, Meta(description="name of the language")]
    fluency: Annotated[str | None, Meta(description="how well it is spoken")] = None

    known_by: ClassVar[str] = "language"
    bare: ClassVar[str] = "language"


def compose(languages: tuple[Language, ...], _: Context) -> tuple[Paragraph, ...]:
    """Compose ``English (native), German (C1)``."""
    shown = map(_shown, languages)
    return (Paragraph(inline.spans(", ".join(shown)), "languages"),) if languages else ()


def _shown(spoken: Language) -> str:
    level = "; ".join((*filter(None, (spoken.fluency,)), *field_lines(spoken)))
    return f"{spoken.language} ({level})" if level else spoken.language


SECTION = SectionType(
    heading={"en": "Languages", "de": "Sprachen", "fr": "Langues", "es": "Idiomas"},
    order=100,
    description="spoken languages",
    sample="""
        languages:
          - {language: English, fluency: native}
          - {language: German, fluency: C1}
    """,
    compose=compose,
    entry=Language,
)
