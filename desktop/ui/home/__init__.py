"""Home: what needs the officer's hands today."""
