"""Resume -> Document: the last place where words are made."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild import inline, sections
from cvbuild.document import Bullet, Document, Header, Section, Spans, plain
from cvbuild.labels import labels
from cvbuild.resume import Basics, Resume
from cvbuild.variant import Variant

__all__ = ["compose"]


def compose(resume: Resume, variant: Variant) -> Document:
    """The selected resume in final words, section by section in the variant's order. Empty sections do not appear."""
    label = headline(resume.basics)
    name = resume.basics.name.strip()
    return Document(
        header=Header(name, label, tuple(_contacts(resume.basics))),
        sections=tuple(_sections(resume, variant)),
        title=f"{name} – {plain(label)}" if label else name,
        author=name,
        language=resume.locale,
        subject=plain(label),
        keywords=tuple(dict.fromkeys(word.text for skill in resume.skills for word in skill.keywords)),
    )


def headline(basics: Basics) -> Spans:
    """The variant's headline, or the label that stands for all."""
    return inline.spans(basics.headlines[0].text if basics.headlines else basics.label or "")


def _sections(resume: Resume, variant: Variant) -> Iterator[Section]:
    words = labels(resume.locale)
    for choice in variant.shown_sections:
        blocks = sections.module(choice.name).compose(resume, words)
        if blocks:
            path = "basics.summary" if choice.name == "summary" else choice.name
            yield Section(choice.title or words.headings[choice.name], blocks, path)


def _contacts(basics: Basics) -> Iterator[Bullet]:
    place = basics.locations[0] if basics.locations else basics.location
    if place:
        where = ", ".join(filter(None, (place.city, place.region)))
        yield from _contact(where, "", place.path)
    yield from _contact(basics.email, f"mailto:{basics.email}", "basics.email")
    yield from _contact(basics.phone, f"tel:{_dialled(basics.phone or '')}", "basics.phone")
    if basics.url:
        yield from _contact(sections.shown_url(basics.url), basics.url, "basics.url")
    for profile in basics.profiles:
        shown = sections.shown_url(profile.url) if profile.url else f"{profile.network}: {profile.username}"
        yield from _contact(shown, profile.url or "", profile.path)


def _contact(text: str | None, url: str, path: str) -> Iterator[Bullet]:
    if text:
        yield Bullet(inline.text_span(text, url=url), path)


def _dialled(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit() or char == "+")
