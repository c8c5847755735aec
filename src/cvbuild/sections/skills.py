"""Skills: one term a group."""

from cvbuild import inline
from cvbuild.document import Block, Term, Terms
from cvbuild.labels import Labels
from cvbuild.resume import Resume, Skill
from cvbuild.sections import keywords


def compose(resume: Resume, words: Labels) -> tuple[Block, ...]:  # noqa: ARG001
    """The groups that have something to show."""
    terms = tuple(_group(group) for group in resume.skills if group.keywords or group.level)
    return (Terms(terms, "skills"),) if terms else ()


def _group(group: Skill) -> Term:
    label = f"{group.name} ({group.level})" if group.level and group.keywords else group.name
    return Term(inline.text_span(f"{label}:"), keywords(group.keywords) or inline.spans(group.level or ""), group.path)
