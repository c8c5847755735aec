"""Skills: one term per group."""

from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Block, Term, Terms
from cvbuild.model.nodes import Fielded, Keyword
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import keywords, one_line, term_label


class Skill(Fielded):
    """A group of skills."""

    name: str = ""
    level: Annotated[str | None, Meta(description="how well it is mastered")] = None
    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)
    bare: ClassVar[str] = "name"


def compose(skills: tuple[Skill, ...], _: Context) -> tuple[Block, ...]:
    """Compose one term per group, or a plain line if all have only names."""
    if not any(group.keywords or group.level for group in skills):
        return one_line((group.name for group in skills), "skills")
    return (Terms(tuple(_group(group) for group in skills), "skills"),)


def _group(group: Skill) -> Term:
    label = f"{group.name} ({group.level})" if group.level and group.keywords else group.name
    words = keywords(group.keywords) or inline.spans(group.level or "")
    return Term(term_label(label, words), words, group.path)


SECTION = SectionType(
    heading={"en": "Skills", "de": "Kenntnisse", "fr": "Compétences", "es": "Competencias"},
    order=60,
    description="groups of skills",
    sample="""
        skills:
          - name: Languages
            keywords: [Rust, Python, SQL]
    """,
    compose=compose,
    entry=Skill,
)
