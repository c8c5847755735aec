"""A source file and a variant with a unique private word in every private place."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.model.resume import SECTIONS

__all__ = ["Plants"]

ITEMS = {
    "work": "name: Engines, position: Analyst, startDate: 1842-01, endDate: 1843-01",
    "volunteer": "organization: Society, position: Reader, startDate: 1842-01, endDate: 1843-01",
    "education": "institution: Home, area: Sums, startDate: 1830-01, endDate: 1832-01",
    "awards": "title: Medal, date: 1840-01",
    "certificates": "name: Licence, date: 1841-01",
    "publications": "name: Paper, releaseDate: 1843-01",
    "skills": "name: Tools",
    "languages": "language: French, fluency: fluent",
    "interests": "name: Horses",
    "references": "name: Charles, reference: She sees further.",
    "projects": "name: Loom, startDate: 1842-01, endDate: 1843-01",
}
CHILDREN = {
    "work": ("highlights",),
    "volunteer": ("highlights",),
    "education": ("highlights",),
    "skills": ("keywords",),
    "interests": ("keywords",),
    "projects": ("highlights", "keywords"),
}


class Plants:
    """Words that stand nowhere else: of one letter after the other, so that each is known from its number."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def __call__(self, what: str) -> str:
        """A new word. It is an id, a tag and a text alike."""
        digits = "".join(chr(ord("a") + int(digit)) for digit in f"{len(self.words):03}")
        self.words[f"zq{digits}xjv"] = what
        return f"zq{digits}xjv"

    def secrets(self, what: str) -> str:
        """What any item may carry beside its words."""
        return f"id: {self(f'{what} id')}, tags: [{self(f'{what} tag')}, shown], note: {self(f'{what} note')}"

    def shown(self, section: str) -> Iterator[str]:
        """An entry that is printed, with its children."""
        yield f"{ITEMS[section]}, {self.secrets(section)}"
        for name in CHILDREN.get(section, ()):
            yield f"{name}: [{{text: Printed {name}, {self.secrets(f'{section} {name}')}{self.more(section, name)}}}]"
        if section == "work":
            yield f"roles: [{{position: Head, startDate: 1842-02, endDate: 1842-03, {self.secrets('role')}}}]"

    def more(self, section: str, name: str) -> str:
        """What a highlight may carry beside that."""
        if name != "highlights":
            return ""
        other = f"{{{self('name of a wording')}: {self(f'{section} wording')}}}"
        return f", facts: [{self.fact}], wordings: {other}"

    def held(self, section: str) -> str:
        """An entry that is not printed, because it is on hold."""
        first, _, rest = ITEMS[section].partition(", ")
        name = f"{first.partition(':')[0]}: {self(f'{section} held')}"
        return (
            f"{name}, {rest + ', ' if rest else ''}hold: {self(f'{section} hold')}, {self.secrets(f'{section} held')}"
        )

    def other(self, section: str) -> str:
        """An entry that is not printed, because it is for another variant."""
        first, _, rest = ITEMS[section].partition(", ")
        name = f"{first.partition(':')[0]}: {self(f'{section} out')}"
        return f"{name}, {rest + ', ' if rest else ''}tags: [other]"

    def source(self) -> str:
        """A source file with a private word in every place that may hold one."""
        self.fact, held = self("fact id"), self("held fact id")
        lines = [
            "facts:",
            f"  {self.fact}: {{claim: {self('claim')}, figures: [{self('figure')}], caveat: {self('caveat')},",
            f"    evidence: {{url: 'https://{self('url')}.org', repository: 'https://{self('repository')}.org'}}}}",
            f"  {held}: {{claim: {self('held claim')}, hold: {self('hold of a fact')}, evidence: proprietary}}",
            "basics:",
            "  name: Ada Lovelace",
            f"  image: {self('image')}.png",
        ]
        for name, text in (("headlines", "Analyst"), ("summaries", "Wrote programs.")):
            chosen = f"{{id: main, text: {text}, note: {self(f'{name} note')}, facts: [{held}]}}"
            lines.append(f"  {name}: [{chosen}, {{id: {self(f'{name} id')}, text: {self(f'{name} out')}}}]")
        place = f"{{id: here, city: London, address: {self('street')}, postalCode: {self('code')}"
        lines.append(f"  locations: [{place}, note: {self('city note')}}}, {{id: there, city: {self('city out')}}}]")
        lines.append(f"  profiles: [{{network: Net, url: 'https://net.org/ada', {self.secrets('profile')}}}]")
        lines.append(f"  roleFits: [{self('role fit')}]")
        for section in SECTIONS:
            entries = (", ".join(self.shown(section)), self.held(section), self.other(section))
            lines += [f"{section}:", *(f"  - {{{entry}}}" for entry in entries)]
        lines += [f"words: {{acronyms: [+{self('word of a list')}]}}", f"meta: {{theme: {self('meta')}}}"]
        tags = [word for word, what in self.words.items() if what.endswith("tag")]
        known = {**dict.fromkeys(tags, "t"), "shown": self("meaning of a tag"), "other": "o"}
        lines += ["tags:", *(f"  {name}: {meaning}" for name, meaning in known.items()), f"terms: [{self('term')}]"]
        comments = f"# {self('comment')}\n"
        return comments + "\n".join(lines) + "\n"

    def variant(self, theme: str) -> str:
        """A variant with private words in all that it may say."""
        return "\n".join(
            [
                f"label: {self('label')}",
                f"extends: {self.base}",
                "headline: main\nsummary: main\nlocation: here\ntags: [shown]",
                f"roleFits: [{self('role fit of the variant')}]",
                f"theme: {theme}",
                "filename: CV",
                "attach: true",
                f"sections: [summary, {', '.join(SECTIONS)}]",
            ]
        )
