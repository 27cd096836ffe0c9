"""Workbooks in: read, matched, checked, written; sheets of tasks both ways."""
