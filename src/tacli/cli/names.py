"""The commands by name, in the groups and the order of the help page: each is a module of `tacli.cli.commands`."""

GROUPS: dict[str, dict[str, str]] = {
    "List": {
        "activities": "who gives which assistance, where and under which treaty",
        "search": "activities that hold some words, the best match first",
        "entities": "the organizations that replied; of IATI, who publishes",
        "donors": "who paid into the fund; of IATI, who funds activities",
        "responses": "how many States parties replied to the questionnaire",
    },
    "Read": {
        "summary": "the whole on one screen, or counts by any field",
        "profile": "one State, organization, topic, donor, treaty or region",
        "compare": "two or three of them side by side",
        "show": "one record in full",
        "browse": "all of it to wander in, on a whole screen",
    },
    "Use": {
        "cite": "a citation in words, as BibTeX, RIS or CSL JSON",
        "terms": "the codes and names that options take",
        "about": "the source, and what was checked in it",
        "schema": "the JSON Schema of the data or of an answer",
        "validate": "what is wrong in a file of your own",
        "index": "a store of files, which then answers at once",
    },
}
COMMANDS = tuple(name for group in GROUPS.values() for name in group)
