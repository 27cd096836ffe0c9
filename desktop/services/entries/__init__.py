"""Cases ready to be entered in SIASN or I-MUT, and what became of it."""
