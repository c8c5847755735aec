"""Write templates/classic/reference.docx: the Word styles that the DOCX renderer uses, and one sample of each.

The file may as well be edited in Word; then this script is the record of what it was made from. Its output is the same
bytes each time. Sizes are in half points (``w:sz``), lengths in twentieths of a point.

Usage: python tools/make_reference_docx.py [FILE]
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TARGET = Path(__file__).parent.parent / "templates" / "classic" / "reference.docx"
FONT = "Cambria"
ACCENT, TEXT, MUTED, RULE = "1D4170", "16181C", "4A4F57", "B4BDC9"
LEADING = 247  # a shade below the PDF's 12.5 pt, so that a full page of the PDF is never more than one here
TEXT_WIDTH = 10240  # Letter with margins of 50 pt; the renderer sets it anew from paper and margins


def spacing(before: int, after: int, line: int) -> str:
    """Space above and below; ``line`` is an exact leading, as in CSS: no face and no fallback moves the page's end."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def size(half_points: int) -> str:
    """A font size."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def colour(value: str, slot: str) -> str:
    """A colour of the theme, which the renderer takes from theme.toml."""
    return f'<w:color w:val="{value}" w:themeColor="{slot}"/>'


FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
HAIRLINE = (
    f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{RULE}" w:themeColor="background2"/></w:pBdr>'
)


def level(number: int) -> str:
    """The level in Word's outline."""
    return f'<w:outlineLvl w:val="{number}"/>'


HEADED = f"{BOLD}{colour(ACCENT, 'accent1')}{size(22)}"
BULLET = f'<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>{spacing(10, 0, LEADING)}'
HANGING = '<w:ind w:left="220" w:hanging="220"/>'

# Id, name in Word, style of the paragraph after it, paragraph and run properties (both in the order of the schema).
# Bold and italic stand in character styles wherever a paragraph has parts: where a paragraph style and a character
# style both say bold, Word takes it for a toggle and shows the regular face.
PARAGRAPHS = [
    ("Title", "Title", "Subtitle", f"{KEEP}{spacing(0, 0, 484)}", f"{BOLD}{size(44)}"),
    ("Subtitle", "Subtitle", "Contact", f"{KEEP}{spacing(60, 0, 275)}", size(22)),
    ("Contact", "Contact", "BodyText", spacing(30, 0, 225), f"{colour(MUTED, 'text2')}{size(18)}"),
    ("Heading1", "heading 1", "BodyText", f"{KEEP}{HAIRLINE}{spacing(150, 0, 254)}{level(0)}", HEADED),
    ("Heading2", "heading 2", "EntryDetail", f"{KEEP}{RIGHT_TAB}{spacing(90, 0, 242)}{level(1)}", size(21)),
    ("Heading3", "heading 3", "ListBullet", f"{KEEP}{RIGHT_TAB}{spacing(60, 0, LEADING)}{level(2)}", ""),
    ("EntryDetail", "Entry Detail", "ListBullet", f"{KEEP}{RIGHT_TAB}", ""),
    ("BodyText", "Body Text", "BodyText", "", ""),
    ("ListBullet", "List Bullet", "ListBullet", BULLET, ""),
    ("Term", "Term", "Term", HANGING, ""),
]

# Id, name in Word, based on, run properties.
CHARACTERS = [
    ("Strong", "Strong", "DefaultParagraphFont", BOLD),
    ("Emphasis", "Emphasis", "DefaultParagraphFont", ITALIC),
    ("HTMLCode", "HTML Code", "DefaultParagraphFont", ""),
    ("Hyperlink", "Hyperlink", "DefaultParagraphFont", colour(ACCENT, "accent1")),
    ("EntryTitle", "Entry Title", "DefaultParagraphFont", BOLD),
    ("RoleTitle", "Role Title", "DefaultParagraphFont", f"{BOLD}{ITALIC}"),
    ("EntrySubtitle", "Entry Subtitle", "DefaultParagraphFont", ITALIC),
    ("Aside", "Aside", "DefaultParagraphFont", f"{colour(MUTED, 'text2')}{size(20)}"),
    ("TermLabel", "Term Label", "DefaultParagraphFont", BOLD),
]

BUILT_IN = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "BodyText", "ListBullet"}
BUILT_IN |= {"Strong", "Emphasis", "HTMLCode", "Hyperlink"}


