"""Compose a selected résumé into a document: the last step that makes words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.compose.arrangement import arranged
from cvbuild.compose.contacts import ordered
from cvbuild.compose.fields import field_line, fields_path, with_fields
from cvbuild.compose.listing import by_type, numbered
from cvbuild.compose.naming import document_word
from cvbuild.model import inline, texts
from cvbuild.model.addresses import with_addresses
from cvbuild.model.basics import postal, region
from cvbuild.model.document import Block, Bullet, Document, Entry, Header, Section, Spans, plain
from cvbuild.model.labels import DateStyle, Translated, labels
from cvbuild.model.look import Look
from cvbuild.model.phones import phone_spans
from cvbuild.model.resume import SECTIONS, Basics, Item, Profile, Resume
from cvbuild.model.sections import Context, heading, section_types
from cvbuild.model.sections._custom import compose_custom
from cvbuild.model.urls import says, shown_url
from cvbuild.model.variant import SectionChoice, Variant

__all__ = ["compose", "compose_section"]


def compose(resume: Resume, variant: Variant) -> Document:
    """Return the selected résumé in final words, section by section in the variant's order, without empty sections."""
    label = headline(resume.basics)
    name = resume.basics.name.strip()
    contacts = _contacts(
        resume.basics, region(resume.basics, resume.locale), in_full="address" in (variant.contacts or ())
    )
    document = Document(
        header=Header(name, label, ordered(contacts, resume.basics, variant.contacts), photo=_photo(resume, variant)),
        sections=tuple(_sections(resume, variant)),
        title=" – ".join(filter(None, (name, plain(label), variant.document or document_word(resume.locale)))),
        author=name,
        language=resume.locale,
        subject=plain(label),
        keywords=tuple(dict.fromkeys(_keywords(resume))),
        typography=variant.typography,
    )
    return with_addresses(arranged(document, variant.look), variant.links or "text")


def _keywords(resume: Resume) -> Iterator[str]:
    return (plain(inline.spans(word.text)) for skill in resume.skills for word in skill.keywords)


_PHOTO: Translated = {"en": "Photo of", "de": "Foto von", "fr": "Photo de", "es": "Foto de"}


def _photo(resume: Resume, variant: Variant) -> str:
    """Return what screen readers say of the photo; empty if none is printed."""
    if not variant.look or not variant.look.photo or not resume.basics.image:
        return ""
    return f"{labels(resume.locale).word(_PHOTO)} {resume.basics.name.strip()}".strip()


def headline(basics: Basics) -> Spans:
    """Return the variant's headline, or the default label."""
    return inline.spans(basics.headlines[0].text if basics.headlines else basics.label or "")


def _sections(resume: Resume, variant: Variant) -> Iterator[Section]:
    """Yield the sections that have something to show; one that is listed again has its number in its path."""
    times: Counter[str] = Counter()
    for number, choice in enumerate(variant.shown_sections):
        entries = resume.entries(choice.name) if choice.name in resume.section_names else ()
        mine = tuple(entry for entry in entries if variant.choice_of(choice.name, entry) == number)
        if section := compose_section(resume, _numbered(choice, variant.look), mine, variant.date_style(choice)):
            times[choice.name] += 1
            again = times[choice.name] > 1
            yield replace(section, path=f"{section.path}.{times[choice.name]}") if again else section


def _numbered(choice: SectionChoice, look: Look | None) -> SectionChoice:
    """Return the choice with numbers before the entries if the look asks for them."""
    return choice.changed(numbered=True) if look and choice.name in (look.numbered or ()) else choice


def compose_section(
    resume: Resume,
    choice: SectionChoice,
    entries: tuple[Item, ...],
    dates: DateStyle = DateStyle(),  # noqa: B008 - it is frozen
) -> Section | None:
    """Compose one section with some of its entries; ``None`` if it would be empty."""
    name, own = choice.name, resume.sections.get(choice.name)
    context = Context(resume.basics, labels(resume.locale, dates))
    if own is None and name not in section_types():  # one with a mistake was put aside
        return None
    path = own.path if own else name if name in SECTIONS else "basics.summary"

    def words(some: tuple[Item, ...]) -> Iterator[Block]:
        found = compose_custom(own, some, context) if own else section_types()[name].compose(some, context)
        return map(_headed, with_fields(found, some))

    grouped = by_type(entries, words, path, context.labels) if choice.group_by else words(entries)
    blocks = numbered(grouped) if choice.numbered else tuple(grouped)
    title = choice.title or (own.heading(name) if own else heading(name, context.labels))
    return Section(title, blocks, path, choice.page_break == "before") if blocks else None


def _headed(block: Block) -> Block:
    """Return an entry without a title, such as a job without an employer, with the line below in its place."""
    if not isinstance(block, Entry) or block.title:
        return block
    place = block.subaside if block.aside else ()
    return replace(block, title=block.subtitle, subtitle=(), aside=block.aside or block.subaside, subaside=place)


def _contacts(basics: Basics, where_from: str, *, in_full: bool) -> Iterator[Bullet]:
    place = basics.locations[0] if basics.locations else basics.location
    if place:
        where = ", ".join(filter(None, (place.city, place.region)))
        yield from _contact(postal(place, where_from) if in_full else where, "", place.path)
    yield from _contact(basics.email, f"mailto:{basics.email}", "basics.email")
    for phone in basics.phone or ():
        kind = inline.spans(f"{texts.joined(phone.label)}:") if phone.label else ()
        yield Bullet(inline.join((kind, phone_spans(phone.number, where_from)), " "), phone.path)
    if basics.url:
        yield from _contact(shown_url(basics.url), basics.url, "basics.url")
    for profile in basics.profiles:
        yield from _profile(profile)
    for label, value in basics.details.items():
        yield Bullet(inline.spans(field_line(label, value)), fields_path("basics", label))


def _profile(profile: Profile) -> Iterator[Bullet]:
    """Yield address or user name of a profile, after what the address does not say: ``Portfolio: https://moreau.dev``.

    A network alone leads nobody anywhere, so it is not printed (check P111).
    """
    shown = shown_url(profile.url) if profile.url else ""
    address = inline.text_span(shown, url=profile.url or "")
    network, name = (word or "" if not says(shown, word or "") else "" for word in (profile.network, profile.username))
    account = inline.join((inline.text_span(name), address), ", ")
    if account:
        yield Bullet(inline.join((inline.text_span(network), account), ": "), profile.path)


def _contact(text: str | None, url: str, path: str) -> Iterator[Bullet]:
    if text:
        yield Bullet(inline.text_span(text, url=url), path)
