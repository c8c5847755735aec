"""Data with places to models; what does not fit is a finding at its key or value, all of them in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from cvbuild.decoding.clean import Cleaned, Steps, cleaned, empty_values, is_name
from cvbuild.decoding.extensions import extensions
from cvbuild.decoding.identity import duplicate_ids, set_addresses
from cvbuild.decoding.mistakes import translate
from cvbuild.decoding.model import is_known, read
from cvbuild.decoding.references import addressless_facts, undeclared_tags, unknown_facts, unusable_needs
from cvbuild.finding import Finding, Label, Outcome, Severity
from cvbuild.loaded import Loaded
from cvbuild.reading.tokens import mistake
from cvbuild.resume import SECTIONS, Node, Resume
from cvbuild.source import Place, SourceMap, child_path, format_path, parent_path
from cvbuild.suggest import did_you_mean
from cvbuild.variant import Variant
from cvbuild.variant_data import merge, variant_terms

__all__ = ["KNOWN_SECTIONS", "decode_resume", "decode_variant", "merge", "variant_terms"]

KNOWN_SECTIONS = ("summary", *SECTIONS)
"""What a variant may list under ``sections``."""

_ROUNDS = 20  # each takes out at least one value; nesting is far less deep

M = TypeVar("M", bound=Node)


def decode_resume(loaded: Loaded) -> Outcome[Resume]:
    """The source file as a model, with paths and addresses set; none where a mistake forbids it.

    What other tools have put into a ``resume.json`` for themselves is passed over.

    Ids and references are checked even then, in what is left without the mistakes.
    """
    aside = frozenset(extensions(Resume, loaded.data)) if loaded.places.file.lower().endswith(".json") else frozenset()
    nothing = (steps for steps in empty_values(loaded.data) if not any(steps[: len(key)] == key for key in aside))
    found = _validated(Resume, loaded, nothing, frozenset(map(format_path, aside)))
    findings = list(found.findings)
    if found.value is not None:
        set_addresses(found.value)
        findings += _reference_findings(found.value, loaded, found)
    return Outcome(None if found.gone else found.value, _in_order(findings))


def decode_variant(loaded: Loaded, name: str) -> Outcome[Variant]:
    """A variant's file, laid over what it extends, as a model.

    Its paths are those of :func:`variant_terms`: ``sections[0].max`` for ``- work: {max: 3}``.
    """
    loaded = variant_terms(loaded)
    wrong = tuple(_section_findings(loaded))
    shapeless = frozenset(finding.path for finding in wrong if finding.code == "S007")
    found = _validated(Variant, loaded, empty_values(loaded.data, nulls_only=True), shapeless)
    findings = _in_order((*wrong, *found.findings))
    if found.value is None or found.gone or wrong:
        return Outcome(None, findings)
    return Outcome(found.value.named(name), findings)


@dataclass(frozen=True, slots=True)
class _Validated(Generic[M]):
    """A model and what was wrong; ``gone`` are the paths of the values that had to be left out to get it."""

    value: M | None
    findings: tuple[Finding, ...]
    clean: Cleaned
    gone: frozenset[str] = frozenset()


def _validated(
    model: type[M], loaded: Loaded, nothing: Iterable[Steps], shapeless: frozenset[str] = frozenset()
) -> _Validated[M]:
    """Validate, and again without what was wrong, so that what remains can be looked at."""
    known = [steps for steps in nothing if steps and is_known(model, steps)]
    absent = shapeless | {format_path(steps) for steps in known if not is_name(steps)}
    empty = [path for path in map(format_path, known) if parent_path(path) not in shapeless]
    gone: frozenset[str] = frozenset()
    first: tuple[Finding, ...] = ()
    value: M | None = None
    for _ in range(_ROUNDS):
        clean = cleaned(loaded.data, absent | gone)
        value, wrong = read(model, clean)
        if not wrong:
            break
        mistakes = translate(wrong, loaded.places, empty)
        first = first or mistakes.findings  # those of a later round only follow from these
        if mistakes.gone <= gone:
            break
        gone |= mistakes.gone
    return _Validated(value, (*first, *_empty_values(empty, loaded.places, first)), clean, gone)


def _empty_values(empty: Iterable[str], places: SourceMap, found: Iterable[Finding]) -> Iterator[Finding]:
    """S017 for every key with nothing behind it, but where the missing value was found already.

    Not in JSON: programs write every key they know there, and the empty ones mean nothing.
    """
    missing = {finding.path for finding in found if finding.code == "S002"}
    for path in empty:
        if path not in missing and not (places.file.endswith(".json") and not path.endswith("hold")):
            yield _empty_value(path, places)


def _empty_value(path: str, places: SourceMap) -> Finding:
    key = path.rpartition(".")[2]
    if key == "hold":  # nobody who writes it wants the item printed
        hint = "write why it must not be printed, or delete the key"
        return mistake("S007", "`hold` needs a reason", places.key(path), path=path, hint=hint)
    message = "this item is empty" if key.endswith("]") else f"there is nothing behind `{key}`"
    finding = mistake("S017", message, places.key(path), path=path, hint="write a value, or delete it")
    return replace(finding, severity=Severity.WARNING)


def _reference_findings(resume: Resume, loaded: Loaded, found: _Validated[Resume]) -> Iterator[Finding]:
    """Ids and references. What could only follow from a mistake that was found before is left out."""
    places, clean = loaded.places, found.clean
    yield from duplicate_ids(resume, places)
    if not any(path == "tags" for path in found.gone):
        yield from undeclared_tags(resume, _names(loaded, "tags"), places, clean)
    misspelt = any(parent_path(path) == "" for path in found.gone)  # the ledger itself, perhaps
    if resume.facts or not misspelt:
        yield from unknown_facts(resume, _names(loaded, "facts"), places, clean)
    if not found.gone:
        yield from addressless_facts(resume, places)
        yield from unusable_needs(resume, places, clean)


def _names(loaded: Loaded, key: str) -> tuple[str, ...]:
    """The keys of a mapping as written, whatever became of their values."""
    written = loaded.data.get(key)
    return tuple(written) if isinstance(written, dict) else ()


def _section_findings(loaded: Loaded) -> Iterator[Finding]:
    """Sections of a variant that there are not, or that are not written as a name or a name with its options."""
    sections = loaded.data.get("sections")
    first: dict[str, Place] = {}
    for number, item in enumerate(sections if isinstance(sections, list) else ()):
        if isinstance(item, dict):
            path = f"sections[{number}]"
            yield from _section_finding(item, path, loaded.places)
            yield from _section_again(item, path, loaded.places, first)


def _section_again(item: dict[str, object], path: str, places: SourceMap, first: dict[str, Place]) -> Iterator[Finding]:
    """S003 for a section listed before: a section's options go by its name, so both would print the same."""
    name, place = str(item.get("name")), places.value(f"{path}.name")
    if "name" in item and first.setdefault(name, place) is not place:
        further = (Label(first[name], "first here"),)
        message = f"the section `{name}` stands twice; it would be printed twice"
        yield mistake("S003", message, place, path=path, label="again here", hint="keep one", further=further)


def _section_finding(item: dict[str, object], path: str, places: SourceMap) -> Iterator[Finding]:
    name = item.get("name")
    if isinstance(name, str) and name not in KNOWN_SECTIONS:
        hint = did_you_mean(name, KNOWN_SECTIONS)
        yield mistake("S001", f"unknown section `{name}`", places.value(f"{path}.name"), path=path, hint=hint)
    if "name" in item or not item:
        return
    first, *others = item
    if others and item[first] is None:
        at = places.key(child_path(path, others[0]))
        message = f"`{others[0]}` stands beside `{first}`, not below it"
        yield mistake("S007", message, at, path=path, hint=f"indent it deeper than `{first}`")
    elif not others:
        at = places.value(child_path(path, first))
        hint = f"write {first}: {{max: 3}} or just {first}"
        yield mistake("S007", "the options of a section are a mapping", at, path=path, hint=hint)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.place, finding.code)))
