"""Transfer cases: kinds, stages and their guards, facts, and the checks of whoever is to move."""
