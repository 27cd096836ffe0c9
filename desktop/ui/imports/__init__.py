"""The import wizard: choose a workbook, see how it is read, check it, take it in."""
