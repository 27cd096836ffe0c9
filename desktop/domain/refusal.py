"""The one kind of failure that an officer reads: what happened and what to do about it."""

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818  # it is not an error: it is the answer "no", with a remedy
    """The program says no: `title` is the sentence that says what happened, `remedy` what to do next.

    `fields` holds, for a form, a message by field name; the form shows each beside its field.
    """

    def __init__(self, title: str, remedy: str = "", fields: Mapping[str, str] | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.remedy = remedy
        self.fields = dict(fields or {})

    def __str__(self) -> str:
        return f"{self.title} {self.remedy}".strip()


class Stale(Refusal):
    """Somebody else changed the row since it was read; what was entered is still in the form."""


class Cancelled(Refusal):
    """The officer stopped a long piece of work; nothing of it was kept."""
