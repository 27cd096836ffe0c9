"""Cases at every stage for the sample office, led there by the same use cases as an officer's own."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.domain.cases.cases import CaseStage
from desktop.domain.letters.letters import SigningCapacity
from desktop.domain.objections.checks import NewObjection
from desktop.domain.objections.objections import ObjectionGround
from desktop.domain.office import Office
from desktop.services.cases.cases import NewCase, advance, new_case, open_case
from desktop.services.objections.objections import new_objection
from desktop.services.sample.after import add_what_followed
from desktop.services.sample.office import GOVERNMENT
from desktop.services.sample.stages import do_what_is_asked
from desktop.services.settings import is_set_up, save_office
from desktop.services.wording.signatories import SignatoryEntry, list_signatories, save_signatory


@dataclass(frozen=True, slots=True)
class SampleCase:
    """Whose move, why, how far it came, and before how many days it was opened."""

    post: str
    reason: str
    stage: CaseStage
    days_ago: int
    own_request: bool = False


CASES = (
    SampleCase("Perawat Terampil", "Antrean rawat jalan di puskesmas terlalu panjang.", CaseStage.EVALUATION, 200),
    SampleCase("Pengelola Layanan Operasional", "Loket kelurahan sering kosong.", CaseStage.SUPPORT, 75),
    SampleCase("Penelaah Teknis Kebijakan", "Penyegaran tugas setelah lima tahun.", CaseStage.HANDOVER, 40),
    SampleCase("Guru IPA Ahli Pertama", "Sekolah tujuan kekurangan guru IPA.", CaseStage.DELIVERY, 30),
    SampleCase("Pengelola Layanan Operasional", "Penguatan layanan kelurahan.", CaseStage.DECREE, 26),
    SampleCase("Guru Kelas Ahli Pertama", "Mengikuti domisili keluarga.", CaseStage.APPROVAL, 20, own_request=True),
    SampleCase("Guru Matematika Ahli Pertama", "Sekolah tujuan kekurangan guru matematika.", CaseStage.REVIEW, 16),
    SampleCase("Dokter Ahli Pertama", "Puskesmas tujuan tidak punya dokter tetap.", CaseStage.CONSULTATION, 12),
    SampleCase("Bidan Terampil", "Pemerataan bidan antarpuskesmas.", CaseStage.CHECKING, 9),
    SampleCase("Perawat Terampil", "Puskesmas tujuan kekurangan perawat menurut peta jabatan.", CaseStage.DRAFT, 2),
)
"""The oldest first, so that their numbers follow their dates."""
_CANDIDATES = """
    SELECT e.id, e.post_id FROM employee e JOIN post p ON p.id = e.post_id
    WHERE p.title = ? AND e.kind = 'pns' AND e.legal_status = '01' AND e.removed_at IS NULL
      AND e.post_since <= ? AND e.id NOT IN (SELECT employee_id FROM transfer_case)
      AND e.id NOT IN (SELECT employee_id FROM discipline)
      AND e.birth_date > ? ORDER BY e.post_since LIMIT 1
"""
_SHORTEST = """
    SELECT s.unit_id FROM establishment s
    LEFT JOIN employee e ON e.unit_id = s.unit_id AND e.post_id = s.post_id
    WHERE s.post_id = ? AND s.unit_id <> (SELECT unit_id FROM employee WHERE id = ?)
      AND s.unit_id NOT IN (SELECT to_unit_id FROM transfer_case WHERE to_post_id = s.post_id)
    GROUP BY s.unit_id ORDER BY s.need - count(e.id) DESC, s.unit_id LIMIT 1
"""


def add_sample_cases(session: Session, today: date) -> list[int]:
    """Open the sample cases and lead each to its stage; an objection stands against one of them. Their ids."""
    signatory = _set_up(session, today)
    made = []
    for sample in CASES:
        case_id = _open(session, sample, today)
        if case_id is not None:
            made.append(case_id)
            _lead(session, case_id, sample, signatory, today)
            add_what_followed(session, case_id, today)
            if sample.stage is CaseStage.HANDOVER:
                _object(session, case_id, today)
    session.flush()
    return made


def _set_up(session: Session, today: date) -> int:
    """The signatory of the decrees; an office that has not named itself yet becomes the sample's."""
    if not is_set_up(session):
        name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
        office = Office(
            government=GOVERNMENT,
            name=name,
            head_title="WALI KOTA PEKANBARU",
            province="Riau",
            place="Pekanbaru",
            letterhead=f"{GOVERNMENT}\n{name}".upper(),
            address="Jalan Contoh Nomor 1, Pekanbaru",
        )
        save_office(session, office)
    known = list_signatories(session, today)
    if known:
        return known[0].id
    head = SignatoryEntry(
        title="Wali Kota Pekanbaru", name="H. Contoh Pejabat, S.IP., M.Si.", capacity=SigningCapacity.DEFINITIVE
    )
    return save_signatory(session, head)


def _open(session: Session, sample: SampleCase, today: date) -> int | None:
    run = session.connection().exec_driver_sql
    served, young = today.replace(year=today.year - 3, day=1), today.replace(year=today.year - 54, day=1)
    person = run(_CANDIDATES, (sample.post, served.isoformat(), young.isoformat())).first()
    unit = run(_SHORTEST, (person[1], person[0])).scalar() if person else None
    if person is None or unit is None:
        return None
    opened = today - timedelta(days=sample.days_ago)
    move = NewCase(
        employee_id=person[0],
        to_unit_id=unit,
        to_post_id=person[1],
        reason=sample.reason,
        need="Formasi tujuan belum terisi.",
        effective_on=_effective(sample, today),
        own_request=sample.own_request,
    )
    return new_case(session, move, opened)


def _effective(sample: SampleCase, today: date) -> date:
    """First of this month for what is done, of the one after next for what is still under way."""
    if sample.stage in {CaseStage.SUPPORT, CaseStage.EVALUATION}:
        return (today - timedelta(days=sample.days_ago - 30)).replace(day=1)
    if sample.stage is CaseStage.HANDOVER:
        return today.replace(day=1)
    return (today.replace(day=1) + timedelta(days=63)).replace(day=1)


def _lead(session: Session, case_id: int, sample: SampleCase, signatory: int, today: date) -> None:
    day = today - timedelta(days=sample.days_ago)
    stage = CaseStage.DRAFT
    while stage is not sample.stage:
        do_what_is_asked(session, case_id, stage, signatory, day)
        day = min(day + timedelta(days=4), today)
        stage = advance(session, case_id, day)


def _object(session: Session, case_id: int, today: date) -> None:
    filed = today - timedelta(days=3)
    entered = NewObjection(
        case_id=case_id,
        filed_on=filed,
        received_on=filed,
        ground=ObjectionGround.FAMILY,
        text="Orang tua yang sakit dirawat di rumah; tempat tugas baru terlalu jauh untuk pulang setiap hari.",
        decree_received_on=open_case(session, case_id, today).records.delivered_on,
    )
    new_objection(session, entered, today)
