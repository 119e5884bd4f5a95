"""Help without boxes: what to type first, commands in their groups, options in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperCommand

from tacli.cli.names import GROUPS
from tacli.cli.streams.stdio import has_colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tacli.anything import Foreign

_EXAMPLES = (
    ("tacli summary", "the whole on one screen"),
    ("tacli activities --topic trafficking", "who does what, and where"),
    ("tacli profile Cambodia", "all that there is of a State"),
)
_GENERAL = "Options"


def front_page() -> str:
    """Give what `tacli` alone says: less than a screen of 24 lines."""
    wide = max(len(line) for line, _ in _EXAMPLES)
    lines = [
        "Who gives which assistance against organized crime, who replied, who paid.",
        "",
        *(f"  {line:<{wide}}  {meaning}" for line, meaning in _EXAMPLES),
        "",
    ]
    names = max(len(name) for group in GROUPS.values() for name in group)
    for group, commands in GROUPS.items():
        before = group
        for name, meaning in commands.items():
            lines.append(f"{_bold(f'{before:<6}')}{name:<{names}}  {meaning}")
            before = ""
    more = "tacli help COMMAND says more. --data FILE asks other data. --install-completion"
    return "\n".join([*lines, more])


class PlainCommand(TyperCommand):
    """A command whose help lists its options in groups: its own, filters, those of every answer."""

    def format_options(self, ctx: Foreign, formatter: Foreign) -> None:
        """Write arguments and options under the heading of each group."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and param.name != "help":
                is_argument = param.param_type_name == "argument"
                panel = "Arguments" if is_argument else getattr(param, "rich_help_panel", None) or _GENERAL
                groups.setdefault(panel, []).append(record)
        for heading in _in_order(groups):
            with formatter.section(_bold(heading)):
                formatter.write_dl(groups[heading], col_max=28)


def _bold(text: str) -> str:
    """Mark a heading where it is seen."""
    return f"\x1b[1m{text}\x1b[0m" if has_colour() and text.strip() else text


def _in_order(headings: Iterable[str]) -> list[str]:
    """Put arguments first, and what every command has last."""
    return sorted(headings, key=lambda heading: heading not in ("Arguments", _GENERAL))
