"""A photo at the right margin of the letterhead: an anchored picture beside which text runs, with its words."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from cvbuild.inspection._python_docx import parse_xml
from cvbuild.render._docx.oxml import Element, add, xml_text
from cvbuild.render._photo import HEIGHT, WIDTH

__all__ = ["add_photo"]

_EMU = 36_000  # to the millimetre
_GAP = 114_300  # 9 points
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def add_photo(part: Any, paragraph: Element, content: bytes, words: str) -> None:
    """Anchor the photo at a paragraph, at the upper end of the right margin."""
    identifier, _ = part.get_or_add_image(io.BytesIO(content))
    run = add(paragraph, "w:r")
    add(run, "w:drawing").append(parse_xml(_anchor(identifier, escape(xml_text(words), quote=True)).encode()))


def _anchor(identifier: str, words: str) -> str:
    size = f'cx="{WIDTH * _EMU}" cy="{HEIGHT * _EMU}"'
    named = f'id="1" name="photo" descr="{words}"'
    return (
        f'<wp:anchor {_SPACES} distT="0" distB="0" distL="{_GAP}" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>'
        f"<wp:docPr {named}/><wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor>'
    )
