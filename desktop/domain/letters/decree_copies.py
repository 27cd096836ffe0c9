"""Extract (petikan) and true copy (salinan) of a decree, from what the decree said when it was issued."""

from dataclasses import replace

from desktop.domain.letters.letters import Annex, Authentication, Clause, DecreeFacts, DecreeForm

CONFIRMED = {
    DecreeForm.EXTRACT: ("Petikan sesuai dengan aslinya",),
    DecreeForm.COPY: ("Salinan sesuai dengan aslinya",),
}
"""What stands above who authenticates."""
_PERSON, _NUMBER = 1, "NIP"
_CONTRACT_NUMBER = "NI PPPK"
_ABOUT = ("Nama", _NUMBER, "Tempat, tanggal lahir")
"""What the lines of a person's cell in the annex are."""


def copy_of(decree: DecreeFacts, authentication: Authentication) -> DecreeFacts:
    """The whole decree again, with who confirms it."""
    return replace(decree, form=DecreeForm.COPY, authentication=authentication)


def extract_of(decree: DecreeFacts, nip: str, authentication: Authentication) -> DecreeFacts | None:
    """What the decree says of the one employee with this NIP (as printed); None if it does not name them."""
    extract = replace(decree, form=DecreeForm.EXTRACT, authentication=authentication)
    if not decree.annex.rows:
        return extract if _names(decree.clauses, nip) else None
    row = next((row for row in decree.annex.rows if nip in row[_PERSON].splitlines()), None)
    if row is None:
        return None
    first, *others = decree.clauses
    moved = Clause(f"{first.text.rstrip(' .;:')}, antara lain atas nama:", _details(decree.annex, row))
    return replace(extract, clauses=(moved, *others), annex=Annex())


def _names(clauses: tuple[Clause, ...], nip: str) -> bool:
    return any(nip == value for clause in clauses for _label, value in clause.details)


def _details(annex: Annex, row: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The cells of a row, each beside the heading of its column; the person's cell line by line."""
    contract = _CONTRACT_NUMBER in annex.headings[_PERSON]
    labels = (label if label != _NUMBER or not contract else _CONTRACT_NUMBER for label in _ABOUT)
    person = tuple(zip(labels, row[_PERSON].splitlines(), strict=False))
    cells = zip(annex.headings[_PERSON + 1 :], row[_PERSON + 1 :], strict=True)
    return (*person, *((" ".join(heading.split()), ", ".join(cell.splitlines())) for heading, cell in cells))
