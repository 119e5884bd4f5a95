"""Under which roots activities of several files stand together."""

import pytest

from tacli.errors import DatasetError
from tacli.models.iati import Root
from tacli.sources.iati.roots import Opening, Roots, opening
from tacli.sources.iati.xml import head


def opened(*files: str | bytes) -> list[tuple[str, Opening]]:
    """Give how files begin, named a, b and so on."""
    found = []
    for name, written in zip("abc", files, strict=False):
        data = written.encode() if isinstance(written, str) else written
        found.append((name, opening(head(iter([data]), name)[0], data, name)))
    return found


def roots(*files: str | bytes) -> list[Root]:
    begin = opened(*files)
    made = Roots(begin)
    return [made[name] for name, _ in begin]


def test_a_root_says_what_it_said_and_keeps_its_namespaces() -> None:
    (root,) = roots('<iati-activities version="2.03" xmlns:x="u:x" x:made=\'by "me" &amp; &#10;\' xml:lang="fr">')
    assert root == Root(
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<iati-activities xmlns:x="u:x" version="2.03" x:made=\'by "me" &amp; &#10;\' xml:lang="fr">',
        b"</iati-activities>",
        "a: version 2.03, language fr, UTF-8",
    )


def test_a_prefix_and_an_encoding_stay() -> None:
    written = '<?xml version="1.1" encoding="iso-8859-1"?><p:iati-activities xmlns:p="u:p" p:a="é&#9731;"/>'
    (root,) = roots(written.encode("iso-8859-1"))
    assert root.opened == (
        b'<?xml version="1.1" encoding="iso-8859-1"?>\n<p:iati-activities xmlns:p="u:p" p:a="\xe9&#9731;">'
    )
    assert root.closed == b"</p:iati-activities>"


def test_an_activity_that_is_the_root_gets_one() -> None:
    assert roots('<iati-activity version="2.03" xmlns:x="u:x"/>')[0][:2] == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities>',
        b"</iati-activities>",
    )


def test_files_that_agree_stand_under_one_root() -> None:
    one, other = roots(
        '<iati-activities version="2.03" generated-datetime="2020" a="1" xmlns:x="u:x"/>',
        '<?xml version="1.0" encoding="utf-8"?><iati-activities version="2.03" generated-datetime="2021" a="1" '
        'xmlns:y="u:y" xmlns:x="u:x"/>',
    )
    assert one is other
    assert one.opened.endswith(b'<iati-activities xmlns:x="u:x" xmlns:y="u:y" version="2.03" a="1">')


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ('<iati-activities version="1.05" xmlns:x="u:x"/>', "b: version 1.05, UTF-8"),
        ('<iati-activities xmlns:x="u:x"/>', "b: no version, UTF-8"),
        ('<iati-activities version="2.03" xml:lang="fr"/>', "b: version 2.03, language fr, UTF-8"),
        ('<?xml version="1.0" encoding="latin1"?><iati-activities version="2.03"/>', "b: version 2.03, latin1"),
        ('<iati-activities version="2.03" xmlns:x="u:other"/>', "b: version 2.03, UTF-8"),
        ('<iati-activities version="2.03" xmlns="u:default"/>', "b: version 2.03, UTF-8"),
        ('<p:iati-activities version="2.03" xmlns:p="u:p"/>', "b: version 2.03, UTF-8"),
    ],
)
def test_files_that_differ_do_not(other: str, said: str) -> None:
    one, two = roots('<iati-activities version="2.03" xmlns:x="u:x"/>', other)
    assert one != two
    assert two.said == said


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<iati-activities/>".encode("utf-16"), "UTF-16"),
        (b'<?xml version="1.0" encoding="utf-7"?><iati-activities/>', "utf-7"),
        (b'<?xml version="1.0" encoding="ISO-2022-JP"?><iati-activities/>', "ISO-2022-JP"),
    ],
)
def test_an_encoding_that_cannot_be_cut_up_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(DatasetError, match=f"a is in {encoding}, of which no activity can be given") as raised:
        opened(data)
    assert raised.value.hint == "Make it UTF-8: xmllint --encode UTF-8 FILE"
