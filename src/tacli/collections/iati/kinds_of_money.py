"""The kinds of money of IATI activities, none of which is ever added to another."""

from tacli.named_tuples import NamedTuple


class KindOfMoney(NamedTuple):
    """What it is, the words for one and for several, and the standard's type of transaction; "" of what is none."""

    help: str
    one: str
    many: str
    type: str = ""


BUDGET = "budget"
REPLACED = "replaced budget"  # an original, where a revised one of the same period stands
KINDS_OF_MONEY = {
    "commitment": KindOfMoney("Outgoing commitments.", "commitment", "commitments", "2"),
    "disbursement": KindOfMoney("What was paid to others.", "disbursement", "disbursements", "3"),
    "expenditure": KindOfMoney("What was spent by the reporter itself.", "expenditure", "expenditures", "4"),
    "incoming": KindOfMoney("Incoming funds.", "receipt of funds", "receipts of funds", "1"),
    BUDGET: KindOfMoney("Budgets; a revised one stands for the original of its period.", "budget", "budgets"),
    "incoming-commitment": KindOfMoney(
        "What others committed to the reporter.", "incoming commitment", "incoming commitments", "11"
    ),
    "pledge": KindOfMoney("Outgoing pledges.", "pledge", "pledges", "12"),
    "incoming-pledge": KindOfMoney("What others pledged to the reporter.", "incoming pledge", "incoming pledges", "13"),
    "interest": KindOfMoney("Interest paid on loans.", "payment of interest", "payments of interest", "5"),
    "repayment": KindOfMoney("Repayments of loans.", "repayment", "repayments", "6"),
    "reimbursement": KindOfMoney("Disbursed funds that came back.", "reimbursement", "reimbursements", "7"),
    "purchase": KindOfMoney("Equity purchased.", "purchase of equity", "purchases of equity", "8"),
    "sale": KindOfMoney("Equity sold.", "sale of equity", "sales of equity", "9"),
    "guarantee": KindOfMoney("Credit guarantees.", "guarantee", "guarantees", "10"),
}
