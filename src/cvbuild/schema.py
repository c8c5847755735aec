"""JSON Schema (2020-12) of the source file and of a variant, for editors, made from the models.

It describes the file as people write it, which the models do not: a bare text for a highlight, a section as a name or
as a name with its options, numbers where text is meant (YAML readers give ``2024`` a type, cvbuild does not).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.decode import KNOWN_SECTIONS
from cvbuild.decoding.model import Field, ModelOf, model_of
from cvbuild.decoding.shape import Choice, Date, Either, Flag, ListOf, MappingOf, Number, Shape, Text
from cvbuild.resume import Node, Resume
from cvbuild.variant import Variant

__all__ = ["DESCRIPTIONS", "resume_schema", "variant_schema"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"$ref": "#/$defs/Text"}
_TEXT_DEFINITION: Schema = {
    "description": "Text; what looks like a number is text.",
    "type": ["string", "number", "boolean"],
}
_LIMITS = {"le": "maximum", "lt": "exclusiveMaximum", "ge": "minimum", "gt": "exclusiveMinimum"}
_IN_SHORT: Mapping[str, Schema] = {"Evidence": {"const": "proprietary"}, "Fit": {"type": "boolean"}}
"""What may stand for a mapping of a model, where that is not the text of its ``bare`` key."""


def resume_schema() -> Schema:
    """The schema of ``cv.yaml``."""
    return _schema(Resume, "cv.yaml")


def variant_schema() -> Schema:
    """The schema of a file under ``variants/``."""
    schema = _schema(Variant, "A variant of cv.yaml")
    definitions = schema["$defs"]
    options = definitions.pop("SectionChoice")
    del options["properties"]["name"], options["required"]
    definitions["SectionOptions"] = {**options, "type": ["object", "null"], "description": "How a section is shown."}
    schema["properties"]["sections"]["items"] = _section()
    return schema


def _section() -> Schema:
    """A section by its name, or its name with options."""
    return {
        "anyOf": [
            {"enum": list(KNOWN_SECTIONS)},
            {
                "type": "object",
                "properties": {key: {"$ref": "#/$defs/SectionOptions"} for key in KNOWN_SECTIONS},
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    }


def _schema(model: type[Node], title: str) -> Schema:
    root = model_of(model)
    parts = sorted({_name(part): part for part in _models(root)}.items())
    definitions = {"Text": _TEXT_DEFINITION, **{name: _mapping(part) for name, part in parts}}
    return {"$schema": _DIALECT, **_mapping(root), "title": title, "$defs": definitions}


def _name(shape: ModelOf) -> str:
    return shape.model.__name__


def _models(shape: Shape) -> Iterator[ModelOf]:
    """The models below a shape."""
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
    """The schema of one model, its keys described."""
    return {
        "additionalProperties": shape.is_open,
        "description": shape.model.__doc__,
        "properties": {key: _property(field, _name(shape), key) for key, field in shape.fields.items()},
        **({"required": list(shape.required)} if shape.required else {}),
        "type": "object",
    }


def _property(field: Field, model: str, key: str) -> Schema:
    described = DESCRIPTIONS.get(f"{model}.{key}") or field.description or DESCRIPTIONS.get(key, "")
    kept = {"default": field.default} if isinstance(field.default, str | int) else {}
    return {"description": described, **_as_written(field.shape), **kept}


@functools.singledispatch
def _as_written(shape: Shape) -> Schema:
    """What may be written where this is expected. A key with nothing behind it is a finding (S017), so no null."""
    raise NotImplementedError(shape)


@_as_written.register(Text)
@_as_written.register(Date)
def _text(shape: Text | Date) -> Schema:
    return {"pattern": shape.pattern, "type": ["string", "integer"]} if shape.pattern else _TEXT


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
    """What may stand for a mapping of a model."""
    bare = shape.fields.get(shape.model.bare)
    if bare is None:
        return _IN_SHORT.get(_name(shape))
    return {"enum": list(bare.shape.words)} if isinstance(bare.shape, Choice) else _as_written(bare.shape)


DESCRIPTIONS: Mapping[str, str] = {
    "$schema": "address of the JSON Resume schema; kept, not used",
    "address": "street and number",
    "area": "field of study",
    "awarder": "who gave it",
    "awards": "prizes",
    "basics": "name, contacts, and the candidates for headline, summary and city",
    "canonical": "address of the newest copy of this file",
    "caveat": "why a careful reader may doubt it; printed all the same",
    "certificates": "certificates",
    "checks": "severity and options of checks: C203: off",
    "city": "city",
    "claim": "what is so, in neutral words",
    "countryCode": "two letters, ISO 3166-1",
    "courses": "courses worth naming",
    "date": "2024, 2024-05 or 2024-05-31",
    "description": "one line on what it is",
    "disclosure": "public, proprietary or anonymized; the last two have no link",
    "education": "degrees and courses of study, newest first",
    "email": "e-mail address",
    "endDate": "2024, 2024-05, 2024-05-31 or present",
    "entity": "company or institution behind the project",
    "evidence": "proprietary, or where it can be checked",
    "exclude": "items left out, by id or address; wins over include and tags",
    "excludeTags": "items with one of these tags are left out",
    "extends": "name of the variant that this one changes",
    "facts": "ledger: id of a fact, then its figures and evidence",
    "figures": "figures with unit, sign and qualifier",
    "fill": "share of the last page that must be filled, above 0, at most 1",
    "fit": "true: leave out what does not fit on max pages, the lowest priority first",
    "filename": "pattern of file names: {first}-{last}-Resume",
    "fluency": "how well it is spoken",
    "headlines": "candidates for the line under the name",
    "highlights": "what was done, one line each",
    "hold": "why it must not be printed until settled",
    "image": "address of a photo; kept, not printed",
    "include": "items shown whatever their tags, by id or address",
    "institution": "school or university",
    "interests": "interests",
    "issuer": "who issued it",
    "keywords": "terms",
    "label": "the line under the name",
    "language": "name of the language",
    "languages": "spoken languages",
    "lastModified": "when the file was last changed",
    "level": "how well it is mastered",
    "locale": "language and country of the text, such as en-US",
    "location": "city and region",
    "locations": "cities of which a variant picks one",
    "max": "at most so many",
    "meta": "JSON Resume's bookkeeping",
    "min": "fitting to the page keeps at least so many",
    "name": "name",
    "network": "name of the network",
    "of": "the words that this wording was written for",
    "order": "ids in the order of printing; the rest follows",
    "organization": "organization",
    "output": "how the finished files are named",
    "pages": "how long the PDF may be",
    "paper": "size of the page",
    "phone": "phone number",
    "position": "job title",
    "postalCode": "postal code",
    "profiles": "accounts on networks",
    "projects": "pieces of work with a name of their own",
    "proprietary": "nobody outside the employer can check it",
    "publications": "papers, articles, notes",
    "publisher": "where it was published",
    "reference": "what they say",
    "references": "what others say",
    "region": "state or region",
    "releaseDate": "2024, 2024-05 or 2024-05-31",
    "repository": "address of the repository",
    "roleFits": "kinds of role that fit; the headline names one",
    "roles": "several positions at one employer, each with its dates",
    "score": "grade",
    "sections": "sections in the order of printing; one that is not listed is not shown",
    "severity": "error, warning, note or off",
    "skills": "groups of skills",
    "startDate": "2024, 2024-05 or 2024-05-31",
    "studyType": "degree",
    "summaries": "candidates for the summary",
    "summary": "a few sentences",
    "terms": "the one spelling of a term; a mapping lists what it replaces",
    "text": "the words",
    "theme": "name of a theme under templates/",
    "title": "title",
    "type": "kind of project",
    "url": "web address",
    "username": "name on the network",
    "version": "version of the schema",
    "volunteer": "unpaid work",
    "words": "additions (+word) to and removals (-word) from the word lists of checks",
    "work": "jobs, newest first",
    "Project.roles": "roles in the project",
    "Resume.tags": "vocabulary: name of a tag, then what it means",
    "SectionChoice.highlights": "at most so many highlights an entry",
    "SectionChoice.keywords": "at most so many keywords a group",
    "SectionChoice.title": "heading to print",
    "Variant.tags": "items that share one of these tags are shown, and those without tags",
}
"""What a key means, for those that the models do not explain; ``Model.key`` where it differs between models."""
