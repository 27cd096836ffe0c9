"""What no page can hold is refused where it is typed, beside its field, with the limit in figures."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from desktop.db.tables import TransferCase
from desktop.domain.cases.cases import CaseStage
from desktop.domain.employees.employees import EmployeeKind
from desktop.domain.employees.fields import EmployeeFields
from desktop.domain.letters.limits import LONGEST_WORD
from desktop.domain.refusal import Refusal
from desktop.services.cases.cases import NewCase, edit_case
from desktop.services.employees.edit import add_employee
from desktop.services.letters.choice import LETTERS
from desktop.services.letters.joint_decrees import preview_joint
from desktop.services.letters.letters import preview_decree
from desktop.services.letters.official_letters import compose, preview_letter
from desktop.services.settings import save_office
from desktop.services.units.edit import PostFields, UnitFields, add_post, add_unit
from desktop.services.wording.letter_kinds import EntryKind, KindOfLetter
from desktop.services.wording.signatories import SignatoryEntry, save_signatory
from tests import letter_office
from tests.letter_office import TODAY
from tests.letters.fixed_office import Fixed, Offices, joint_draft, order_of
from tests.letters.typed import COMMON, HOSTILE, ORDINARY, typed_texts

WORDS = {"endless": "x" * 100_000, "long": "x" * (LONGEST_WORD + 1), "nul": "a\x00b"}
each_kind = pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.code)
each_word = pytest.mark.parametrize("word", WORDS)


@each_word
@each_kind
def test_an_own_field_with_such_a_word_is_named(offices: Offices, kind: KindOfLetter, word: str) -> None:
    office, told = offices(ORDINARY), {}
    with office.store.read() as session:
        for field in typed_texts(kind):
            with pytest.raises(Refusal) as refused:
                compose(session, order_of(session, office, kind.code, **{field.name: WORDS[word]}), "1")
            told[field.name] = list(refused.value.fields)
            assert word == "nul" or any(sign.isdigit() for sign in refused.value.title)
    assert told == {name: [name] for name in told}


@each_word
@each_kind
def test_a_common_field_with_such_a_word_is_named(offices: Offices, kind: KindOfLetter, word: str) -> None:
    office, told = offices(ORDINARY), {}
    with office.store.read() as session:
        order = order_of(session, office, kind.code)
        for name in COMMON if kind.decree is None else ("number", "copies"):
            text: Any = (WORDS[word],) if name == "copies" else WORDS[word]
            with pytest.raises(Refusal) as refused:
                preview_letter(session, replace(order, draft=replace(order.draft, **{name: text})))
            told[name] = list(refused.value.fields)
    assert told == {name: [name] for name in told}


@each_word
@pytest.mark.parametrize("name", ["number", "noting", "copies"])
def test_a_field_of_a_decree_with_such_a_word_is_named(offices: Offices, name: str, word: str) -> None:
    office = offices(ORDINARY)
    typed: Any = WORDS[word] if name == "number" else (WORDS[word],)
    single = letter_office.draft(office.mayor, **{name: typed})
    joint = replace(joint_draft(office), **{name: typed})
    with office.store.read() as session:
        with pytest.raises(Refusal) as refused:
            preview_decree(session, office.planned, single)
        with pytest.raises(Refusal) as refused_joint:
            preview_joint(session, joint, TODAY)
    assert (list(refused.value.fields), list(refused_joint.value.fields)) == ([name], [name])


@each_kind
def test_a_choice_that_is_none_is_refused_or_not_printed(offices: Offices, kind: KindOfLetter) -> None:
    office = offices(ORDINARY)
    names = [field.name for field in kind.fields if field.kind is EntryKind.CHOICE]
    with office.store.read() as session:
        for name in names:
            with suppress(Refusal):
                assert HOSTILE not in repr(
                    compose(session, order_of(session, office, kind.code, **{name: HOSTILE}), "1")
                )


RECORDS: Mapping[str, Callable[[Session, Fixed, str], object]] = {
    "name": lambda session, _office, text: add_employee(
        session, EmployeeFields("199001012015031002", text, EmployeeKind.PNS), TODAY
    ),
    "unit": lambda session, _office, text: add_unit(session, UnitFields(text)),
    "post": lambda session, _office, text: add_post(session, PostFields(text)),
    "signer": lambda session, _office, text: save_signatory(session, SignatoryEntry("Camat", text)),
    "government": lambda session, _office, text: save_office(session, replace(letter_office.OFFICE, government=text)),
    "reason": lambda session, office, text: _proposed(session, office, reason=text),
    "need": lambda session, office, text: _proposed(session, office, need=text),
    "outside_agency": lambda session, office, text: _proposed(session, office, outside_agency=text),
}
"""Where the words of records are typed."""


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_takes_no_endless_word(offices: Offices, record: str) -> None:
    office = offices(ORDINARY)
    with pytest.raises(Refusal) as refused, office.store.write() as session:
        RECORDS[record](session, office, WORDS["endless"])
    assert any(sign.isdigit() for sign in f"{refused.value} {refused.value.fields}")
    assert refused.value.fields


def _proposed(session: Session, office: Fixed, **typed: str) -> None:
    case = session.get_one(TransferCase, office.planned)
    case.stage = CaseStage.CHECKING
    new = NewCase(case.employee_id, to_unit_id=case.to_unit_id, **typed)  # type: ignore[arg-type]
    edit_case(session, case.id, new, case.version, TODAY)
