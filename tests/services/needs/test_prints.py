"""The heat table on its way out."""

from datetime import date, datetime
from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db.tables import AuditEntry
from desktop.domain.needs.counts import Figure
from desktop.services.needs.matrix import MatrixQuery, NeedMatrix, need_matrix
from desktop.services.needs.prints import export_matrix, export_places, note_picture, print_matrix
from tests.services.need_office import need_office

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8)  # noqa: DTZ001  # the clock of the workstation


def matrix(session: Session) -> NeedMatrix:
    need_office(session)
    return need_matrix(session, MatrixQuery(TODAY), TODAY)


def test_the_table_goes_out_as_it_is_seen(session: Session, tmp_path: Path) -> None:
    assert export_matrix(session, tmp_path / "t.xlsx", matrix(session)) == 2
    rows = list(load_workbook(tmp_path / "t.xlsx").active.values)
    assert rows[0] == ("Unit kerja", "Tanggal", "Kurang", "Lebih", "Guru", "Pustakawan", "Pengelola", "Pengemudi")
    assert [row[2:] for row in rows[1:]] == [(3, 0, None, None, -3, None), (3, 1, 1, -1, None, -2)]
    assert rows[1][1].date() == date(2026, 8, 1)


def test_the_list_has_a_line_for_each_place(session: Session, tmp_path: Path) -> None:
    assert export_places(session, tmp_path / "l.xlsx", matrix(session)) == 4
    rows = list(load_workbook(tmp_path / "l.xlsx").active.values)
    assert rows[1][:2] == ("Dinas", "Pengelola")
    assert (rows[1][3:5], rows[1][6]) == ((5, 2), -3)
    assert "kurang 3" in rows[1]


def test_the_table_goes_on_paper_with_its_titles(session: Session) -> None:
    report = print_matrix(session, matrix(session), Figure.PEOPLE, NOW)
    text = pypdfium2.PdfDocument(report.pdf)[0].get_textpage().get_text_bounded()
    assert all(word in text for word in ("SDN 12 Dinas", "Pustakawan", "−3", "Kurang 6 orang di 3 tempat"))


def test_a_picture_is_noted(session: Session, tmp_path: Path) -> None:
    note_picture(session, tmp_path / "k.png")
    session.flush()
    assert [event.action for event in session.scalars(select(AuditEntry))] == ["export"]
