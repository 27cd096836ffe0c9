"""Making a decree: what the officer settles at the left, the pages as they would be printed at the right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.services.letters.decree_facts import DecreeDraft
from desktop.services.letters.letters import decree_desk, issue_decree, preview_decree
from desktop.text import N_, _
from desktop.ui.classification_field import ClassificationField
from desktop.ui.forms import DateField, Form, LineField, TextField
from desktop.ui.letters.copies import offer_copies
from desktop.ui.letters.drafting import Drafting, DraftPage, SignatoryField, Values
from desktop.ui.places import Place


class DecreePage(DraftPage):
    """The draft of one case's decree, with its preview, until it is issued."""

    TITLE = N_("Make the decree")
    HELP = "decree"
    ROLE = "decree"
    PLACES = (Place.LETTER_DRAFT,)
    TABLES = frozenset({"signatory", "setting", "employee", "letter", "decree", "transfer_case", "unit", "post"})
    DRAFTING = Drafting(
        decree_desk,
        preview_decree,
        issue_decree,
        N_("&Issue the decree"),
        N_("The decree has not been issued."),
        N_("The decree is issued. Print it, let it be signed and stamped, then attach the scan."),
    )

    def add_fields(self, form: Form) -> None:
        """What the officer settles of a decree."""
        form.add("number", _("N&umber"), LineField(120), _("Left empty, the next number is taken when it is issued."))
        form.add("classification", _("Classification"), ClassificationField(_("as settled")))
        form.add("day", _("&Date of the decree"), DateField())
        form.add("signatory", _("Si&gnatory"), SignatoryField())
        form.add("effective", _("Takes effect on (&TMT)"), DateField())
        form.add("noting", _("&Noting (Memperhatikan), one a line"), TextField(4))
        form.add("copies", _("C&opies (Tembusan), one a line"), TextField(6))
        offer_copies(form, self.background)

    def shown(self, draft: DecreeDraft) -> Mapping[str, Any]:
        """The draft by the form's field names."""
        return {
            "number": draft.number,
            "classification": draft.classification,
            "day": draft.day,
            "signatory": draft.signatory_id,
            "effective": draft.effective_on,
            "noting": "\n".join(draft.noting),
            "copies": "\n".join(draft.copies or ()),
        }

    def entered(self, values: Values) -> DecreeDraft:
        """The draft that the fields make."""
        return DecreeDraft(
            day=values["day"] or date.today(),  # noqa: DTZ011  # the office's own day
            signatory_id=values["signatory"],
            effective_on=values["effective"],
            number=values["number"],
            classification=values["classification"],
            noting=tuple(values["noting"].splitlines()),
            copies=tuple(values["copies"].splitlines()),
        )
