"""``cvbuild completion``: print the script that completes command lines in a shell."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

__all__ = ["command"]

_PROGRAM = "cvbuild"
_SHELLS = ("bash", "zsh", "fish")


@click.command(name="completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    r"""Print the script that completes commands, options, variants and codes in bash, zsh or fish.

    \b
    bash   cvbuild completion bash > ~/.local/share/bash-completion/completions/cvbuild
    zsh    cvbuild completion zsh > ~/.zfunc/_cvbuild, with fpath+=~/.zfunc before compinit in ~/.zshrc
    fish   cvbuild completion fish > ~/.config/fish/completions/cvbuild.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click has all three
    script = kind(context.find_root().command, {}, _PROGRAM, f"_{_PROGRAM.upper()}_COMPLETE")
    click.echo(ShellComplete.source(script))  # the one of bash would start bash, to look at its version
