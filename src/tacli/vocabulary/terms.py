"""Terms of a vocabulary."""

from tacli.named_tuples import NamedTuple

NAMES = (
    "topic",
    "kind",
    "entity",
    "country",
    "region",
    "group",
    "instrument",
    "status",
    "scope",
    "reply",
    "donor-kind",
    "partner",
)


class Term(NamedTuple):
    """One entry of a vocabulary.

    `proper`: a State, region or organization, of which there are others elsewhere. `heads`: words that mean it whatever
    stands before them. `brief` is the label where there is little room, "" where it is no shorter.
    """

    code: str
    label: str
    definition: str
    aliases: tuple[str, ...]
    proper: bool = False
    heads: tuple[str, ...] = ()
    brief: str = ""

    def names(self) -> tuple[str, ...]:
        """Give all that a person may type for this term."""
        return (self.code, self.label, *self.aliases)
