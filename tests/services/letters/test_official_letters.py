"""Every kind of letter, whatever its module: shown, issued once, kept as a draft, or refused in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.store import Store
from desktop.db.tables import CaseStep, Letter, LetterDraft, NumberCounter, Objection, Sitting, TransferCase
from desktop.domain.letters.letters import LETTER_KIND_WORDS, LetterAbout
from desktop.domain.refusal import Refusal, Stale
from desktop.services.letters.between import asks_for_opinion
from desktop.services.letters.choice import LETTERS, kind_by_code, letter_choices, letters_about
from desktop.services.letters.drafts import (
    draft_pages,
    drafts,
    drafts_about,
    issue_order,
    open_draft,
    save_draft,
    throw_away,
)
from desktop.services.letters.letters import letter_pdf
from desktop.services.letters.official_letters import (
    LetterOrder,
    issue_letter,
    letter_desk,
    letter_doubts,
    preview_letter,
)
from desktop.services.letters.written import written_about
from desktop.services.sample.sample import make_sample
from desktop.services.wording.letter_kinds import SIGNER, EntryKind, KindOfLetter
from desktop.text import _

TODAY = date(2026, 8, 3)
ROWS = {LetterAbout.CASE: TransferCase, LetterAbout.OBJECTION: Objection, LetterAbout.SITTING: Sitting}
COMMON = {"number", "day", SIGNER, "nature", "enclosures", "subject", "copies"}
FILLED = "Budi Contoh\nSiti Contoh\nAni Contoh"
each_kind = pytest.mark.parametrize("kind", LETTERS, ids=lambda kind: kind.code)


@pytest.fixture(scope="module")
def sample_file(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once."""
    file = tmp_path_factory.mktemp("sample") / "mutasi.db"
    file.write_bytes(empty_database.read_bytes())
    store = Store(file, actor="Penguji")
    with store.write() as session:
        for _step in make_sample(session, TODAY):
            pass
    store.close()
    return file


