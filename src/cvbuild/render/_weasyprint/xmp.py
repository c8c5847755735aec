"""Write a build id and the claim of PDF/UA-1 into the XMP metadata of a PDF/A-2a file."""

from __future__ import annotations

from typing import Any

__all__ = ["declare"]

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

# XMP's own property for it (XMP Specification of September 2005, 4, "XMP Media Management Schema"), which PDF/A-2 knows
# and so wants no description of.
_ID = b"""<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\
<xmpMM:DocumentID>uuid:%s</xmpMM:DocumentID></rdf:Description>"""


def declare(pdf: Any, identifier: str) -> None:
    """Add the claim and the id to the metadata of a PDF that a finisher of WeasyPrint receives.

    WeasyPrint writes the id of one PDF variant. Its ``xmp_metadata`` option adds a second ``rdf:RDF``, which validators
    do not read, so both go into the existing one. The id of the trailer stays a digest of the file: programs that
    rewrite a file replace that one.

    Args:
        pdf: the file before it is written.
        identifier: a UUID, for ``xmpMM:DocumentID``.
    """
    reference = pdf.catalog["Metadata"]
    metadata = next(item for item in pdf.objects if item.reference == reference)
    added = _CLAIM + _ID % identifier.encode("ascii") + _END
    metadata.stream = [part.replace(_END, added) for part in metadata.stream]
