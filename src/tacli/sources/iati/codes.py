"""What stands in an attribute, as its code list has it."""

from __future__ import annotations

from functools import cache, lru_cache

from tacli.sources.iati.words import OLD
from tacli.vocabulary.codelists import DAC, M49, codelist, regions

LONGEST = 100  # characters that a code is looked for in


@cache
def m49() -> frozenset[str]:
    """Give the codes of regions of M49, of three digits."""
    return frozenset(region.code for region in regions().values() if region.vocabulary == M49)


def vocabulary_of(said: dict[str, str], of: str) -> str:
    """Give the vocabulary of a code, the DAC's where none is said; a word of 1.0x that has no code stays."""
    written = said.get("vocabulary")
    if not written:
        return DAC
    return (code_in(written, of) if len(written) <= LONGEST else None) or written.strip()


@lru_cache(maxsize=1024)
def language(written: str) -> str | None:
    """Give the code of ISO 639-1 that a tag of a language begins with, None for what is none."""
    code = written.strip().partition("-")[0].lower()
    return code if code in codelist("Language") else None


@lru_cache(maxsize=8192)
def code_in(written: str, of: str) -> str | None:
    """Give a code as its list has it, whatever its case; of a word of 1.0x its counterpart."""
    known, typed = codelist(of), written.strip()
    if typed in known:
        return typed
    return typed.upper() if typed.upper() in known else OLD.get(of, {}).get(typed.lower())
