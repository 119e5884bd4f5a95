"""The money of an activity: its transactions and budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tacli.models.iati import Budget, Money, Organization, Transaction
from tacli.sources.iati import values
from tacli.sources.iati.reader import NONE, Reader, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tacli.sources.iati.reader import Element, Said


class MoneyReader(Reader):
    """What is read of one activity, its money among it."""

    def money(self, holder: Element, elements: Sequence[Element]) -> Money:
        """Read the first value of what holds it; one that is missing is told."""
        if not elements:
            self.tell(holder, "no value", "missing")
            return Money(None, self.currency, None)
        element = elements[0]
        written = (self.text(element) if len(element) else element.text or "").strip()
        amount = values.amount(written)
        if amount is None:
            self.tell_of(element, written, "is no amount", "bad value")
        items = element.items()
        key = (MoneyReader.rate, self.currency, tuple(items))
        return Money(amount, *(self.known.get(key) or self.anew(key, None, element, items, MoneyReader.rate)))

    def rate(self, element: Element, said: Said) -> tuple[str | None, date | None]:
        """Give the currency of an amount, and the day of its exchange rate."""
        currency = self.currency
        if said.get("currency"):
            currency = self.code(element, said, "currency", "Currency")
        elif currency is None:
            self.tell(element, "no currency", "missing")
        return currency, self.value(element, said, "value-date", values.day)

    def transaction(self, element: Element) -> Transaction:
        """Read a transaction."""
        get = parts_of(element).get
        type_, day = get("transaction-type"), get("transaction-date")
        if type_ is None:
            self.tell(element, "no transaction-type", "missing")
        if day is None:
            self.tell(element, "no transaction-date", "missing")
        return Transaction(
            self.first(type_, MoneyReader.transaction_type),
            self.day(day[0]) if day else None,
            self.money(element, get("value", NONE)),
            self.first(get("provider-org"), MoneyReader.provider),
            self.first(get("receiver-org"), MoneyReader.receiver),
            self.each(get("recipient-country", NONE), Reader.country),
            self.each(get("recipient-region", NONE), Reader.region),
            self.each(get("sector", NONE), Reader.sector),
            self.each(get("aid-type", NONE), Reader.aid_type),
            self.value(element, element, "humanitarian", values.truth),
        )

    def transaction_type(self, element: Element, said: Said) -> str | None:
        """Read the type of a transaction."""
        return self.needed_code(element, said, "TransactionType")

    def provider(self, element: Element, said: Said) -> Organization:
        """Read whom money comes from."""
        return self.organization(element, said, "provider-activity-id")

    def receiver(self, element: Element, said: Said) -> Organization:
        """Read whom money goes to."""
        return self.organization(element, said, "receiver-activity-id")

    def budget(self, element: Element) -> Budget:
        """Read a budget."""
        said = dict(element.items())
        get = parts_of(element).get
        start, end = get("period-start", NONE), get("period-end", NONE)
        return Budget(
            self.code(element, said, "type", "BudgetType"),
            self.code(element, said, "status", "BudgetStatus"),
            self.day(start[0]) if start else None,
            self.day(end[0]) if end else None,
            self.money(element, get("value", NONE)),
        )
