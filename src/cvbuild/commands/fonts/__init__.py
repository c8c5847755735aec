"""``cvbuild fonts`` and the search for installed fonts."""

from cvbuild.commands.fonts.command import command

__all__ = ["command"]
