"""The command line: parse, select, lay out, emit. Only this folder knows Typer."""
