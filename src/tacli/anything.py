"""What has no narrower type, under a name that says what it is. Elsewhere `Any` stands with a comment, if at all."""

from typing import Any

AnyRow = Any  # a record of whatever kind: it is looked into by the fields of its collection alone
Value = Any  # what a record holds in a field, as JSON has it: text, a number, null, or lists and objects of them
Values = tuple[Value, ...]  # what a row holds in some fields
JsonObject = dict[str, Any]  # an object of JSON: what stands under a key is said by the model or the schema of it
Option = Any  # what is passed on by its name: who takes it in the end says of which type it is
OfItsKind = Any  # what a table of functions finds one for by its type: that one takes this very type
JsonType = Any  # a type as Pydantic takes it, of what JSON holds
Foreign = Any  # of a library that ships no types, or keeps this one to itself
