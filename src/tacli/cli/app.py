"""The commands by name. A command's module loads when the command is used, so that each run pays for one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup
from typer.main import get_command

from tacli.cli.names import COMMANDS
from tacli.version import __version__

if TYPE_CHECKING:
    from tacli.anything import Foreign

_HELP_COMMAND = "help"  # for which a page of its own would say nothing


class Commands(TyperGroup):
    """A group whose commands are the modules of `tacli.cli.commands`."""

    def list_commands(self, ctx: Foreign) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """Give the commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Foreign, cmd_name: str) -> Foreign:  # noqa: ARG002 - the signature is Typer's
        """Load the module of a command. Raises UnknownValueError for one that does not exist."""
        if cmd_name not in (*COMMANDS, _HELP_COMMAND):
            from tacli.query.names import named

            cmd_name = named("command", COMMANDS, cmd_name)
        return import_module(f"tacli.cli.commands.{cmd_name}").COMMAND

    def get_help(self, ctx: Foreign) -> str:  # noqa: ARG002 - the signature is Typer's
        """Give the page of `tacli` alone."""
        from tacli.cli.help import front_page

        return front_page()


def _version(value: bool) -> None:  # noqa: FBT001 - Typer passes the flag
    if value:
        typer.echo(f"tacli {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def command() -> Foreign:
    """Build the command line."""
    app = typer.Typer(
        cls=Commands,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
    )
    app.callback()(_root)
    return get_command(app)
