"""Words of names that say nothing of what is named, as `tacli.vocabulary.spelling` spells them."""

SAYS_NOTHING = frozenset(
    word
    for words in (
        ("agency", "commission", "committee", "community", "fund", "meeting", "organization", "program"),
        ("area", "countries", "country", "group", "grouping", "island", "islands", "peninsula", "region", "subregion"),
        ("federation", "kingdom", "member", "members", "partners", "republic", "state", "states", "union"),
    )
    for word in words
)
BEFORE = frozenset(
    word
    for words in (
        ("against", "anti", "combating", "counter", "fight", "fighting", "illegal", "illicit"),
        ("baseline", "country", "domestic", "expert", "high", "level", "inter", "agency", "it", "local", "online"),
        ("international", "national", "nations", "public", "radio", "regional", "tv", "united"),
        ("kingdom", "preventing", "prevention", "republic", "state", "stolen"),
    )
    for word in words
)
AFTER = frozenset(
    word
    for words in (
        ("area", "countries", "group", "groups", "members", "nations", "region", "states"),
        ("policies", "policy", "reform", "reforms"),
        ("activities", "activity", "assistance", "program", "programs", "project", "projects", "supply", "support"),
        ("cases", "crime", "crimes", "issues", "mission", "offences", "offenses", "office", "offices", "problems"),
        ("secretariat", "sector", "service", "services", "system", "systems"),
    )
    for word in words
)
