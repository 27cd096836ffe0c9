"""The office's own rules: kinds of case, checks, lists of reasons."""
