"""Books of counters: borne, kept and missing numbers in order."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.letters.number_books import BookLine, Kept, PlaceState, whole_book, with_neighbours


def line(at: int) -> BookLine:
    return BookLine(at, at, PlaceState.BORNE, f"{at}/2026")


def test_reserved_and_missing_numbers_stand_between_the_letters():
    lines = whole_book([line(1), line(7)], [Kept(3, 3, 4, "Rapat", taken_over=False)], 7)
    told = [(each.span(), each.state) for each in lines]
    assert told == [
        ("1", PlaceState.BORNE),
        ("2", PlaceState.GAP),
        ("3–4", PlaceState.RESERVED),
        ("5–6", PlaceState.GAP),
        ("7", PlaceState.BORNE),
    ]


def test_what_lies_ahead_of_the_counter_is_no_gap():
    assert [each.span() for each in whole_book([line(1), line(9)], [], 1)] == ["1", "9"]


def test_a_gap_is_shown_with_the_letters_around_it():
    lines = whole_book([line(1), line(2), line(4), line(5), line(6)], [], 6)
    assert [each.span() for each in with_neighbours(lines)] == ["2", "3", "4"]


RANGES = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5), st.booleans()), max_size=5)


@given(st.sets(st.integers(1, 30)), RANGES, st.integers(0, 35))
def test_the_book_says_of_every_number_what_a_count_by_hand_says(borne, ranges, last):
    kept = [Kept(at, first, first + more, "", taken_over=taken) for at, (first, more, taken) in enumerate(ranges)]
    said = {
        number: each.state
        for each in whole_book(map(line, borne), kept, last)
        for number in range(each.first, each.last + 1)
    }
    for number in range(1, 45):
        here = [each for each in kept if each.first <= number <= each.last]
        expected = PlaceState.GAP if number <= last else None
        if here:
            taken = all(each.taken_over for each in here)
            expected = PlaceState.TAKEN_OVER if taken else PlaceState.RESERVED
        assert said.get(number) == (PlaceState.BORNE if number in borne else expected)
