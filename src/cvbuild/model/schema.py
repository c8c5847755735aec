"""JSON Schema (2020-12) of the source file and of a variant, for editors, made from the models.

It describes the file as people write it, unlike the models: plain text for a highlight, a section as a name or as a
name with options, numbers in place of text (YAML readers give ``2024`` a type, cvbuild does not).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.model.decode.decoder import KNOWN_SECTIONS
from cvbuild.model.decode.model import Field, ModelOf, model_of
from cvbuild.model.decode.shape import Choice, Date, Either, Flag, ListOf, MappingOf, Number, Shape, Text
from cvbuild.model.resume import CustomSection, Node, Resume
from cvbuild.model.sections import section_types
from cvbuild.model.variant import Variant

__all__ = ["DESCRIPTIONS", "resume_schema", "variant_schema"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAME = "^[A-Za-z0-9][A-Za-z0-9_-]*$"
"""Of a section of the user's own, see :mod:`cvbuild.model.decode.own_sections`."""
_TEXT: Schema = {"$ref": "#/$defs/Text"}
_TEXT_DEFINITION: Schema = {
    "description": "Text; what looks like a number is text.",
    "type": ["string", "number", "boolean"],
}
_TRANSLATED: Schema = {
    "description": "Text, or a text for each language, of which a variant's `locale` chooses one.",
    "anyOf": [
        {"type": _TEXT_DEFINITION["type"]},
        {
            "additionalProperties": False,
            "minProperties": 1,
            "patternProperties": {"^[a-z]{2,3}(-[A-Za-z]{2,4})*$": {"type": _TEXT_DEFINITION["type"]}},
            "type": "object",
        },
    ],
}
_DATE_DEFINITION: Schema = {
    "anyOf": [
        {"type": ["string", "integer"]},
        {
            "additionalProperties": False,
            "properties": {
                "sort": {
                    "description": "the date, or range of dates, by which it sorts",
                    "type": ["string", "integer"],
                },
                "text": {**_TEXT, "description": "the words to print"},
            },
            "required": ["text", "sort"],
            "type": "object",
        },
    ],
    "description": "2024, 2024-05, May 2024, 05/2024, Summer 2024, Q3 2024, c. 2024, present, 2019 – 2021, in any "
    "language; or words to print and the date by which they sort.",
}
_LIMITS = {"le": "maximum", "lt": "exclusiveMaximum", "ge": "minimum", "gt": "exclusiveMinimum"}
_IN_SHORT: Mapping[str, Schema] = {
    "Evidence": {"const": "proprietary"},
    "Fit": {"type": "boolean"},
    "Location": {"type": "string"},
    "Pages": {"type": "integer", "minimum": 1},
}
"""Short forms of a model's mapping, except the text of its ``bare`` key."""


def resume_schema() -> Schema:
    """Return the schema of ``cv.yaml``."""
    return _schema(Resume, "cv.yaml")


def variant_schema() -> Schema:
    """Return the schema of a file under ``variants/``."""
    schema = _schema(Variant, "A variant of cv.yaml")
    definitions = schema["$defs"]
    options = definitions.pop("SectionChoice")
    del options["properties"]["name"], options["required"]
    definitions["SectionOptions"] = {**options, "type": ["object", "null"], "description": "How a section is shown."}
    schema["properties"]["sections"]["items"] = _section()
    return schema