def style(kind: str, identifier: str, name: str, inner: str) -> str:
    """One style; those of Word's own names must not be marked as custom."""
    custom = "" if identifier in BUILT_IN else ' w:customStyle="1"'
    return f'<w:style w:type="{kind}"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{inner}</w:style>'


def paragraph_style(identifier: str, name: str, following: str, ppr: str, rpr: str) -> str:
    """A paragraph style, shown in Word's gallery."""
    links = f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
    properties = (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return style("paragraph", identifier, name, links + properties)


def character_style(identifier: str, name: str, based: str, rpr: str) -> str:
    """A character style, shown in Word's gallery."""
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return style("character", identifier, name, f'<w:basedOn w:val="{based}"/><w:qFormat/>{properties}')


def styles() -> str:
    """word/styles.xml."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{colour(TEXT, "text1")}{size(20)}<w:lang w:val="en-US"/>'
        "</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{spacing(0, 0, LEADING)}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    own = "".join(paragraph_style(*row) for row in PARAGRAPHS) + "".join(character_style(*row) for row in CHARACTERS)
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{base}{own}</w:styles>'


def numbering() -> str:
    """word/numbering.xml: a real bullet in the text's own font; that of a symbol font is no character to parsers."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{HANGING}</w:pPr><w:rPr>{colour(ACCENT, 'accent1')}</w:rPr></w:lvl>"
    )
    abstract = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'{HEAD}<w:numbering xmlns:w="{W}">{abstract}{number}</w:numbering>'


def settings() -> str:
    """word/settings.xml.

    Compatibility mode 15 is Word 2013 and later; without it Word opens files in an old mode. The other setting makes
    the spaces above and below add up, as they do in LibreOffice.
    """
    slots = (
        "bg1:light1 t1:dark1 bg2:light2 t2:dark2 accent1:accent1 accent2:accent2 accent3:accent3 accent4:accent4 "
        "accent5:accent5 accent6:accent6 hyperlink:hyperlink followedHyperlink:followedHyperlink"
    )
    mapping = " ".join('w:{}="{}"'.format(*slot.split(":")) for slot in slots.split())
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotUseHTMLParagraphAutoSpacing/>{mode}</w:compat>"
        f'<w:clrSchemeMapping {mapping}/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """word/fontTable.xml: Caladea has the same widths as Cambria and stands in for it on machines without Word."""
    kind = '<w:altName w:val="Caladea"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
    return f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}">{kind}</w:font></w:fonts>'


def theme() -> str:
    """word/theme/theme1.xml: colours (the accent is what theme.toml sets), fonts, and the plainest format scheme."""
    palette = {
        "dk1": TEXT,
        "lt1": "FFFFFF",
        "dk2": MUTED,
        "lt2": RULE,
        "accent1": ACCENT,
        "accent2": "5F6B7A",
        "accent3": "8A6D3B",
        "accent4": "3B7A57",
        "accent5": "7A3B5F",
        "accent6": "3B5F7A",
        "hlink": ACCENT,
        "folHlink": ACCENT,
    }
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in palette.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Classic"><a:themeElements><a:clrScheme name="Classic">{colours}'
        f'</a:clrScheme><a:fontScheme name="Classic"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Classic"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def document() -> str:
    """word/document.xml: a sample of each paragraph style to look at in Word; the renderer throws it away."""
    samples = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>'
        for identifier, name, *_ in PARAGRAPHS
    )
    page = (
        '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="860" w:right="1000" w:bottom="860" w:left="1000" '
        'w:header="430" w:footer="430" w:gutter="0"/></w:sectPr>'
    )
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{samples}{page}</w:body></w:document>'


def relationships(*targets: tuple[str, str]) -> str:
    """A relationships part."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types() -> str:
    """[Content_Types].xml."""
    kinds = {"document.main": "document", **{name: name for name in ("styles", "numbering", "settings", "fontTable")}}
    parts = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{OFFICE}.wordprocessingml.{kind}+xml"/>'
        for kind, file in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE}.theme+xml"/></Types>'
    )


def members() -> dict[str, str]:
    """The whole package, in the order of the zip."""
    own = [(name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable")]
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(*own, ("theme", "theme/theme1.xml")),
        "word/document.xml": document(),
        "word/fontTable.xml": font_table(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": theme(),
    }


def write(target: Path) -> None:
    """Write the package with fixed times."""
    with zipfile.ZipFile(target, "w") as package:
        for name, text in members().items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(member, text.encode(), compresslevel=9)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
