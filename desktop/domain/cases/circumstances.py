"""What of a person's life a move has to respect; part of it is specific personal data (UU 27/2022 art. 4(2))."""

from enum import StrEnum

from desktop.text import N_


class CircumstanceKind(StrEnum):
    """Circumstances that a check looks at."""

    HEALTH = "health"
    DISABILITY = "disability"
    SMALL_CHILD = "small_child"
    SPOUSE_ELSEWHERE = "spouse_elsewhere"
    CARE = "care"


CIRCUMSTANCE_KIND_WORDS = {
    CircumstanceKind.HEALTH: N_("Health"),
    CircumstanceKind.DISABILITY: N_("Disability"),
    CircumstanceKind.SMALL_CHILD: N_("Small child"),
    CircumstanceKind.SPOUSE_ELSEWHERE: N_("Spouse in service elsewhere"),
    CircumstanceKind.CARE: N_("Cares for a relative"),
}
