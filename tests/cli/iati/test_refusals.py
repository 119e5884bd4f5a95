"""What is not asked of files of IATI, or of the paper, is refused with the reason."""

import re

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("activities --instrument convention", "IATI has no codes of treaties"),
        ("activities --not instrument=convention", "IATI has no codes of treaties"),
        ("activities --country Kenya --all paragraph", "IATI has no paragraphs"),
        ("donors --top 3", "have no rank"),
        ("responses", "IATI has no questionnaire"),
        ("activities --humanitarian perhaps", "neither yes nor no"),
        ("activities --sort paragraph", "sort 'paragraph' is unknown"),
        ("activities --topic nonsense", "topic 'nonsense' is unknown"),
    ],
)
def test_what_iati_has_not_is_refused(pipe: Run, path: str, question: str, said: str) -> None:
    code, out, err = pipe(*question.split(), "--data", path)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    "option", ["donor", "role", "marker", "currency", "language", "hierarchy", "publisher-type", "min-amount"]
)
def test_what_the_paper_has_not_is_refused(pipe: Run, option: str) -> None:
    code, out, err = pipe("activities", f"--{option}", "1")
    assert (code, out) == (2, "")
    assert "paper" in err


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("entities --topic corruption", "--topic is no filter of the entities in this data."),
        ("entities --partner UNODC", "--partner is no filter of the entities in this data."),
        ("donors --year 2005", "--year is no filter of the donors in this data."),
    ],
)
def test_a_filter_that_only_other_data_has_is_not_passed_over(pipe: Run, question: str, said: str) -> None:
    code, out, err = pipe(*question.split())
    assert (code, out) == (2, "")
    assert err == f"tacli: {said}\ntacli activities takes it; here, leave it out.\n"


@pytest.mark.parametrize("kind", ["activities", "entities", "donors", "summary"])
def test_every_filter_of_iati_filters_the_paper_or_is_refused(pipe: Run, kind: str) -> None:
    help_ = pipe(kind, "--help").out.partition("Filters for IATI data")[2].partition("\n\n")[0]
    options = re.findall(r"^  --([a-z-]+)", help_, re.MULTILINE)
    assert len(options) > 5
    for option in options:
        assert pipe(kind, f"--{option}", "1").code == 2


def test_what_has_no_page_is_no_subject_rather_than_no_topic(pipe: Run, path: str) -> None:
    code, out, err = pipe("profile", "nobody at all", "--data", path)
    assert (code, out) == (2, "")
    assert err.startswith("tacli: subject 'nobody at all' is unknown.\n")
