"""What is recorded of a decree: signature, one made elsewhere, corrections, delivery and handover, as small forms."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.cases.cases import DELIVERY_PROOF_WORDS, CaseStage
from desktop.domain.cases.days import decree_doubt, start_doubt
from desktop.services.attachments import Upload, read_upload
from desktop.services.cases.decree_corrections import Correction, correct_decree
from desktop.services.cases.deliveries import Attempt, deliver_together, record_attempt
from desktop.services.cases.file import CaseFile
from desktop.services.cases.steps import (
    Delivery,
    OutsideDecree,
    StartOfDuty,
    record_delivery,
    record_handover,
    record_outside_decree,
    record_signature,
)
from desktop.services.units import units
from desktop.text import N_
from desktop.ui.background import Background, Session
from desktop.ui.cases.files import FileField, StoredFile
from desktop.ui.cases.recording import Recording, Values
from desktop.ui.forms import ChoiceField, DateField, LineField, TextField
from desktop.ui.pickers import Picker, Suggestion


def correction(background: Background) -> Recording:
    """The form of a correction; its units and posts are found by typing."""
    return Recording(
        "correction",
        N_("Correct the decree (ralat)"),
        N_("Save the correction"),
        N_("The decree is corrected; case, record and history say what it says now."),
        (
            ("number", N_("Number of the correction"), LineField),
            ("date", N_("Correction dated"), DateField),
            ("effective", N_("TMT as corrected"), DateField),
            ("unit", N_("Destination unit as corrected"), lambda: Picker(background, _suggest_units)),
            ("post", N_("Destination post as corrected"), lambda: Picker(background, _suggest_posts)),
            ("reason", N_("Reason"), lambda: TextField(2)),
        ),
        _as_it_stands,
        _correct,
        N_("Leave what stays as it is. What was said before is kept."),
        doubt=lambda file, values: decree_doubt(file.decree.decided_on if file.decree else None, values["effective"]),
    )


def _suggest_units(session: Session, text: str) -> list[Suggestion]:
    return [Suggestion(row.id, row.name, row.detail) for row in units.suggest_units(session, text)]


def _suggest_posts(session: Session, text: str) -> list[Suggestion]:
    return [Suggestion(row.id, row.name, row.detail) for row in units.suggest_posts(session, text)]


def _upload(path: Path | None) -> Upload | None:
    return None if path is None else read_upload(path)


def _sign(session: Session, file: CaseFile, values: Values, today: date) -> None:
    record_signature(session, file.id, values["date"], _upload(values["scan"]), today, file.version)


def _outside(session: Session, file: CaseFile, values: Values, today: date) -> None:
    made = OutsideDecree(values["number"], values["date"], values["effective"])
    record_outside_decree(session, file.id, made, today, file.version)


def _correct(session: Session, file: CaseFile, values: Values, today: date) -> None:
    corrected = Correction(
        values["date"], values["number"], values["reason"], values["effective"], values["unit"], values["post"]
    )
    correct_decree(session, file.id, corrected, today, file.version)


def _delivery(values: Values) -> Delivery:
    return Delivery(values["date"], values["proof"], values["note"], values["reference"], _upload(values["paper"]))


def _deliver(session: Session, file: CaseFile, values: Values, today: date) -> None:
    record_delivery(session, file.id, _delivery(values), today, file.version)


def _deliver_all(session: Session, file: CaseFile, values: Values, today: date) -> None:
    deliver_together(session, file.id, _delivery(values), today, file.version)


def _attempt(session: Session, file: CaseFile, values: Values, today: date) -> None:
    attempt = Attempt(values["date"], values["proof"], values["reason"], values["reference"])
    record_attempt(session, file.id, attempt, today, file.version)


def _hand_over(session: Session, file: CaseFile, values: Values, today: date) -> None:
    start = StartOfDuty(
        started_on=values["date"],
        letter_number=values["number"],
        letter_date=values["letterDate"],
        minutes=values["minutes"],
        handed_over_on=values["minutesDate"],
        statement=_upload(values["paper"]),
        minutes_paper=_upload(values["minutesPaper"]),
    )
    record_handover(session, file.id, start, today, file.version)


def _as_it_stands(file: CaseFile) -> Mapping[str, Any]:
    """What the decree says now, to be changed where it is wrong."""
    to = file.destination
    return {
        "effective": file.decree.effective_on if file.decree else None,
        "unit": Suggestion(to.unit_id, to.unit) if to.unit_id is not None else None,
        "post": Suggestion(to.post_id, to.post) if to.post_id is not None else None,
    }


def _stored_scan(file: CaseFile) -> StoredFile | None:
    scan_id = file.decree.scan_id if file.decree else None
    stored = (StoredFile(row.name, row.size) for row in file.attachments if row.id == scan_id)
    return next(stored, None)


def _first_day(file: CaseFile) -> date | None:
    """The TMT, or the day of the decree where that came later: nobody begins before there is a decree."""
    days = (file.decree.effective_on, file.decree.decided_on) if file.decree else ()
    return max((day for day in days if day is not None), default=None)


def _recorded_delivery(file: CaseFile) -> Mapping[str, Any]:
    return {
        "date": file.records.delivered_on,
        "proof": file.records.delivery_proof,
        "reference": file.records.delivery_reference,
        "note": file.records.delivery_note,
    }


_DELIVERY_FIELDS = (
    ("date", N_("Recei&ved on"), DateField),
    ("proof", N_("&Proof"), lambda: ChoiceField(DELIVERY_PROOF_WORDS)),
    ("reference", N_("N&umber of receipt, parcel or message"), LineField),
    ("note", N_("Not&e"), lambda: TextField(2)),
    ("paper", N_("Scan of the proof"), FileField),
)
SIGNATURE = Recording(
    "signature",
    N_("Signature"),
    N_("&Save the signature"),
    N_("The signature is recorded."),
    (("date", N_("Signed &on"), DateField), ("scan", N_("S&can of the signed decree"), FileField)),
    lambda file: {"date": file.decree.signed_on if file.decree else None, "scan": _stored_scan(file)},
    _sign,
    N_("Print the decree, have it signed and stamped, then scan it and keep the scan here."),
    stage=CaseStage.DECREE,
)
OUTSIDE_DECREE = Recording(
    "outside",
    N_("Decree made outside this program"),
    N_("&Keep this decree"),
    N_("The decree is recorded."),
    (
        ("number", N_("N&umber of the decree"), LineField),
        ("date", N_("Dated &on"), DateField),
        ("effective", N_("Takes e&ffect on (TMT)"), DateField),
    ),
    lambda file: {"effective": file.effective_on},
    _outside,
    doubt=lambda _file, values: decree_doubt(values["date"], values["effective"]),
)
DELIVERY = Recording(
    "delivery",
    N_("Delivery to the employee"),
    N_("&Save the delivery"),
    N_("The delivery is recorded."),
    _DELIVERY_FIELDS,
    _recorded_delivery,
    _deliver,
    N_("The time in which the employee may object starts on this day."),
    lambda _file, today: {"date": today},
    stage=CaseStage.DELIVERY,
)
JOINT_DELIVERY = Recording(
    "jointDelivery",
    N_("Delivery to all employees of the decree"),
    N_("Save for all that wait"),
    N_("The deliveries are recorded."),
    _DELIVERY_FIELDS,
    lambda _file: {},
    _deliver_all,
    N_("One day and one kind of proof for every case of the decree whose delivery is not recorded yet."),
    lambda _file, today: {"date": today},
)
ATTEMPT = Recording(
    "attempt",
    N_("Delivery that failed"),
    N_("Save the attempt"),
    N_("The attempt stands in the timeline."),
    (
        ("date", N_("Tried on"), DateField),
        ("proof", N_("Way"), lambda: ChoiceField(DELIVERY_PROOF_WORDS)),
        ("reference", N_("Number"), LineField),
        ("reason", N_("Why it failed"), lambda: TextField(2)),
    ),
    lambda _file: {},
    _attempt,
    N_("The days in which the decree must reach the employee go on; deliver it again."),
    lambda _file, today: {"date": today},
)
HANDOVER = Recording(
    "handover",
    N_("Start of duty and handover"),
    N_("&Save the start of duty"),
    N_("The start of duty is recorded."),
    (
        ("date", N_("&Began on"), DateField),
        ("number", N_("N&umber of the statement (SPMT)"), LineField),
        ("letterDate", N_("&Date of the statement"), DateField),
        ("paper", N_("Scan of the statement"), FileField),
        ("minutes", N_("Number of the minutes of handover"), LineField),
        ("minutesDate", N_("Handed over on"), DateField),
        ("minutesPaper", N_("Scan of the minutes"), FileField),
    ),
    lambda file: {
        "date": file.records.started_on,
        "number": file.records.start_letter_number,
        "letterDate": file.records.start_letter_date,
        "minutes": file.records.handover_minutes,
        "minutesDate": file.records.handed_over_on,
    },
    _hand_over,
    N_("When the case goes on, the employee's record moves to the new post on the TMT of the decree."),
    lambda file, _today: {"date": _first_day(file)},
    lambda file, values: start_doubt(values["date"], file.decree.effective_on if file.decree else None),
    stage=CaseStage.HANDOVER,
)
