"""How letters are worded: kinds, parts, letterheads, signatories, layouts."""
