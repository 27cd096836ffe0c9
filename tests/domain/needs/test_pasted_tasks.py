"""What is pasted from a workbook: headings, numbers at the left, cells of several lines."""

import pytest

from desktop.domain.needs.pasted_tasks import Cells, pasted_cells, whole_tasks

MENGAGENDA = ("Mengagenda surat", "surat", "2.400", "20")


@pytest.mark.parametrize(
    "text",
    [
        "Mengagenda surat\tsurat\t2.400\t20",
        "1\tMengagenda surat\tsurat\t2.400\t20\t48.000",
        "1.\tMengagenda surat\tsurat\t2.400\t20\r\n",
        "No\tUraian Tugas\tHasil Kerja\tVolume\tWaktu (menit)\n1\tMengagenda surat\tsurat\t2.400\t20",
        "Volume kerja\tUraian tugas\tMenit\tSatuan hasil\n2.400\tMengagenda surat\t20\tsurat",
        '"Mengagenda\nsurat"\tsurat\t2.400\t20',
        "\n\t\t\t\nMengagenda surat\tsurat\t2.400\t20\n\n",
    ],
)
def test_whole_tasks_are_told_whatever_stands_around_them(text: str) -> None:
    assert whole_tasks(pasted_cells(text)) == [MENGAGENDA]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("2.400\t20\n1.000\t5", [("2.400", "20"), ("1.000", "5")]),
        ("2.400\n1.000", [("2.400",), ("1.000",)]),
        ("Mengagenda surat\tsurat", [("Mengagenda surat", "surat")]),
        ("", []),
    ],
)
def test_fewer_cells_are_no_whole_tasks(text: str, cells: list[Cells]) -> None:
    assert pasted_cells(text) == cells
    assert whole_tasks(cells) is None


def test_short_lines_are_filled_up() -> None:
    lines = pasted_cells("Mengagenda surat\tsurat\t2.400\t20\nRapat\tkali")
    assert whole_tasks(lines) == [MENGAGENDA, ("Rapat", "kali", "", "")]
