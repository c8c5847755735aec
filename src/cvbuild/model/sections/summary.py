"""Summary: a few lines about the person."""

from cvbuild.model.document import BulletList, Paragraph
from cvbuild.model.nodes import Item
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import text


def compose(_: tuple[Item, ...], context: Context) -> tuple[Paragraph | BulletList, ...]:
    """Compose the summary that the variant selected, or the default one."""
    basics = context.basics
    if basics.summaries:
        chosen = basics.summaries[0]
        return text(chosen.text, chosen.path)
    return text(basics.summary, "basics.summary")


SECTION = SectionType(
    heading={"en": "Summary", "de": "Profil", "fr": "Profil", "es": "Perfil"},
    order=10,
    description="a few sentences",
    sample="""
        basics:
          name: Ines Moreau
          summary: Engineer of storage systems that recover fast.
    """,
    compose=compose,
)
