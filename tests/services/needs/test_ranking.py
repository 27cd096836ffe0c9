"""Gaps in the order in which they press, of people and of skills, on paper and as a workbook."""

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy.orm import Session

from desktop.db.tables import SkillNeed
from desktop.domain.needs.skill_needs import SkillNeedKind
from desktop.services.needs.ranking import export_gaps, pressing_gaps, print_gaps
from tests.services.need_office import YEAR, need_office

TODAY = date(2026, 8, 1)
NOW = datetime(2026, 8, 1, 8)  # noqa: DTZ001  # the clock of the workstation


def test_the_most_pressing_comes_first(session: Session) -> None:
    need_office(session)
    gaps = pressing_gaps(session, TODAY, TODAY)
    assert [(gap.post, gap.points) for gap in gaps] == [("Pengemudi", 69), ("Pustakawan", 67), ("Pengelola", 36)]
    assert gaps[2].why() == "60% kebutuhan belum terisi (30), kurang 3 orang (6)"


def test_a_skill_that_nobody_has_stands_among_them(session: Session) -> None:
    made = need_office(session)
    session.add(SkillNeed(unit_id=made.sekolah, year=YEAR, kind=SkillNeedKind.LANGUAGE, name="Inggris", need=1))
    session.flush()
    gap = next(gap for gap in pressing_gaps(session, TODAY, TODAY) if gap.skill)
    assert (gap.unit, gap.post_id, gap.skill, gap.facts.missing) == ("SDN 12 Dinas", None, "Bahasa: Inggris", 1)


def test_who_leaves_within_the_year_makes_a_gap(session: Session) -> None:
    need_office(session)
    later = pressing_gaps(session, date(2042, 9, 1), TODAY)
    managers = next(gap for gap in later if gap.post == "Pengelola")
    assert managers.facts.leaving > 0 or managers.facts.missing > 3


def test_a_unit_is_looked_at_alone(session: Session) -> None:
    made = need_office(session)
    assert {gap.unit for gap in pressing_gaps(session, TODAY, TODAY, made.sekolah)} == {"SDN 12 Dinas"}


def test_the_list_goes_out_as_a_workbook(session: Session, tmp_path: Path) -> None:
    need_office(session)
    path = tmp_path / "k.xlsx"
    assert export_gaps(session, path, pressing_gaps(session, TODAY, TODAY), TODAY) == 3
    rows = list(load_workbook(path).active.values)
    assert rows[1][:7] == (1, "SDN 12 Dinas", "Pengemudi", None, 2, 0, 2)


def test_the_list_goes_on_paper(session: Session) -> None:
    need_office(session)
    report = print_gaps(session, TODAY, None, "", NOW)
    assert report.pdf.startswith(b"%PDF")
    assert report.title == "Kekurangan paling mendesak"
