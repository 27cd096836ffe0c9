"""What the office's technician can ask on the command line: one module for each thing, over the same use cases."""