def _section() -> Schema:
    """Return the schema of a section: its name, or its name with options."""
    options = {"$ref": "#/$defs/SectionOptions"}
    own = {"description": "a section that the source defines under sections", "pattern": _NAME, "type": "string"}
    return {
        "anyOf": [
            {"enum": list(KNOWN_SECTIONS)},
            own,
            {
                "type": "object",
                "properties": dict.fromkeys(KNOWN_SECTIONS, options),
                "patternProperties": {_NAME: options},
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    }


def _schema(model: type[Node], title: str) -> Schema:
    root = model_of(model)
    parts = sorted({_name(part): part for part in _models(root)}.items())
    shared = {"Date": _DATE_DEFINITION, "Text": _TRANSLATED} if model is Resume else {"Text": _TEXT_DEFINITION}
    definitions = {**shared, **{name: _mapping(part) for name, part in parts}}
    return {"$schema": _DIALECT, **_mapping(root), "title": title, "$defs": definitions}


def _name(shape: ModelOf) -> str:
    return shape.model.__name__


def _models(shape: Shape) -> Iterator[ModelOf]:
    """Yield the models below a shape."""
    match shape:
        case ModelOf(fields=fields):
            for field in fields.values():
                yield from _models_of(field.shape)
        case ListOf(item=item) | MappingOf(item=item):
            yield from _models_of(item)


def _models_of(shape: Shape) -> Iterator[ModelOf]:
    if isinstance(shape, ModelOf):
        yield shape
    yield from _models(shape)


def _mapping(shape: ModelOf) -> Schema:
    """Return the schema of one model with descriptions of its keys."""
    return {
        "additionalProperties": shape.is_open,
        "description": shape.model.__doc__,
        "properties": {key: _property(field, _name(shape), key) for key, field in shape.fields.items()},
        **({"required": list(shape.required)} if shape.required else {}),
        "type": "object",
    }


def _property(field: Field, model: str, key: str) -> Schema:
    described = DESCRIPTIONS.get(f"{model}.{key}") or field.description or _section_description(model, key)
    if (model, key) == (Resume.__name__, "publications"):
        return {"description": described, **_publications(field.shape)}
    kept = {"default": field.default} if isinstance(field.default, str | int) else {}
    return {"description": described, **_as_written(field.shape), **kept}


def _publications(shape: Shape) -> Schema:
    """Return the schema of publications: entries, or items that name a file of them."""
    texts = {"anyOf": [_TEXT, {"items": _TEXT, "type": "array"}]}
    named: Schema = {
        "additionalProperties": False,
        "description": "All works of a file, newest first.",
        "properties": {
            "bibliography": {"description": "a BibTeX (.bib) or CSL-JSON (.json) file", **texts},
            "priority": {"description": DESCRIPTIONS["priority"], "maximum": 5, "minimum": 1, "type": "integer"},
            "tags": {"description": "tags of all its works", "items": _TEXT, "type": "array"},
            "type": {"description": "type of all its works", **_TEXT},
        },
        "required": ["bibliography"],
        "type": "object",
    }
    item = shape.item if isinstance(shape, ListOf) else shape
    return {"anyOf": [{"items": {"anyOf": [_as_written(item), named]}, "type": "array"}, named]}


def _section_description(model: str, key: str) -> str:
    found = section_types().get(key) if model == Resume.__name__ else None
    return found.description if found else DESCRIPTIONS.get(key, "")


@functools.singledispatch
def _as_written(shape: Shape) -> Schema:
    """Return the schema of a shape. A key without a value is a mistake (S017), so null is not allowed."""
    raise NotImplementedError(shape)


@_as_written.register
def _text(shape: Text) -> Schema:
    return {"pattern": shape.pattern, "type": ["string", "integer"]} if shape.pattern else _TEXT


@_as_written.register
def _date(_: Date) -> Schema:
    return {"$ref": "#/$defs/Date"}


@_as_written.register
def _flag(_: Flag) -> Schema:
    return {"type": "boolean"}


@_as_written.register
def _number(shape: Number) -> Schema:
    limits = {_LIMITS[name]: limit for name, limit in shape.limits.items()}
    return {**dict(sorted(limits.items())), "type": "integer" if shape.whole else "number"}


@_as_written.register
def _choice(shape: Choice) -> Schema:
    return {"enum": list(shape.words), "type": "string"}


@_as_written.register
def _list(shape: ListOf) -> Schema:
    schema = {"items": _as_written(shape.item), "type": "array"}
    return {"anyOf": [_as_written(shape.item), schema]} if shape.alone else schema


@_as_written.register
def _free_mapping(shape: MappingOf) -> Schema:
    return {"additionalProperties": _as_written(shape.item), "type": "object"}


@_as_written.register
def _either(shape: Either) -> Schema:
    return {"anyOf": [_as_written(shape.text), _as_written(shape.mapping)]}


@_as_written.register
def _reference(shape: ModelOf) -> Schema:
    reference = {"$ref": f"#/$defs/{_name(shape)}"}
    short = _in_short(shape)
    return {"anyOf": [short, reference]} if short else reference


def _in_short(shape: ModelOf) -> Schema | None:
    """Yield the short forms of a model's mapping."""
    bare = shape.fields.get(shape.model.bare)
    if shape.model is CustomSection:
        return {"anyOf": [_TEXT, *(_as_written(shape.fields[key].shape) for key in ("list", "entries"))]}
    if bare is None:
        return _IN_SHORT.get(_name(shape))
    return {"enum": list(bare.shape.words)} if isinstance(bare.shape, Choice) else _as_written(bare.shape)


DESCRIPTIONS: Mapping[str, str] = {
    "$schema": "address of the JSON Resume schema; kept, not used",
    "address": "street and number",
    "basics": "name, contacts, and the candidates for headline, summary and city",
    "canonical": "address of the newest copy of this file",
    "caveat": "why a careful reader may doubt it; does not stop it from being printed",
    "checks": "severity and options of checks, such as C203: off",
    "city": "city",
    "claim": "the claim, in neutral words",
    "countryCode": "two letters, ISO 3166-1",
    "date": "a date such as 2024-05, or a range of dates",
    "description": "one line that describes it",
    "disclosure": "public, proprietary or anonymized; the latter two have no link",
    "email": "e-mail address",
    "endDate": "a date such as 2024-05; present, or no key, if it is ongoing",
    "evidence": "proprietary, or where it can be verified",
    "exclude": "items to leave out, by id or address; overrides include and tags",
    "excludeTags": "leave out items with one of these tags",
    "extends": "name of the variant that this one is based on",
    "facts": "facts by id, each with its figures and evidence",
    "figures": "figures with unit, sign and qualifier",
    "fill": "how full the last page must be, above 0 and at most 1",
    "fit": "true: leave out what does not fit on max pages, lowest priority first",
    "filename": "pattern of file names: {first} {last} {name} {variant} {document} {locale} {date} {year}",
    "headlines": "candidates for the line under the name",
    "highlights": "achievements, one line each",
    "hold": "why it must not be printed until settled",
    "image": "a photo: a file beside this one, or an address; printed by themes that show one",
    "include": "items to show regardless of their tags, by id or address",
    "keywords": "terms",
    "label": "the line under the name",
    "lastModified": "when the file was last changed",
    "format": "the form of this file, 1; cvbuild migrate brings an older file to it",
    "locale": "language and country of the text, such as en-US",
    "location": "city and region",
    "locations": "cities of which a variant picks one",
    "max": "maximum number",
    "meta": "JSON Resume's metadata",
    "min": "minimum number that fitting to the page keeps",
    "name": "name",
    "network": "name of the network",
    "of": "the text for which this wording was written",
    "number": "phone number as you write it",
    "order": "ids in the order of printing; all others follow",
    "output": "names of the finished files",
    "pages": "limits for the length of the PDF",
    "paper": "paper size",
    "phone": "phone number",
    "position": "job title",
    "priority": "1 to 5: a cap or a page limit drops low priorities first",
    "postalCode": "postal code",
    "profiles": "accounts on networks",
    "proprietary": "nobody outside the employer can check it",
    "region": "state or region",
    "repository": "address of the repository",
    "roleFits": "target roles; the headline must name one",
    "sections": "sections in the order of printing; sections not listed are not shown",
    "severity": "error, warning, note or off",
    "startDate": "a date such as 2024-05",
    "summaries": "candidates for the summary",
    "summary": "a few sentences",
    "terms": "the spelling of each term; a list names the spellings it replaces",
    "text": "the text",
    "theme": "name of a theme under templates/",
    "title": "title",
    "url": "web address",
    "username": "name on the network",
    "version": "version of the schema",
    "words": "additions (+word) to and removals (-word) from the word lists of checks",
    "Resume.profile": "facts for a site, which no CV prints",
    "Resume.sections": "sections of your own by name, each a text, a list, or a title with text, list or entries",
    "Resume.tags": "declared tags, each with its meaning",
    "SectionChoice.highlights": "maximum number of highlights in an entry, not counting those inside others",
    "SectionChoice.keywords": "maximum number of keywords in a group",
    "SectionChoice.title": "heading to print",
    "Variant.tags": "show items that have one of these tags, and items without tags",
}
"""Descriptions of keys whose models have none; ``Model.key`` if it differs between models."""
