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
# What stands first and last, in the fewer words the narrower it is.
_TITLES = (
    "Who gives which assistance against organized crime, who replied, who paid.",
    "Who gives which assistance against organized crime.",
)
_MORE = (
    "tacli help COMMAND says more. --data FILE asks other data. --install-completion",
    "tacli help COMMAND says more. --data FILE asks other data.",
)
_GROUP = 6  # cells of the name of a group
_ENOUGH = 36  # cells that say what a command is for
_LEAST = 10


def front_page() -> str:
    """Give what `tacli` alone says: less than a screen of 24 lines."""
    from shutil import get_terminal_size

    width = get_terminal_size().columns
    wide = max(len(line) for line, _ in _EXAMPLES)
    lines = [*_longest(_TITLES, width), ""]
    for typed, meaning in _EXAMPLES:
        lines += _longest((f"  {typed:<{wide}}  {meaning}", f"  {typed}"), width)
    lines.append("")
    names = max(len(name) for group in GROUPS.values() for name in group)
    for group, commands in GROUPS.items():
        before = group
        for name, meaning in commands.items():
            first, *others = _meaning(meaning, width - _GROUP - names - 2)
            lines.append(f"{_bold(f'{before:<{_GROUP}}')}{name:<{names}}  {first}")
            lines += [" " * (_GROUP + names + 2) + line for line in others]
            before = ""
    return "\n".join([*lines, *_longest(_MORE, width)])


def _longest(texts: tuple[str, ...], width: int) -> list[str]:
    """Give the first of the texts that is a line, or the last one on several."""
    from textwrap import wrap

    return next(([text] for text in texts if len(text) <= width), None) or wrap(texts[-1], max(width, _LEAST))


def _meaning(text: str, width: int) -> list[str]:
    """Give a line that ends at a word, so that all commands are on one screen; where it would say too little, more."""
    from textwrap import shorten, wrap

    if width < _ENOUGH:
        return wrap(text, max(width, _LEAST))
    brief = text if len(text) <= width else text.partition(";")[0]
    return [shorten(brief, width, placeholder=" ...")]


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
