"""What an objection and its answer must hold before they are kept: each fault is told beside its field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.dates import shown_date
from desktop.domain.employees.names import check_line, clean_text
from desktop.domain.objections.days import FilingDates
from desktop.domain.objections.objections import (
    ANSWER_RESULTS,
    LIMIT_OF_TEXT,
    Addressee,
    FilingWay,
    ObjectionGround,
    ObjectionResult,
    RuleSet,
)
from desktop.domain.refusal import Refusal
from desktop.text import _

Fault = tuple[str, str]
FIRST_YEAR, LAST_YEAR = 1946, 2099
"""Years in which days can be counted; others are slips of the keyboard."""
FIRST_DAY = date(FIRST_YEAR, 1, 1)


@dataclass(frozen=True, slots=True)
class NewObjection:
    """An objection as the officer enters it; empty fields are told, not guessed."""

    case_id: int
    filed_on: date | None
    received_on: date | None
    """Day the office received it."""
    ground: ObjectionGround | None
    text: str
    decree_received_on: date | None = None
    """Day the employee received the decree."""
    filed_how: FilingWay = FilingWay.HAND
    addressee: Addressee = Addressee.PPK
    addressee_name: str = ""
    rule_set: RuleSet = RuleSet.PP_79_2021
    evidence: str = ""
    wrong_addressee: bool = False
    """Filed at an office that may not decide it; that day of filing counts (REGULATION 2.2)."""
    forwarded_on: date | None = None
    forwarded_to: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an objection as the officer enters it."""

    result: ObjectionResult | None
    answered_on: date | None
    number: str
    text: str


def checked_objection(entered: NewObjection, decree_date: date, today: date) -> NewObjection:
    """`entered` with its texts cleaned, or a refusal that names every faulty field."""
    faults = [*_faults_of_days(entered, decree_date, today)]
    text = cleaned("text", entered.text, clean_text, faults)
    evidence = cleaned("evidence", entered.evidence, clean_text, faults)
    name = cleaned("addressee_name", entered.addressee_name, check_line, faults)
    forwarded_to = cleaned("forwarded_to", entered.forwarded_to, check_line, faults)
    faults += _faults_of_forwarding(entered, forwarded_to, today)
    if entered.ground is None:
        faults.append(("ground", _("Choose the ground of the objection.")))
    faults += faults_of_text("text", text, _("Write what the employee objects to, in their own words."))
    faults += faults_of_text("evidence", evidence)
    refuse_faults(faults, _("The objection cannot be recorded yet."))
    return replace(entered, text=text, evidence=evidence, addressee_name=name, forwarded_to=forwarded_to)


def checked_answer(entered: Answer, received_on: date, today: date) -> Answer:
    """`entered` with its texts cleaned, or a refusal that names every faulty field."""
    faults: list[Fault] = []
    number = cleaned("number", entered.number, check_line, faults)
    text = cleaned("text", entered.text, clean_text, faults)
    if entered.result not in ANSWER_RESULTS:
        faults.append(("result", _("Choose how the objection is answered.")))
    faults += faults_of_day("answered_on", entered.answered_on, received_on, today)
    if not number:
        faults.append(("number", _("Write the number of the letter that answers.")))
    faults += faults_of_text("text", text, _("Write the answer and its reasons."))
    refuse_faults(faults, _("The answer cannot be recorded yet."))
    return replace(entered, number=number, text=text)


def checked_reason(reason: str) -> str:
    """The reason of a withdrawal, cleaned; refused when empty."""
    return _reason(reason, _("Write why the objection is withdrawn."), _("The withdrawal needs a reason."))


def checked_reopening(reason: str) -> str:
    """The reason why a closed objection is opened again, cleaned; refused when empty."""
    return _reason(reason, _("Write why the objection is reopened."), _("Reopening needs a reason."))


def _reason(reason: str, missing: str, title: str) -> str:
    faults: list[Fault] = []
    text = cleaned("reason", reason, clean_text, faults)
    faults += faults_of_text("reason", text, missing)
    refuse_faults(faults, title)
    return text


def filing_dates(entered: NewObjection, decree_date: date) -> FilingDates | None:
    """The days that deadlines are counted from; None while one is missing or impossible."""
    filed, received = entered.filed_on, entered.received_on or entered.filed_on
    if filed is None or received is None:
        return None
    forwarded = entered.forwarded_on if entered.wrong_addressee else None
    days = (filed, received, entered.decree_received_on or filed, forwarded or filed)
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        return None
    return FilingDates(decree_date, entered.decree_received_on, filed, received, forwarded)


def _faults_of_days(entered: NewObjection, decree_date: date, today: date) -> Iterable[Fault]:
    yield from faults_of_day("filed_on", entered.filed_on, decree_date, today)
    if entered.decree_received_on is not None:
        yield from faults_of_day("decree_received_on", entered.decree_received_on, decree_date, today)
    if entered.filed_on is not None and entered.received_on is not None and entered.received_on < entered.filed_on:
        yield "received_on", _("The office cannot have received it before it was filed.")
    else:
        yield from faults_of_day("received_on", entered.received_on, decree_date, today)


def _faults_of_forwarding(entered: NewObjection, forwarded_to: str, today: date) -> Iterable[Fault]:
    if not entered.wrong_addressee:
        if entered.forwarded_on is not None or forwarded_to:
            yield "wrong_addressee", _("Only an objection to the wrong office is passed on: say so here.")
    elif entered.forwarded_on is not None:
        yield from faults_of_day("forwarded_on", entered.forwarded_on, entered.filed_on or FIRST_DAY, today)
        if not forwarded_to:
            yield "forwarded_to", _("Write to whom it was passed on.")
    elif forwarded_to:
        yield "forwarded_on", _("Write the date.")


def faults_of_day(name: str, day: date | None, earliest: date, today: date) -> Iterable[Fault]:
    """A day that is missing, still to come, or before `earliest`."""
    if day is None:
        yield name, _("Write the date.")
    elif day > today:
        yield name, _("This day is still to come.")
    elif day < earliest:
        yield name, _("This day cannot be before {date}.").format(date=shown_date(earliest))


def faults_of_text(name: str, text: str, missing: str = "") -> Iterable[Fault]:
    """A text that is too long, or missing where `missing` says what to write."""
    if not text and missing:
        yield name, missing
    if len(text) > LIMIT_OF_TEXT:
        yield name, _("The text is longer than {count} letters.").format(count=LIMIT_OF_TEXT)


def cleaned(name: str, text: str, clean: Callable[[str], str], faults: list[Fault]) -> str:
    """`text` as `clean` keeps it; what it refuses goes to `faults`."""
    try:
        return clean(text)
    except Refusal as refusal:
        faults.append((name, str(refusal)))
        return text


def refuse_faults(faults: list[Fault], title: str) -> None:
    """Refuse if there is any fault, with the first of each field."""
    if faults:
        # The first fault of a field is the one that the others follow from.
        raise Refusal(title, _("See the fields marked in red."), dict(reversed(faults)))
