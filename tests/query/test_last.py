"""What came of the last row is kept, and of no other."""

from tacli.query.last import once_a_row


def test_the_same_row_is_asked_once_in_turn() -> None:
    asked: list[object] = []

    def give(row: list[int]) -> int:
        asked.append(row)
        return len(row)

    given = once_a_row(give)
    one, same = [1, 2], [1, 2]
    assert [given(row) for row in (one, one, same, same, one)] == [2] * 5
    assert [id(row) for row in asked] == [id(one), id(same), id(one)]
