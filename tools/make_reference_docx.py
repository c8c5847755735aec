"""Write templates/<theme>/reference.docx: the Word styles that the DOCX renderer uses, and one sample of each.

Fonts and colours are those of the theme's ``theme.toml``, measures those of ``reference_docx.toml`` beside this file.
The results may as well be edited in Word; then this script is the record of what they were made from. Its output is
the same bytes each time.

Usage: python tools/make_reference_docx.py
"""

from __future__ import annotations

import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TEMPLATES = Path(__file__).parent.parent / "templates"
MEASURES = tomllib.loads(Path(__file__).with_name("reference_docx.toml").read_text("utf-8"))
TEXT_WIDTH = 10240  # Letter with margins of 50 pt; the renderer sets it anew from paper and margins
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
SLOTS = {"accent": "accent1", "text": "text1", "muted": "text2", "rule": "background2"}


def settings_of(theme: str) -> dict[str, Any]:
    """The settings of a theme itself."""
    return tomllib.loads((TEMPLATES / theme / "theme.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Look:
    """What tells one theme's styles from another's."""

    name: str
    font: str
    colours: dict[str, str]
    measures: dict[str, Any]

    @classmethod
    def of(cls, theme: str) -> Look:
        """The look of a theme, what it does not set taken from classic."""
        own = settings_of(theme)
        chain = [settings_of(name) for name in ("classic", own.get("base", ""), theme) if name]
        style = {name: value for one in chain for name, value in one["style"].items()}
        font = next(one["docx"]["font"] for one in reversed(chain) if "font" in one.get("docx", ()))
        return cls(theme, font, {name: style[name].lstrip("#").upper() for name in SLOTS}, MEASURES[theme])

    def colour(self, name: str) -> str:
        """A colour, by its name in theme.toml, from which the renderer takes it anew."""
        return f'<w:color w:val="{self.colours[name]}" w:themeColor="{SLOTS[name]}"/>'

    def accent(self, part: str) -> str:
        """The colour of the parts that are not in that of the text."""
        for name, key in (("accent", "accented"), ("muted", "muted")):
            if part in self.measures.get(key, ()):
                return self.colour(name)
        return ""

    def face(self, part: str) -> str:
        """Bold, italic or neither."""
        faces = (("bold", BOLD), ("italic", ITALIC))
        return "".join(run for key, run in faces if part in self.measures.get(key, ()))

    def size(self, part: str) -> str:
        """The font size of a part."""
        half_points = self.measures[part][0]
        return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'

    def spacing(self, part: str) -> str:
        """Space above and below a part, and its exact leading."""
        _, before, after, line = self.measures[part]
        return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'

    def line(self, part: str) -> str:
        """The line under or above a part."""
        line = self.measures["line"]
        side = {line["under"]: "bottom", line.get("above", ""): "top"}.get(part)
        if not side:
            return ""
        kind = f'w:val="single" w:sz="{line["width"]}" w:space="{line["distance"]}"'
        colour = f'w:color="{self.colours[line["colour"]]}" w:themeColor="{SLOTS[line["colour"]]}"'
        return f"<w:pBdr><w:{side} {kind} {colour}/></w:pBdr>"


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
HANGING = '<w:ind w:left="220" w:hanging="220"/>'
NUMBERED = '<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>'


def outline(number: int) -> str:
    """The level in Word's outline."""
    return f'<w:outlineLvl w:val="{number}"/>'


# Rows of: id, name in Word, style of the paragraph after it, paragraph and run properties (both in the order of the
# schema). Bold and italic stand in character styles wherever a paragraph has parts: where a paragraph style and a
# character style both say bold, Word takes it for a toggle and shows the regular face.


def paragraphs(look: Look) -> list[tuple[str, str, str, str, str]]:
    """The paragraph styles."""
    space, size, heads = look.spacing, look.size, KEEP + RIGHT_TAB
    label = look.face("label") + look.accent("label") + size("label")
    title = ("" if "title" in look.measures.get("light", ()) else BOLD) + look.accent("title") + size("title")
    heading = f"{KEEP}{look.line('heading')}{space('heading')}{outline(0)}"
    contact = look.line("contact") + space("contact")
    return [
        ("Title", "Title", "Subtitle", KEEP + space("title"), title),
        ("Subtitle", "Subtitle", "Contact", KEEP + space("label"), label),
        ("Contact", "Contact", "BodyText", contact, look.colour("muted") + size("contact")),
        ("Heading1", "heading 1", "BodyText", heading, BOLD + look.colour("accent") + size("heading")),
        ("Heading2", "heading 2", "EntryDetail", heads + space("entry") + outline(1), size("entry")),
        ("Heading3", "heading 3", "ListBullet", heads + space("role") + outline(2), ""),
        ("EntryDetail", "Entry Detail", "ListBullet", heads, ""),
        ("BodyText", "Body Text", "BodyText", "", ""),
        ("ListBullet", "List Bullet", "ListBullet", NUMBERED + space("bullet"), ""),
        ("Term", "Term", "Term", HANGING, ""),
        ("Footer", "footer", "Footer", RIGHT_TAB, look.colour("muted") + look.size("contact")),
    ]


def characters(look: Look) -> list[tuple[str, str, str, str]]:
    """The character styles: as above, without the style of the paragraph after it; based on the one named third."""
    base = "DefaultParagraphFont"
    subtitle = look.accent("subtitle")  # a colour does what slanted type does elsewhere
    return [
        ("Strong", "Strong", base, BOLD),
        ("Emphasis", "Emphasis", base, ITALIC),
        ("HTMLCode", "HTML Code", base, ""),
        ("Hyperlink", "Hyperlink", base, look.colour("accent")),
        ("EntryTitle", "Entry Title", base, BOLD),
        ("RoleTitle", "Role Title", base, BOLD if subtitle else BOLD + ITALIC),
        ("EntrySubtitle", "Entry Subtitle", base, subtitle or ITALIC),
        ("Aside", "Aside", base, look.colour("muted") + look.size("body")),
        ("TermLabel", "Term Label", base, BOLD),
    ]


BUILT_IN = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "BodyText", "ListBullet", "Footer"}
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


def styles(look: Look) -> str:
    """word/styles.xml."""
    fonts = "<w:rFonts {}/>".format(" ".join(f'w:{script}="{look.font}"' for script in SCRIPTS))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{look.colour('text')}{look.size('body')}"
        '<w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{look.spacing('body')}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    own = "".join(paragraph_style(*row) for row in paragraphs(look))
    own += "".join(character_style(*row) for row in characters(look))
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{base}{own}</w:styles>'


def numbering(look: Look) -> str:
    """word/numbering.xml: a real bullet in the text's own font; that of a symbol font is no character to parsers."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{HANGING}</w:pPr><w:rPr>{look.colour('accent')}</w:rPr></w:lvl>"
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


def font_table(look: Look) -> str:
    """word/fontTable.xml: what stands in for the font on machines without Word."""
    stand_in, family = look.measures["stand-in"], look.measures["family"]
    kind = f'<w:altName w:val="{stand_in}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/>'
    return f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{look.font}">{kind}</w:font></w:fonts>'


def word_theme(look: Look) -> str:
    """word/theme/theme1.xml: colours (the accent is what theme.toml sets), fonts, and the plainest format scheme."""
    own = look.colours
    palette = {"dk1": own["text"], "lt1": "FFFFFF", "dk2": own["muted"], "lt2": own["rule"], "accent1": own["accent"]}
    others = ("5F6B7A", "8A6D3B", "3B7A57", "7A3B5F", "3B5F7A")
    palette |= {f"accent{number}": value for number, value in enumerate(others, 2)}
    palette |= {"hlink": own["accent"], "folHlink": own["accent"]}
    colours = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in palette.items())
    font = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    name = look.name.capitalize()
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{colours}'
        f'</a:clrScheme><a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def document(look: Look) -> str:
    """word/document.xml: a sample of each paragraph style to look at in Word; the renderer throws it away."""
    samples = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p>'
        for identifier, name, *_ in paragraphs(look)
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


def members(look: Look) -> dict[str, str]:
    """The whole package, in the order of the zip."""
    own = [(name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable")]
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(*own, ("theme", "theme/theme1.xml")),
        "word/document.xml": document(look),
        "word/fontTable.xml": font_table(look),
        "word/numbering.xml": numbering(look),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(look),
        "word/theme/theme1.xml": word_theme(look),
    }


def write(target: Path, theme: str = "classic") -> None:
    """Write the package with fixed times."""
    parts = members(Look.of(theme))
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(member, text.encode(), compresslevel=9)


if __name__ == "__main__":
    for theme in MEASURES:
        write(TEMPLATES / theme / "reference.docx", theme)
