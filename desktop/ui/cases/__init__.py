"""The screens of transfer cases: the list, a new case, and the page of one case."""
