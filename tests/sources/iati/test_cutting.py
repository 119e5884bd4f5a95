"""Activities cut out of files byte by byte, whatever stands in them and however the blocks fall."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tacli.sources.iati.cutting import Cutter

INSIDE = (
    b"",
    b"text &lt;iati-activity&gt;",
    b"<title><narrative>x > y</narrative></title>",
    b"<!-- <iati-activity> - -->",
    b"<![CDATA[</iati-activity> ]] > <iati-activity>]]>",
    b"<?pi </iati-activity> > ?>",
    b"<x a='\"</iati-activity' b=\"'>/\"/>".replace(b"</", b"&lt;/"),
    b"<x a='>' b=\">>\"/>",
    b'<n:iati-activity xmlns:n="u:x" a="/>">deep</n:iati-activity>',
    b'<n:iati-activity xmlns:n="u:x"/>',
    b"<iati-activity xmlns=\"u:x\" a='>'><iati-activity/></iati-activity>",
    b"<iati-activity-x/>",
    b"<x-iati-activity>1</x-iati-activity>",
    b"<iati-activities/>",
    b"\r\n",
    "é☃".encode(),
)
BETWEEN = (
    b"",
    b"\r\n ",
    b"<!--<iati-activity>-->",
    b"<?p <iati-activity?>",
    b"<x:other xmlns:x='u:o' a='>'/>",
    b"<!---->",
)
OPENED = (b"<iati-activity>", b"<iati-activity\n a='/>' b=\"'>\" >", b"<p:iati-activity xmlns:p='u:p'\t>")
EMPTY = (b"<iati-activity/>", b"<iati-activity a='/' />", b'<iati-activity b="/>"/>')
ACTIVITY = st.one_of(
    st.sampled_from(EMPTY),
    st.builds(
        lambda opened, inside, space: opened + b"".join(inside) + closing(opened) + space + b">",
        st.sampled_from(OPENED),
        st.lists(st.sampled_from(INSIDE), max_size=4),
        st.sampled_from((b"", b" ", b"\n")),
    ),
)


def closing(opened: bytes) -> bytes:
    return b"</" + opened[1:].split(b">")[0].split()[0]


def cut(data: bytes, size: int) -> list[tuple[int, bytes]]:
    """Cut in blocks of a size."""
    cutter = Cutter()
    return [
        (found.start, found.data) for at in range(0, len(data), size) for found in cutter.feed(data[at : at + size])
    ]


@settings(max_examples=120)
@given(
    st.lists(st.tuples(ACTIVITY, st.sampled_from(BETWEEN)), max_size=5),
    st.sampled_from((1, 2, 3, 5, 8, 13, 21, 55, 1000)),
    st.sampled_from((b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n<!-- <iati-activity> -->', b"<!DOCTYPE x>")),
)
def test_each_activity_is_cut_as_it_stands(parts: list[tuple[bytes, bytes]], size: int, before: bytes) -> None:
    data = before + b'<iati-activities version="2.03" a=">">'
    expected = []
    for activity, between in parts:
        expected.append((len(data), activity))
        data += activity + between
    data += b"</iati-activities>"
    assert cut(data, size) == expected
    parsed = [child for child in etree.fromstring(data) if str(child.tag).endswith("iati-activity")]
    assert len(parsed) == len(expected)


def test_an_activity_that_is_the_root() -> None:
    data = b"<?xml version='1.0'?>\n<iati-activity><x/></iati-activity>\n"
    assert cut(data, 7) == [(22, b"<iati-activity><x/></iati-activity>")]


def test_what_is_not_closed_is_not_given() -> None:
    assert cut(b"<iati-activities><iati-activity/><iati-activity><x", 30) == [(17, b"<iati-activity/>")]


@pytest.mark.parametrize("long", [b"<!--%b-->", b"<![CDATA[%b]]>", b"<?p %b?>", b"<x a='%b'/>", b"%b", b"<x>%b</x>"])
def test_what_is_long_is_looked_at_once(long: bytes) -> None:
    """In a thousand blocks it would take minutes otherwise."""
    activity = b"<iati-activity a='%b'>%b</iati-activity>" % (b"> " * 500_000, long % (b"- " * 2_000_000))
    cutter = Cutter()
    found = [piece for at in range(0, len(activity), 4096) for piece in cutter.feed(activity[at : at + 4096])]
    assert [piece.data for piece in found] == [activity]


def test_nothing_is_kept_that_is_done_with() -> None:
    cutter = Cutter()
    for _ in range(100):
        cutter.feed(b"<iati-activity>" + b"x" * 10_000 + b"</iati-activity> " + b"y" * 10_000)
    assert len(cutter._kept) == 0  # noqa: SLF001 - what it takes
