"""Texts as stems: what two forms of a word share, by the rules of the text's own language.

A word has one key or two, which stand for it; two words are alike where they share a key. In English the key is the
stem without accents. Rules of other languages need accents, and people leave them out: there the key is the stem of the
word as it is written, its accents taken off, and beside that the stem of the word without accents. Keys of languages
other than English say which language they are of, so that none is taken for one of another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from tacli.text import FOLDED, fold, plain_letters

if TYPE_CHECKING:
    from collections.abc import Callable

Words = tuple[str, ...]

ENGLISH: Final = "en"  # of what says no language, too
# Stemmers of Snowball by ISO 639-1; words of other languages have no endings taken off.
_STEMMERS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch",
    "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "fa": "persian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho",
    "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
LANGUAGES = (*_STEMMERS, "")  # all that have keys of their own; what has no stemmer is as ""
# What is kept for the next row is bounded in number and length: together it takes some 5 MiB.
_LONGEST_TEXT = 1_000  # characters
_MOST_TEXTS = 2**8  # a row is looked at again as soon as it is found
_LONGEST_WORD = 50
_MOST_WORDS = 2**13
_MOST_PHRASES = 2**8
_LAST_OF_MARKS = 0x2000  # those beyond are of no alphabet that is written today
# Han, Hiragana and Katakana are written without blanks: each sign is a word, and a word of several a phrase.
_SIGN = "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"


def words_of(text: str, language: str = ENGLISH) -> Words:
    """Give every word, in order, as `keys` takes it: of English blind to case and accents."""
    return _kept(text, language) if len(text) <= _LONGEST_TEXT else _words(text, language)


def folded(text: str) -> str:
    """Give the words of an English text with a blank between them."""
    return _kept_folded(text) if len(text) <= _LONGEST_TEXT else _folded(text)


def keys(word: str, language: str = ENGLISH) -> Words:
    """Give what stands for a word of a text, one key or two; one that is longer than any word stands for itself."""
    return _kept_keys(word, language) if len(word) <= _LONGEST_WORD else (_of(language, _bare(word)),)


def stems(text: str) -> Words:
    """Give the key of every word of an English text, in order."""
    return tuple(keys(word)[0] for word in words_of(text))


def beginning(stem: str) -> str:
    """Give how all words of an English stem begin: as it does, but for an end that may stand for another.

    The stem of `dying` is `die`, of `skies` `sky`, of `capability` `capabl`.
    """
    return stem[:-2] or stem[:1] if stem[-1] in "eily" else stem


def wanted(phrase: str, language: str = ENGLISH) -> tuple[frozenset[str], ...]:
    """Give for each word of a phrase the keys by which it is known in a language; none where it has no word there."""
    return _kept_phrases(phrase, language) if len(phrase) <= _LONGEST_TEXT else _phrase(phrase, language)


def _phrase(phrase: str, language: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(keys(word, language)) for word in words_of(phrase, language))


_kept_phrases = lru_cache(maxsize=_MOST_PHRASES)(_phrase)


def _words(text: str, language: str) -> Words:
    if language == ENGLISH:
        return tuple(folded(text).split())
    if text.isascii():
        return tuple(text.encode().translate(FOLDED).decode().split())
    letters = unicodedata.normalize("NFC", re.sub(_SIGN, r" \1 ", text)).casefold()
    return tuple(word for word in re.split(_between(), letters) if word)


def _folded(text: str) -> str:
    return fold(text if text.isascii() else re.sub(_SIGN, r" \1 ", text))


_kept = lru_cache(maxsize=_MOST_TEXTS)(_words)
_kept_folded = lru_cache(maxsize=_MOST_TEXTS)(_folded)


@cache
def _between() -> str:
    """Give what parts words: all but letters, digits and marks. An apostrophe does: "l'eau" is two words."""
    marks = "".join(chr(n) for n in range(_LAST_OF_MARKS) if unicodedata.category(chr(n)).startswith("M"))
    return rf"(?:[^\w{marks}]|_)+"


@lru_cache(maxsize=_MOST_WORDS)
def _kept_keys(word: str, language: str) -> Words:
    stem, bare = _stemmer(language), _bare(word)
    key = _of(language, _bare(stem(bare)))
    if bare == word:  # as of English it is always
        return (key,)
    return tuple(dict.fromkeys((_of(language, _bare(stem(word))), key)))


def _bare(word: str) -> str:
    """Give a word without accents; a letter that stands for several words, as the l· of Catalan, stands for one."""
    return "".join(plain_letters(word).replace("\u00b7", "").split())


def known_language(language: str) -> str:
    """Give the one of LANGUAGES whose rules a language has."""
    return language if language in _STEMMERS else ""


def _of(language: str, key: str) -> str:
    """Give a key with its language."""
    return key if language == ENGLISH else f"{known_language(language)}:{key}"


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Give what takes the endings from words of a language."""
    if language not in _STEMMERS:
        return str
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(_STEMMERS[language]).stemWord
    return stem
