"""Workbooks in and out: what a file is, what its headings mean, and how one is written."""
