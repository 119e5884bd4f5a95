"""`tacli help`: what `tacli COMMAND --help` says, in the order in which people ask for it."""

from typing import Annotated

import typer
from typer.main import get_command

from tacli.anything import Foreign
from tacli.cli.complete import choices
from tacli.cli.help import front_page
from tacli.cli.names import COMMANDS


def _help(
    context: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(metavar="[COMMAND]", autocompletion=choices(lambda: ((name, "") for name in COMMANDS))),
    ] = None,
) -> None:
    """Explain a command, or list all."""
    if command is None:
        typer.echo(front_page())
        return
    group: Foreign = context.parent
    found = group.command.get_command(group, command)
    typer.echo(found.get_help(typer.Context(found, parent=group, info_name=found.name)))


_APP = typer.Typer(add_completion=False, rich_markup_mode=None)
_APP.command("help", context_settings={"help_option_names": ["-h", "--help"]})(_help)
COMMAND: Foreign = get_command(_APP)
