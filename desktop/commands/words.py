"""The command line's own words in the user's language: argparse knows English only."""

import argparse

from desktop.text import N_, _, ngettext

ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""What argparse may say of our commands, named here so that the translation check misses none."""


def speak_argparse() -> None:
    """Let argparse speak the language that is installed now."""
    argparse._ = _  # type: ignore[attr-defined]  # its own hook has no public name
    argparse.ngettext = ngettext  # type: ignore[attr-defined]
