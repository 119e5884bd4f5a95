"""Where a page says that one may go next."""

from tacli.views.blocks import Step
from tacli.views.table import Page, Section
from tests.conftest import Run
from tests.sources.iati.files import DATA

PAGE = Page("Kenya", steps=(Step("tacli profile KE", "a page"),))


def test_next_steps_ask_the_same_data() -> None:
    assert PAGE.of_data(()) == PAGE
    ((command, meaning),) = PAGE.of_data(("a b.xml", "c.xml")).steps
    assert (command, meaning) == ("tacli profile KE --data 'a b.xml' --data c.xml", "a page")


def test_what_is_not_shown_is_asked_for_in_the_same_data() -> None:
    page = Page("Kenya", sections=(Section("Named", more=Step("tacli activities", "3 more")), Section("Else")))
    assert [s.more for s in page.of_data(("a.xml",)).sections] == [
        Step("tacli activities --data a.xml", "3 more"),
        None,
    ]
    assert page.of_data(("-",)).sections[0].more == Step("", "3 more")


def test_what_came_from_stdin_cannot_be_asked_again() -> None:
    assert PAGE.of_data(("-",)).steps == ()


def test_pages_of_files_lead_on_within_the_files(screen: Run) -> None:
    path = str(DATA / "nasty-2.03.xml")
    said = screen("profile", "Kenya", "--data", path, width=200, height=80).out
    steps = [line for line in said.splitlines() if "tacli " in line]
    assert steps
    assert all(f" --data {path}" in line for line in steps)
    assert "--data" not in screen("profile", "Kenya", width=200, height=80).out
