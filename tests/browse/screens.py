"""The screen of `tacli browse`, driven without a terminal."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from tacli.browse.app import Browse
from tacli.browse.question import Question
from tacli.browse.shelf import Shelf
from tacli.cli.commands.browse import shelf_of
from tacli.sources.opened import opened

TRAFFICKING = Question("activities", {"topic": ("trafficking-in-persons",)})
Step = str | Callable[[Pilot[Any]], Awaitable[object] | object]


@cache
def shelf(path: str | None = None) -> Shelf:
    """Give what there is to browse of a path, None for the paper."""
    return shelf_of(opened(() if path is None else (path,)))


def browsing(question: Question | None = None, of: Shelf | None = None) -> Browse:
    """Give the screen of a question, of the paper unless there is another shelf."""
    return Browse(of or shelf(), question or Question("activities"))


def drive(app: Browse, *steps: Step, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Press keys, or do what a step does; give the screen as plain lines: at first, then after each step."""
    return asyncio.run(_driven(app, steps, size))


async def _driven(app: Browse, steps: tuple[Step, ...], size: tuple[int, int]) -> list[str]:
    async with app.run_test(size=size) as pilot:
        await _settle(app, pilot)
        screens = [_seen(app)]
        for step in steps:
            done = pilot.press(step) if isinstance(step, str) else step(pilot)
            if isinstance(done, Awaitable):
                await done
            await _settle(app, pilot)
            screens.append(_seen(app))
        return screens


async def _settle(app: Browse, pilot: Pilot[Any]) -> None:
    """Wait until all that was asked is answered and shown."""
    await pilot.pause()
    while list(app.workers) or app.is_typed_into:
        await app.workers.wait_for_complete()
        await pilot.pause(0.005 if app.is_typed_into else None)
    await pilot.pause()  # what follows from what was shown, such as the keys at the foot


def _seen(app: Browse) -> str:
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way to plain text
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def typed(text: str) -> Step:
    """Give the step that types into what is typed into."""

    def step(pilot: Pilot[Any]) -> None:
        pilot.app.screen.query_one(Input).value = text

    return step


def clicked(widget: type[Widget], x: int, y: int) -> Step:
    """Give the step that clicks on a place of a widget."""
    return lambda pilot: pilot.click(widget, offset=(x, y))


def line_of(screen: str, start: str) -> str:
    """Give the line that starts so."""
    return next(line.strip() for line in screen.splitlines() if line.strip().startswith(start))


def one_line(screen: str) -> str:
    """Give all words of a screen."""
    return " ".join(screen.split())