@pytest.fixture
def office(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store on a copy of the sample office."""
    file = tmp_path / "office.db"
    file.write_bytes(sample_file.read_bytes())
    store = Store(file, actor="Penguji")
    yield store
    store.close()


def filled(session: Session, kind: KindOfLetter, about_id: int) -> LetterOrder:
    """What the desk begins with, its empty own texts and choices filled in."""
    order = letter_desk(session, kind.code, about_id, TODAY).draft
    empty = {field.name: field for field in kind.fields if not order.entered.get(field.name)}
    texts = {name: FILLED for name, field in empty.items() if field.kind is EntryKind.TEXT}
    texts |= {name: "Contoh" for name, field in empty.items() if field.kind is EntryKind.LINE}
    days = {name: TODAY for name, field in empty.items() if field.kind is EntryKind.DAY}
    chosen = {name: next(iter(field.choices)) for name, field in empty.items() if field.kind is EntryKind.CHOICE}
    return replace(order, entered={**order.entered, **texts, **days, **chosen})


def attempt(session: Session, order: LetterOrder) -> tuple[bytes, Refusal | None]:
    """The pages, or why there are none."""
    try:
        return preview_letter(session, order).pdf, None
    except Refusal as refusal:
        return b"", refusal


def possible(session: Session, kind: KindOfLetter) -> LetterOrder | None:
    """An order of this kind that the sample office can issue, if it has one."""
    for about_id in session.scalars(select(ROWS[kind.about].id)):
        for order in (letter_desk(session, kind.code, about_id, TODAY).draft, filled(session, kind, about_id)):
            if attempt(session, order)[0]:
                return order
    return None


def test_no_two_letters_share_a_code() -> None:
    assert len({kind.code for kind in LETTERS}) == len(LETTERS)
    assert sum(len(letters_about(about)) for about in LetterAbout) == len(LETTERS)


@each_kind
def test_own_fields_have_names_of_their_own(kind: KindOfLetter) -> None:
    names = [field.name for field in kind.fields]
    assert len(set(names)) == len(names)
    assert COMMON.isdisjoint(names)
    assert kind.kind in LETTER_KIND_WORDS


@each_kind
def test_each_is_shown_or_refused_with_what_to_do(office: Store, kind: KindOfLetter) -> None:
    with office.read() as session:
        for about_id in session.scalars(select(ROWS[kind.about].id)):
            order = letter_desk(session, kind.code, about_id, TODAY).draft
            shown, refusal = attempt(session, order)
            assert shown.startswith(b"%PDF-") or (refusal and refusal.title and refusal.remedy)


@each_kind
def test_each_is_issued_as_it_was_shown(office: Store, kind: KindOfLetter) -> None:
    with office.write() as session:
        order = possible(session, kind)
        if order is None:
            pytest.skip("the sample office has none that fits")
        shown = preview_letter(session, order)
        letter_id = issue_letter(session, order, TODAY)
        letter = session.get_one(Letter, letter_id)
        assert (letter.number, letter.kind, letter_pdf(session, letter_id)) == (shown.number, kind.kind, shown.pdf)
        assert letter_id in [row.id for row in written_about(session, kind.about, order.about_id)]
        assert letter_doubts(session, order) is not None


@each_kind
def test_hostile_words_are_printed_as_typed_or_refused(office: Store, kind: KindOfLetter) -> None:
    hostile = '<b>&amp;<img src="x"/></b> {nama} \u202eabc\x00 \U0001f600'
    with office.read() as session:
        order = possible(session, kind)
        texts = [field.name for field in kind.fields if field.kind in {EntryKind.LINE, EntryKind.TEXT}]
        if order is None:
            pytest.skip("the sample office has none that fits")
        for words in (hostile, "x" * 100_000, ""):
            given = replace(order, entered={**order.entered, **dict.fromkeys(texts, words)})
            given = replace(given, draft=replace(given.draft, subject=words, copies=(words,)))
            shown, refusal = attempt(session, given)
            assert shown or refusal


@each_kind
def test_each_draft_comes_back_as_it_was_entered(office: Store, kind: KindOfLetter) -> None:
    with office.write() as session:
        order = filled(session, kind, session.scalars(select(ROWS[kind.about].id)).first() or 0)
        kept = save_draft(session, order)
        assert open_draft(session, kept.id).order == order
        (row,) = drafts_about(session, kind.about, order.about_id)
        assert (row.code, row.saved_by, session.query(NumberCounter).count()) == (kind.code, "Penguji", 1)


def test_letters_of_the_stage_come_first(office: Store) -> None:
    with office.read() as session:
        for case in session.scalars(select(TransferCase)):
            found = letter_choices(session, LetterAbout.CASE, case.id)
            usual = [one.usual for one in found.letters]
            assert usual == sorted(usual, reverse=True)
            of_stage = [kind for kind in letters_about(LetterAbout.CASE) if case.stage in kind.stages]
            asked = asks_for_opinion(session, case.id)
            usual = {kind.code for kind in of_stage if kind.code != "technical_opinion" or asked}
            assert {one.code for one in found.letters if one.usual} == usual


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(Refusal):
        kind_by_code("poem")


def test_a_case_that_changed_meanwhile_is_not_written_about(office: Store) -> None:
    with office.write() as session:
        order = possible(session, kind_by_code("explanation"))
        assert order is not None
        case = session.get_one(TransferCase, order.about_id)
        version = case.version
        case.reason = "lain"
        session.flush()
        with pytest.raises(Stale):
            issue_letter(session, order, TODAY, version)
        assert session.scalar(select(func.count()).where(Letter.case_id == case.id, Letter.kind == "explanation")) == 0


@each_kind
def test_the_timeline_of_the_case_tells_of_the_letter(office: Store, kind: KindOfLetter) -> None:
    with office.write() as session:
        order = possible(session, kind)
        if order is None or kind.about is LetterAbout.SITTING:
            pytest.skip("there is no case")
        letter = session.get_one(Letter, issue_letter(session, order, TODAY))
        notes = session.scalars(select(CaseStep.note).where(CaseStep.case_id == letter.case_id)).all()
        assert notes[-1].endswith(f"{_(kind.title)} – {letter.number}")


def test_a_draft_is_gone_once_issued_and_a_stale_one_is_not_saved(office: Store) -> None:
    with office.write() as session:
        order = possible(session, kind_by_code("explanation"))
        assert order is not None
        kept = save_draft(session, order)
        save_draft(session, order, kept.id, kept.version)
        with pytest.raises(Stale):
            save_draft(session, order, kept.id, kept.version)
        issue_order(session, order, TODAY, draft_id=kept.id)
        assert session.query(LetterDraft).count() == 0
        with pytest.raises(Refusal):
            open_draft(session, kept.id)


def test_drafts_are_found_by_their_words_and_thrown_away(office: Store) -> None:
    with office.write() as session:
        order = possible(session, kind_by_code("explanation"))
        assert order is not None
        kept = save_draft(session, order)
        assert [row.id for row in drafts(session, "penjelasan")] == [kept.id]
        assert drafts(session, "tidak ada") == []
        throw_away(session, kept.id, kept.version)
        assert drafts(session) == []


def test_a_draft_on_paper_bears_the_mark_and_no_number(office: Store) -> None:
    with office.read() as session:
        order = possible(session, kind_by_code("explanation"))
        assert order is not None
        document = pypdfium2.PdfDocument(draft_pages(session, order))
        pages = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        number = preview_letter(session, order).number
    assert all("KONSEP" in page for page in pages)
    assert not any(number in page or "Kode periksa" in page for page in pages)


def test_a_letter_that_stands_already_is_told(office: Store) -> None:
    with office.write() as session:
        case_id = session.scalars(select(TransferCase.id)).first() or 0
        order = filled(session, kind_by_code("invitation"), case_id)
        assert not [doubt for doubt in letter_doubts(session, order) if "sudah pernah" in doubt]
        issue_letter(session, order, TODAY)
        assert [doubt for doubt in letter_doubts(session, order) if "sudah pernah" in doubt]


def test_a_draft_that_is_gone_does_not_hold_up_its_letter(office: Store) -> None:
    with office.write() as session:
        case_id = session.scalars(select(TransferCase.id)).first() or 0
        order = filled(session, kind_by_code("invitation"), case_id)
        kept = save_draft(session, order)
        throw_away(session, kept.id)
        again = save_draft(session, order, kept.id, kept.version)
        assert open_draft(session, again.id).order.code == "invitation"
