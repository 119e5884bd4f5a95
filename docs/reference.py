"""Write `docs/reference.md` from the commands themselves; a test fails when the page is behind."""

from pathlib import Path

from tacli.cli.app import command
from tacli.cli.names import COMMANDS
from tacli.collections.iati.collection import IATI

PAGE = Path(__file__).with_name("reference.md")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def reference() -> str:
    """Give the page: for each command its help, its options and the fields of its rows."""
    lines = ["# Reference", "", "Made from the commands by `python docs/reference.py`.", ""]
    for name in COMMANDS:
        found = command().get_command(None, name)
        text = found.help.split("\n\n\b\n")
        lines += [f"## tacli {name}", "", text[0], "", "```", *text[1].splitlines(), "```", ""]
        lines += ["| option | takes | meaning |", "|---|---|---|"]
        lines += [
            _row(", ".join(f"`{o}`" for o in p.opts), p.metavar or "", p.help or "")
            for p in found.params
            if p.name != "help"
        ]
        columns = found.rows({})
        if columns:
            lines += ["", "| field, JSON key | meaning |", "|---|---|"]
            lines += [_row(f"`{c.name}`", c.help) for c in columns]
        if name in IATI.kinds:
            lines += ["", "| of IATI: field, JSON key | meaning |", "|---|---|"]
            lines += [_row(f"`{c.name}`", c.help) for c in found.rows({}, IATI)]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
