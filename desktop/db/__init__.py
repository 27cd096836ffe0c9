"""How it is kept: tables, the store, search, errors, backup and migrations."""
