"""The user's choice of what the page shows: a variant or a letter; for a trial in another theme or language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model import locales
from cvbuild.pipeline.project import Project
from cvbuild.pipeline.request import Request

__all__ = ["Choice", "locales_of"]


class Choice(Struct, frozen=True):
    """One thing to show. An empty ``theme`` or ``locale`` is the variant's own; a ``letter`` has its own variant."""

    variant: str = ""
    letter: str = ""
    theme: str = ""
    locale: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Choice:
        """Return the choice that an address asks for."""
        letter = asked.get("letter", "")
        variant, locale = ("", "") if letter else (asked.get("variant", ""), asked.get("locale", ""))
        return cls(variant, letter, asked.get("theme", ""), locale)

    @property
    def is_trial(self) -> bool:
        """Return whether it is built for the page alone, and not as one of the project's variants as they are."""
        return bool(self.letter or self.theme or self.locale)

    def without_theme(self) -> Choice:
        """Return the same in its own theme."""
        return replace(self, theme="")

    def request(self, whole: Request) -> Request:
        """Return the request for a trial alone.

        Raises:
            CannotBuild: there is no such locale.
        """
        names = () if self.letter else (self.variant,)
        return replace(whole, variants=names, letter=self.letter, locale=self.locale)


def locales_of(project: Project) -> tuple[str, ...]:
    """Return the locales that the project is written in: its own, those of variants, then other languages of texts."""
    variants = [variant.locale for variant, _ in project.variants if variant.locale]
    own = [project.resume.locale] if "locale" in project.places.places or not variants else []
    found = {locales.tag(name): name for name in (*own, *variants)}
    texts = (tag for by_tag in project.translations.texts.values() for tag in by_tag)
    for name in dict.fromkeys((*texts, project.resume.locale)):
        if locales.tag(name).partition("-")[0] not in {tag.partition("-")[0] for tag in found}:
            found[locales.tag(name)] = name
    return tuple(found.values())
