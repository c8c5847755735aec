"""Interests: one term each, or one line if none has keywords."""

from typing import ClassVar

from cvbuild.model.document import Block, Term, Terms
from cvbuild.model.nodes import Fielded, Keyword
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import keywords, one_line, term_label
from cvbuild.model.sections._fields import field_lines


class Interest(Fielded):
    """An interest."""

    name: str = ""
    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)
    bare: ClassVar[str] = "name"


def compose(interests: tuple[Interest, ...], _: Context) -> tuple[Block, ...]:
    """Compose terms as for skills, or a plain line."""
    if not any(interest.keywords for interest in interests):
        return one_line(map(_named, interests), "interests")
    return (Terms(tuple(_term(interest) for interest in interests), "interests"),)


def _term(interest: Interest) -> Term:
    words = keywords(interest.keywords)
    return Term(term_label(interest.name if words else _named(interest), words), words, interest.path)


def _named(interest: Interest) -> str:
    fields = "; ".join(field_lines(interest))
    return f"{interest.name} ({fields})" if fields else interest.name


SECTION = SectionType(
    heading={"en": "Interests", "de": "Interessen", "fr": "Centres d’intérêt", "es": "Intereses"},
    order=110,
    description="interests",
    sample="""
        interests:
          - name: Music
            keywords: [cello, chamber music]
    """,
    compose=compose,
    entry=Interest,
)
