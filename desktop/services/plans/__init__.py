"""Transfer plans: facts gathered, solved, read, compared, led to cases."""
