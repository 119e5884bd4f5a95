"""The closed sets of the codebook. Their labels and definitions are in `data/vocabulary.json`."""

from typing import Literal

Topic = Literal[
    "trafficking-in-persons",
    "smuggling-of-migrants",
    "border-management",
    "travel-documents",
    "firearms",
    "money-laundering",
    "terrorism",
    "drugs",
    "corruption",
    "organized-crime",
    "nuclear-security",
    "environmental-crime",
    "maritime-security",
    "aviation-security",
    "contraband",
    "justice-and-rule-of-law",
    "human-rights",
    "refugees-and-asylum",
    "disarmament",
    "development",
]

Kind = Literal[
    "legislation",
    "training",
    "meeting",
    "research",
    "publication",
    "data",
    "awareness",
    "victim-support",
    "institution-building",
    "standards",
    "equipment",
    "advice",
    "livelihood",
    "coordination",
    "funding",
]

Instrument = Literal[
    "convention",
    "trafficking-protocol",
    "migrants-protocol",
]

Status = Literal[
    "completed",
    "ongoing",
    "planned",
    "proposed",
]

Scope = Literal[
    "national",
    "multinational",
    "regional",
    "global",
]

Region = Literal[
    "africa",
    "west-africa",
    "southern-africa",
    "americas",
    "latin-america",
    "latin-america-and-the-caribbean",
    "central-america",
    "caribbean",
    "andean-community",
    "mercosur",
    "south-asia",
    "south-east-asia",
    "north-asia",
    "greater-mekong",
    "central-asia",
    "western-asia",
    "caucasus",
    "south-caucasus",
    "eastern-europe",
    "south-eastern-europe",
    "balkans",
    "western-balkans",
    "baltic-states",
    "mediterranean",
    "eastern-mediterranean",
    "southern-mediterranean",
    "euro-mediterranean-partners",
    "cis",
    "newly-independent-states",
    "western-newly-independent-states",
    "eu-member-states",
    "eu-candidate-and-accession-countries",
    "acp",
    "cen-sad",
    "asem",
    "commonwealth",
    "developing-countries",
    "less-developed-countries",
    "economies-in-transition",
]

Group = Literal[
    "african",
    "asian",
    "eastern-european",
    "latin-american-and-caribbean",
    "western-european-and-other",
    "least-developed",
]

Reply = Literal[
    "reported",
    "nothing-to-report",
]

DonorKind = Literal[
    "member-state",
    "other",
]

Section = Literal[
    "A",
    "B",
    "C",
]

Qualifier = Literal[
    "exact",
    "more-than",
    "each-year",
]
