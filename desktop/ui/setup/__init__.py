"""The assistant that sets the office up at the first start."""
