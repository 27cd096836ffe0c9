"""Letters: facts gathered, made, corrected, signed, kept, checked, listed; decrees and their copies."""
