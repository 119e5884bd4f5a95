"""Citations as CSL JSON, which Zotero, Pandoc and citeproc read. The rows have its keys already."""

from tacli.render.as_json import render

__all__ = ["STREAMED", "SUFFIXES", "render"]

SUFFIXES = ()  # .json means JSON, which is the same here
STREAMED = True
