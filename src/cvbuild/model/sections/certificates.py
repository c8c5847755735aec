"""Certificates: name and date, then issuer."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cvbuild.model import inline
from cvbuild.model.document import Entry
from cvbuild.model.labels import Translated, month_year
from cvbuild.model.nodes import Date, Fielded
from cvbuild.model.sections import Context, SectionType
from cvbuild.model.sections._blocks import linked

_NUMBER: Translated = {"en": "no.", "de": "Nr.", "fr": "nº", "es": "n.º"}
_UNTIL: Translated = {"en": "valid until", "de": "gültig bis", "fr": "valable jusqu’au", "es": "válido hasta"}


class Certificate(Fielded):
    """A certificate."""

    name: str
    date: Date | None = None
    issuer: Annotated[str | None, Meta(description="who issued it")] = None
    expires: Annotated[Date | None, Meta(description="the date until which it is valid")] = None
    number: Annotated[str | None, Meta(description="licence or registration number")] = None
    url: str | None = None

    bare: ClassVar[str] = "name"


def compose(certificates: tuple[Certificate, ...], context: Context) -> Iterator[Entry]:
    """Compose one entry per certificate."""
    for certificate in certificates:
        yield Entry(
            title=linked(certificate.name, certificate.url),
            aside=inline.text_span(month_year(certificate.date, context.labels) if certificate.date else ""),
            subtitle=inline.spans(_issuer(certificate, context)),
            subaside=inline.text_span(_validity(certificate, context)),
            path=certificate.path,
        )


def _issuer(certificate: Certificate, context: Context) -> str:
    number = f"{context.labels.word(_NUMBER)} {certificate.number}" if certificate.number else ""
    return ", ".join(filter(None, (certificate.issuer, number)))


def _validity(certificate: Certificate, context: Context) -> str:
    if certificate.expires is None:
        return ""
    return f"{context.labels.word(_UNTIL)} {month_year(certificate.expires, context.labels)}"


SECTION = SectionType(
    heading={"en": "Certificates", "de": "Zertifikate", "fr": "Certifications", "es": "Certificados"},
    order=70,
    description="certificates",
    sample="""
        certificates:
          - name: Certified Kubernetes Administrator
            date: 2022-11
            expires: 2027-11
            issuer: Linux Foundation
            number: LF-12ab34
    """,
    compose=compose,
    entry=Certificate,
    labels=(_NUMBER, _UNTIL),
)
