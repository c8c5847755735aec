"""The tools of an assistant, as functions from values to text. None of them can accept a proposal or write the source.

What they write: files in ``variants/``, as far as :mod:`cvbuild.commands.mcp.choices` allows, and proposals.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cvbuild import report
from cvbuild.analysis.facts.ledger import ledger, render_text
from cvbuild.analysis.postings.coverage import coverage_of
from cvbuild.analysis.postings.posting import Posting
from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands._verdicts import Row, rows
from cvbuild.commands.match import files as postings
from cvbuild.commands.match.report import render as render_match
from cvbuild.commands.match.trials import Trials, render_suggestions, suggested
from cvbuild.commands.mcp.choices import refuse_words, usable_name
from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.edit import edited, text_at
from cvbuild.commands.proposals.store import Proposal
from cvbuild.commands.why import lookup, text
from cvbuild.model.decode.decoder import decode_variant
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import Request, Result, build, check
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.project import source_file, variant_names
from cvbuild.render.theme.files import list_themes
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.load import MAX_BYTES, load

__all__ = ["Tools"]


class Tools(Struct, frozen=True):
    """The tools for one project. Every method raises ``CannotBuild`` where it cannot do what it is asked."""

    root: Path

    def source(self, variant: str = "") -> str:
        """Return the text of cv.yaml, or of a variant."""
        path = self._variant(variant) if variant else source_file(self.root)
        return self._text(path)

    def facts(self, variant: str) -> str:
        """Return every figure that a variant prints, with its fact and its evidence."""
        result, (one,) = self._built((variant,))
        assert result.project is not None
        return render_text(ledger(result.project.resume, one.selection.resume))

    def match(self, posting: str, variant: str) -> str:
        """Return what a posting asks for: printed by the variant, in the source only, nowhere."""
        result, (one,) = self._built((variant,))
        assert result.subject is not None
        parsed, vocabulary = self._posting(posting), Vocabulary.of(result.subject.resume)
        covered = coverage_of(replace(result.subject, chosen=one), requirements_of(parsed, vocabulary), vocabulary)
        return render_match("text", [covered], parsed)

    def fit(self, posting: str, variant: str) -> str:
        """Return the change of a variant that prints more of a posting's requirements on the same pages, as YAML."""
        result, (one,) = self._built((variant,))
        assert result.subject is not None
        subject, vocabulary = replace(result.subject, chosen=one), Vocabulary.of(result.subject.resume)
        covered = coverage_of(subject, requirements_of(self._posting(posting), vocabulary), vocabulary)
        trials = Trials(subject, Request(self.root, variants=(variant,), formats=()), Context(self.root))
        return render_suggestions("text", [suggested(subject, covered, vocabulary, trials)])

    def why(self, item: str) -> str:
        """Return why an item is in or out of every variant."""
        result, built = self._built(())
        assert result.project is not None
        found = rows(result.project.resume, result.project.places, built)
        chosen: Sequence[Row] = [row for row in found if row.section == item] or [lookup.find(found, item)]
        names = [one.variant.name for one in built]
        return json.dumps([text.as_data(row, names) for row in chosen], indent=2, ensure_ascii=False)

    def check(self, variant: str = "") -> str:
        """Build in memory, and return the findings and the pages of each variant."""
        request = Request(self.root, variants=(variant,) if variant else ())
        result = check(request)
        shown = report.render("text", report.from_result(result, request))
        pages = [f"{one.variant.name}: {_pages(one)}" for one in result.built if one.inspections]
        return shown + "".join(f"{line}\n" for line in pages)

    def diff(self, variant: str, against: str) -> str:
        """Return what differs for a reader between two variants, as Markdown."""
        from cvbuild.commands.diff import markdown
        from cvbuild.commands.diff.revisions import sides
        from cvbuild.commands.diff.sides import Comparison, compared

        for name in (variant, against):
            self._variant(name)
        made = sides(self.root, (against, variant))
        return markdown.render(
            [Comparison(made[against], made[variant], compared(made[against], made[variant]))], "", ""
        )

    def write_variant(self, name: str, content: str) -> str:
        """Write a variant that only chooses, and return what the check finds."""
        path = self.root / "variants" / f"{name}.yaml"
        known = self._known()
        old = self._text(path) if name in variant_names(self.root) and path.is_file() else ""
        if not old and not usable_name(name, known):
            hint = (
                f"join names of variants, tags or ids and numbers by hyphens, such as {variant_names(self.root)[0]}-2"
            )
            raise CannotBuild("an assistant cannot choose this name", hint)
        if path.is_symlink() or path.parent.is_symlink():
            raise CannotBuild("variants/ or the file is a link", "write a file of another name")
        loaded = load(content.encode("utf-8", "replace"), f"variants/{name}.yaml")
        decoded = decode_variant(loaded.value, name) if loaded.value else None
        mistakes = (*loaded.mistakes, *(decoded.mistakes if decoded else ()))
        if loaded.value is None or decoded is None or decoded.value is None or mistakes:
            raise CannotBuild("; ".join(f"line {one.place.line}: {one.message}" for one in mistakes[:5]) or "empty")
        before = load(old.encode(), str(path)).value if old else None
        refuse_words(loaded.value.data, before.data if before else {}, (content, old), known)
        found = self._written(path, content, old)
        return f"variants/{name}.yaml is written\n\n{found}"

    def _written(self, path: Path, content: str, old: str) -> str:
        """Write a variant and return what the check finds; if it forbids a build, the file is as it was."""
        files.write_all(path.parent, {path.name: content.encode("utf-8", "replace")})
        request = Request(self.root, variants=(path.stem,), formats=())
        result = check(request)
        found = report.render("text", report.from_result(result, request))
        if not result.complete:
            if old:
                files.write_all(path.parent, {path.name: old.encode("utf-8", "replace")})
            else:
                path.unlink()
            raise CannotBuild(f"nothing is written, because it could not be built:\n{found}")
        return found

    def propose(self, path: str, words: str, reason: str) -> str:
        """Keep a change of the text at a path, for the owner to accept or reject."""
        data = self._source_data()
        before = text_at(data, path)
        if before is None:
            raise CannotBuild(f"no text is at {path}", "a path is like work[0].highlights[3], counted from 0; see why")
        return self._kept(Proposal(path=path, before=before, after=words, reason=reason))

    def propose_highlight(self, entry: str, words: str, reason: str) -> str:
        """Keep a new highlight of the entry at a path, for the owner to accept or reject."""
        return self._kept(Proposal(kind="add", path=entry, after=words, reason=reason))

    def proposals(self) -> str:
        """List the proposals that wait."""
        waiting = [f"{one.number}: {one.kind} {one.path}: {one.after}" for one in store.all_of(self.root)]
        return "\n".join(waiting) or "none waits"

    def _kept(self, proposal: Proposal) -> str:
        path = source_file(self.root)
        edited(self._text(path), files.display(path), proposal)  # what cannot be accepted is not kept
        kept = store.add(self.root, proposal)
        return f"proposal {kept.number} waits; only the owner can accept it: cvbuild proposals accept {kept.number}"

    def _source_data(self) -> object:
        path = source_file(self.root)
        loaded = load(self._text(path).encode(), files.display(path)).value
        if loaded is None:
            raise CannotBuild("the source cannot be read", "cvbuild check shows why")
        return loaded.data

    def _text(self, path: Path) -> str:
        return (files.read_bytes(path, MAX_BYTES) or b"").decode("utf-8", "replace")

    def _variant(self, name: str) -> Path:
        """Return the file of a variant that is there; a name that is none cannot lead elsewhere."""
        if name not in variant_names(self.root):
            raise CannotBuild(f"there is no variant '{name}'", f"there are: {', '.join(variant_names(self.root))}")
        return self.root / "variants" / f"{name}.yaml"

    def _known(self) -> set[str]:
        """Return the names that are confirmed: of variants, themes, wordings, tags and items."""
        reading = check(Request(self.root, formats=(), until=Stage.COMPOSED)).project
        names = {*variant_names(self.root), *(theme.name for theme in list_themes(self.root))}
        if reading:
            resume = reading.resume
            names |= {*resume.tags, *(item.address.rpartition(".")[2] for item in resume.items())}
            names |= {key for item in resume.items() for key in getattr(item, "wordings", {})}
        return names

    def _posting(self, posting: str) -> Posting:
        return postings.parse(posting.encode("utf-8", "replace")[: postings.MAX_BYTES], "posting.txt")

    def _built(self, variants: tuple[str, ...]) -> tuple[Result, tuple[VariantBuild, ...]]:
        for name in variants:
            self._variant(name)
        request = Request(self.root, variants=variants, formats=(), until=Stage.FITTED)
        result = build(request)
        if result.project is None or not result.built:
            raise CannotBuild(report.render("text", report.from_result(result, request)).strip())
        return result, result.built


def _pages(build: VariantBuild) -> str:
    count = build.inspections["pdf"].pages
    return f"{count} page" + "s" * (count != 1)
