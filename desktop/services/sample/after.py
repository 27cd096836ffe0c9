"""What followed the moves of the sample office: a promise, help in the new post, a follow-up, numbers of both units."""

from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.evaluation.evaluation import Better, follow_up_day
from desktop.domain.support.support import CommitmentKind, SupportEntry, SupportKind
from desktop.services.cases.commitments import promise
from desktop.services.cases.follow_ups import FollowUpEntry, record_follow_up
from desktop.services.evaluation.indicators import (
    IndicatorFields,
    IndicatorOwner,
    MonthChange,
    add_indicator,
    change_values,
)
from desktop.services.support.support import add_support

MONTHS = 18
WAITING = IndicatorFields("Waktu tunggu rawat jalan", "menit", Better.LOWER, "Catatan loket (contoh)")


def add_what_followed(session: Session, case_id: int, today: date) -> None:
    """For a case in support what is still promised; for one in evaluation what was seen."""
    case = session.get_one(TransferCase, case_id)
    if case.stage is CaseStage.SUPPORT:
        due = today + timedelta(days=12)
        promise(session, case_id, CommitmentKind.TRANSPORT, "Kendaraan dinas untuk kunjungan kelurahan", "Camat", due)
        mentor = SupportEntry(SupportKind.MENTORING, "Pendampingan tiga bulan pertama", "Lurah", case.started_on, due)
        add_support(session, case_id, mentor)
    elif case.stage is CaseStage.EVALUATION and case.started_on is not None:
        _look_again(session, case, today)
        for unit, gained in ((case.from_unit_id, 0), (case.to_unit_id, 18)):
            _measure(session, unit, (case.started_on, gained), today)


def _look_again(session: Session, case: TransferCase, today: date) -> None:
    day = min(follow_up_day(case.started_on or today, 3), today)
    seen = FollowUpEntry(
        3,
        day,
        "Kepala Subbidang Mutasi",
        person="Sudah menyesuaikan diri; jarak ke rumah tidak menjadi keberatan.",
        origin="Jadwal jaga dibagi ulang; belum ada keluhan.",
        destination="Antrean pagi terlayani sebelum pukul sebelas.",
    )
    record_follow_up(session, case.id, seen, day)


def _measure(session: Session, unit_id: int | None, move: tuple[date, int], today: date) -> None:
    """Eighteen months of waiting times; from the day of the move on shorter by what was gained."""
    moved_on, gained = move
    indicator = add_indicator(session, IndicatorOwner(unit_id=unit_id), WAITING)
    chance = Random(unit_id)  # noqa: S311  # invented numbers, the same each time
    month, changes = today.replace(day=1), []
    for _back in range(MONTHS):
        month = (month - timedelta(days=1)).replace(day=1)
        usual = 52 if month <= moved_on else 52 - gained
        changes.append(MonthChange(month, None, float(usual + chance.randint(-4, 4))))
    change_values(session, indicator, changes, today)
