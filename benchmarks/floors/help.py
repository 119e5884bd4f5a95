"""The least that a Typer app of two commands with Rich help does to show it."""

import typer

app = typer.Typer(rich_markup_mode="rich")


@app.command()
def first(name: str, *, loud: bool = False) -> None:
    """Do one thing."""


@app.command()
def second(name: str, *, loud: bool = False) -> None:
    """Do another."""


app()
