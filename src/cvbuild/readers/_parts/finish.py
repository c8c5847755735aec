"""The last steps of every import: ids, tags, what cv.yaml cannot take, and the law of conservation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.sections import section_types
from cvbuild.readers._cv import Draft, compact
from cvbuild.readers._parts.conservation import scalars
from cvbuild.readers._parts.language import guess
from cvbuild.readers._parts.tree import Tracker
from cvbuild.readers._parts.words import slug, words
from cvbuild.readers._parts.yaml import dump
from cvbuild.syntax.load import load

__all__ = ["finished"]

_NAMED = ("name", "organization", "institution", "title", "position", "language", "summary", "reference")
_MOST_TAGS = 8
_ROUNDS = 60


def finished(draft: Draft, log: Tracker) -> dict[str, Any]:
    """Return the data of ``cv.yaml``, which decodes without mistakes; what it cannot take is left out."""
    if not draft.basics.get("name"):
        draft.basics["name"] = "Unnamed"
        log.remark("the file has no name: write yours at basics.name")
    _drop_remote_image(draft, log)
    cv = compact(draft.cv)
    _set_ids(cv)
    locale = draft.locale or guess(" ".join(text for _, text in scalars(cv)))
    tags = _propose_tags(cv)
    made = {"locale": locale, **({"tags": tags} if tags else {}), **_in_order(cv, draft.order)}
    return _decodable(made)


def _drop_remote_image(draft: Draft, log: Tracker) -> None:
    """Leave out the address of a photo: cvbuild prints files only, and such addresses rarely last."""
    image = str(draft.basics.get("image", ""))
    if "://" not in image and not image.startswith("data:"):
        return
    del draft.basics["image"]
    for leaf in log.leaves.values():
        if leaf.text == image:
            leaf.taken, leaf.dropped = False, "address of a photo"
    log.remark("the photo is not taken: save it as a file, and name it at basics.image")


def _in_order(cv: dict[str, Any], order: list[str]) -> dict[str, Any]:
    built_in = [name for name in order if name in section_types()]
    return {"basics": cv["basics"], **{name: cv[name] for name in built_in if name in cv},
            **({"sections": cv["sections"]} if "sections" in cv else {})}  # fmt: skip


def _entries(cv: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for name, value in cv.items():
        if name in section_types() and isinstance(value, list):
            yield name, value
    for name, own in cv.get("sections", {}).items():
        if "entries" in own:
            yield name, own["entries"]


def _set_ids(cv: dict[str, Any]) -> None:
    """Give each entry an id made from its name, unique in its section."""
    for _, entries in _entries(cv):
        seen: Counter[str] = Counter()
        for number, entry in enumerate(entries):
            text = next((entry[key] for key in _NAMED if isinstance(entry.get(key), str)), "")
            made = slug(text, 24)
            seen[made] += 1
            if made:
                entries[number] = {"id": made if seen[made] == 1 else f"{made}-{seen[made]}", **entry}


def _propose_tags(cv: dict[str, Any]) -> dict[str, str]:
    """Tag jobs and projects with the skills that their texts name; return the tags, the most frequent ones."""
    skills = [word for skill in cv.get("skills", ()) for word in skill.get("keywords", [skill.get("name", "")])]
    named = {slug(word): word for word in skills if isinstance(word, str) and 2 < len(word) <= 24 and slug(word)}
    entries = [entry for name in ("work", "projects", "volunteer") for entry in cv.get(name, ())]
    texts = [" ".join(text for _, text in scalars(entry)).casefold() for entry in entries]
    found = {tag: [n for n, text in enumerate(texts) if _names(text, word)] for tag, word in named.items()}
    often = sorted(
        (tag for tag in found if 1 < len(found[tag]) < len(entries)), key=lambda tag: (-len(found[tag]), tag)
    )
    chosen = often[:_MOST_TAGS]
    for number, entry in enumerate(entries):
        if own := [tag for tag in chosen if number in found[tag]]:
            values = dict(entry)
            entry.clear()
            entry.update({"id": values.pop("id"), "tags": own, **values} if "id" in values else {"tags": own, **values})
    return {tag: named[tag] for tag in chosen}


def _names(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text) is not None


def _decodable(cv: dict[str, Any]) -> dict[str, Any]:
    """Return the data without the values that ``cv.yaml`` cannot take; the law of conservation reports these."""
    for _ in range(_ROUNDS):
        loaded = load(dump(cv, careful=True).encode(), "cv.yaml").value
        mistakes = decode_resume(loaded).mistakes if loaded else ()
        if not mistakes:
            break
        for path in sorted({mistake.path for mistake in mistakes}, reverse=True):
            _remove(cv, path)
        cv = compact_keeping_order(cv)
    return cv


def compact_keeping_order(value: Any) -> Any:
    """Return the value without empty mappings and lists."""
    if isinstance(value, dict):
        return {
            key: made for key, one in value.items() if (made := compact_keeping_order(one)) not in ({}, [], "", None)
        }
    if isinstance(value, list):
        return [made for one in value if (made := compact_keeping_order(one)) not in ({}, [], "", None)]
    return value


def _remove(data: Any, path: str) -> None:
    """Remove the value at a path; a missing key removes the mapping that lacks it."""
    steps = [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path)]
    trail = [data]
    for step in steps[:-1]:
        if not _has(trail[-1], step):
            break
        trail.append(trail[-1][step])
    for depth in range(len(trail) - 1, -1, -1):
        step = steps[depth]
        if _has(trail[depth], step) and (depth or step not in ("basics",)):
            if isinstance(trail[depth], list):
                trail[depth][step] = None
            else:
                del trail[depth][step]
            return


def _has(data: Any, step: Any) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def count(texts: Any) -> int:
    """Return the number of words in all texts."""
    return sum(sum(words(text).values()) for _, text in scalars(texts))
