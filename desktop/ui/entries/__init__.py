"""Moves to be entered in SIASN and I-MUT."""
