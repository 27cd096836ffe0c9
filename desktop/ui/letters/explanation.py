"""Making the letter that explains a move to the employee."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.services.explanation import (
    ExplanationDraft,
    explanation_desk,
    issue_explanation,
    preview_explanation,
)
from desktop.services.official_letters import OfficialDraft
from desktop.text import N_, _
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.letters.drafting import Drafting, DraftPage, SignatoryField, Values
from desktop.ui.places import Place


class ExplanationPage(DraftPage):
    """The draft of one case's explanation, with its preview, until it is issued."""

    TITLE = N_("Make the explanation letter")
    HELP = "explanation"
    ROLE = "explanation"
    PLACES = (Place.EXPLANATION_DRAFT,)
    TABLES = frozenset({"signatory", "setting", "employee", "letter", "transfer_case", "unit", "post"}) | frozenset(
        {"talk", "wish", "commitment", "establishment"}
    )
    DRAFTING = Drafting(
        explanation_desk,
        preview_explanation,
        issue_explanation,
        N_("&Issue the letter"),
        N_("The letter has not been issued."),
        N_("The letter is issued. Print it, let it be signed and stamped, and hand it to the employee."),
    )

    def add_fields(self, form: Form) -> None:
        """What the officer settles of the letter."""
        form.add("number", _("N&umber"), LineField(120), _("Left empty, the next number is taken when it is issued."))
        form.add("day", _("&Date of the letter"), DateField())
        form.add("signatory", _("Si&gnatory"), SignatoryField())
        form.add("nature", _("&Nature (Sifat)"), LineField(80))
        form.add("enclosures", _("&Enclosures (Lampiran)"), LineField(120))
        form.add("subject", _("Su&bject (Hal)"), LineField(300))
        form.add(
            "benefits", _("Bene&fits, one a line"), TextField(4), _("As told in the talks; here they can be put well.")
        )
        form.add("answer_by", _("Ans&wer asked for until"), DateField())
        form.add("copies", _("C&opies (Tembusan), one a line"), TextField(4))

    def shown(self, draft: ExplanationDraft) -> Mapping[str, Any]:
        """The draft by the form's field names."""
        letter = draft.letter
        return {
            "number": letter.number,
            "day": letter.day,
            "signatory": letter.signatory_id,
            "nature": letter.nature,
            "enclosures": letter.enclosures,
            "subject": letter.subject,
            "benefits": "\n".join(draft.benefits),
            "answer_by": draft.answer_by,
            "copies": "\n".join(letter.copies or ()),
        }

    def entered(self, values: Values) -> ExplanationDraft:
        """The draft that the fields make."""
        letter = OfficialDraft(
            day=values["day"] or date.today(),  # noqa: DTZ011  # the office's own day
            signatory_id=values["signatory"],
            number=values["number"],
            nature=values["nature"],
            enclosures=values["enclosures"],
            subject=values["subject"],
            copies=tuple(values["copies"].splitlines()),
        )
        return ExplanationDraft(letter, tuple(values["benefits"].splitlines()), values["answer_by"])
