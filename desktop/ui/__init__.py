"""What the officer sees: shared widgets here, one folder for each feature."""
