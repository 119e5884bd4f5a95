"""The commands, in the order of the help page: each is a module of `tacli.cli.commands`."""

COMMANDS = (
    "activities",
    "responses",
    "donors",
    "entities",
    "show",
    "search",
    "summary",
    "profile",
    "compare",
    "terms",
    "schema",
    "validate",
    "index",
    "about",
    "cite",
    "browse",
)
