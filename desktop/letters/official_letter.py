"""A letter that is no decree: kop, what its shape puts above the text, the text, signatures, copies, annex."""

from desktop.domain.dates import letter_date
from desktop.domain.letters.letters import LetterShape, OfficialLetter, Party
from desktop.letters.annex import annex_begins, annex_foot, annex_pages
from desktop.letters.document import Foot, draw_pages
from desktop.letters.furniture import Row, letterhead
from desktop.letters.paragraph import text
from desktop.letters.passages import FIRST_LINE, Columns, passage_pieces
from desktop.letters.piece import Piece
from desktop.letters.shapes import MEMO_TITLE, letter_head, memo_head, titled_head
from desktop.letters.sheet import Sheet, sheet
from desktop.letters.signature import foot, signature_block, signed_pairs
from desktop.letters.style import PageStyle

_HEADS = {LetterShape.LETTER: letter_head, LetterShape.MEMO: memo_head, LetterShape.TITLED: titled_head}


def draw_official_letter(facts: OfficialLetter, style: PageStyle, emblem: bytes | None = None, code: str = "") -> bytes:
    """The letter as PDF; `code` is the check code that its foot prints."""
    paper = sheet(style)
    title = f"{facts.subject} {facts.number}".strip()
    counted = annex_foot(paper) if facts.annex.rows else None
    return draw_pages(
        paper, lambda: _story(paper, facts, emblem), title, facts.day, Foot(code, counted, facts.footnote)
    )


def _story(paper: Sheet, facts: OfficialLetter, emblem: bytes | None) -> list[Piece]:
    """All pieces in their order."""
    head = [*letterhead(paper, facts.letterhead, emblem), *_HEADS[facts.shape](paper, facts)]
    body, last = _body(paper, facts)
    signed = signed_pairs(paper, _opening(facts), Party(facts.role, facts.signature), facts.parties)
    # A memo names its copies in the table at the top.
    copies = () if facts.shape is LetterShape.MEMO else facts.copies
    return [*head, *body, *foot(paper, last, signed, copies), *_annex(paper, facts)]


def _body(paper: Sheet, facts: OfficialLetter) -> tuple[list[Piece], Row]:
    """The passages, and the last row, to whose lines the signature keeps."""
    columns = Columns.measured(paper, facts.body, 0 if facts.shape is LetterShape.TITLED else FIRST_LINE)
    pieces = [piece for passage in facts.body for piece in passage_pieces(paper, columns, passage)]
    if pieces and isinstance(last := pieces[-1], Row):
        return pieces[:-1], last
    return pieces, Row((), 0, text("", paper.plain))


def _opening(facts: OfficialLetter) -> tuple[str, ...]:
    """Place and date above the signature, where the shape has not named them at the top."""
    if facts.shape is not LetterShape.TITLED:
        return ()
    if facts.opening:
        return (f"{facts.opening} {facts.place}", f"pada tanggal {letter_date(facts.day)}")
    return (f"{facts.place}, {letter_date(facts.day)}",)


def _annex(paper: Sheet, facts: OfficialLetter) -> list[Piece]:
    """The list that follows the letter, headed by what it belongs to."""
    if not facts.annex.rows:
        return []
    (named, *_others) = facts.title.upper().splitlines() or [MEMO_TITLE if facts.shape is LetterShape.MEMO else "SURAT"]
    about = (f"LAMPIRAN {named}", f"NOMOR {facts.number}", f"TANGGAL {letter_date(facts.day).upper()}")
    begins = annex_begins(paper, facts.annex)
    signature = signature_block(paper, (), Party("", facts.signature), begins)
    return annex_pages(paper, about, facts.annex, signature)
