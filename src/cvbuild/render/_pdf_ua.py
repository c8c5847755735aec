"""The claim that a PDF/A-2a file is PDF/UA-1 as well."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["declare_ua"]

_END = b"</rdf:RDF>"

# PDF/UA's identifier (ISO 14289-1, 5), and its description, which PDF/A asks of every property that it does not know
# itself (ISO 19005-2, 6.6.2.3).
_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def declare_ua(document: Any) -> None:
    """Let a rendered WeasyPrint document claim PDF/UA-1 beside the variant that it is written as.

    WeasyPrint writes the id of one variant. What its ``xmp_metadata`` option adds stands in an ``rdf:RDF`` of its own,
    which validators do not read: the claim has to go into the one that there is.
    """
    document.metadata.generate_rdf_metadata = functools.partial(_with_claim, document.metadata.generate_rdf_metadata)


def _with_claim(generate: Any, *variant: object) -> bytes:
    rdf: bytes = generate(*variant)
    return rdf.replace(_END, _CLAIM + _END)
