"""What an engine was asked, for those who want to know how an answer came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tacli.anything import JsonObject
    from tacli.engines.engine import Engine

_MB = 10**6


def engine_facts(engine: Engine) -> JsonObject:
    """Give the engine and its statements as JSON has them; nothing of one that is asked in no other words."""
    from tacli.engines.answering import SqlEngine

    if not isinstance(engine, SqlEngine):
        return {}
    return {"engine": engine.name, "asked": [{**one._asdict(), "values": list(one.values)} for one in engine.asked]}


def engine_lines(engine: Engine) -> Iterator[str]:
    """Give the engine, how much it read where it tells, and each statement with its values."""
    facts = engine_facts(engine)
    if facts and not facts["asked"]:
        yield f"{facts['engine']} was asked nothing: the manifest of the store says how many rows there are."
    elif facts:
        read = [one["bytes_read"] for one in facts["asked"] if one["bytes_read"] is not None]
        much = f", and read {sum(read) / _MB:,.1f} MB of Parquet" if read else ""
        yield f"{facts['engine']} was asked{much}:"
        for one in facts["asked"]:
            yield f"  {one['sql']}" + (f" -- {', '.join(map(repr, one['values']))}" if one["values"] else "")
