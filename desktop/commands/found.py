"""What a command names by words: a case by its number, a unit, a post or an official by its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.db.store import Session
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.names import search_key
from desktop.domain.refusal import Refusal
from desktop.services.cases.list import CaseQuery, case_ids, case_rows
from desktop.services.employees.employees import find_by_nip
from desktop.services.objections.lists import ObjectionFilter, ObjectionQuery, objection_ids, objection_rows
from desktop.services.units.units import suggest_posts, suggest_units
from desktop.services.wording.signatories import list_signatories
from desktop.text import _

MOST_NAMED = 5
LONGEST_ID = 19


@dataclass(frozen=True, slots=True)
class _Signatory:
    id: int
    name: str


class Named(Protocol):
    """A row that has an id and a name."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def name(self) -> str:
        """How it is called."""


def case_named(session: Session, text: str) -> int:
    """Id of a case given by its id or its number in the register ("2026/0001")."""
    if _is_id(text):
        return int(text)
    rows = case_rows(session, case_ids(session, CaseQuery(text, frozenset(CaseStage))))
    found = next((row.id for row in rows if row.number == text.strip()), None)
    if found is None:
        sentence = _("There is no case “{text}”.").format(text=text)
        raise Refusal(sentence, _("Give its id or its number, such as 2026/0001."), {"case": sentence})
    return found


def objection_named(session: Session, text: str) -> int:
    """Id of an objection given by its id or its number in the register ("K-2026/0001")."""
    if _is_id(text):
        return int(text)
    query, today = ObjectionQuery(text, filter=ObjectionFilter.ALL), date.today()  # noqa: DTZ011  # no day is asked for
    rows = objection_rows(session, objection_ids(session, query, today), today)
    found = next((row.id for row in rows if row.number == text.strip()), None)
    if found is None:
        sentence = _("There is no objection “{text}”.").format(text=text)
        raise Refusal(sentence, _("Give its id or its number, such as K-2026/0001."), {"objection": sentence})
    return found


def sitting_named(_session: Session, text: str) -> int:
    """Id of a sitting, which has no other name."""
    if not _is_id(text):
        sentence = _("There is no sitting “{text}”.").format(text=text)
        raise Refusal(sentence, _("Give its id."), {"sitting": sentence})
    return int(text)


def employee_named(session: Session, nip: str) -> int:
    """Id of the employee who bears `nip`."""
    row = find_by_nip(session, nip)
    if row is None:
        sentence = _("There is no employee with NIP {nip}.").format(nip=nip)
        raise Refusal(sentence, _("Look for the employee: mutasi list employees --search TEXT."), {"nip": sentence})
    return row.id


def unit_named(session: Session, text: str) -> int:
    """Id of the unit that is called `text`, or has that id."""
    return _one(text, lambda: suggest_units(session, text, 200), _("There is no unit “{text}”."), "to-unit")


def post_named(session: Session, text: str) -> int:
    """Id of the post that is called `text`, or has that id."""
    return _one(text, lambda: suggest_posts(session, text, 200), _("There is no post “{text}”."), "to-post")


def signatory_named(session: Session, text: str) -> int:
    """Id of the official who signs, by name or id."""
    rows = [_Signatory(row.id, row.entry.name) for row in list_signatories(session)]
    fit = [row for row in rows if search_key(text) in search_key(row.name)]
    return _one(text, lambda: fit, _("There is no official “{text}” who signs."), "signatory")


def _is_id(text: str) -> bool:
    return text.isdecimal() and len(text) < LONGEST_ID


def _one(text: str, suggest: Callable[[], Sequence[Named]], otherwise: str, field: str) -> int:
    """The one row that is called exactly so, or else the only one that fits."""
    if _is_id(text):
        return int(text)
    fit = suggest()
    exact = [row for row in fit if search_key(row.name) == search_key(text)]
    chosen = exact or fit
    if len(chosen) == 1:
        return chosen[0].id
    sentence = otherwise.format(text=text)
    if not chosen:
        raise Refusal(sentence, _("Check the spelling."), {field: sentence})
    named = "; ".join(f"{row.name} (id {row.id})" for row in chosen[:MOST_NAMED])
    several = _("“{text}” fits several: {named}.").format(text=text, named=named)
    raise Refusal(several, _("Give the whole name, or the id."), {field: several})
