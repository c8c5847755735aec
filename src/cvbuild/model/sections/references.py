"""References: the name, then the words."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.basics import region
from cvbuild.model.document import Entry, Paragraph
from cvbuild.model.nodes import Fielded
from cvbuild.model.phones import phone_spans
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import body, linked


class Reference(Fielded):
    """A reference by another person."""

    name: str
    reference: Annotated[str | None, Meta(description="what they say")] = None
    position: str | None = None
    organization: Annotated[str | None, Meta(description="where they work")] = None
    email: str | None = None
    phone: str | None = None
    relationship: Annotated[str | None, Meta(description="how they know you, such as former manager")] = None
    url: str | None = None


def compose(references: tuple[Reference, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per reference."""
    for one in references:
        yield Entry(
            title=linked(one.name, one.url),
            aside=inline.spans(one.relationship or ""),
            subtitle=inline.spans(", ".join(filter(None, (one.position, one.organization)))),
            blocks=(*_contact(one, context), *body(one.reference, (), one.path)),
            path=one.path,
        )


def _contact(one: Reference, context: Context) -> Iterator[Paragraph]:
    email = inline.text_span(one.email or "", url=f"mailto:{one.email}")
    phone = phone_spans(one.phone or "", region(context.basics, ""))
    if email or phone:
        yield Paragraph(inline.join((email, phone), ", "), f"{one.path}.email" if email else f"{one.path}.phone")


SECTION = SectionType(
    heading={"en": "References", "de": "Referenzen", "fr": "Références", "es": "Referencias"},
    order=120,
    description="people to ask, and what they say",
    sample="""
        references:
          - name: Noor Haddad
            position: Head of Storage
            organization: Harbor Retail
            relationship: former manager
            email: noor@haddad.example
            phone: +1 555 010 0123
            reference: She leaves every system simpler than she found it.
    """,
    compose=compose,
    entry=Reference,
)
