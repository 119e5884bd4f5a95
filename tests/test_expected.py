"""Whole answers against literal text: on a screen of 80 columns, as Markdown, and as JSON.

The texts are in `tests/expected/`. After a change that is meant, write them anew with
`TACLI_WRITE_EXPECTED=1 python -m pytest tests/test_expected.py` and read the difference.
"""

import os
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

FOLDER = Path(__file__).parent / "expected"
QUESTIONS = {
    "activities": "activities --topic firearms",
    "activities-wide": "activities --paragraph 36 --has figures --wide",
    "responses": "responses",
    "responses-by-group": "responses --by-group",
    "donors": "donors",
    "entities": "entities --reply nothing",
    "show-activity": "show unidir-6.1",
    "show-entity": "show ola",
    "search": "search 'border -customs' --explain",
    "summary": "summary",
    "summary-year": "summary --by year",
    "summary-topic": "summary --by topic",
    "summary-cross": "summary --by instrument --by status",
    "summary-shares": "summary --by scope --by status --percent",
    "profile-country": "profile Colombia",
    "profile-donor-state": "profile Italy",
    "profile-group": "profile least-developed",
    "profile-entity": "profile dda",
    "profile-topic": "profile disarmament",
    "profile-donor": "profile 'Asia Crime'",
    "sum": "summary --data money-2.03.xml --sum disbursement --by topic",
    "sum-two": "summary --data money-2.03.xml --sum disbursement --by country --by year --labels",
    "sum-rates": "summary --data money-2.03.xml --sum disbursement --by category --rates rates.csv",
    "sum-entities": "entities --data money-2.03.xml --sum disbursement",
    "sum-donors": "donors --data money-2.03.xml --sum incoming",
    "sum-profile": "profile Kenya --data money-2.03.xml --sum disbursement",
    "sum-none": "summary --data money-2.03.xml --sum pledge",
    "wrong-sum": "summary --data money-2.03.xml --sum payments",
    "terms": "terms",
    "terms-reply": "terms reply",
    "terms-instrument": "terms instruments",
    "about": "about",
    "nothing": "activities --country Uzbekistan --topic corruption --not kind=training",
    "explained": "activities --country Serbia,Moldova --kind training,data --all kind --explain --include-regional",
    "wrong-name": "activities --not colour=red",
    "wrong-exclusion": "activities --not topic",
    "wrong-field": "activities --sort colour",
    "ambiguous-field": "activities --fields s",
    "wrong-direction": "activities --sort start:up",
    "wrong-year": "activities --year 20o5",
    "wrong-range": "activities --year 2005..2003",
    "wrong-paragraph": "activities --paragraph x",
    "wrong-presence": "activities --has colour",
    "wrong-search": "activities --search -word",
    "wrong-amount": "donors --min much",
    "wrong-value": "activities --topic traficking",
    "ambiguous-value": "activities --country Korea",
    "wrong-profile": "profile Atlantis",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_as_expected(pipe: Run, screen: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    question = shlex.split(QUESTIONS[name])
    monkeypatch.chdir(FOLDER.parent / "data" / "iati")  # so that a screen shows no folder of this machine
    answers = {"screen": screen(*question)}
    answers |= {form: pipe(*question, "--format", form) for form in ("markdown", "json")}
    text = f"$ tacli {QUESTIONS[name]}\n" + "".join(
        f"\n===== {form}, exit {code}\n{out}{'----- stderr' + chr(10) + err if err else ''}"
        for form, (code, out, err) in answers.items()
    )
    path = FOLDER / f"{name}.txt"
    if "TACLI_WRITE_EXPECTED" in os.environ:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
